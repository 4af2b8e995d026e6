// A state of the whole scenario. A state in the graph is never changed: a step works on a copy.

import { defined } from '../base/defined.ts';
import type { Range } from '../lang/syntax/syntax.ts';
import type { Agenda } from './cell.ts';
import { copyLaneMemory, type LaneMemory, newLaneMemory } from './laneMemory.ts';
import type { Value } from './values.ts';
import { isHandler, type Runner, type World } from './world.ts';

export interface State {
  memory: number[];
  /** Per lane. */
  interruptsOn: boolean[];
  buffers: Store[][];
  /** What each lane remembers, on a machine on which it may see old values; else nothing. */
  lanes: LaneMemory[];
  /** Stores that have reached memory, and unlocks: a time, by which no two states are told apart. */
  clock: number;
  /** Per actor; only handlers use them. */
  pending: boolean[];
  inFlight: boolean[];
  processes: ProcessState[];
  failure: Failure | undefined;
}

export interface Store {
  /** Of the place, or of a coarse lock, which has no address. */
  readonly name: string;
  readonly address: number | undefined;
  /** What the place will have, or what is added to it. */
  readonly value: number;
  readonly effect: 'write' | 'atomic write' | 'atomic add';
  /** A line stands before it, and another store before that. */
  readonly line: boolean;
  readonly release: boolean;
  /** Its value or its place hangs on what was read of shared memory. */
  readonly hangs: boolean;
  readonly unlocks: boolean;
}

export interface ProcessState {
  threads: ThreadState[];
  /** Locals that are 0 are left out. */
  locals: Map<string, Value>;
  /** How new what each local holds is. */
  ages: Map<string, number>;
  /** Position of the guest that runs, among the threads. */
  guest: number | undefined;
  guestInterruptsOn: boolean;
  /** The guest's interrupts wait for the instruction behind STI. */
  shadow: boolean;
}

export interface ThreadState {
  agenda: Agenda;
  values: Value[];
  /** How new each of the values is. */
  ages: number[];
  /** False for a handler that is not running. */
  active: boolean;
}

export interface Failure {
  readonly kind: string;
  /** Undefined where a step has no end: that is nowhere in particular. */
  readonly at: Range | undefined;
}

/** Of a node, nothing but where it stands. */
export function positionOf({ from, to }: Range): Range {
  return { from, to };
}

/** The value of a local. */
export function localValue({ locals }: ProcessState, name: string): Value {
  return locals.get(name) ?? 0;
}

/** The thread whose turn it is: the host's, a handler's, or that of the guest that runs. */
export function runningThread({ guest }: ProcessState, actor: Runner): number {
  return actor.kind === 'vcpu' && guest !== undefined ? guest : actor.thread;
}

export function emptyState(world: World): State {
  return {
    memory: world.slots.map(({ initial }) => initial),
    interruptsOn: world.lanes.map(() => true),
    buffers: world.lanes.map(() => []),
    lanes: world.memory === 'weak' ? world.lanes.map(newLaneMemory) : [],
    clock: 0,
    pending: world.actors.map(() => false),
    inFlight: world.actors.map(() => false),
    processes: world.processes.map((process) => ({
      threads: process.threads.map((thread) => {
        const active = !isHandler(defined(world.actors[thread.actor]));
        return { agenda: active ? thread.start : undefined, values: [], ages: [], active };
      }),
      locals: new Map(),
      ages: new Map(),
      guest: undefined,
      guestInterruptsOn: true,
      shadow: false,
    })),
    failure: undefined,
  };
}

export function copyState(state: State): State {
  return {
    ...state,
    memory: [...state.memory],
    interruptsOn: [...state.interruptsOn],
    buffers: state.buffers.map((buffer) => [...buffer]),
    lanes: state.lanes.map(copyLaneMemory),
    pending: [...state.pending],
    inFlight: [...state.inFlight],
    processes: state.processes.map(copyProcess),
  };
}

export function copyProcess(process: ProcessState): ProcessState {
  return {
    ...process,
    threads: process.threads.map((thread) => ({
      ...thread,
      values: [...thread.values],
      ages: [...thread.ages],
    })),
    locals: new Map(process.locals),
    ages: new Map(process.ages),
  };
}
