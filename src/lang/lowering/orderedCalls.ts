// Functions of the prelude whose names say what they order, on a machine that orders little by itself (R33, R36, R38).

import type { Place } from '../../model/code.ts';
import { type Lowering, operandOf, touchOf, type Value } from '../flow/lowering.ts';
import { checkType } from '../names/holds.ts';
import { binaryMismatch, refuse } from '../names/operands.ts';
import type { Order, Ordering } from '../names/ordering.ts';
import type { Ref, Scope } from '../names/symbols.ts';
import type { FuncItem } from '../syntax/fileSyntax.ts';
import type { Node } from '../syntax/syntax.ts';

/** Inlines the call of such a function; `body` does what its text says. */
export function lowerOrdered(
  l: Lowering,
  call: Node,
  ordering: Ordering,
  func: FuncItem,
  scope: Scope,
  body: () => Value | undefined,
): Value | undefined {
  const at = l.at(call);
  switch (ordering.kind) {
    case 'acquire load': {
      const value = body();
      const place = pointedPlace(func, scope);
      if (place !== undefined) l.flow.emit({ op: 'let go', what: { kind: 'older', place } }, at);
      return value;
    }
    case 'release store':
      return l.withStores({ effect: 'write', release: true }, body);
    case 'sent':
      if (l.inSection && !(l.inLock && l.build.memory.keeps && l.lane !== undefined))
        return l.inAtomic(at, body);
      // What a lock guards is in memory before anybody else can look.
      if (l.inSection && refOf(func, scope)?.guard !== undefined) return body();
      return l.withStores({ effect: 'atomic write', release: false }, body);
    case 'store and barrier':
      body();
      l.emitBarrier(at);
      return undefined;
    case 'barrier':
      if (ordering.keeps === 'all') l.emitBarrier(at);
      else l.flow.emit({ op: 'barrier', keeps: ordering.keeps }, at);
      return undefined;
    case 'atomic':
      return lowerAtomic(l, call, ordering.order, func, scope, body);
    case 'compare':
      return lowerCompare(l, call, ordering.order, func, scope) ?? l.inAtomic(at, body);
  }
}

/** One that returns something works on memory at once. What it orders is done before it writes: what it reads is then as it was. */
function lowerAtomic(
  l: Lowering,
  call: Node,
  order: Order,
  func: FuncItem,
  scope: Scope,
  body: () => Value | undefined,
): Value | undefined {
  const place = pointedPlace(func, scope);
  const atomic = place === undefined ? undefined : { kind: 'atomic' as const, place, order };
  return l.inAtomic(
    l.at(call),
    () => {
      if (place !== undefined) letGo(l, call, order, place);
      return body();
    },
    atomic,
  );
}

/** If the place does not look like what is expected, this is a plain load. Undefined for what is in no memory. */
function lowerCompare(
  l: Lowering,
  call: Node,
  order: Order,
  func: FuncItem,
  scope: Scope,
): Value | undefined {
  const ref = refOf(func, scope);
  const [old, replacement] = ['old', 'replacement'].map((name) => argument(l, scope, name));
  if (ref?.storage !== 'memory' || ref.shape.kind !== 'scalar') return undefined;
  if (old === undefined || replacement === undefined || ref.shape.type.value.kind === 'lock')
    return undefined;
  const at = l.at(call);
  const expected = old.code;
  const looked = { type: l.typeOf(ref), zero: false };
  refuse(l.build.report, at, binaryMismatch('==', looked, operandOf(old)));
  checkType(l.build, { name: ref.name, at }, l.typeOf(ref), operandOf(replacement));
  const { place } = ref;
  const { type } = ref.shape;
  const touches = [touchOf(ref)];
  const seen: Value['code'] =
    l.lane === undefined ? l.loadMemory(place) : { op: 'buffered load', lane: l.lane, place };
  const atomic = { kind: 'compare' as const, place, order, seen, expected };
  return l.inAtomic(
    at,
    () => {
      const was = l.temporary(l.typeOf(ref));
      const same = (): ReturnType<typeof l.flow.emit> =>
        l.flow.emit(
          {
            op: 'branch',
            cond: {
              op: 'binary',
              operator: '==',
              left: { op: 'slot', slot: was },
              right: expected,
              fault: 0,
            },
          },
          at,
        );
      l.flow.emit({ op: 'read', into: was, value: seen }, at, touches);
      const looks = same();
      const fails = l.flow.exitOf(looks, 1);
      l.flow.suspend();
      l.flow.resume(l.flow.exitOf(looks, 0));
      l.flow.emit({ op: 'read', into: was, value: l.loadMemory(place) }, at, touches);
      const is = same();
      const isNot = l.flow.exitOf(is, 1);
      l.flow.suspend();
      l.flow.resume(l.flow.exitOf(is, 0));
      letGo(l, call, order, place);
      l.flow.emit({ op: 'write', place, value: replacement.code, type }, at, touches);
      const succeeds = l.flow.suspend();
      l.flow.resume(isNot);
      l.flow.emit({ op: 'let go', what: { kind: 'value', place } }, at);
      l.flow.resume(succeeds, fails);
      return { code: { op: 'slot', slot: was }, type: l.typeOf(ref) };
    },
    atomic,
  );
}

function letGo(l: Lowering, call: Node, order: Order, place: Place): void {
  if (order === 'full') l.flow.emit({ op: 'let go', what: { kind: 'all' } }, l.at(call));
  if (order === 'acquire')
    l.flow.emit({ op: 'let go', what: { kind: 'older than memory', place } }, l.at(call));
}

/** What the function works on: its one pointer. */
function refOf({ formals }: FuncItem, scope: Scope): Ref | undefined {
  const formal = formals.find(({ passing }) => passing !== 'value');
  const symbol = formal === undefined ? undefined : scope.find(formal.name.text);
  return symbol?.kind === 'pointer' || symbol?.kind === 'ref' ? symbol.ref : undefined;
}

function pointedPlace(func: FuncItem, scope: Scope): Place | undefined {
  const ref = refOf(func, scope);
  return ref?.storage === 'memory' ? ref.place : undefined;
}

function argument(l: Lowering, scope: Scope, name: string): Value | undefined {
  const symbol = scope.find(name);
  switch (symbol?.kind) {
    case 'constant':
      return { code: { op: 'const', value: symbol.value }, type: symbol.type };
    case 'value':
      return { code: symbol.code, type: symbol.type.value };
    case 'ref':
      if (symbol.ref.storage !== 'local') return undefined;
      return { code: { op: 'slot', slot: symbol.ref.place.base }, type: l.typeOf(symbol.ref) };
    default:
      return undefined;
  }
}
