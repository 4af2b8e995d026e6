// What a thread works with while it takes a step: its agenda, its stack, its locals, and a copy of the state.

import { assert } from '../base/assert.ts';
import { defined } from '../base/defined.ts';
import type { Expr, Node } from '../lang/syntax/syntax.ts';
import { type Agenda, type Effect, isVisible } from './cell.ts';
import { type Context, seenAt } from './context.ts';
import { type Failure, type ProcessState, positionOf, type State } from './state.ts';
import { fitValue, hasMove, type Scalar, type Value } from './values.ts';
import { numberOf, type Runner, type World } from './world.ts';

/** More operations than this in one step are an error of the run. */
const OPERATIONS_MAX = 1000;
/** More of anything than this in one step: it has no end. */
const MOVES_MAX = 200_000;

/** Who looks at which state. */
export interface Viewpoint {
  readonly world: World;
  /** What properties and gates may ask beyond memory: `v@wait`, `blocked(v)`, `v.left` … */
  readonly observe: (state: State, ctx: Context, expr: Expr) => number;
  readonly state: State;
  /** undefined while a gate or a property is evaluated. */
  readonly actor: Runner | undefined;
  readonly process: ProcessState;
  /** Whether a guest or a virtual handler runs: they have an interrupt flag of their own. */
  readonly inGuestCode: boolean;
  /** Whose store buffer reads and writes go through; undefined: straight to memory. */
  readonly lane: number | undefined;
  /** Store buffers make nobody wait. */
  readonly patient?: boolean;
}

export interface Run extends Viewpoint {
  /** A condition, which may read but not change anything. */
  readonly pure: boolean;
  readonly labels: string[];
  values: Value[];
  agenda: Agenda;
  /** How many sections the thread is in. */
  depth: number;
  operations: number;
  /** Instructions of any kind. */
  moves: number;
  /** Set when the guest leaves: the reason. */
  exit: number | undefined;
}

/** `process` is what changes of locals go to: a copy. */
export function startRun(
  from: Viewpoint,
  agenda: Agenda,
  values: readonly Value[],
  labels: string[],
  pure: boolean,
): Run {
  return {
    ...from,
    agenda,
    values: [...values],
    labels,
    depth: pure ? 1 : 0,
    operations: 0,
    moves: 0,
    exit: undefined,
    pure,
  };
}

/** An error of the scenario's run, as opposed to one of the oracle. */
export class ScenarioError extends Error {
  readonly failure: Failure;

  constructor(kind: string, at: Node | undefined) {
    super(`the scenario fails: ${kind}`);
    this.failure = { kind, at: at && positionOf(at) };
  }
}

export function failAt(kind: string, node: Node, ctx: Context): never {
  throw new ScenarioError(kind, seenAt(node, ctx));
}

/** Counts what a step does. A condition is looked at as a whole. */
export function spend(run: Run, effect: Effect): void {
  if (run.pure) return;
  run.moves++;
  spendOperations(run, isOperation(effect) ? 1 : 0);
}

export function spendOperations(run: Run, count: number): void {
  run.operations += count;
  if (run.operations > OPERATIONS_MAX || run.moves > MOVES_MAX) throw new ScenarioError('runaway', undefined);
}

/** What others could see. A section is no more than what is in it, and neither is going on in a guest. */
function isOperation(effect: Effect): boolean {
  return isVisible(effect) && effect.kind !== 'section' && effect.kind !== 'resume';
}

export function pop(run: Run): Value {
  const top = run.values.pop();
  assert(top !== undefined, 'the stack is empty');
  return top;
}

export function popNumber(run: Run): number {
  const top = pop(run);
  assert(typeof top === 'number', `${top} is no number`);
  return top;
}

export function popName(run: Run): string {
  const top = pop(run);
  assert(typeof top === 'string', `${top} is no place`);
  return top;
}

/** The name of a place that exists. An index outside its array fails here, where the element would be touched. */
export function popPlace(run: Run): string {
  const name = popName(run);
  if (isBroken(name)) failBroken(run.world, name);
  return name;
}

export function popHandler(run: Run): number {
  const handler = pop(run);
  return typeof handler === 'string' ? failBroken(run.world, handler) : handler;
}

/** Stands for an element that does not exist, and remembers which index expression meant it. */
export function brokenPlace(world: World, node: Node, ctx: Context, index: number): string {
  const name = `?${numberOf(world, node)}:${ctx.id}`;
  world.broken.set(name, seenAt(node, ctx));
  return `${name}[${index}]`;
}

export function isBroken(name: string): boolean {
  return name.startsWith('?');
}

function failBroken(world: World, name: string): never {
  throw new ScenarioError('index', world.broken.get(name.slice(0, name.indexOf('['))));
}

/** A local that is 0 is not kept, so that states with the same locals are equal. */
export function setLocal(run: Run, name: string, value: Value): void {
  if (value === 0) run.process.locals.delete(name);
  else run.process.locals.set(name, value);
}

export function addressNamed(world: World, name: string): number {
  const address = world.addressOf.get(name);
  assert(address !== undefined, `there is no ${name} in memory`);
  return address;
}

export function readShared(run: Run, name: string): number {
  const address = addressNamed(run.world, name);
  const buffer = run.lane === undefined ? [] : defined(run.state.buffers[run.lane]);
  const value = buffer.findLast((store) => store.address === address)?.value ?? run.state.memory[address];
  assert(value !== undefined, `${name} has no value`);
  return value;
}

export function writeShared(
  run: Run,
  name: string,
  type: Scalar,
  value: number,
  node: Node,
  ctx: Context,
): void {
  assert(!run.pure, 'a condition writes');
  const address = addressNamed(run.world, name);
  if (usesBuffer(run)) {
    // A buffer's entry holds a value of the variable's type: what does not fit is refused at the store.
    const fitted = fitValue(type, value) ?? failAt('range', node, ctx);
    defined(run.state.buffers[run.lane]).push({ address, value: fitted });
    return;
  }
  const wrong = writeMemory(run.world, run.state, address, value);
  if (wrong !== undefined) failAt(wrong, node, ctx);
}

function usesBuffer(run: Run): run is Run & { readonly lane: number } {
  return run.world.tso && run.lane !== undefined && run.depth === 0;
}

/** Changes memory, or says what is wrong with the value. */
export function writeMemory(
  world: World,
  state: State,
  address: number,
  value: number,
): 'range' | 'chart' | undefined {
  const slot = world.slots[address];
  const old = state.memory[address];
  assert(slot !== undefined && old !== undefined, `there is no address ${address}`);
  const fitted = fitValue(slot.type, value);
  if (fitted === undefined) return 'range';
  if (slot.type.kind === 'chart' && !hasMove(slot.type.table, old, fitted)) return 'chart';
  state.memory[address] = fitted;
  return undefined;
}
