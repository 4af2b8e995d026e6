import { defined } from '../base/defined.ts';
import { rowIndex } from '../model/indices.ts';
import { programOf, turns } from '../oracle/smallPrograms.ts';
import { turnOfRow, turnsOf } from '../schedule/turns.ts';
import { impossibleSentence } from '../words/reasonWords.ts';
/** Schedules: how far they go, how they end fairly, and that the stepper stays where the explorer has been. */

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assert } from '../base/assert.ts';
import { breadthFirst } from '../explorer/breadthFirst.ts';
import type { Schedule } from '../model/run.ts';
import { enabledRows, standingOf } from './explain.ts';
import { fairFinish } from './finish.ts';
import { firstFrame } from './frames.ts';
import { createMachine, type Machine } from './machine.ts';
import { replay, rowOf, stepFrame } from './replay.ts';

const LOCKED = `
mutex m;
task a on cpu0 { "a locks": mutex_lock(&m); mutex_unlock(&m); }
task b on cpu1 { "b locks": mutex_lock(&m); }`;

describe('replay', () => {
  it('makes a frame of each turn, with its labels and the text that it began with', () => {
    const machine = machineOf(LOCKED);
    const { frames, stopped } = replay(machine, turns('a a b'));
    expect(stopped).toBeUndefined();
    expect(frames.map(({ index, turn, labels }) => [index, turn?.actor, ...labels])).toEqual([
      [0, undefined],
      [1, 'a', 'a locks'],
      [2, 'a'],
      [3, 'b', 'b locks'],
    ]);
    const texts = frames.map(({ at }) => at && machine.program.text.slice(at.from, at.to));
    expect(texts).toEqual([undefined, 'mutex_lock(&m)', 'mutex_unlock(&m)', 'mutex_lock(&m)']);
  });

  it.each([
    ['a b', 1, 'b cannot move: it waits for m, held by a.'],
    ['a a a', 2, 'a has finished.'],
    ['a#1', 0, 'a has no alternative 1 here; it has 0.'],
    ['a c', 1, 'There is no c in this scenario with these settings.'],
  ])('of %s stops at the turn that is impossible, and says why', (schedule, turn, sentence) => {
    const machine = machineOf(LOCKED);
    const { frames, stopped } = replay(machine, turns(schedule));
    assert(stopped !== undefined, 'it stops');
    expect([stopped.turn, impossibleSentence(machine.program, stopped.why)]).toEqual([turn, sentence]);
    expect(frames).toHaveLength(turn + 1);
  });

  it('stops behind an error', () => {
    const machine = machineOf('task a on cpu0 { step; assert 1 == 2; } task b on cpu0 { step; }');
    expect(replay(machine, turns('a b')).stopped).toEqual({ turn: 1, why: { kind: 'nobody can move' } });
  });

  it('leaves the frames before as they were', () => {
    const machine = machineOf(LOCKED);
    const first = firstFrame(machine);
    const before = [...first.state];
    stepFrame(machine, first, { actor: 'a', alternative: 0 });
    expect([...first.state]).toEqual(before);
  });
});

describe('a fair finish', () => {
  it('serves everybody in turn, from the actor after the last one', () => {
    const machine = machineOf('task t[i : 3] on cpu0 { step; step; }');
    expect(actorsOf(turnsOf(fairFinish(machine, firstFrame(machine))))).toEqual([
      't[0]',
      't[1]',
      't[2]',
      't[0]',
      't[1]',
      't[2]',
    ]);
  });

  it('serves handlers, deliveries and drains like tasks, and leaves nothing under way', () => {
    const machine = machineOf(
      'memory tso; ipi flight; bool x; irq h on cpu0 { } task t on cpu1 { x = true; raise(h); }',
    );
    const schedule = turnsOf(fairFinish(machine, firstFrame(machine)));
    expect(new Set(actorsOf(schedule))).toEqual(new Set(['t', 'h.delivery', 'h', 'cpu1.drain']));
    expect(endOf(machine, schedule)).toEqual({ kind: 'finished', awaiting: [] });
  });

  it('never lets the environment move, for nobody may rely on it', () => {
    const machine = machineOf('bool x; task t on cpu0 { step; await x; } env e { x = true; }');
    const schedule = turnsOf(fairFinish(machine, firstFrame(machine)));
    expect(actorsOf(schedule)).toEqual(['t']);
    expect(endOf(machine, schedule).kind).toBe('running');
  });

  it.each([
    ['finished', 'task t on cpu0 { step; }', 1],
    ['stuck', 'bool x; task t on cpu0 { step; await x; }', 1],
    ['error', 'task t on cpu0 { step; assert 1 == 2; } task u on cpu1 { step; step; }', 1],
  ])('ends where the run is %s', (kind, items, length) => {
    const machine = machineOf(items);
    const schedule = turnsOf(fairFinish(machine, firstFrame(machine)));
    expect(schedule).toHaveLength(length);
    expect(endOf(machine, schedule).kind).toBe(kind);
  });

  it('ends in a lasso where the run never ends', () => {
    const machine = machineOf(
      'bool x; task t on cpu0 { for (;;) { x = true; x = false; } } task u on cpu1 { await x && !x; }',
    );
    const schedule = turnsOf(fairFinish(machine, firstFrame(machine)));
    const states = replay(machine, schedule).frames.map(({ state }) => state.join());
    expect(states.slice(0, -1)).toContain(states.at(-1));
    expect(schedule.length).toBeLessThan(10);
  });

  it('of the same state is always the same', () => {
    for (const { machine } of machines.slice(0, 20)) {
      const again = createMachine(machine.program);
      expect(fairFinish(again, firstFrame(again))).toEqual(fairFinish(machine, firstFrame(machine)));
    }
  });
});

const folders = ['../conformance/', '../scenarios/'];
const machines = folders.flatMap((folder) =>
  readdirSync(new URL(folder, import.meta.url))
    .filter((name) => name.endsWith('.race'))
    .toSorted()
    .map((name) => ({
      name,
      machine: machineFrom(readFileSync(new URL(folder + name, import.meta.url), 'utf8')),
    })),
);

const STATES_MAX = 2_000;

describe('the stepper and the explorer', () => {
  it.each([1, 2, 3, 4, 5])('random walk %i stays inside the explored set', (seed) => {
    for (const { name, machine } of machines) {
      const { table, edges, complete } = breadthFirst(machine, STATES_MAX);
      const chance = coin(seed);
      let frame = firstFrame(machine);
      for (let step = 0; step < 40; step++) {
        const at = table.find(frame.state);
        if (at < 0) {
          expect(complete, name).toBe(false);
          break;
        }
        const rows = enabledRows(machine, frame.state);
        if (complete) expect(rows, name).toEqual(edges[at]?.map(({ row }) => row));
        const row = rows[Math.floor(chance() * rows.length)];
        if (row === undefined) break;
        const turn = turnOfRow(machine.program, row);
        expect(rowOf(machine, frame.state, turn), name).toBe(row);
        const next = stepFrame(machine, frame, turn);
        assert(next.kind === 'taken', 'an enabled turn is possible');
        frame = next.frame;
      }
    }
  });

  it('agree on every edge: trace and apply give the same state', () => {
    for (const { name, machine } of machines) {
      const { table, edges } = breadthFirst(machine, STATES_MAX);
      const traced = new Uint32Array(machine.words);
      edges.forEach((out, state) => {
        for (const { row, to } of out) {
          machine.trace(table.words, table.at(state), row, traced, 0);
          expect(table.find(traced), name).toBe(to);
        }
      });
    }
  });

  it('agree that a step does not touch the state that it starts from, even into itself', () => {
    for (const { name, machine } of machines) {
      const first = firstFrame(machine).state;
      for (const row of enabledRows(machine, first)) {
        const copy = first.slice();
        const next = new Uint32Array(machine.words);
        machine.apply(first, 0, row, next, 0);
        expect([...first], name).toEqual([...copy]);
        machine.apply(copy, 0, row, copy, 0);
        expect([...copy], name).toEqual([...next]);
      }
    }
  });

  it('write only where they are told to', () => {
    const { machine } = machines[0] ?? {};
    assert(machine !== undefined, 'there is a program');
    const states = new Uint32Array(machine.words * 3).fill(0xdead);
    machine.initial(states, machine.words);
    const rows = new Int32Array(machine.program.choices.length + 1).fill(-7);
    const count = machine.enabled(states, machine.words, rows);
    expect([...rows.subarray(count)].every((row) => row === -7)).toBe(true);
    machine.apply(states, machine.words, rowIndex(defined(rows[0])), states, machine.words);
    const outside = [...states.subarray(0, machine.words), ...states.subarray(machine.words * 2)];
    expect(outside.every((word) => word === 0xdead)).toBe(true);
  });
});

/** Park and Miller's minimal standard generator: the same walk for the same seed. */
function coin(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function actorsOf(schedule: Schedule): readonly string[] {
  return schedule.map(({ actor }) => actor);
}

function endOf(machine: Machine, schedule: Schedule): ReturnType<typeof standingOf> {
  return standingOf(machine, replay(machine, schedule).frames.at(-1)?.state ?? firstFrame(machine).state);
}

function machineOf(items: string): Machine {
  return machineFrom(`scenario "Test" lane cpu0; lane cpu1;\n${items}`);
}

function machineFrom(text: string): Machine {
  return createMachine(programOf(text));
}
