import { describe, expect, it } from 'vitest';
import { openEditor } from '../../fixtures/links/page.ts';
import { markupOf } from '../../fixtures/onPage.tsx';
import type { Session } from '../../store/session.ts';
import { Transport } from './Transport.tsx';
import { branchPanel, untilPanel } from './timePanels.ts';

const shown = (session: Session) => markupOf(session, <Transport />);

/** The button of that name, as markup. */
function button(session: Session, name: string): string {
  return shown(session).match(new RegExp(`<button[^>]*aria-label="${name}"[^>]*>`))?.[0] ?? '';
}

describe('the transport', () => {
  it('offers at the start what the document drew, and no way back', () => {
    const session = openEditor('lost-update');
    expect(button(session, 'Play')).toContain('title="Play it as drawn"');
    expect(button(session, 'Restart')).toContain('disabled');
    expect(button(session, 'Forward')).toContain('disabled');
  });

  it('pauses what is played, at the speed that was chosen before', () => {
    const session = openEditor('lost-update');
    session.actions.chooseSpeed(15);
    session.actions.playDrawn(0);
    expect(button(session, 'Pause')).not.toBe('');
    expect(shown(session)).toMatch(/<option value="15" selected="">/);
    session.actions.pause();
    expect(button(session, 'Play')).not.toBe('');
  });

  it('opens one panel at a time', async () => {
    await untilPanel.prefetch();
    await branchPanel.prefetch();
    const session = openEditor('lost-update');
    session.actions.togglePanel('until');
    expect(shown(session)).toMatch(/role="dialog" aria-label="Step until"/);
    session.actions.togglePanel('branches');
    expect(shown(session)).not.toContain('aria-label="Step until"');
    expect(shown(session)).toMatch(/role="dialog" aria-label="Branches"/);
  });
});
