import { describe, expect, it } from 'vitest';
import { assert } from '../base/assert.ts';
import type { Reason } from '../model/conditions.ts';
import type { Frame } from '../model/run.ts';
import { programOf, turns } from '../oracle/smallPrograms.ts';
import { faultSentence } from '../words/faultWords.ts';
import { outlookSentence, waitingClause } from '../words/reasonWords.ts';
import { outlook, standingOf } from './explain.ts';
import { createMachine, type Machine } from './machine.ts';
import { replay } from './replay.ts';

/** Why somebody cannot move, and how a run stands, in words. */

/** Why somebody cannot move, and how a run stands, in words. */

const TWO_TASKS = 'task t on cpu0 { step; step; } task u on cpu1 { raise(h); step; }';
const VCPU = 'vcpu v on cpu0 { vmenter(g); vmenter(g); irq timer { } guest g { step; hlt(); } }';

/** What is written, what has happened, who is asked, and what is said. */
const reasons: Readonly<Record<Reason['kind'], readonly [string, string, string, string]>> = {
  gate: [
    'lane c { int 0..3 cur = 2; } task t on c when c.cur == 1 { step; }',
    '',
    't',
    't cannot move: it may not step while c.cur is 2.',
  ],
  await: [
    'int 0..3 x; int 0..3 y = 1; task t on cpu0 { await x == 2 && y == 1; }',
    '',
    't',
    't cannot move: it waits for x == 2 && y == 1; now x is 0, y is 1.',
  ],
  when: [
    'int 0..3 x; task t on cpu0 { choose { when (x == 1) step; when (x == 2) step; } }',
    '',
    't',
    't cannot move: it waits while x is 0.',
  ],
  lock: [
    'mutex m[2]; task t[i : 2] on cpu0 { mutex_lock(&m[1]); }',
    't[0]',
    't[1]',
    't1 cannot move: it waits for m[1], held by t0.',
  ],
  'handler active': [
    `${TWO_TASKS} irq h on cpu0 { step; step; }`,
    'u h',
    't',
    't cannot move: suspended by the handler h.',
  ],
  'interrupt first': [
    `${TWO_TASKS} irq h on cpu0 { }`,
    'u',
    't',
    't cannot move: h is pending and goes first.',
  ],
  'signal first': [`${TWO_TASKS} signal h on t { }`, 'u', 't', 't cannot move: h is pending and goes first.'],
  'guest must exit': [
    `${VCPU} irq h on cpu0 { } task u on cpu1 { raise(h); raise(timer); }`,
    'v u u',
    'timer',
    'timer cannot move: h is pending: the guest must exit.',
  ],
  'buffer not empty': [
    'memory tso; bool x; task t on cpu0 { x = true; smp_mb(); }',
    't',
    't',
    't cannot move: it waits until the store buffer of cpu0 is empty.',
  ],
  'buffer full': [
    'memory tso; int 0..3 x; task t on cpu0 { x = 1; x = 2; x = 3; }',
    't t',
    't',
    't cannot move: the store buffer of cpu0 is full.',
  ],
  'not pending': ['irq h on cpu0 { }', '', 'h', 'h cannot move: it is not pending.'],
  'interrupts off': [
    'task t on cpu0 { local_irq_disable(); raise(h); step; } irq h on cpu0 { }',
    't',
    'h',
    'h cannot move: interrupts are off on cpu0.',
  ],
  'lane in guest': [
    `${VCPU} irq h on cpu0 { } task u on cpu1 { raise(h); }`,
    'v u',
    'h',
    'h cannot move: cpu0 is in a guest, which must exit first.',
  ],
  masked: [
    `bool ok; ${TWO_TASKS} signal h on t when ok { }`,
    'u',
    'h',
    'h cannot move: it is masked while ok is false.',
  ],
  finished: [
    'task t on cpu0 { step; } task u on cpu1 { raise(h); } signal h on t { }',
    't u',
    'h',
    'h cannot move: t has finished.',
  ],
  'not in guest': [
    `${VCPU} task u on cpu1 { raise(timer); }`,
    'u',
    'timer',
    'timer cannot move: v is not in its guest.',
  ],
  'interrupt shadow': [
    `bool x; vcpu v on cpu0 { vmenter(g); irq timer { } guest g asm { nop
     cli
     sti
     hlt } } task u on cpu1 { raise(timer); }`,
    'v v v u',
    'timer',
    'timer cannot move: v has just turned its interrupts on: one more instruction comes first.',
  ],
  'inside an instruction': [
    `bits[4] x; vcpu v on cpu0 { vmenter(g); irq timer { } guest g asm { incq x
     } } task u on cpu1 { raise(timer); }`,
    'v v u',
    'timer',
    'timer cannot move: v is in the middle of an instruction.',
  ],
  'buffer empty': [
    'memory tso; bool x; task t on cpu0 { x = true; }',
    '',
    'cpu0.drain',
    'cpu0.drain cannot move: its store buffer is empty.',
  ],
  'stores in order': [
    'memory weak; bool x; bool y; task t on cpu0 { x = true; smp_wmb(); y = true; }',
    't t t',
    'cpu0.pass',
    'cpu0.pass cannot move: the store before it must reach memory first.',
  ],
  'nothing kept': [
    'memory weak; bool x; task t on cpu0 { x = true; } task u on cpu1 { bool r; r = x; }',
    '',
    'cpu1.news.x',
    'cpu1.news.x cannot move: it sees nothing old there.',
  ],
  'not in flight': [
    'ipi flight; irq h on cpu0 { }',
    '',
    'h.delivery',
    'h.delivery cannot move: nothing is in flight.',
  ],
};

describe('the reason', () => {
  it.each(Object.entries(reasons))('%s has its sentence', (kind, [items, taken, actor, sentence]) => {
    const { machine, frame } = stateAfter(items, taken);
    const index = machine.program.actors.findIndex(({ name }) => name === actor);
    const found = outlook(machine, frame)[index];
    expect(found && outlookSentence(machine.program, found)).toBe(sentence);
    expect(found?.why.map(({ reason }) => reason.kind)).toContain(kind);
  });

  it('is not given where there is a step, nor where the task has finished', () => {
    const { machine, frame } = stateAfter('task t on cpu0 { step; } task u on cpu1 { step; }', 't');
    const found = outlook(machine, frame).map(({ finished, why, options }) => ({
      finished,
      why,
      options: options.length,
    }));
    expect(found).toEqual([
      { finished: true, why: [], options: 0 },
      { finished: false, why: [], options: 1 },
    ]);
  });

  it('names the lock that an index chose', () => {
    const items = 'mutex m[2]; int 0..1 i = 1; task t[k : 2] on cpu0 { int 0..1 n = i; mutex_lock(&m[n]); }';
    const { machine, frame } = stateAfter(items, 't[0] t[1] t[0]');
    const second = outlook(machine, frame)[1];
    expect(second && outlookSentence(machine.program, second)).toBe(
      't1 cannot move: it waits for m[1], held by t0.',
    );
  });
});

describe('an outlook', () => {
  it('lists the alternatives with their labels and what they would write', () => {
    const items = 'int 0..3 x; task t on cpu0 { choose { "one": x = 1; when (x == 1) step; "two": x = 2; } }';
    const { machine, frame } = stateAfter(items, '');
    const options = outlook(machine, frame)[0]?.options ?? [];
    expect(options.map(({ turn, labels }) => `${turn.actor}.${turn.alternative} ${labels.join()}`)).toEqual([
      't.0 one',
      't.2 two',
    ]);
    const writes = options.flatMap(({ happenings }) =>
      happenings.flatMap((it) => (it.kind === 'write' ? [[it.before, it.after]] : [])),
    );
    expect(writes).toEqual([
      [0, 1],
      [0, 2],
    ]);
  });
});

describe('a run', () => {
  it('stands: running, finished', () => {
    const items = 'task t on cpu0 { step; }';
    expect(standingAfter(items, '')).toEqual({ kind: 'running' });
    expect(standingAfter(items, 't')).toEqual({ kind: 'finished', awaiting: [] });
  });

  it('is stuck with a sentence for each task: who, where, and for what', () => {
    const items = `
mutex m; bool x;
task a on cpu0 {
  mutex_lock(&m);
  await x;
}
task b on cpu1 {
  mutex_lock(&m);
}
task c on cpu1 { step; }`;
    expect(waitingAfter(items, 'a c')).toEqual([
      'a waits before “await x;” (line 6): it waits while x is false.',
      'b waits before “mutex_lock(&m)” (line 9): it waits for m, held by a.',
    ]);
  });

  it('is stuck with a task that sleeps at its end; one that may sleep there is told last', () => {
    const items = `
bool asleep; bool idle;
task a on cpu0 when !asleep { asleep = true; }
task b on cpu1 when !idle endless { idle = true; }
task c on cpu1 { await !asleep; }`;
    expect(waitingAfter(items, 'a b')).toEqual([
      'a waits at its end: it may not step while asleep is true.',
      'c waits before “await !asleep;” (line 6): it waits while asleep is true.',
      'b waits at its end: it may not step while idle is true.',
    ]);
    const { machine, frame } = stateAfter(items, 'a b');
    expect(outlook(machine, frame).map((each) => outlookSentence(machine.program, each))).toEqual([
      'a sleeps at its end: it may not step while asleep is true.',
      'b sleeps at its end: it may not step while idle is true.',
      'c cannot move: it waits while asleep is true.',
    ]);
  });

  it('says no more of a task that nothing can move than that it stays', () => {
    const [a, b] = waitingAfter(
      'task a on cpu0 { await false; } task b on cpu1 { choose { when (false) step; } }',
      '',
    );
    expect(a).toBe('a waits before “await false;” (line 2): it stays where it is.');
    expect(b).toContain('b waits before “choose” (line 2): ');
  });

  it.each([
    ['assert', 'task t on cpu0 { atomic { assert 1 == 2 "Never equal."; } }', 'Never equal.'],
    [
      'assert',
      'task t on cpu0 { atomic { assert 1 == 2; } }',
      'The assertion is false: assert 1 == 2; on line 2.',
    ],
    ['range', 'int 0..1 x; task t on cpu0 { x = 2; }', 'The value does not fit: x = 2; on line 2.'],
    [
      'chart',
      'chart TaskState st; task t on cpu0 { st = ASLEEP; }',
      'The statechart has no such move: st = ASLEEP; on line 2.',
    ],
    [
      'index',
      'bool a[2]; int 0..3 i = 3; task t on cpu0 { atomic { a[i] = true; } }',
      'The index is outside its array: i on line 2.',
    ],
    [
      'arithmetic',
      'int 0..3 x = 1; int 0..3 z; task t on cpu0 { atomic { x = x / z; } }',
      'Division by zero: x / z on line 2.',
    ],
    [
      'unlock',
      'mutex m; task t on cpu0 { mutex_unlock(&m); }',
      'The lock is released by a task that does not hold it: mutex_unlock(&m) on line 2.',
    ],
    [
      'runaway',
      'bool x; task t on cpu0 { atomic { while (!x) ; } }',
      'One step did not end after 1,000 operations.',
    ],
  ])('ends in an error of kind %s, which is told', (fault, items, message) => {
    const { machine, state } = stateAfter(items, 't');
    const stood = standingOf(machine, state);
    assert(stood.kind === 'error', 'the run is over');
    expect([stood.fault, faultSentence(machine.program, stood)]).toEqual([fault, message]);
  });
});

function standingAfter(items: string, taken: string): ReturnType<typeof standingOf> {
  const { machine, state } = stateAfter(items, taken);
  return standingOf(machine, state);
}

function waitingAfter(items: string, taken: string): readonly string[] {
  const { machine, state } = stateAfter(items, taken);
  const stood = standingOf(machine, state);
  assert(stood.kind === 'stuck', 'nobody can move');
  return stood.waiting.map((task) => `${waitingClause(machine.program, task)}.`);
}

function stateAfter(
  items: string,
  taken: string,
): { readonly machine: Machine; readonly frame: Frame; readonly state: Uint32Array } {
  const machine = machineOf(items);
  const { frames, stopped } = replay(machine, turns(taken));
  expect(stopped).toBeUndefined();
  const last = frames.at(-1);
  assert(last !== undefined, 'there is a first frame');
  return { machine, frame: last, state: last.state };
}

function machineOf(items: string): Machine {
  return createMachine(programOf(`scenario "Test" lane cpu0; lane cpu1;\n${items}`));
}
