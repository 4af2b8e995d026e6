// A small program made by hand, and runs of it written down as lines, for the tests of this folder: the layout
// is tested without the compiler and the engine. Each lane has a vCPU `v[i]` with a thread state, a flag that
// holds a credit, an idle task and an interrupt.

import type { ChartTable } from '../model/chart.ts';
import type { ValueType } from '../model/code.ts';
import type { Actor, ChoiceRow, Location, LocationKind, Program, Slot, SlotRole } from '../model/program.ts';
import type { Frame, Happening } from '../model/run.ts';

/** One step: who, its labels, the slots it wrote, the handlers it raised, and where its thread stands after it. */
export interface HandmadeStep {
  readonly actor: string;
  readonly labels?: readonly string[];
  readonly writes?: Readonly<Record<string, number>>;
  readonly raises?: readonly string[];
  readonly from?: LocationKind['kind'];
  readonly goTo?: number;
}

const nowhere = { from: 0, to: 0 };

const threadChart: ChartTable = {
  name: 'AcrnThread',
  states: ['RUNNING', 'BE_BLOCKING', 'BLOCKED', 'RUNNABLE'],
  edges: [
    { from: 0, to: 1, event: 'sleep_thread' },
    { from: 1, to: 0, event: 'wake_thread' },
    { from: 1, to: 2, event: 'schedule' },
    { from: 2, to: 3, event: 'wake_thread' },
    { from: 3, to: 0, event: 'schedule' },
  ],
  drawing: [
    { x: 0, y: 0, bar: 'running' },
    { x: 1, y: 0, bar: 'going to sleep' },
    { x: 1, y: 1, bar: 'blocked' },
    { x: 0, y: 1, bar: 'runnable' },
  ],
};

const kinds: readonly LocationKind[] = [
  { kind: 'ready' },
  { kind: 'in guest', thread: 1, choices: [] },
  { kind: 'inactive' },
];

export function handmadeProgram(lanes: number): Program {
  const slots: Slot[] = [];
  const add = (name: string, type: ValueType, role: SlotRole, max: number) =>
    slots.push({ name, type, role, min: 0, max, word: slots.length, shift: 0, bits: 32 }) - 1;
  const perLane = Array.from({ length: lanes }, (_, lane) => ({
    st: add(`st[${lane}]`, { kind: 'chart', chart: 0 }, { kind: 'memory', variable: 0 }, 3),
    set: add(`ev[${lane}].set`, { kind: 'bool' }, { kind: 'memory', variable: 1 }, 1),
    interruptsOn: add(`cpu${lane}`, { kind: 'bool' }, { kind: 'interrupts on', lane }, 1),
    pending: add(`notify[${lane}]`, { kind: 'bool' }, { kind: 'pending', actor: lane * 3 + 2 }, 1),
    pcs: [0, 1, 2].map((which) => {
      const actor = lane * 3 + which;
      return add(`pc${actor}`, { kind: 'int' }, { kind: 'pc', actor, thread: 0 }, 2);
    }),
  }));
  const actors = perLane.flatMap(({ pcs, pending }, lane) => [
    actorOf(`v[${lane}]`, 'vcpu', lane, pcs[0] ?? 0, undefined),
    actorOf(`idle[${lane}]`, 'task', lane, pcs[1] ?? 0, undefined),
    actorOf(`notify[${lane}]`, 'irq', lane, pcs[2] ?? 0, pending),
  ]);
  return {
    text: '',
    checks: [],
    settings: { values: {}, memory: 'sc' },
    slots,
    words: slots.length,
    variables: [
      variableOf(
        'st[]',
        { kind: 'chart', chart: 0 },
        perLane.map(({ st }) => st),
      ),
      variableOf(
        'ev[].set',
        { kind: 'bool' },
        perLane.map(({ set }) => set),
      ),
    ],
    // The vCPUs begin in their guests, the handlers inactive.
    initial: slots.map(({ role }) => (role.kind === 'pc' ? ([1, 0, 2][role.actor % 3] ?? 0) : 0)),
    prologue: [],
    lanes: perLane.map(({ interruptsOn }, lane) => ({
      name: `cpu${lane}`,
      interruptsOn,
      buffer: undefined,
      actors: [lane * 3, lane * 3 + 1, lane * 3 + 2],
    })),
    actors,
    choices: actors.flatMap((_, actor) => kinds.map((_, location) => choiceOf(actor, location))),
    charts: [threadChart],
    faults: [],
    fault: -1,
    rest: { op: 'const', value: 1 },
    properties: [],
    noError: 'holds',
    shows: perLane.map(({ st, set }, lane) => ({
      actor: lane * 3,
      modes: [{ slot: st, chart: 0 }],
      credits: [{ slot: set, direction: 'up' }],
      windows: [],
    })),
    removed: [],
    inForce: [],
    fingerprint: '',
  };
}

function variableOf(name: string, type: ValueType, slots: readonly number[]): Program['variables'][number] {
  return { name, type, dims: [slots.length], slots, ghost: false, range: nowhere, check: { kind: 'none' } };
}

function actorOf(
  name: string,
  kind: Actor['kind'],
  lane: number,
  pc: number,
  pending: number | undefined,
): Actor {
  const locations = kinds.map((each, index): Location => {
    return {
      kind: each,
      at: nowhere,
      path: [],
      loop: undefined,
      anchor: `${index}`,
      places: [`place${index}`],
      choices: [],
      live: [],
    };
  });
  const thread = { guest: undefined, pc, locations };
  return {
    name,
    kind,
    lane,
    guestInterruptsOn: undefined,
    target: undefined,
    endless: true,
    // As with a host scheduler: the tasks of a lane take turns.
    gate: [{ test: { op: 'const', value: 1 }, reason: { kind: 'gate', at: nowhere } }],
    threads: [thread, thread],
    choices: [],
    pending,
    inFlight: undefined,
    at: nowhere,
  };
}

function choiceOf(actor: number, location: number): ChoiceRow {
  return { actor, ordinal: 0, thread: 0, location, guard: [], code: [], resetOnFault: [], at: nowhere };
}

/** The frames of a run, the initial one first. */
export function handmadeFrames(program: Program, steps: readonly HandmadeStep[]): readonly Frame[] {
  let state = Uint32Array.from(program.initial);
  const first: Frame = {
    index: 0,
    state,
    turn: undefined,
    actor: undefined,
    choice: undefined,
    at: undefined,
    labels: [],
    happenings: [],
  };
  return [
    first,
    ...steps.map((step, index): Frame => {
      state = Uint32Array.from(state);
      const actor = program.actors.findIndex(({ name }) => name === step.actor);
      const happenings = happeningsOf(program, state, actor, step);
      return {
        index: index + 1,
        state,
        turn: { actor: step.actor, alternative: 0 },
        actor,
        choice: actor * 3 + kinds.findIndex(({ kind }) => kind === (step.from ?? 'ready')),
        at: nowhere,
        labels: step.labels ?? [],
        happenings,
      };
    }),
  ];
}

/** Does the step on `state` and tells what it did. */
function happeningsOf(
  program: Program,
  state: Uint32Array,
  actor: number,
  step: HandmadeStep,
): readonly Happening[] {
  const happenings: Happening[] = [];
  for (const [name, after] of Object.entries(step.writes ?? {})) {
    const slot = program.slots.findIndex((each) => each.name === name);
    happenings.push({ kind: 'write', slot, before: state[slot] ?? 0, after, at: nowhere });
    state[slot] = after;
  }
  for (const name of step.raises ?? []) {
    const handler = program.actors.findIndex((each) => each.name === name);
    const slot = program.actors[handler]?.pending ?? 0;
    happenings.push({ kind: 'raise', handler, merged: state[slot] === 1, at: nowhere });
    state[slot] = 1;
  }
  if (step.from === 'inactive') state[program.actors[actor]?.pending ?? 0] = 0;
  const pc = program.actors[actor]?.threads[0]?.pc;
  if (pc !== undefined && step.goTo !== undefined) state[pc] = step.goTo;
  return happenings;
}
