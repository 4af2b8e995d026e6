import { describe, expect, it } from 'vitest';
import { textLines } from '../facts/textLines.ts';
import { lostUpdate } from '../fixtures/lostUpdate.ts';
import { textTools } from '../fixtures/textTools.ts';
import { charts } from '../machines/charts.ts';
import { printRunText, runText } from '../words/runText.ts';
import { statusOf } from '../words/statusWords.ts';
import { createSession } from './session.ts';

const session = createSession({
  library: [{ id: 'lost-update', text: lostUpdate }],
  charts,
  ...textTools,
  findDrawn: () => ({ schedule: [], cellsOfTurn: [] }),
});
for (const actor of ['a', 'b', 'a', 'b']) session.actions.step({ actor, alternative: 0 });
const { program, frames, scenario } = session.viewOf(session.store.getState());
const end = session.endOf(session.store.getState());
const fates = { frames: ['open', 'open', 'doomed', 'doomed', 'doomed'] as const, doomedAt: 2 };
const last = { frames, cursor: frames.length - 1, fates };
const status = end && statusOf(program, textLines(scenario.text), { ...last, ...end });

const parts = runText({
  program,
  frames,
  fates,
  notesOf: (turn) => (turn === 1 ? [{ name: 'a', text: 'Nothing is lost yet.' }] : []),
  parting: undefined,
  end: status,
});

describe('a run as text', () => {
  it('has one sentence a step, in order', () => {
    const turns = parts.flatMap((part) => (part.kind === 'step' ? [part.turn] : []));
    expect(turns).toEqual([1, 2, 3, 4]);
    expect(parts).toContainEqual(expect.objectContaining({ kind: 'step', who: 'a' }));
  });

  it('has a heading above the step that dooms it, and says so below', () => {
    const doomed = parts.findIndex((part) => part.kind === 'step' && part.turn === 2);
    expect(parts[doomed - 1]).toMatchObject({
      kind: 'heading',
      text: 'Point of no return: step 2',
      tone: 'bad',
    });
    expect(parts[doomed + 1]).toMatchObject({ kind: 'remark' });
  });

  it('puts notes below their steps', () => {
    const note = parts.findIndex((part) => part.kind === 'note');
    expect(parts[note - 1]).toMatchObject({ kind: 'step', turn: 1 });
  });

  it('ends with how it stands', () => {
    expect(parts.filter((part) => part.kind === 'heading').at(-1)).toMatchObject({ tone: 'bad' });
  });

  it('keeps fates to itself where they are not to be told', () => {
    const silent = runText({
      program,
      frames,
      fates: undefined,
      notesOf: () => [],
      parting: undefined,
      end: undefined,
    });
    expect(printRunText('', silent)).not.toMatch(/doom|save|no return/);
  });

  it('can be printed, changes told in words', () => {
    const text = printRunText(scenario.title, parts);
    expect(text).toMatch(/^Lost update\n/);
    expect(text).toContain('x goes from 0 to 1');
    expect(text).not.toContain('->');
  });
});
