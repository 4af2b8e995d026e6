// A state of the whole scenario. A state in the graph is never changed: a step works on a copy.

import { defined } from '../base/defined.ts';
import type { Range } from '../lang/syntax/syntax.ts';
import type { Agenda } from './cell.ts';
import type { Value } from './values.ts';
import { isHandler, type Runner, type World } from './world.ts';

export interface State {
  memory: number[];
  /** Per lane. */
  interruptsOn: boolean[];
  buffers: Store[][];
  /** Per actor; only handlers use them. */
  pending: boolean[];
  inFlight: boolean[];
  processes: ProcessState[];
  failure: Failure | undefined;
}

interface Store {
  readonly address: number;
  readonly value: number;
}

export interface ProcessState {
  threads: ThreadState[];
  /** Locals that are 0 are left out. */
  locals: Map<string, Value>;
  /** Position of the guest that runs, among the threads. */
  guest: number | undefined;
  guestInterruptsOn: boolean;
  /** The guest's interrupts wait for the instruction behind STI. */
  shadow: boolean;
}

export interface ThreadState {
  agenda: Agenda;
  values: Value[];
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
    pending: world.actors.map(() => false),
    inFlight: world.actors.map(() => false),
    processes: world.processes.map((process) => ({
      threads: process.threads.map((thread) => {
        const active = !isHandler(defined(world.actors[thread.actor]));
        return { agenda: active ? thread.start : undefined, values: [], active };
      }),
      locals: new Map(),
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
    pending: [...state.pending],
    inFlight: [...state.inFlight],
    processes: state.processes.map(copyProcess),
  };
}

export function copyProcess(process: ProcessState): ProcessState {
  return {
    ...process,
    threads: process.threads.map((thread) => ({ ...thread, values: [...thread.values] })),
    locals: new Map(process.locals),
  };
}

/** Equal for equal states only. */
export function keyOf(state: State): string {
  return JSON.stringify([
    state.memory,
    state.interruptsOn,
    state.buffers.map((buffer) => buffer.map(({ address, value }) => [address, value])),
    state.pending,
    state.inFlight,
    state.processes.map((process) => [
      process.threads.map(({ agenda, values, active }) => [agenda?.id, values, active]),
      [...process.locals].toSorted(([a], [b]) => (a < b ? -1 : 1)),
      process.guest,
      process.guestInterruptsOn,
      process.shadow,
    ]),
    state.failure,
  ]);
}
