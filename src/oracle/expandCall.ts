// Calls: the language's own operations, and functions, which are inlined. Every call leaves one value.

import { assert } from '../base/assert.ts';
import { defined } from '../base/defined.ts';
import { type Ordering, orderingOf } from '../lang/names/ordering.ts';
import type { Formal, FuncItem } from '../lang/syntax/fileSyntax.ts';
import type { CallExpr, Expr } from '../lang/syntax/syntax.ts';
import { actorsNamed } from './actorNames.ts';
import { plan } from './agenda.ts';
import {
  type Agenda,
  type BoundFormal,
  type Cell,
  type Effect,
  effect,
  type Item,
  lvalue,
  value,
} from './cell.ts';
import type { Binding, Context } from './context.ts';
import { expandOrdered } from './expandOrdered.ts';
import { readFrom } from './expandStatement.ts';
import { exitReasons, requireMember } from './members.ts';
import { constantValue, lvalueOf, nameOfLocal, requireScalar, resolveType, typeOf } from './statics.ts';
import { fitValue, type Type } from './values.ts';
import { enterContext, numberOf, type World } from './world.ts';

export function expandCall(world: World, cell: Cell, call: CallExpr): Agenda {
  const func = world.functions.get(call.callee.text);
  if (func !== undefined) return expandFunction(world, cell, call, func);
  const items = intrinsic(world, cell, call);
  assert(items !== undefined, `the oracle knows no function ${call.callee.text}`);
  return plan(world, cell.ctx, items, cell.tail);
}

const done: Item = { kind: 'effect', effect: { kind: 'push', value: 0 } };

function intrinsic(world: World, cell: Cell, call: CallExpr): readonly Item[] | undefined {
  const { text } = call.callee;
  const [arg] = call.args;
  switch (text) {
    case 'fence':
      return [effect({ kind: 'fence', node: call }), done];
    case 'local_irq_disable':
    case '__save_irq':
      return [effect({ kind: 'interrupts off', node: call }), done];
    case 'local_irq_enable':
      return [effect({ kind: 'interrupts on', node: call }), done];
    case 'safe_halt': {
      const exit: Effect = { kind: 'exit', reason: exitReasons.indexOf('HLT'), node: call };
      return [
        effect({ kind: 'sti', node: call }),
        effect(exit),
        effect({ kind: 'end of instruction' }),
        done,
      ];
    }
    case 'hlt':
    case 'vmcall':
    case 'wbinvd':
    case 'pause':
      return [effect({ kind: 'exit', reason: exitReasons.indexOf(text.toUpperCase()), node: call }), done];
    default:
      return arg === undefined ? undefined : intrinsicOn(world, cell, call, arg);
  }
}

function intrinsicOn(world: World, cell: Cell, call: CallExpr, arg: Expr): readonly Item[] | undefined {
  const { text } = call.callee;
  switch (text) {
    case 'exit': {
      assert(arg.kind === 'name', 'exit wants a reason');
      const reason = exitReasons.indexOf(arg.text);
      const known = reason < 0 ? requireMember(world, arg.text, undefined) : reason;
      return [effect({ kind: 'exit', reason: known, node: call }), done];
    }
    case 'vmenter':
      assert(arg.kind === 'name', 'vmenter wants a guest');
      return [effect({ kind: 'vmenter', guest: arg.text, node: call }), { kind: 'in guest', node: call }];
    case 'raise':
    case 'unraise':
      return [...handlerItems(world, arg), effect({ kind: text, node: call }), done];
    case 'spin_is_locked':
    case 'mutex_is_locked':
      return heldItems(world, cell, call, arg);
    case 'spin_lock':
    case 'mutex_lock':
    case '__take_spin':
    case '__take_mutex':
    case 'spin_unlock':
    case 'mutex_unlock':
      return [...lockItems(world, cell, call, arg), done];
    default:
      return undefined;
  }
}

/** Stands for a member that the settings remove: no actor has this number, so that raising it is a mistake. */
const REMOVED = -1;

function handlerItems(world: World, arg: Expr): readonly Item[] {
  const named = actorsNamed(world, arg);
  assert(named !== undefined, `the oracle knows no handler at offset ${arg.from}`);
  const values = named.members.map((member) => member ?? REMOVED);
  if (named.index === undefined) return [effect({ kind: 'push', value: defined(values[0]) })];
  return [value(named.index), effect({ kind: 'pick', values, node: arg })];
}

/** Whether a lock is held. */
function heldItems(world: World, cell: Cell, call: CallExpr, arg: Expr): readonly Item[] {
  const place = lvalueOf(world, cell.ctx, arg);
  assert(place !== undefined, `no place at offset ${arg.from}`);
  const isHeld: Effect = { kind: 'binary', op: '!=', node: call };
  return [lvalue(arg), effect(readFrom(place, call)), effect({ kind: 'push', value: 0 }), effect(isHeld)];
}

function lockItems(world: World, cell: Cell, call: CallExpr, arg: Expr): readonly Item[] {
  const place = lvalueOf(world, cell.ctx, arg);
  const type = place?.type;
  assert(type?.kind === 'lock', `no lock at offset ${arg.from}`);
  const taking = !call.callee.text.endsWith('_unlock');
  assert(place !== undefined, `no place at offset ${arg.from}`);
  const { names, exact } = place;
  const dynamic = exact === undefined;
  if (type.lock !== 'coarse') {
    const operation: Effect = taking
      ? { kind: 'lock', lock: type.lock, node: call, names, dynamic }
      : { kind: 'unlock', lock: type.lock, node: call };
    return [lvalue(arg), effect(operation)];
  }
  return [
    lvalue(arg),
    effect(taking ? { kind: 'section', node: call, lock: { names, dynamic } } : { kind: 'leave lock' }),
  ];
}

function expandFunction(world: World, cell: Cell, call: CallExpr, func: FuncItem): Agenda {
  const { ctx, tail } = cell;
  const ordering = orderingHere(world, ctx, func);
  const items = ordering && expandOrdered(world, ctx, call, func, ordering);
  if (items !== undefined) return plan(world, ctx, items, tail);
  const inner = activation(world, ctx, call, func);
  const bound = func.formals.flatMap((formal, position): [BoundFormal, Item][] => {
    const arg = call.args[position];
    const binding = inner.bindings.get(formal);
    if (arg === undefined || binding === undefined || inner.constants.has(formal)) return [];
    const name = nameOfLocal(world, inner, formal);
    if (binding.place !== undefined) return [[{ name, type: undefined, node: arg }, lvalue(arg)]];
    const type = requireScalar(binding.type);
    return [[{ name, type, node: arg }, value(arg, type)]];
  });
  const body: Item[] = [
    { kind: 'statement', node: func.body },
    ...(func.atomic ? [{ kind: 'end of section', node: call } as const] : []),
  ];
  const ending = plan(world, inner, [{ kind: 'end of call', node: call }], tail);
  const inside = plan(world, inner, body, ending);
  const section: readonly Item[] = func.atomic ? [effect(sectionOf(world, call, func, inner, ordering))] : [];
  const bind: Item = effect({ kind: 'bind', formals: bound.map(([formal]) => formal) });
  return plan(world, ctx, [...bound.map(([, item]) => item), bind, ...section], inside);
}

/** What a function of the prelude orders, where memory asks for it: the environment sees memory as it is. */
function orderingHere(world: World, ctx: Context, func: FuncItem): Ordering | undefined {
  const process = ctx.process === undefined ? undefined : world.processes[ctx.process];
  if (world.memory !== 'weak' || process === undefined || process.item.actor === 'env') return undefined;
  return orderingOf(func);
}

function sectionOf(
  world: World,
  node: CallExpr,
  func: FuncItem,
  inner: Context,
  ordering: Ordering | undefined,
): Effect {
  const pointer = func.formals.find((formal) => inner.bindings.get(formal)?.place !== undefined);
  if (ordering?.kind !== 'atomic' || pointer === undefined) return { kind: 'section', node };
  const names = defined(inner.bindings.get(pointer)?.place).names;
  const atomic = { order: ordering.order, pointer: nameOfLocal(world, inner, pointer), names };
  return { kind: 'section', node, atomic };
}

function activation(world: World, ctx: Context, call: CallExpr, func: FuncItem): Context {
  const constants = new Map<Formal, number>();
  const bindings = new Map<Formal, Binding>();
  func.formals.forEach((formal, position) => {
    const arg = call.args[position];
    assert(arg !== undefined, `${func.name.text} is called with too few arguments`);
    const binding = bindFormal(world, ctx, formal, arg);
    bindings.set(formal, binding);
    if (binding.place !== undefined || world.scopes.changedFormals.has(formal)) return;
    const constant = constantValue(world, ctx, arg, binding.type);
    // A constant that the formal would change is passed like any other value.
    if (constant !== undefined && fitValue(requireScalar(binding.type), constant) === constant)
      constants.set(formal, constant);
  });
  return enterContext(world, `${ctx.id} call ${numberOf(world, call)}`, {
    unit: func,
    outer: undefined,
    caller: ctx,
    call,
    process: ctx.process,
    constants,
    bindings,
  });
}

function bindFormal(world: World, ctx: Context, formal: Formal, arg: Expr): Binding {
  const isTask = formal.type.kind === 'named' && formal.type.name.text === 'task';
  if (formal.passing === 'value' || isTask) {
    const declared: Type = isTask ? { kind: 'task' } : resolveType(world, world.universe, formal.type, []);
    const shown = declared.kind === 'unbounded' ? enumerated(typeOf(world, ctx, arg)) : undefined;
    return { type: shown ?? declared, place: undefined };
  }
  const found = lvalueOf(world, ctx, arg);
  assert(found !== undefined, `no place at offset ${arg.from}`);
  return { type: undefined, place: found };
}

/** A bare `int` takes the type of its argument: that shows where the type has names for its values. */
function enumerated(type: Type | undefined): Type | undefined {
  return type?.kind === 'enum' || type?.kind === 'chart' || type?.kind === 'task' || type?.kind === 'setting'
    ? type
    : undefined;
}
