import { describe, expect, it } from 'vitest';
import { createRunFacts } from '../facts/runFacts.ts';
import type { Stretch, Stretches } from '../facts/stretches.ts';
import { type HandmadeStep, handmadeFrames, handmadeProgram } from '../fixtures/handmade.ts';
import { columnsFor } from './laneColumns.ts';
import { extentOf, type Mark } from './marks.ts';
import { drawTimeline, type Timeline, type TimelineInput } from './timeline.ts';

const program = handmadeProgram(3);

/** The lost wakeup in short: two signals, one flag. */
const lostWakeup: readonly HandmadeStep[] = [
  { actor: 'v[1]', labels: ['req bit0 set'], goTo: 0 },
  { actor: 'v[1]', labels: ['IPI -> 0'], raises: ['notify[0]'] },
  { actor: 'v[0]', labels: ['VM exit: IRQ'], goTo: 0 },
  { actor: 'notify[0]', from: 'inactive' },
  { actor: 'v[0]', labels: ['wait'], writes: { 'st[0]': 1 } },
  { actor: 'v[0]', labels: ['vcpu0 descheduled'], writes: { 'st[0]': 2 } },
  {
    actor: 'v[1]',
    labels: ['signal 0', 'set=true', 'wake 0'],
    writes: { 'ev[0].set': 1, 'st[0]': 3 },
    raises: ['notify[0]'],
  },
  { actor: 'idle[0]' },
  { actor: 'notify[0]', from: 'inactive' },
  { actor: 'idle[0]', labels: ['vcpu0 scheduled'], writes: { 'st[0]': 0 } },
  { actor: 'v[2]', labels: ['signal 0', '(no wake)'], writes: { 'ev[0].set': 1 } },
  { actor: 'v[0]', labels: ['set=false'], writes: { 'ev[0].set': 0 } },
];
const frames = handmadeFrames(program, lostWakeup);

function draw(turns: number, more: Partial<TimelineInput> = {}, width = 888): Timeline {
  const input: TimelineInput = {
    program,
    text: '',
    frames: frames.slice(0, turns + 1),
    drawnTurns: 99,
    notesOf: () => [],
    next: [],
    parting: undefined,
    fates: undefined,
    ...more,
  };
  return drawTimeline(input, columnsFor(program, width));
}

/** Everything but the words of the history. */
function marksOf({ marksIn, height }: Timeline): readonly Mark[] {
  return marksIn(0, height);
}

function texts(timeline: Timeline): readonly string[] {
  const { rows, drawWords } = timeline;
  return [...marksOf(timeline), ...rows.flatMap(drawWords)].flatMap((mark) =>
    mark.kind === 'text' ? [mark.text] : [],
  );
}

function all<T extends Stretch>(lists: readonly Stretches<T>[]): readonly T[] {
  return lists
    .flatMap((list) => list.between(0, frames.length, frames.length))
    .toSorted((a, b) => a.from - b.from);
}

describe('modes', () => {
  it('hold from the step that began them to the step that ended them', () => {
    const spans = all(createRunFacts(program)(frames).modes).filter(({ lane }) => lane === 0);
    expect(spans.map(({ from, to, bar }) => [from, to, bar])).toEqual([
      [0, 3, 'guest'],
      [3, 5, 'running'],
      [5, 6, 'going to sleep'],
      [6, 7, 'blocked'],
      [7, 10, 'runnable'],
      [10, undefined, 'running'],
    ]);
  });
});

describe('signals', () => {
  it('arrive where they force the guest out, and are swallowed by another task of the lane', () => {
    expect(
      all(createRunFacts(program)(frames).signals).map(({ from, to, arrival }) => [from, to, arrival]),
    ).toEqual([
      [2, 3, { kind: 'delivered' }],
      [7, 9, { kind: 'swallowed', by: 'idle0' }],
    ]);
  });

  it('are pending until then, and merge meanwhile', () => {
    const run = handmadeFrames(program, [
      { actor: 'v[0]', raises: ['notify[1]'] },
      { actor: 'v[2]', raises: ['notify[1]'] },
    ]);
    const { at } = createRunFacts(program)(run);
    expect([1, 2].flatMap((turn) => at(turn).raised.map(({ arrival }) => arrival.kind))).toEqual([
      'pending',
      'merged',
    ]);
  });
});

describe('credits', () => {
  it('are raised, merged into one, and spent by their owner', () => {
    const { at, held } = createRunFacts(program)(frames);
    const events = frames.flatMap(({ index }) => at(index).credits);
    expect(events.map(({ kind, turn }) => [kind, turn])).toEqual([
      ['raised', 7],
      ['merged', 11],
      ['spent', 12],
    ]);
    expect(all(held)).toEqual([{ lane: 0, from: 7, to: 12 }]);
  });
});

describe('the timeline', () => {
  it('keeps the band of now at the foot once there is a step', () => {
    for (const turns of lostWakeup.keys()) {
      const { nowTop, height } = draw(turns);
      expect(height - nowTop).toBe((turns === 0 ? 0 : 42) + 4);
    }
  });

  it('puts every row below the one before', () => {
    const { rows, nowTop } = draw(12);
    for (const [index, row] of rows.entries())
      expect(row.top).toBeGreaterThanOrEqual(rows[index - 1]?.bottom ?? 0);
    expect(rows.at(-1)?.bottom).toBe(nowTop);
  });

  it('makes dots of drawn steps without a label, and code of others', () => {
    const drawn = draw(11).rows.find((row) => row.first <= 8 && row.last >= 8);
    expect(drawn?.cells.find(({ lane }) => lane === 0)?.dots).toBe(1);
    const own = draw(11, { drawnTurns: 0, text: 'await x' }).rows.find((row) => row.first === 8);
    expect(own?.cells[0]?.lines[0]?.tone).toBe('code');
  });

  it('says 1 + 1 = 1 where a credit is lost', () => {
    expect(texts(draw(11))).toContain('1 + 1 = 1');
    expect(marksOf(draw(11))).toContainEqual(expect.objectContaining({ kind: 'dot', shape: 'ringed' }));
  });

  it('names a mode once, in the row that changed it', () => {
    expect(texts(draw(12)).filter((text) => text === 'BE_BLOCKING')).toHaveLength(1);
  });

  it('draws nothing beside its own place', () => {
    const { height } = draw(12);
    for (const mark of marksOf(draw(12))) {
      const { top, bottom } = extentOf(mark);
      expect(bottom).toBeGreaterThanOrEqual(top);
      expect(top).toBeGreaterThan(-20);
      expect(bottom).toBeLessThanOrEqual(height + 10);
    }
  });

  it('does not strike out words: no line of a row runs through the words of a lane that it reaches', () => {
    const { rows } = draw(12);
    for (const row of rows) {
      const foreign = row.cells.filter((cell) => cell.foreign);
      for (const y of row.linesAt) {
        for (const [index] of foreign.flatMap((cell) => cell.lines).entries()) {
          const line = row.top + 13 + 16 * index;
          expect(y > line - 10 && y < line).toBe(false);
        }
      }
    }
  });

  it('shows where the settings part', () => {
    expect(texts(draw(6, { parting: 4 }))).toContain('Here the two settings part');
    expect(texts(draw(6, { parting: 9 }))).not.toContain('Here the two settings part');
  });
});

describe('columns', () => {
  it('share the width, and run over where lanes would be too narrow', () => {
    expect(columnsFor(program, 888).width).toBeLessThanOrEqual(888);
    expect(columnsFor(program, 390).width).toBeLessThanOrEqual(390);
    expect(columnsFor(handmadeProgram(16), 888).width).toBeGreaterThan(888);
  });
});
