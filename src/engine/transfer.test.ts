/** The same schedule under other settings (R23): nothing is skipped silently. */

import { describe, expect, it } from 'vitest';
import { assert } from '../base/assert.ts';
import { programOf, turns } from '../oracle/smallPrograms.ts';
import { partingSentence } from '../words/partingWords.ts';
import { createMachine, type Machine } from './machine.ts';
import { replay } from './replay.ts';
import { type Transferred, transfer } from './transfer.ts';

describe('a schedule', () => {
  it('stays what it is under the settings that it was recorded under', () => {
    const items = 'int 0..2 x; task a on cpu0 { x = x + 1; } task b on cpu1 { choose { x = 0; x = 2; } }';
    const recorded = machineOf(items, 'before');
    expect(transfer(recorded, turns('a b#1 a'), recorded)).toEqual({
      schedule: turns('a b#1 a'),
      from: [0, 1, 2],
      dropped: [],
      divergence: undefined,
    });
  });

  it('loses the turns of operations that the other program does not have', () => {
    const items = 'bool x; task a on cpu0 { if (fix == before) step; x = true; } task b on cpu1 { step; }';
    expect(moved(items, 'a b a')).toEqual({ schedule: 'b a', from: [1, 2], dropped: [0] });
  });

  it('loses the turns of a task that the other program does not have', () => {
    const items = 'task a on cpu0 { step; } task b on cpu1 if fix == before { step; }';
    expect(moved(items, 'b a')).toEqual({ schedule: 'a', from: [1], dropped: [0] });
  });

  it('gives the turn of an operation that is gone to the new one that stands there', () => {
    const items = 'int 0..2 x; task a on cpu0 { if (fix == before) x = 1; else x = 2; step; }';
    expect(moved(items, 'a a')).toEqual({ schedule: 'a a', from: [0, 1], dropped: [] });
  });

  it('runs operations that only the other program has first', () => {
    const items = 'bool x; task a on cpu0 { if (fix == after) { step; step; } x = true; }';
    expect(moved(items, 'a')).toEqual({ schedule: 'a a a', from: [undefined, undefined, 0], dropped: [] });
  });

  it('lets a task go first that stands at an unlock which only the other program has', () => {
    const items = `
mutex m; bool x;
task a on cpu0 { mutex_lock(&m); if (fix == before) { mutex_unlock(&m); } else { step; mutex_unlock(&m); } }
task b on cpu1 { mutex_lock(&m); }`;
    expect(moved(items, 'a a b')).toEqual({ schedule: 'a a a b', from: [0, 1, undefined, 2], dropped: [] });
  });

  it('goes through locks that only the other program has', () => {
    const items = `
mutex m; int 0..2 x;
task t[i : 2] on cpu0 {
  if (fix == after) mutex_lock(&m);
  x = i;
  if (fix == after) mutex_unlock(&m);
}`;
    expect(moved(items, 't[0] t[1]')).toEqual({
      schedule: 't[0] t[0] t[0] t[1] t[1]',
      from: [undefined, 0, undefined, undefined, 1],
      dropped: [],
    });
  });

  it('diverges where the recorded operation cannot be reached', () => {
    const items = `
bool x; bool y;
task a on cpu0 {
  bool goes = fix == before;
  if (y || goes) { "on": x = true; }
  else { "off": x = false; }
}`;
    const found = transfer(machineOf(items, 'before'), turns('a a'), machineOf(items, 'after'));
    expect(found.schedule).toEqual(turns('a'));
    expect(found.divergence).toEqual({
      turn: 2,
      parting: {
        kind: 'other way',
        actor: 'a',
        recorded: ['on'],
        here: { kind: 'elsewhere', returned: undefined, next: 'x = false;' },
      },
    });
    expect(sentenceOf(items, found)).toBe(
      'As recorded, a goes on with “on”; here its next operation is “x = false;”.',
    );
  });

  it('does not say that a function has returned which the recorded task had not entered', () => {
    const items = `
bool x; bool y;
void sleep() { "first": x = true; }
task a on cpu0 { bool goes = fix == before; step; if (y || goes) sleep(); "on": x = false; }`;
    const found = transfer(machineOf(items, 'before'), turns('a a a'), machineOf(items, 'after'));
    expect(sentenceOf(items, found)).toBe(
      'As recorded, a goes on with “first”; here its next operation is “x = false;”.',
    );
  });

  it('diverges where the recorded operation is blocked', () => {
    const items = `
int 0..2 x;
task a on cpu0 { await x >= (fix == before ? 1 : 2); }
task b on cpu1 { x = 1; step; }`;
    const found = transfer(machineOf(items, 'before'), turns('b a b'), machineOf(items, 'after'));
    expect(found.schedule).toEqual(turns('b'));
    expect(found.divergence?.turn).toBe(2);
    expect(sentenceOf(items, found)).toMatch(/^As recorded, a goes on with “await x.*”; here .*x is 1\.$/);
  });

  it('parts where it cannot even go on as it was recorded, because the text was edited', () => {
    const items = 'int 0..2 x; task a on cpu0 { if (fix == before) x = 1; else x = 2; step; }';
    const found = transfer(machineOf(items, 'before'), turns('a b a'), machineOf(items, 'after'));
    expect(found.divergence?.turn).toBe(2);
    expect(sentenceOf(items, found)).toMatch(/^There is no b in this scenario/);
  });

  it('can be replayed as far as it was carried over', () => {
    const items = 'int 0..2 x; task t[i : 2] on cpu0 { if (fix == after) step; x = i; step; }';
    const other = machineOf(items, 'after');
    const found = transfer(machineOf(items, 'before'), turns('t[0] t[1] t[1] t[0]'), other);
    expect(found.divergence).toBeUndefined();
    expect(found.from).toHaveLength(found.schedule.length);
    expect(replay(other, found.schedule).stopped).toBeUndefined();
  });
});

/** Why a schedule, recorded before the fix, parts from it after it. */
function sentenceOf(items: string, { divergence }: Transferred): string {
  assert(divergence !== undefined, 'the two part');
  return partingSentence(machineOf(items, 'after').program, divergence.parting);
}

/** What a schedule, recorded before the fix, becomes after it. */
function moved(
  items: string,
  recorded: string,
): { readonly schedule: string } & Pick<Transferred, 'from' | 'dropped'> {
  const { schedule, from, dropped, divergence } = transfer(
    machineOf(items, 'before'),
    turns(recorded),
    machineOf(items, 'after'),
  );
  expect(divergence).toBeUndefined();
  return { schedule: schedule.map(({ actor }) => actor).join(' '), from, dropped };
}

function machineOf(items: string, fix: 'before' | 'after'): Machine {
  const text = `scenario "Test" param fix = before | after; lane cpu0; lane cpu1;\n${items}`;
  return createMachine(programOf(text, { fix }));
}
