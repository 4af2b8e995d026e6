// Calls: functions are inlined; the machine's own operations become nodes.

import type { SlotIndex } from '../../model/indices.ts';
import { INLINE_DEPTH_MAX } from '../../model/limits.ts';
import { type Lowering, operandOf, type Value } from '../flow/lowering.ts';
import { wrongCount } from '../names/argumentCount.ts';
import { reportDepth, reportUnknown } from '../names/declareNames.ts';
import { checkType } from '../names/holds.ts';
import { orderingOf } from '../names/ordering.ts';
import { resolveRef } from '../names/refs.ts';
import { type Meaning, Scope } from '../names/symbols.ts';
import { BARE_INT, type ScalarType } from '../names/valueTypes.ts';
import type { Formal, FuncItem } from '../syntax/fileSyntax.ts';
import type { CallExpr, Expr } from '../syntax/syntax.ts';
import { assigns } from './assigns.ts';
import { isTask } from './calledAtOnce.ts';
import { tieGotos } from './gotos.ts';
import { lowerMachineCall } from './machineCalls.ts';
import { lowerOrdered } from './orderedCalls.ts';
import { hintAtCall } from './orderingHints.ts';
import { lowerPointer } from './pointers.ts';
import { keep, lowerIndex, lowerValue, sideEffectsOf } from './values.ts';

/** Lowers a call; undefined for void functions, and after a diagnostic. */
export function lowerCall(l: Lowering, expr: CallExpr, scope: Scope): Value | undefined {
  const symbol = scope.find(expr.callee.text);
  if (symbol?.kind === 'function') return inline(l, expr, symbol.func, scope);
  const machine = lowerMachineCall(l, expr, scope);
  if (machine !== 'not one') return machine;
  if (symbol === undefined)
    reportUnknown(
      l.build,
      l.at(expr.callee),
      expr.callee.text,
      scope,
      `Write the function, make it a step ("${expr.callee.text}": step;), or drop it; what it returns can be a local or a setting.`,
    );
  else l.error(expr.callee, `${expr.callee.text} is not a function.`);
  return undefined;
}

function inline(l: Lowering, expr: CallExpr, func: FuncItem, scope: Scope): Value | undefined {
  l.build.grow(1, l.flow.inlined[0]?.call ?? l.at(expr)); // an empty function is work too
  if (l.build.oversized || !mayInline(l, expr, func)) return undefined;
  if (expr.args.length !== func.formals.length) {
    l.error(expr, wrongCount(func, expr));
    return undefined;
  }
  hintAtCall(l, expr, func);
  return l.inCall(expr, () => {
    const inner = bindFormals(l, expr, func, scope);
    l.flow.inlined.push({ call: l.at(expr), name: func.name.text });
    const body = (): Value | undefined => inlineBody(l, func, inner);
    const ordering = l.build.memory.keeps && l.lane !== undefined ? orderingOf(func) : undefined;
    const result =
      ordering !== undefined
        ? lowerOrdered(l, expr, ordering, func, inner, body)
        : func.atomic
          ? l.inAtomic(l.at(expr), body)
          : body();
    l.flow.inlined.pop();
    return result;
  });
}

function mayInline(l: Lowering, expr: CallExpr, func: FuncItem): boolean {
  if (l.activations.some((activation) => activation.func === func)) {
    l.error(
      expr,
      `${func.name.text} calls itself: functions are inlined, so recursion has no end.`,
      'Write a loop.',
    );
    return false;
  }
  if (l.activations.length <= INLINE_DEPTH_MAX) return true;
  reportDepth(l.build, l.at(expr), func.name.text);
  return false;
}

function inlineBody(l: Lowering, func: FuncItem, scope: Scope): Value | undefined {
  const into = func.returns === undefined ? undefined : returnSlot(l, func);
  const activation = l.activate(func, into);
  l.lower.statement(l, func.body, scope);
  tieGotos(l);
  if (into !== undefined && l.flow.reachable)
    l.error(
      { ...func.body, from: func.body.to - 1 },
      `${func.name.text} can end here without a value.`,
      'Write return and the value on every way through it.',
    );
  l.activations.pop();
  l.flow.resume(...activation.returns);
  const type = into === undefined ? undefined : l.build.slots[into]?.type.value;
  return into === undefined || type === undefined ? undefined : { code: { op: 'slot', slot: into }, type };
}

function returnSlot(l: Lowering, func: FuncItem): SlotIndex {
  const type =
    func.returns === undefined ? BARE_INT : l.types.scalarType(func.returns, false, l.build.globals);
  const slot = l.temporary(type.value);
  const draft = l.build.slots[slot];
  if (draft !== undefined) draft.type = type;
  return slot;
}

/** Arguments are evaluated left to right, before the body. */
function bindFormals(l: Lowering, expr: CallExpr, func: FuncItem, scope: Scope): Scope {
  const inner = new Scope(l.build.globals);
  const localsByRef = expr.args.some((arg) => namesLocal(arg, scope));
  func.formals.forEach((formal, index) => {
    const arg = expr.args[index];
    if (arg === undefined) return;
    const symbol =
      formal.passing === 'value' || isTask(formal)
        ? bindValue(l, formal, arg, func, scope, localsByRef, expr.args.slice(index + 1))
        : bindRef(l, func, formal, arg, scope);
    if (symbol !== undefined) inner.bind(formal.name.text, symbol);
  });
  return inner;
}

function namesLocal(arg: Expr, scope: Scope): boolean {
  const base = arg.kind === 'address' ? arg.base : arg;
  const symbol = base.kind === 'name' ? scope.find(base.text) : undefined;
  return arg.kind === 'address' && symbol?.kind === 'ref' && symbol.ref.storage === 'local';
}

/** A formal that is never assigned stands for its constant or unchanging argument; any other gets a slot. */
function bindValue(
  l: Lowering,
  formal: Formal,
  arg: Expr,
  func: FuncItem,
  scope: Scope,
  localsByRef: boolean,
  later: readonly Expr[],
): Meaning {
  let value = lowerValue(l, arg, scope);
  const assigned = assigns(func.body, formal.name.text, l.build.globals);
  const type = l.types.scalarType(formal.type, isTask(formal), l.build.globals);
  if (!type.inferred)
    checkType(l.build, { name: formal.name.text, at: l.at(arg) }, type.value, operandOf(value));
  if (!assigned && value.code.op === 'const' && holds(type, value.code.value))
    return { kind: 'constant', value: value.code.value, type: value.type };
  if (
    !assigned &&
    type.inferred &&
    value.code.op === 'slot' &&
    l.isSettled(value) &&
    !localsByRef &&
    later.every((next) => sideEffectsOf(next, scope) !== 'calls')
  ) {
    return { kind: 'value', code: value.code, type: { ...BARE_INT, value: value.type } };
  }
  for (const next of later) value = keep(l, value, arg, next, scope);
  const slot = l.local(formal.name.text, type.inferred ? { ...BARE_INT, value: value.type } : type);
  l.flow.emit({ op: 'set', slot, value: value.code, declared: type.inferred ? undefined : type }, l.at(arg));
  const shape = { kind: 'scalar' as const, type };
  return {
    kind: 'ref',
    ref: {
      shape,
      place: { base: slot, terms: [] },
      storage: 'local',
      name: formal.name.text,
      guard: undefined,
    },
  };
}

/** Whether a formal of the type is given the value as it is. */
function holds(type: ScalarType, value: number): boolean {
  return type.inferred || (value >= type.min && value <= type.max);
}

/** The kernel's smp_store_mb is a macro, and takes the variable itself; its address will do as well. */
function takesVariable({ name, source }: FuncItem, arg: Expr, scope: Scope): boolean {
  if (name.text !== 'smp_store_mb' || source !== 'prelude' || arg.kind === 'address') return false;
  return arg.kind !== 'name' || scope.find(arg.text)?.kind !== 'pointer';
}

/** The words that declare what a pointer formal points to. */
function wordsOf({ type }: Formal): string | undefined {
  switch (type.kind) {
    case 'named':
      return type.name.text;
    case 'bool':
    case 'spinlock':
    case 'mutex':
      return type.kind;
    default:
      return undefined;
  }
}

function bindRef(l: Lowering, func: FuncItem, formal: Formal, arg: Expr, scope: Scope): Meaning | undefined {
  if (takesVariable(func, arg, scope)) {
    const ref = resolveRef(l.build, arg, scope, (index) => lowerIndex(l, index, scope));
    return ref === undefined || ref === 'absent' ? { kind: 'absent ghost' } : { kind: 'pointer', ref };
  }
  if (formal.passing === 'reference') {
    const ref = resolveRef(l.build, arg, scope, (index) => lowerIndex(l, index, scope));
    return ref === undefined ? undefined : ref === 'absent' ? { kind: 'absent ghost' } : { kind: 'ref', ref };
  }
  const ref = lowerPointer(l, arg, scope, wordsOf(formal));
  return ref === undefined ? { kind: 'absent ghost' } : { kind: 'pointer', ref };
}
