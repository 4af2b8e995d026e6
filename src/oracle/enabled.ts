// Who may move in a state, and in which ways.

import { assert } from '../base/assert.ts';
import { defined } from '../base/defined.ts';
import { unreachable } from '../base/unreachable.ts';
import type { Expr } from '../lang/syntax/syntax.ts';
import type { Agenda } from './cell.ts';
import type { Context } from './context.ts';
import { evaluate } from './execute.ts';
import { instructionAt } from './instructionAt.ts';
import { mayPass } from './oldValues.ts';
import { openAlternatives, operationEnabled } from './operations.ts';
import type { Viewpoint } from './run.ts';
import type { ProcessState, State, ThreadState } from './state.ts';
import {
  type Actor,
  type Handler,
  type Irq,
  isTask,
  type Runner,
  runnerAt,
  type Signal,
  type Task,
  type VirtualIrq,
  type World,
} from './world.ts';

export interface Oracle {
  readonly world: World;
  readonly observe: (state: State, ctx: Context, expr: Expr) => number;
  /** Asks who could move if no store buffer made him wait. */
  readonly patient?: boolean;
}

export interface Choice {
  readonly actor: Actor;
  readonly alternative: number;
  /** The exit of a guest that a pending irq forces. */
  readonly forced: boolean;
}

/** In the order of the actors, then of the alternatives. */
export function choicesIn(oracle: Oracle, state: State): readonly Choice[] {
  return oracle.world.actors.flatMap((actor) => choicesOf(oracle, state, actor));
}

export function choicesOf(oracle: Oracle, state: State, actor: Actor): readonly Choice[] {
  if (state.failure !== undefined) return [];
  const taking: Choice = { actor, alternative: 0, forced: false };
  switch (actor.kind) {
    case 'task':
    case 'vcpu':
      return taskChoices(oracle, state, actor);
    case 'env':
      return threadChoices(oracle, state, actor, actor.thread);
    case 'irq':
      if (isActive(state, actor)) return threadChoices(oracle, state, actor, actor.thread);
      return irqTakeable(oracle, state, actor) ? [taking] : [];
    case 'signal':
      if (isActive(state, actor)) {
        return signalMayRun(oracle, state, actor) ? threadChoices(oracle, state, actor, actor.thread) : [];
      }
      return signalTakeable(oracle, state, actor) ? [taking] : [];
    case 'virtual irq':
      return virtualChoices(oracle, state, actor, taking);
    case 'delivery':
      return state.inFlight[actor.irq] ? [taking] : [];
    case 'drain':
      return defined(state.buffers[actor.lane]).length > 0 ? [taking] : [];
    case 'pass':
      return mayPass(state, actor.lane) ? [taking] : [];
    case 'news':
      return defined(state.lanes[actor.lane]).kept.has(actor.place) ? [taking] : [];
    default:
      return unreachable(actor);
  }
}

// ---------------------------------------------------------------- tasks

function taskChoices(oracle: Oracle, state: State, task: Task): readonly Choice[] {
  const process = processOf(state, task);
  if (isFinished(oracle, state, task) || !gateOpen(oracle, state, task)) return [];
  if (
    signalsOf(oracle, task).some((signal) => isActive(state, signal) || signalTakeable(oracle, state, signal))
  ) {
    return [];
  }
  if (insideInstruction(oracle.world, process)) {
    const suspended = irqsOf(oracle, task.lane).some((irq) => isActive(state, irq));
    return suspended ? [] : threadChoices(oracle, state, task, process.guest ?? task.thread);
  }
  if (process.guest !== undefined && irqPending(oracle, state, task.lane)) {
    const alternative = alternativesAt(oracle.world, process.threads[process.guest]?.agenda);
    return [{ actor: task, alternative, forced: true }];
  }
  if (laneSuspended(oracle, state, task.lane)) return [];
  if (process.guest === undefined) return threadChoices(oracle, state, task, task.thread);
  if (guestSuspended(oracle, state, task)) return [];
  return threadChoices(oracle, state, task, process.guest);
}

/** Between the two halves of an instruction nothing of its own CPU happens. */
function insideInstruction(world: World, { guest, threads }: ProcessState): boolean {
  const agenda = guest === undefined ? undefined : threads[guest]?.agenda;
  const effect = agenda && instructionAt(world, agenda).effect;
  return effect?.kind === 'write' && effect.midway === true;
}

/** How many alternatives are written where the guest stands: the forced exit comes after them. */
function alternativesAt(world: World, agenda: Agenda): number {
  const effect = agenda && instructionAt(world, agenda).effect;
  return effect?.kind === 'choose' ? effect.written : 1;
}

function threadChoices(oracle: Oracle, state: State, actor: Runner, thread: number): readonly Choice[] {
  const { agenda, values, ages } = threadOf(state, actor, thread);
  if (agenda === undefined) return [];
  const from = viewpointOf(oracle, state, actor, thread);
  const { effect } = instructionAt(oracle.world, agenda);
  if (effect.kind !== 'choose') {
    return operationEnabled(from, agenda, { values, ages }) ? [{ actor, alternative: 0, forced: false }] : [];
  }
  return openAlternatives(from, effect).map(({ ordinal }) => ({
    actor,
    alternative: ordinal,
    forced: false,
  }));
}

export function viewpointOf(oracle: Oracle, state: State, actor: Runner, thread: number): Viewpoint {
  const { role } = defined(defined(oracle.world.processes[actor.process]).threads[thread]);
  return {
    ...oracle,
    state,
    actor,
    process: processOf(state, actor),
    inGuestCode: role !== 'host',
    lane: actor.kind === 'env' ? undefined : actor.lane,
  };
}

// ---------------------------------------------------------------- handlers

function irqTakeable(oracle: Oracle, state: State, irq: Irq): boolean {
  if (state.pending[irq.index] !== true || state.interruptsOn[irq.lane] !== true) return false;
  return (
    !irqsOf(oracle, irq.lane).some((other) => isActive(state, other)) && !laneInGuest(oracle, state, irq.lane)
  );
}

function signalTakeable(oracle: Oracle, state: State, signal: Signal): boolean {
  if (isActive(state, signal) || state.pending[signal.index] !== true) return false;
  const task = runnerAt(oracle.world, signal.task);
  if (signalsOf(oracle, task).some((other) => isActive(state, other)) || isFinished(oracle, state, task))
    return false;
  return gateOpen(oracle, state, signal) && signalMayRun(oracle, state, signal);
}

function signalMayRun(oracle: Oracle, state: State, signal: Signal): boolean {
  return (
    gateOpen(oracle, state, runnerAt(oracle.world, signal.task)) && !laneSuspended(oracle, state, signal.lane)
  );
}

function virtualChoices(oracle: Oracle, state: State, irq: VirtualIrq, taking: Choice): readonly Choice[] {
  const vcpu = runnerAt(oracle.world, irq.vcpu);
  assert(isTask(vcpu), `${irq.name} is of no vcpu`);
  const process = processOf(state, vcpu);
  if (process.guest === undefined || !gateOpen(oracle, state, vcpu)) return [];
  if (irqPending(oracle, state, vcpu.lane) || laneSuspended(oracle, state, vcpu.lane)) return [];
  if (
    signalsOf(oracle, vcpu).some((signal) => isActive(state, signal) || signalTakeable(oracle, state, signal))
  ) {
    return [];
  }
  if (isActive(state, irq)) return threadChoices(oracle, state, irq, irq.thread);
  const quiet = !virtualIrqsOf(oracle, vcpu).some((other) => isActive(state, other));
  const held = process.shadow || insideInstruction(oracle.world, process);
  return state.pending[irq.index] === true && process.guestInterruptsOn && quiet && !held ? [taking] : [];
}

/** A virtual handler runs or is about to: the guest's own code waits. */
function guestSuspended(oracle: Oracle, state: State, vcpu: Task): boolean {
  const { guestInterruptsOn, shadow } = processOf(state, vcpu);
  return virtualIrqsOf(oracle, vcpu).some(
    (irq) => isActive(state, irq) || (state.pending[irq.index] === true && guestInterruptsOn && !shadow),
  );
}

// ---------------------------------------------------------------- lanes

function laneSuspended(oracle: Oracle, state: State, lane: number): boolean {
  const open = state.interruptsOn[lane] === true || laneInGuest(oracle, state, lane);
  return irqsOf(oracle, lane).some(
    (irq) => isActive(state, irq) || (open && state.pending[irq.index] === true),
  );
}

function laneInGuest(oracle: Oracle, state: State, lane: number): boolean {
  return oracle.world.actors.some(
    (actor) =>
      actor.kind === 'vcpu' &&
      actor.lane === lane &&
      processOf(state, actor).guest !== undefined &&
      gateOpen(oracle, state, actor),
  );
}

function irqPending(oracle: Oracle, state: State, lane: number): boolean {
  return irqsOf(oracle, lane).some((irq) => state.pending[irq.index] === true);
}

function irqsOf({ world }: Oracle, lane: number): readonly Irq[] {
  return world.actors.filter((actor): actor is Irq => actor.kind === 'irq' && actor.lane === lane);
}

function signalsOf({ world }: Oracle, task: Runner): readonly Signal[] {
  return world.actors.filter(
    (actor): actor is Signal => actor.kind === 'signal' && actor.task === task.index,
  );
}

function virtualIrqsOf({ world }: Oracle, vcpu: Task): readonly VirtualIrq[] {
  return world.actors.filter(
    (actor): actor is VirtualIrq => actor.kind === 'virtual irq' && actor.vcpu === vcpu.index,
  );
}

// ---------------------------------------------------------------- what memory and positions say

/** Gates and masks read memory, never a store buffer, and no locals. */
function gateOpen(oracle: Oracle, state: State, actor: Runner): boolean {
  return actor.gate === undefined || evaluate(memoryViewpoint(oracle, state), actor.gate) !== 0;
}

export function memoryViewpoint(oracle: Oracle, state: State): Viewpoint {
  const nobody = {
    threads: [],
    locals: new Map(),
    ages: new Map(),
    guest: undefined,
    guestInterruptsOn: true,
    shadow: false,
  };
  return { ...oracle, state, actor: undefined, process: nobody, inGuestCode: false, lane: undefined };
}

/** Nothing is left to do, and nothing keeps it from returning: a task whose gate is closed sleeps, at its end too. */
export function isFinished(oracle: Oracle, state: State, actor: Runner): boolean {
  if (threadOf(state, actor, actor.thread).agenda !== undefined) return false;
  return !isTask(actor) || gateOpen(oracle, state, actor);
}

export function isActive(state: State, handler: Handler): boolean {
  return threadOf(state, handler, handler.thread).active;
}

export function processOf(state: State, actor: Runner): ProcessState {
  const process = state.processes[actor.process];
  assert(process !== undefined, `${actor.name} runs no code`);
  return process;
}

export function threadOf(state: State, actor: Runner, thread: number): ThreadState {
  const found = processOf(state, actor).threads[thread];
  assert(found !== undefined, `${actor.name} has no thread ${thread}`);
  return found;
}
