import { describe, expect, it } from 'vitest';
import { handmadeFrames, handmadeProgram } from '../fixtures/handmade.ts';
import { actorIndex, rowIndex } from '../model/indices.ts';
import { effectOf } from '../words/effects.ts';
import { interruptTable } from '../words/interruptTable.ts';
import { lastMove, modeTracks } from './modeMoves.ts';
import { variableTables } from './variables.ts';

const program = handmadeProgram(2);
const frames = handmadeFrames(program, [
  { actor: 'v[1]', writes: { 'ev[0].set': 1, 'st[0]': 1 }, raises: ['notify[0]'] },
  { actor: 'v[1]', writes: { 'ev[0].set': 1 } },
]);
const [start, first, second] = frames;
if (start === undefined || first === undefined || second === undefined) throw new Error('three frames');

describe('the variables', () => {
  it('stand in a table with a column an element, without those that have a chart', () => {
    const [table] = variableTables(program, start, new Set());
    expect(table?.columns).toBe(2);
    expect(table?.rows.map(({ name }) => name)).toEqual(['ev[].set']);
  });

  it('say what the last step did to them, and that it did nothing', () => {
    const news = [first, second].map((frame) => variableTables(program, frame, new Set())[0]?.rows[0]?.news);
    expect(news).toEqual(['step 1: false -> true', 'step 2 wrote true over true: nothing changed']);
  });
});

describe('the effect of a step', () => {
  it('tells changes, then what it sends', () => {
    const effect = effectOf(program, start.state, {
      actor: actorIndex(3),
      choice: rowIndex(9),
      happenings: first.happenings,
    });
    expect(effect).toBe('ev[0].set false -> true, st[0] RUNNING -> BE_BLOCKING, raises notify0');
  });

  it('tells that nothing changed', () => {
    expect(
      effectOf(program, first.state, {
        actor: actorIndex(4),
        choice: rowIndex(12),
        happenings: second.happenings,
      }),
    ).toBe('ev[0].set stays true');
    expect(
      effectOf(program, first.state, { actor: actorIndex(4), choice: rowIndex(12), happenings: [] }),
    ).toBe('changes nothing that others see');
  });
});

it('shows interrupts with a column a lane', () => {
  expect(interruptTable(program, first.state)).toEqual([
    { name: 'irqs', cells: ['in guest', 'in guest'] },
    { name: 'notify[]', cells: ['pending', 'idle'] },
  ]);
});

it('finds the last move of a mode and who made it', () => {
  const [track] = modeTracks(program);
  if (track === undefined) throw new Error('a track');
  const expected = { turn: 1, by: 'v1', from: 0, to: 1, event: 'sleep_thread' };
  expect(lastMove(program, frames, 2, track)).toEqual(expected);
});
