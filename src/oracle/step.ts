// One step: the operation that was chosen, what joins it, and the local code that rides along.

import { assert } from '../base/assert.ts';
import { defined } from '../base/defined.ts';
import { type Cell, isVisible, liesUnder } from './cell.ts';
import { type Choice, type Oracle, processOf, threadOf, viewpointOf } from './enabled.ts';
import { evaluate, execute } from './execute.ts';
import { beginsWithOperation, firstOperations, instructionAt } from './instructionAt.ts';
import { UNREAD } from './laneMemory.ts';
import { liveAt } from './liveLocals.ts';
import { watchedFrom } from './oldStatics.ts';
import { drainAt, letAllGo } from './oldValues.ts';
import { mayWait, takenAlong, within } from './operations.ts';
import { type Run, ScenarioError, spendOperations, startRun } from './run.ts';
import { copyProcess, copyState, emptyState, positionOf, runningThread, type State } from './state.ts';
import {
  type Delivery,
  type Drain,
  type Handler,
  isHandler,
  laneOf,
  type News,
  type Process,
  type Runner,
  runnerAt,
  runsCode,
  type World,
} from './world.ts';

export interface Step {
  readonly state: State;
  readonly labels: readonly string[];
}

export function takeStep(oracle: Oracle, before: State, choice: Choice): Step {
  const { actor } = choice;
  const state = copyState(before);
  const labels: string[] = [];
  if (actor.kind !== 'delivery' && !runsCode(actor)) {
    moveOn(oracle.world, state, actor);
    forgetUnwatched(oracle.world, state);
    return { state, labels };
  }
  if (actor.kind === 'delivery') return { state: deliver(state, actor), labels };
  try {
    move(oracle, state, actor, choice, labels);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    if (error.failure.kind === 'runaway') return { state: { ...before, failure: error.failure }, labels };
    keepOldPosition(state, before, actor, error);
  }
  forgetDeadLocals(oracle.world, state, actor.process);
  forgetUnwatched(oracle.world, state);
  return { state, labels };
}

/** Everybody has done the local code before the first operation. Where that fails the run is over before it begins. */
export function initialState(oracle: Oracle): State {
  const state = emptyState(oracle.world);
  for (const process of oracle.world.processes) {
    process.threads.forEach(({ role, actor: index, start }, thread) => {
      const actor = runnerAt(oracle.world, index);
      if (role === 'virtual irq' || !threadOf(state, actor, thread).active) return;
      // A guest does nothing before it is entered.
      if (role === 'guest' && !beginsWithOperation(oracle.world, start)) return;
      if (state.failure === undefined) begin(oracle, state, actor, thread);
      else standAtFirst(oracle.world, state, actor, thread);
    });
    forgetDeadLocals(oracle.world, state, process.index);
  }
  return state;
}

function begin(oracle: Oracle, state: State, actor: Runner, thread: number): void {
  try {
    advance(oracle, state, actor, thread, { kind: 'nothing' }, []);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    state.failure = error.failure;
    standAtFirst(oracle.world, state, actor, thread);
  }
}

/** Code that was not begun stands before what comes first in the text. */
function standAtFirst(world: World, state: State, actor: Runner, thread: number): void {
  const position = threadOf(state, actor, thread);
  [position.agenda] = firstOperations(world, position.agenda, undefined);
}

/** What a lane keeps is moved on by the machine. */
function moveOn(world: World, state: State, actor: Drain | News): void {
  if (actor.kind === 'news') {
    defined(state.lanes[actor.lane]).kept.delete(actor.place);
    return;
  }
  const at = actor.kind === 'drain' ? 0 : 1;
  const { address } = defined(defined(state.buffers[actor.lane])[at]);
  const wrong = drainAt(world, state, actor.lane, at);
  if (wrong !== undefined)
    state.failure = { kind: wrong, at: positionOf(defined(world.slots[defined(address)]).declared) };
}

/** What no code of a lane can read again is not kept (R34). */
function forgetUnwatched(world: World, state: State): void {
  for (const [lane, { kept }] of state.lanes.entries()) {
    const own = world.processes.filter((process) => laneOf(world, process) === lane);
    const watched = new Set(own.flatMap((process) => [...watchedIn(world, state, process)]));
    for (const name of [...kept.keys()]) if (!watched.has(name)) kept.delete(name);
  }
}

/** A signal begins without a barrier, and may begin at any time. */
function watchedIn(world: World, state: State, process: Process): readonly string[] {
  const signal = runnerAt(world, process.actor).kind === 'signal';
  return process.threads.flatMap(({ start }, index) => {
    const { agenda, active } = defined(defined(state.processes[process.index]).threads[index]);
    if (active) return [...watchedFrom(world, agenda)];
    return signal ? [...watchedFrom(world, start)] : [];
  });
}

function deliver(state: State, { irq }: Delivery): State {
  state.inFlight[irq] = false;
  state.pending[irq] = true;
  return state;
}

/** What the operation that comes next may still belong to. */
type Joining =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'chosen'; readonly alternative: number }
  /** The lane's interrupts have just gone off, or a guest goes on: anything that never waits, and what was waited for. */
  | { readonly kind: 'opener'; readonly along?: Cell | undefined }
  /** The first operation of an alternative. */
  | { readonly kind: 'alternative'; readonly end: Cell };

function move(oracle: Oracle, state: State, actor: Runner, choice: Choice, labels: string[]): void {
  const { alternative } = choice;
  const process = processOf(state, actor);
  if (choice.forced) {
    labels.push('VM exit: IRQ');
    resumeHost(oracle, state, actor, 1, labels);
    return;
  }
  const thread = runningThread(process, actor);
  const handler = threadOf(state, actor, thread);
  const first: Joining = handler.active ? { kind: 'chosen', alternative } : { kind: 'opener' };
  const switched = isHandler(actor) && !handler.active ? takeHandler(oracle.world, state, actor) : 0;
  const run = advance(oracle, state, actor, thread, first, labels, switched);
  if (thread === 0 && process.guest !== undefined) beginGuest(oracle, state, actor, process.guest, labels);
  if (run.exit !== undefined) resumeHost(oracle, state, vcpuOf(oracle.world, actor), run.exit, labels);
  if (handler.agenda === undefined && isHandler(actor)) endHandler(state, actor, run);
}

/** The first entry does what stands before the guest's first operation. */
function beginGuest(oracle: Oracle, state: State, vcpu: Runner, guest: number, labels: string[]): void {
  const { agenda } = threadOf(state, vcpu, guest);
  if (agenda === undefined || isVisible(instructionAt(oracle.world, agenda).effect)) return;
  advance(oracle, state, vcpu, guest, { kind: 'nothing' }, labels);
}

function vcpuOf(world: World, actor: Runner): Runner {
  return actor.kind === 'virtual irq' ? runnerAt(world, actor.vcpu) : actor;
}

/** vmenter returns the reason, and the host's local code rides along. */
function resumeHost(oracle: Oracle, state: State, vcpu: Runner, reason: number, labels: string[]): void {
  const process = processOf(state, vcpu);
  const host = threadOf(state, vcpu, 0);
  assert(host.agenda?.item.kind === 'in guest', `${vcpu.name} is not in its guest`);
  process.guest = undefined;
  host.agenda = host.agenda.tail;
  host.values.push(reason);
  host.ages.push(UNREAD);
  advance(oracle, state, vcpu, 0, { kind: 'nothing' }, labels);
}

/** Returns how many operations that is. */
function takeHandler(world: World, state: State, actor: Handler): number {
  const thread = threadOf(state, actor, actor.thread);
  state.pending[actor.index] = false;
  thread.active = true;
  thread.agenda = defined(defined(world.processes[actor.process]).threads[actor.thread]).start;
  if (world.memory === 'weak' && actor.kind !== 'signal') letAllGo(state, actor.lane);
  return setInterrupts(state, actor, false);
}

function endHandler(state: State, actor: Handler, run: Run): void {
  threadOf(state, actor, actor.thread).active = false;
  spendOperations(run, setInterrupts(state, actor, true));
}

/** Returns how many operations that is: a signal switches nothing. */
function setInterrupts(state: State, actor: Handler, on: boolean): number {
  if (actor.kind === 'virtual irq') processOf(state, actor).guestInterruptsOn = on;
  if (actor.kind === 'irq') state.interruptsOn[actor.lane] = on;
  return actor.kind === 'signal' ? 0 : 1;
}

/** Runs the thread up to its next boundary. */
function advance(
  oracle: Oracle,
  state: State,
  actor: Runner,
  thread: number,
  first: Joining,
  labels: string[],
  spent = 0,
): Run {
  const position = threadOf(state, actor, thread);
  const run = startRun(viewpointOf(oracle, state, actor, thread), position.agenda, position, labels, false);
  spendOperations(run, spent);
  let joining = first;
  while (run.agenda !== undefined) {
    const cell = run.agenda;
    const { effect } = instructionAt(oracle.world, cell);
    const outside = run.depth === 0 && isVisible(effect);
    if (outside && !joins(run, cell, joining)) break;
    execute(run, cell);
    if (outside) joining = chooseAlternative(run, cell, joining) ?? after(run.world, cell);
    // An alternative that is left is over, wherever control goes from there.
    if (joining.kind === 'alternative' && !liesUnder(run.agenda, joining.end)) joining = { kind: 'nothing' };
  }
  position.agenda = run.agenda;
  position.values = run.values;
  position.ages = run.ages;
  return run;
}

function joins(run: Run, cell: Cell, joining: Joining): boolean {
  switch (joining.kind) {
    case 'nothing':
      return false;
    case 'chosen':
      return true;
    case 'opener':
      return cell === joining.along || !mayWait(run.world, cell, run.lane);
    case 'alternative':
      return true;
  }
}

function after(world: World, cell: Cell): Joining {
  const { kind } = instructionAt(world, cell).effect;
  if (kind === 'resume') return { kind: 'opener', along: takenAlong(world, cell) };
  return kind === 'interrupts off' ? { kind: 'opener' } : { kind: 'nothing' };
}

function chooseAlternative(run: Run, cell: Cell, joining: Joining): Joining | undefined {
  const { effect } = instructionAt(run.world, cell);
  if (effect.kind !== 'choose' || joining.kind !== 'chosen') return undefined;
  const chosen = effect.alternatives.find(({ ordinal }) => ordinal === joining.alternative);
  assert(chosen !== undefined, `there is no alternative ${joining.alternative}`);
  if (chosen.when !== undefined) evaluate({ ...within(run), letsGo: true }, chosen.when);
  run.agenda = chosen.body;
  return { kind: 'alternative', end: chosen.end };
}

/** The failing operation does not happen; those of the step before it stay. */
function keepOldPosition(state: State, before: State, actor: Runner, error: ScenarioError): void {
  const old = copyProcess(processOf(before, actor));
  const now = processOf(state, actor);
  now.threads = old.threads;
  now.guest = old.guest;
  state.failure = error.failure;
}

function forgetDeadLocals(world: World, state: State, index: number): void {
  const process = defined(state.processes[index]);
  const { alwaysLive } = defined(world.processes[index]);
  const live = new Set(alwaysLive);
  for (const { agenda } of process.threads) for (const name of liveAt(world, agenda)) live.add(name);
  for (const name of [...process.locals.keys()]) if (!live.has(name)) process.locals.delete(name);
  for (const name of [...process.ages.keys()]) if (!live.has(name)) process.ages.delete(name);
}
