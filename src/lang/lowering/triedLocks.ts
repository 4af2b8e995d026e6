// Locks that are tried: whether one is held, and the taking of one that has been found free.

import type { Lowering, Value } from '../flow/lowering.ts';
import { lockKeyOf } from '../names/refs.ts';
import type { Ref } from '../names/symbols.ts';
import type { CallExpr } from '../syntax/syntax.ts';

/** Lowers `spin_is_locked` and its like; `ref`: the lock. */
export function lowerTried(
  l: Lowering,
  expr: CallExpr,
  ref: Ref | undefined,
  mutex: boolean,
): Value | undefined {
  if (ref === undefined) return undefined;
  if (ref.shape.kind === 'coarse lock') {
    l.error(
      expr,
      `Nobody ever finds ${ref.name} held: a plain spinlock is one step with what it guards.`,
      'Declare it spinlock fine.',
    );
    return undefined;
  }
  if (expr.callee.text.startsWith('__')) {
    l.flow.emit({ op: 'lock', place: ref.place, mutex, lock: lockKeyOf(ref), free: true }, l.at(expr));
    return undefined;
  }
  const into = l.temporary({ kind: 'bool' });
  const held: Value['code'] = { op: 'not', arg: { op: 'not', arg: l.loadMemory(ref.place) } };
  l.flow.emit({ op: 'read', into, value: held }, l.at(expr));
  return { code: { op: 'slot', slot: into }, type: { kind: 'bool' } };
}
