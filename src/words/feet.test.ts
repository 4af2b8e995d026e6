import { describe, expect, it } from 'vitest';
import { mapScale, minimapOf } from '../drawing/minimap.ts';
import { handmadeFrames, handmadeProgram } from '../fixtures/handmade.ts';
import { actorIndex, rowIndex } from '../model/indices.ts';
import type { Option, Outlook } from '../model/run.ts';
import { feetOf } from './feet.ts';

const program = handmadeProgram(2);
const nowhere = { from: 0, to: 0 };

function option(actor: string, alternative: number): Option {
  return { choice: rowIndex(0), turn: { actor, alternative }, labels: [], happenings: [], at: nowhere };
}

function outlook(options: Readonly<Record<string, readonly Option[]>>): readonly Outlook[] {
  return program.actors.map(({ name }, index) => {
    const mine = options[name] ?? [];
    return { actor: actorIndex(index), at: nowhere, options: mine, finished: false, atEnd: false, why: [] };
  });
}

describe('the feet', () => {
  it('give a digit to the first move of each lane and letters to the others, without those of the page', () => {
    const many = [0, 1, 2, 3, 4].map((ordinal) => option('v[1]', ordinal));
    const { lanes } = feetOf(program, outlook({ 'v[0]': [option('v[0]', 0)], 'v[1]': many }));
    expect(lanes.map(({ moves }) => moves.map(({ key }) => key))).toEqual([['1'], ['2', 'a', 'b', 'c', 'i']]);
  });

  it('say who cannot move', () => {
    const { lanes } = feetOf(program, outlook({ 'v[0]': [option('v[0]', 0)] }));
    expect(lanes[0]?.waiting).toEqual(['idle0 cannot move: it stays where it is.']);
    expect(lanes[1]?.waiting).toEqual([
      'v1 cannot move: it stays where it is.',
      'idle1 cannot move: it stays where it is.',
    ]);
  });

  it('show the code of the first move, else of the task that waits', () => {
    const { lanes } = feetOf(program, outlook({ 'idle[0]': [option('idle[0]', 0)] }));
    expect(lanes.map(({ code }) => code?.actor)).toEqual([1, 3]);
  });
});

describe('the minimap', () => {
  const frames = handmadeFrames(program, [{ actor: 'v[0]' }, { actor: 'v[1]' }, { actor: 'v[0]' }]);

  it('puts now where the turns up to now end', () => {
    const x = mapScale(300, frames.length - 1);
    expect(x(0)).toBe(0);
    expect(x(3)).toBe(minimapOf(program, frames, 3, 300, 28, []).width);
  });

  it('does not spread a short run over the whole width', () => {
    expect(minimapOf(program, frames, 1, 300, 28, []).width).toBeLessThan(60);
  });
});
