/** The same schedule under other settings (R23): nothing is skipped silently. */

import { describe, expect, it } from 'vitest';
import { assert } from '../base/assert.ts';
import { MEMORY_MODELS, type MemoryModel } from '../model/program.ts';
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
        saw: undefined,
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

describe('a schedule under another memory model', () => {
  const message = `bool data; bool flag;
task t on cpu0 { data = true; smp_wmb(); flag = true; }
task u on cpu1 { bool f; bool d; do { "look": f = flag; } while (!f); "read": d = data; }`;
  const lost = 't t t cpu0.drain cpu0.drain cpu1.news.flag u u';

  it('loses what only its own memory does, and the barriers that are no steps elsewhere', () => {
    expect(underMemory(message, lost, 'weak', 'sc')).toEqual({ schedule: 't t u u', sentence: undefined });
    expect(underMemory(message, lost, 'weak', 'tso')).toEqual({
      schedule: 't t cpu0.drain cpu0.drain u u',
      sentence: undefined,
    });
  });

  it('gets the steps of a memory that waits, at once, so that everybody sees what was recorded', () => {
    expect(underMemory(message, 't u t u u', 'sc', 'tso')).toEqual({
      schedule: 't cpu0.drain u t cpu0.drain u u',
      sentence: undefined,
    });
    expect(underMemory(message, 't u t u u', 'sc', 'weak')).toEqual({
      schedule: 't cpu0.drain cpu1.news.data u t t cpu0.drain cpu1.news.flag u u',
      sentence: undefined,
    });
  });

  it('lets stores reach memory for which the other memory waits', () => {
    const items = `bool data; bool flag; task t on cpu0 { data = true; set_bit(&flag); } task u on cpu1 { bool f; f = flag; f = data; }`;
    expect(underMemory(items, 't t cpu0.pass cpu0.drain', 'weak', 'tso')).toEqual({
      schedule: 't cpu0.drain t',
      sentence: undefined,
    });
  });

  it('parts with the value that was seen, and the one that is seen here', () => {
    expect(underMemory(message, 't t t cpu0.drain cpu0.drain u u', 'weak', 'sc')).toEqual({
      schedule: 't t u',
      sentence:
        'As recorded, cpu1 still saw flag = false, and u goes on with “look”; here it sees true: its next operation is “data”.',
    });
    const overtaken = message.replace('smp_wmb();', '');
    expect(underMemory(overtaken, 't t cpu0.pass cpu1.news.flag u u', 'weak', 'tso')).toEqual({
      schedule: 't t u',
      sentence:
        'As recorded, cpu1 saw flag = true, and u goes on with “read”; here it sees false: its next operation is “flag”.',
    });
  });
});

function underMemory(
  items: string,
  recorded: string,
  from: MemoryModel,
  to: MemoryModel,
): { readonly schedule: string; readonly sentence: string | undefined } {
  const machine = (memory: MemoryModel) => {
    const models = [memory, ...MEMORY_MODELS.filter((each) => each !== memory)].join(' | ');
    return createMachine(programOf(`scenario "Test" lane cpu0; lane cpu1; memory ${models}; ${items}`));
  };
  const other = machine(to);
  const { schedule, divergence } = transfer(machine(from), turns(recorded), other);
  return {
    schedule: schedule.map(({ actor }) => actor).join(' '),
    sentence: divergence && partingSentence(other.program, divergence.parting),
  };
}

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
