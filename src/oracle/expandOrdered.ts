// Functions of the prelude whose names say what they order, on a machine that orders little by itself (R33, R36, R38).

import { assert } from '../base/assert.ts';
import { unreachable } from '../base/unreachable.ts';
import type { Ordering } from '../lang/names/ordering.ts';
import type { FuncItem } from '../lang/syntax/fileSyntax.ts';
import type { CallExpr, Expr } from '../lang/syntax/syntax.ts';
import { type Effect, effect, type Item, lvalue, value } from './cell.ts';
import type { Context } from './context.ts';
import { readFrom } from './expandStatement.ts';
import { lvalueOf, requireScalar } from './statics.ts';
import type { Scalar } from './values.ts';
import type { World } from './world.ts';

const done: Item = { kind: 'effect', effect: { kind: 'push', value: 0 } };

/** What the call does; undefined where it does what the function's body says. */
export function expandOrdered(
  world: World,
  ctx: Context,
  call: CallExpr,
  func: FuncItem,
  ordering: Ordering,
): readonly Item[] | undefined {
  switch (ordering.kind) {
    case 'barrier':
      return [effect(barrier(ordering.keeps, call)), done];
    case 'acquire load': {
      const pointer = argument(call, func, 0);
      const from = lvalueOf(world, ctx, pointer);
      assert(from !== undefined, `no place at offset ${pointer.from}`);
      const load = readFrom(from, call);
      return [lvalue(pointer), effect(load.kind === 'read' ? { ...load, acquire: true } : load)];
    }
    case 'release store':
      return [...store(world, ctx, call, func, { late: 'write', release: true }), done];
    case 'store and barrier':
      return [
        ...store(world, ctx, call, func, { late: 'write', release: false }),
        effect({ kind: 'fence', node: call }),
        done,
      ];
    case 'sent':
      return [...send(world, ctx, call, func), done];
    case 'compare':
      return compare(world, ctx, call, func, ordering.order);
    case 'atomic':
      return undefined;
    default:
      return unreachable(ordering);
  }
}

function barrier(keeps: 'loads' | 'stores' | 'all', node: CallExpr): Effect {
  return keeps === 'all' ? { kind: 'fence', node } : { kind: 'barrier', keeps, node };
}

function argument(call: CallExpr, func: FuncItem, position: number): Expr {
  const arg = call.args[position];
  assert(arg !== undefined, `${func.name.text} is called with too few arguments`);
  return arg;
}

type How = Pick<Extract<Effect, { readonly kind: 'write' }>, 'late' | 'release'>;

function store(world: World, ctx: Context, call: CallExpr, func: FuncItem, how: How): readonly Item[] {
  const pointer = argument(call, func, 0);
  const { type, write } = writing(world, ctx, call, pointer, how);
  return [lvalue(pointer), value(argument(call, func, 1), type), effect(write)];
}

/** An atomic that nobody waits for: it writes, or adds to what is there by then. */
function send(world: World, ctx: Context, call: CallExpr, func: FuncItem): readonly Item[] {
  const { text } = func.name;
  const isSum = text === 'atomic_add' || text === 'atomic_sub';
  const pointer = argument(call, func, isSum ? 1 : 0);
  const isBit = text.endsWith('_bit');
  const how: How = { late: isBit ? 'atomic write' : 'atomic add', release: false };
  const { write } = writing(world, ctx, call, pointer, how);
  const constants = { set_bit: 1, clear_bit: 0, atomic_inc: 1, atomic_dec: -1 };
  const constant = Object.entries(constants).find(([name]) => name === text)?.[1];
  if (constant !== undefined)
    return [lvalue(pointer), effect({ kind: 'push', value: constant }), effect(write)];
  assert(isSum, `the oracle knows no ${text}`);
  const sign: readonly Item[] = text === 'atomic_sub' ? [effect({ kind: 'unary', op: '-' })] : [];
  return [lvalue(pointer), value(argument(call, func, 0)), ...sign, effect(write)];
}

function compare(
  world: World,
  ctx: Context,
  call: CallExpr,
  func: FuncItem,
  order: 'relaxed' | 'acquire' | 'release' | 'full',
): readonly Item[] {
  const pointer = argument(call, func, 0);
  const from = lvalueOf(world, ctx, pointer);
  assert(from !== undefined, `no place at offset ${pointer.from}`);
  const type = requireScalar(from.type);
  const { names, exact } = from;
  return [
    lvalue(pointer),
    value(argument(call, func, 1), type),
    value(argument(call, func, 2), type),
    effect({ kind: 'compare', order, type, names, dynamic: exact === undefined, node: call }),
  ];
}

function writing(
  world: World,
  ctx: Context,
  node: CallExpr,
  pointer: Expr,
  how: How,
): { readonly type: Scalar; readonly write: Effect } {
  const to = lvalueOf(world, ctx, pointer);
  assert(to?.storage === 'shared', `no shared place at offset ${pointer.from}`);
  const type = requireScalar(to.type);
  return { type, write: { kind: 'write', type, node, names: to.names, ...how } };
}
