// What properties and gates may ask beyond memory: where a task stands, whether a handler runs, whether this is a rest.

import { assert } from '../base/assert.ts';
import { defined } from '../base/defined.ts';
import type { ActorRef, Expr, VarDecl } from '../lang/syntax/syntax.ts';
import { actorsNamed, actorsReferred, type NamedActors } from './actorNames.ts';
import { listingOf } from './asmListing.ts';
import { type Agenda, cellsOf } from './cell.ts';
import type { Context } from './context.ts';
import {
  choicesIn,
  choicesOf,
  isActive,
  isFinished,
  memoryViewpoint,
  type Oracle,
  processOf,
  threadOf,
} from './enabled.ts';
import { evaluate } from './execute.ts';
import type { AsmItems } from './listing.ts';
import { localValue, type State } from './state.ts';
import { constantValue, nameOfLocal } from './statics.ts';
import { isHandler, isTask, type Runner, runnerAt, type World } from './world.ts';

export function createOracle(world: World): Oracle {
  const oracle: Oracle = { world, observe: (state, ctx, expr) => Number(observe(oracle, state, ctx, expr)) };
  return oracle;
}

/** Nothing can happen any more, and nothing went wrong. */
function isOver(oracle: Oracle, state: State): boolean {
  return state.failure === undefined && choicesIn(oracle, state).length === 0;
}

/** Whether a pause here is a good one: no store is on its way. */
export function isRest(oracle: Oracle, state: State): boolean {
  const { rest, actors } = oracle.world;
  if (state.buffers.some((buffer) => buffer.length > 0)) return false;
  if (rest !== undefined) return evaluate(memoryViewpoint(oracle, state), rest) !== 0;
  return actors.every((actor) => !isTask(actor) || actor.endless || isFinished(oracle, state, actor));
}

function observe(oracle: Oracle, state: State, ctx: Context, expr: Expr): boolean | number {
  switch (expr.kind) {
    case 'rest':
      return isRest(oracle, state);
    case 'finished':
      return isOver(oracle, state) && isRest(oracle, state);
    case 'name':
      if (expr.text === 'error') return state.failure !== undefined;
      assert(expr.text === 'stuck', `the oracle knows no ${expr.text}`);
      return isOver(oracle, state) && !isRest(oracle, state);
    case 'at': {
      const actor = actorIfAny(oracle.world, ctx, actorsNamed(oracle.world, expr.actor));
      return actor !== undefined && isAt(state, oracle.world, actor, expr.place.text);
    }
    case 'actor state':
      return testActor(oracle, state, expr.test, referred(oracle.world, ctx, expr.actor));
    case 'field': {
      const actor = actorOf(oracle.world, ctx, actorsNamed(oracle.world, expr.base));
      if (expr.field.text === 'finished') return isFinished(oracle, state, actor);
      return localOf(oracle.world, state, actor, expr.field.text, '');
    }
    case 'index': {
      assert(expr.base.kind === 'field', `the oracle cannot look into a task at offset ${expr.from}`);
      const actor = actorOf(oracle.world, ctx, actorsNamed(oracle.world, expr.base.base));
      const index = constantValue(oracle.world, ctx, expr.index);
      return localOf(oracle.world, state, actor, expr.base.field.text, `[${index}]`);
    }
    default:
      throw new Error(`the oracle cannot observe the ${expr.kind} at offset ${expr.from}`);
  }
}

function testActor(
  oracle: Oracle,
  state: State,
  test: 'raised' | 'active' | 'blocked',
  actor: Runner,
): boolean {
  switch (test) {
    case 'raised':
      return state.pending[actor.index] === true || state.inFlight[actor.index] === true;
    case 'active':
      return isHandler(actor) && isActive(state, actor);
    case 'blocked':
      return choicesOf({ ...oracle, patient: true }, state, actor).length === 0;
  }
}

function referred(world: World, ctx: Context, ref: ActorRef): Runner {
  return actorOf(world, ctx, actorsReferred(world, ref));
}

function actorOf(world: World, ctx: Context, named: NamedActors | undefined): Runner {
  const actor = actorIfAny(world, ctx, named);
  assert(actor !== undefined, 'an actor is observed that does not exist');
  return actor;
}

/** Undefined for an actor that the settings remove. */
function actorIfAny(world: World, ctx: Context, named: NamedActors | undefined): Runner | undefined {
  const index = named?.index === undefined ? 0 : constantValue(world, ctx, named.index);
  const member = index === undefined ? undefined : named?.members[index];
  return member === undefined ? undefined : runnerAt(world, member);
}

/** `place` is the name of a guest or of a labelled statement, of the host or of the guest that runs. */
function isAt(state: State, world: World, actor: Runner, place: string): boolean {
  const { guest } = processOf(state, actor);
  const running = actor.thread === 0 && guest !== undefined ? guest : undefined;
  const { threads } = defined(world.processes[actor.process]);
  if (actor.thread === 0 && threads.some(({ role, name }) => role === 'guest' && name === place)) {
    return running !== undefined && threads[running]?.name === place;
  }
  const standing = [actor.thread, ...(running === undefined ? [] : [running])];
  return standing.some((thread) => liesIn(world, threadOf(state, actor, thread).agenda, place));
}

function liesIn(world: World, agenda: Agenda, place: string): boolean {
  return cellsOf(agenda).some(({ item, ctx, tail }, index) => {
    if (item.kind === 'end of place') return item.node.name.text === place;
    if (item.kind === 'end of asm line') return isUnder(world, ctx, item, place);
    // A guest that comes back stands before the line that follows.
    const next = item.kind === 'resume' && index === 0 ? tail?.item : undefined;
    return next?.kind === 'asm line' && isUnder(world, ctx, next, place);
  });
}

function isUnder(
  world: World,
  ctx: Context,
  line: { readonly node: AsmItems; readonly index: number },
  place: string,
): boolean {
  return listingOf(world, ctx, line.node).lines[line.index]?.places.includes(place) === true;
}

function localOf(world: World, state: State, actor: Runner, text: string, element: string): number {
  const process = defined(world.processes[actor.process]);
  const decl =
    process.item.body.body
      .flatMap((stmt): readonly VarDecl[] => (stmt.kind === 'local' ? stmt.decls : []))
      .find((it) => it.name.text === text) ?? world.scopes.registers.get(process.item)?.get(text);
  assert(decl !== undefined, `${actor.name} has no local ${text}`);
  const name = `${nameOfLocal(world, process.context, decl)}${element}`;
  const value = localValue(processOf(state, actor), name);
  assert(typeof value === 'number', `${actor.name}.${text} is no number`);
  return value;
}
