// What a thread works with while it takes a step: its agenda, its stack, its locals, and a copy of the state.

import { assert } from '../base/assert.ts';
import type { Expr, Node } from '../lang/syntax/syntax.ts';
import { type Agenda, type Effect, isVisible } from './cell.ts';
import { type Context, seenAt } from './context.ts';
import { UNREAD } from './laneMemory.ts';
import { type Failure, type ProcessState, positionOf, type State } from './state.ts';
import type { Value } from './values.ts';
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
  /** A condition in an atomic section, which sees memory. */
  readonly inAtomic?: boolean;
  /** A condition that holds: what its loads pass by is let go. */
  readonly letsGo?: boolean;
}

export interface Run extends Viewpoint {
  /** A condition, which may read but not change anything. */
  readonly pure: boolean;
  readonly labels: string[];
  values: Value[];
  /** How new each of the values is. */
  ages: number[];
  /** How new the newest value is that the operation at hand has taken. */
  age: number;
  agenda: Agenda;
  /** How many sections the thread is in, and how many of them are atomic. */
  depth: number;
  atomics: number;
  /** In a section in which atomics that nobody waits for may wait. */
  sends: boolean;
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
  on: { readonly values: readonly Value[]; readonly ages: readonly number[] },
  labels: string[],
  pure: boolean,
): Run {
  return {
    ...from,
    agenda,
    values: [...on.values],
    ages: [...on.ages],
    age: UNREAD,
    labels,
    depth: pure ? 1 : 0,
    atomics: from.inAtomic === true ? 1 : 0,
    sends: false,
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
  const [top, age] = [run.values.pop(), run.ages.pop()];
  assert(top !== undefined && age !== undefined, 'the stack is empty');
  run.age = Math.max(run.age, age);
  return top;
}

/** What an operation makes is as new as the newest that it has taken. */
export function push(run: Run, value: Value, age = run.age): void {
  run.values.push(value);
  run.ages.push(age);
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
  if (run.age > UNREAD) run.process.ages.set(name, run.age);
  else run.process.ages.delete(name);
}

export function addressNamed(world: World, name: string): number {
  const address = world.addressOf.get(name);
  assert(address !== undefined, `there is no ${name} in memory`);
  return address;
}
