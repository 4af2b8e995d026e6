import { describe, expect, it } from 'vitest';
import { openEditor } from '../../fixtures/links/page.ts';
import type { PageState } from '../../store/inputs/page.ts';
import type { Session } from '../../store/session.ts';
import type { Command } from '../../words/keys.ts';
import { actionOfCommand } from './commands.ts';

function press(session: Session, ...commands: readonly Command[]): PageState {
  for (const command of commands) actionOfCommand(command, session)?.();
  return session.store.getState().page;
}

describe('a key', () => {
  it('opens a panel of the transport, closes it, and opens another in its place', () => {
    const session = openEditor('lost-update');
    expect(press(session, 'until').timePanel).toBe('until');
    expect(press(session, 'branches').timePanel).toBe('branches');
    expect(press(session, 'branches').timePanel).toBeUndefined();
  });

  it('leaves one thing at a time: the panel, then the presentation, then what is compared', () => {
    const session = openEditor('lost-update');
    press(session, 'present', 'until');
    expect(press(session, 'leave')).toMatchObject({ timePanel: undefined, mode: 'presenting' });
    expect(press(session, 'leave').mode).toBe('run');
    expect(actionOfCommand('leave', session)).toBeUndefined();
  });

  it('does nothing on a worksheet but leave it', () => {
    const session = openEditor('lost-update');
    expect(press(session, 'worksheet').mode).toBe('worksheet');
    expect(actionOfCommand('play as drawn', session)).toBeUndefined();
    expect(actionOfCommand('help', session)).toBeUndefined();
    expect(press(session, 'leave').mode).toBe('run');
  });

  it('stops comparing before it edits', () => {
    const session = openEditor('lost-update');
    press(session, 'compare', 'edit');
    expect(session.store.getState().comparing).toBeUndefined();
    expect(press(session).editing).toBe(false);
    expect(press(session, 'edit').editing).toBe(true);
  });

  it('opens the run as text, and the timeline again', () => {
    const session = openEditor('lost-update');
    expect(press(session, 'text').part).toBe('text');
    expect(press(session, 'text').part).toBe('timeline');
  });

  it('has nothing to do where the scenario has one memory model, no adversary and no hint left', () => {
    const session = openEditor('lost-update');
    expect(actionOfCommand('next memory', session)).toBeUndefined();
    expect(actionOfCommand('pass', session)).toBeUndefined();
    const { hints } = session.viewOf(session.store.getState()).scenario;
    for (const _ of hints) press(session, 'hint');
    expect(actionOfCommand('hint', session)).toBeUndefined();
  });
});
