import { describe, expect, it } from 'vitest';
import { assert } from '../base/assert.ts';
import { type HandmadeStep, handmadeFrames, handmadeProgram } from '../fixtures/handmade.ts';
import type { Actor } from '../model/actors.ts';
import type { Program } from '../model/program.ts';
import type { Mark } from './marks.ts';
import { createRightwards } from './rightwards.ts';
import type { RightwardsInput } from './rightwardsBlocks.ts';

const program = handmadeProgram(3);

function marksOf<Kind extends Mark['kind']>(marks: readonly Mark[], kind: Kind) {
  return marks.filter((mark): mark is Extract<Mark, { readonly kind: Kind }> => mark.kind === kind);
}

const steps: readonly HandmadeStep[] = [
  { actor: 'v[1]', labels: ['req bit0 set'], goTo: 0 },
  { actor: 'v[1]', labels: ['IPI -> 0'], raises: ['notify[0]'] },
  { actor: 'v[2]', labels: ['something else that takes more words than a block has room for, by far'] },
  { actor: 'v[0]', labels: ['VM exit: IRQ'], goTo: 0 },
  { actor: 'notify[0]', from: 'inactive' },
  { actor: 'v[0]', labels: ['wait'], writes: { 'st[0]': 1 } },
];
const frames = handmadeFrames(program, steps);
const pitch = 100;

function draw(now: number, more: Partial<RightwardsInput> = {}, zoom = 1) {
  const input: RightwardsInput = {
    ...{ program, text: '', frames, now },
    notesOf: () => [],
    parting: undefined,
    fates: undefined,
    ...more,
  };
  return createRightwards()(input, { height: 400, pitch: pitch * zoom, after: 150 });
}

describe('time to the right', () => {
  it('has a block for each step, in the row of its lane and the column of its turn', () => {
    const { marksIn, scale } = draw(5);
    const blocks = marksOf(marksIn(0, scale.width), 'block');
    expect(blocks.map(({ turn, when }) => [turn, when])).toEqual([
      [1, 'past'],
      [2, 'past'],
      [3, 'past'],
      [4, 'past'],
      [5, 'now'],
      [6, 'next'],
    ]);
    expect(blocks.map(({ top }) => scale.rows.findIndex((row) => row.blockTop === top))).toEqual([
      1, 1, 2, 0, 0, 0,
    ]);
    const lefts = blocks.map(({ x }) => x);
    expect(lefts.slice(1).map((x, index) => x - (lefts[index] ?? 0))).toEqual(Array(5).fill(pitch));
  });

  it('has a row of its own for a task of the environment, from which its signals go to the lanes', () => {
    const actors = program.actors.map(
      ({ name, endless, gate, threads, choices, at, ...actor }): Actor =>
        name === 'idle[2]'
          ? { name, endless, gate, threads, choices, at, kind: 'env' }
          : { ...{ name, endless, gate, threads, choices, at }, ...actor },
    );
    const within: Program = { ...program, actors };
    const run = handmadeFrames(within, [{ actor: 'idle[2]', raises: ['notify[0]'] }, { actor: 'v[1]' }]);
    const { marksIn, scale } = draw(2, { program: within, frames: run });
    const marks = marksIn(0, scale.width);
    const [outside, own] = marksOf(marks, 'block');
    expect(scale.rows).toHaveLength(4);
    expect([outside?.top, own?.top]).toEqual([scale.rows[3]?.blockTop, scale.rows[1]?.blockTop]);
    const signal = marksOf(marks, 'path').find(({ role }) => role === 'pending');
    expect([signal?.top, signal?.bottom]).toEqual([scale.rows[0]?.channel, outside?.top]);
  });

  it('keeps the words of a block inside it', () => {
    const { marksIn, scale } = draw(6);
    const marks = marksIn(0, scale.width);
    const block = marksOf(marks, 'block').find(({ turn }) => turn === 3);
    assert(block !== undefined, 'step 3 has a block');
    const behind = marks.slice(marks.indexOf(block) + 1);
    const words = marksOf(
      behind.slice(
        0,
        behind.findIndex(({ kind }) => kind !== 'text'),
      ),
      'text',
    );
    expect(words.length).toBeGreaterThan(1);
    for (const word of words) {
      expect(word.y).toBeGreaterThan(block.top);
      expect(word.y).toBeLessThan(block.bottom);
    }
  });

  it('makes only what is visible', () => {
    const { marksIn, turnsIn, scale } = draw(6);
    const from = scale.left(3) + 1;
    expect(turnsIn(from, from + pitch)).toEqual([3, 4]);
    const part = marksIn(from, from + pitch);
    expect(marksOf(part, 'block').map(({ turn }) => turn)).toEqual([3, 4]);
    // The interrupt is raised before and taken in it: its arrow comes in from the left.
    expect(marksOf(part, 'tip').map(({ x }) => x)).toEqual([scale.arrival(4)]);
    expect(marksOf(marksIn(scale.left(6) + 20, scale.width), 'tip')).toEqual([]);
  });

  it('knows nothing of what an interrupt will do', () => {
    const { marksIn, scale } = draw(2);
    const marks = marksIn(0, scale.width);
    expect(marksOf(marks, 'tip')).toEqual([]);
    expect(marksOf(marks, 'path').map(({ role }) => role)).toEqual(['pending']);
  });

  it('has a line before the step that doomed the run', () => {
    const fates = { frames: [...Array(4).fill('open'), ...Array(3).fill('doomed')], doomedAt: 4 };
    const { marksIn, scale } = draw(6, { fates });
    const marks = marksIn(0, scale.width);
    const line = marksOf(marks, 'path').find(({ role }) => role === 'no return');
    expect(line?.d.startsWith(`M${scale.left(4)},`)).toBe(true);
    const ribbons = marksOf(marks, 'fate').map(({ fate, x }) => [fate, x]);
    expect(ribbons).toEqual([
      ['open', 0],
      ['doomed', scale.left(4)],
    ]);
  });

  it('has no words where it is drawn short', () => {
    const { marksIn, scale } = draw(6, {}, 0.25);
    const marks = marksIn(0, scale.width);
    expect(marksOf(marks, 'text').map(({ text }) => text)).toEqual(['6']);
    expect(marksOf(marks, 'block')).toHaveLength(6);
  });
});
