// Expressions in code: each shared read is a visible operation of its own, in order, left to right.

import { assert } from '../../base/assert.ts';
import { unreachable } from '../../base/unreachable.ts';
import type { SlotIndex } from '../../model/indices.ts';
import { labelParts } from '../flow/labels.ts';
import { type Lowering, operandOf, type Value } from '../flow/lowering.ts';
import { type Constant, fold } from '../names/constants.ts';
import { reportUnknown } from '../names/declareNames.ts';
import {
  binaryMismatch,
  choiceMismatch,
  isComparison,
  type Mismatch,
  numberMismatch,
  refuse,
  resultType,
  truthMismatch,
  unaryMismatch,
} from '../names/operands.ts';
import { resolveRef } from '../names/refs.ts';
import type { Scope } from '../names/symbols.ts';
import { UNKNOWN } from '../names/valueTypes.ts';
import type { Expr } from '../syntax/syntax.ts';
import { actorFlag, currentTask, taskReference } from './actorExpressions.ts';
import { indexValue } from './taskIndex.ts';

/** What a diagnostic was about. */
const ZERO: Value = { code: { op: 'const', value: 0 }, type: UNKNOWN };

/** Evaluates an expression; what it returns has no visible operation left in it. */
export function lowerValue(l: Lowering, expr: Expr, scope: Scope): Value {
  const constant = fold(expr, scope);
  if (constant !== undefined) return { code: { op: 'const', value: constant.value }, type: constant.type };
  switch (expr.kind) {
    case 'name':
      return lowerName(l, expr, scope);
    case 'index':
    case 'field':
    case 'deref':
      return lowerPlace(l, expr, scope);
    case 'labelled':
      return lowerLabelled(l, expr, scope);
    case 'unary': {
      const arg = lowerValue(l, expr.arg, scope);
      const mismatch = unaryMismatch(expr.op, arg.type);
      refuse(l.build.report, l.at(expr.arg), mismatch);
      if (expr.op === '!') return { code: { op: 'not', arg: arg.code }, type: resultType('bool', mismatch) };
      const op = expr.op === '-' ? 'negate' : 'complement';
      return { code: { op, arg: arg.code }, type: resultType('int', mismatch) };
    }
    case 'binary':
      return lowerBinary(l, expr, scope);
    case 'conditional':
      return lowerChoice(l, expr, scope);
    case 'in':
      return lowerIn(l, expr, scope);
    case 'call':
      return lowerCallValue(l, expr, scope);
    case 'address':
      return taskReference(l.build, expr, scope) ?? ZERO;
    case 'actor state':
      return lowerFlag(l, expr, scope);
    case 'quantifier':
    case 'at':
    case 'rest':
    case 'finished':
      l.error(
        expr,
        'This looks at the whole state at once; code cannot.',
        'Use it in a property, a gate, or behind await.',
      );
      return ZERO;
    case 'int':
    case 'true':
    case 'false':
    case 'null':
      return ZERO; // folded above
    default:
      return unreachable(expr);
  }
}

function lowerLabelled(l: Lowering, expr: Expr & { kind: 'labelled' }, scope: Scope): Value {
  const label = l.flow.label(labelParts(l, expr.label, scope));
  const value = lowerValue(l, expr.body, scope);
  if (!label.waiting()) return value;
  label.take();
  l.error(expr.label, 'This label names no visible operation.', 'Put it before a shared variable or a call.');
  return value;
}

function lowerCallValue(l: Lowering, expr: Expr & { kind: 'call' }, scope: Scope): Value {
  const { said } = l.build.report;
  const value = l.lower.call(l, expr, scope);
  if (value === undefined && l.build.report.said === said)
    l.error(expr, `${expr.callee.text} returns nothing.`, 'Call it as a statement of its own.');
  return value ?? ZERO;
}

function lowerName(l: Lowering, expr: Expr & { kind: 'name' }, scope: Scope): Value {
  const symbol = scope.find(expr.text);
  if (symbol?.kind === 'value') return { code: symbol.code, type: symbol.type.value };
  if (symbol === undefined && expr.text === 'current') return currentTask(l.actor);
  if (symbol === undefined) {
    reportUnknown(l.build, l.at(expr), expr.text, scope);
    return ZERO;
  }
  return lowerPlace(l, expr, scope);
}

function lowerPlace(l: Lowering, expr: Expr, scope: Scope): Value {
  const ref = resolveRef(l.build, expr, scope, (index) => lowerIndex(l, index, scope));
  if (ref === 'absent')
    l.error(expr, 'A ghost is read only by properties and other ghosts.', 'Use an ordinary variable.');
  return ref === undefined || ref === 'absent' ? ZERO : l.read(ref, expr);
}

/** An index is a value by the time the element is touched. */
export function lowerIndex(l: Lowering, index: Expr, scope: Scope): Value['code'] {
  const value = indexValue(lowerValue(l, index, scope), index);
  refuse(l.build.report, l.at(index), numberMismatch(value.type));
  return l.isSettled(value) ? value.code : l.spill(value, index).code;
}

/** Keeps the left operand where what follows has visible operations or calls. */
export function keep(l: Lowering, value: Value, at: Expr, later: Expr, scope: Scope): Value {
  const effects = sideEffectsOf(later, scope);
  if (effects === 'none' || value.code.op === 'const') return value;
  if (effects === 'reads' && l.isSettled(value)) return value;
  return l.spill(value, at);
}

function lowerBinary(l: Lowering, expr: Expr & { kind: 'binary' }, scope: Scope): Value {
  const { op } = expr;
  if (op === '&&' || op === '||') return lowerLogic(l, expr, op, scope);
  const left = keep(l, lowerValue(l, expr.left, scope), expr.left, expr.right, scope);
  const right = lowerValue(l, expr.right, scope);
  const mismatch = refuseOperands(l, expr, left, right);
  const fault =
    (op === '/' || op === '%') && !(right.code.op === 'const' && right.code.value !== 0)
      ? l.build.fault('arithmetic', l.at(expr))
      : 0;
  return {
    code: { op: 'binary', operator: op, left: left.code, right: right.code, fault },
    type: resultType(isComparison(op) ? 'bool' : 'int', mismatch),
  };
}

function lowerLogic(l: Lowering, expr: Expr & { kind: 'binary' }, op: '&&' | '||', scope: Scope): Value {
  if (sideEffectsOf(expr.right, scope) === 'none') {
    const left = lowerValue(l, expr.left, scope);
    const right = lowerValue(l, expr.right, scope);
    const type = resultType('bool', refuseOperands(l, expr, left, right));
    return { code: { op: op === '&&' ? 'and' : 'or', args: [left.code, right.code] }, type };
  }
  const { yes, no } = l.lower.condition(l, expr, scope);
  return merge(l, expr, [
    { exits: yes, value: () => ({ code: { op: 'const', value: 1 }, type: { kind: 'bool' } }) },
    { exits: no, value: () => ({ code: { op: 'const', value: 0 }, type: { kind: 'bool' } }) },
  ]);
}

function lowerChoice(l: Lowering, expr: Expr & { kind: 'conditional' }, scope: Scope): Value {
  const cond = fold(expr.cond, scope);
  if (cond !== undefined) {
    refuse(l.build.report, l.at(expr.cond), truthMismatch(cond.type));
    return lowerValue(l, cond.value !== 0 ? expr.yes : expr.no, scope);
  }
  if (sideEffectsOf(expr.yes, scope) === 'none' && sideEffectsOf(expr.no, scope) === 'none') {
    const test = lowerValue(l, expr.cond, scope);
    refuse(l.build.report, l.at(expr.cond), truthMismatch(test.type));
    const yes = lowerValue(l, expr.yes, scope);
    const no = lowerValue(l, expr.no, scope);
    const mismatch = choiceMismatch(operandOf(yes), operandOf(no));
    refuse(l.build.report, l.at(expr), mismatch);
    const type = mismatch === undefined ? yes.type : UNKNOWN;
    return { code: { op: 'if', cond: test.code, yes: yes.code, no: no.code }, type };
  }
  const { yes, no } = l.lower.condition(l, expr.cond, scope);
  return merge(l, expr, [
    { exits: yes, value: () => lowerValue(l, expr.yes, scope) },
    { exits: no, value: () => lowerValue(l, expr.no, scope) },
  ]);
}

/** Each path computes the value its own way; all meet with it in one slot. */
function merge(
  l: Lowering,
  at: Expr,
  paths: readonly { readonly exits: ReturnType<Lowering['flow']['suspend']>; readonly value: () => Value }[],
): Value {
  let into: SlotIndex | undefined;
  let first: Value | undefined;
  let mismatch: Mismatch | undefined;
  const ends = paths.map((path) => {
    l.flow.suspend();
    l.flow.resume(path.exits);
    const value = path.value();
    first ??= value;
    mismatch ??= choiceMismatch(operandOf(first), operandOf(value));
    into ??= l.temporary(first.type);
    l.flow.emit({ op: 'set', slot: into, value: value.code, declared: undefined }, l.at(at));
    return l.flow.suspend();
  });
  l.flow.resume(...ends);
  refuse(l.build.report, l.at(at), mismatch);
  const type = mismatch === undefined && first !== undefined ? first.type : UNKNOWN;
  assert(into !== undefined, 'a value that is computed on several paths is computed on one');
  return { code: { op: 'slot', slot: into }, type };
}

function refuseOperands(
  l: Lowering,
  expr: Expr & { kind: 'binary' },
  left: Value,
  right: Value,
): Mismatch | undefined {
  const mismatch = binaryMismatch(expr.op, operandOf(left), operandOf(right));
  const at = mismatch?.side === undefined ? expr : expr[mismatch.side];
  refuse(l.build.report, l.at(at), mismatch);
  return mismatch;
}

function lowerIn(l: Lowering, expr: Expr & { kind: 'in' }, scope: Scope): Value {
  const value = lowerValue(l, expr.value, scope);
  const kept = l.isSettled(value) ? value : l.spill(value, expr);
  const args = expr.names.map((name): Value['code'] => {
    const member = fold({ ...name, kind: 'name' }, scope);
    if (member === undefined) {
      reportUnknown(l.build, l.at(name), name.text, scope);
      return { op: 'const', value: 0 };
    }
    refuse(l.build.report, l.at(name), memberMismatch(value, member));
    const right = { op: 'const', value: member.value } as const;
    return { op: 'binary', operator: '==', left: kept.code, right, fault: 0 };
  });
  return { code: { op: 'or', args }, type: { kind: 'bool' } };
}

/** What is wrong with looking for a value among names that stand for another kind of value. */
export function memberMismatch(value: Value, { value: member, type }: Constant): Mismatch | undefined {
  return binaryMismatch('==', operandOf(value), { type, zero: member === 0 });
}

/** raised(H), active(H): reads shared state, so it is a visible operation. */
function lowerFlag(l: Lowering, expr: Expr & { kind: 'actor state' }, scope: Scope): Value {
  const code = actorFlag(l.build, expr, scope);
  if (expr.test === 'blocked') l.error(expr, 'Code cannot ask who is blocked.', 'Use it in a property.');
  const into = l.temporary({ kind: 'bool' });
  l.flow.emit({ op: 'read', into, value: code }, l.at(expr));
  return { code: { op: 'slot', slot: into }, type: { kind: 'bool' } };
}

/** What evaluating an expression does besides computing: nothing, visible reads, or calls (which may write locals). */
export function sideEffectsOf(expr: Expr, scope: Scope): 'none' | 'reads' | 'calls' {
  if (fold(expr, scope) !== undefined) return 'none';
  switch (expr.kind) {
    case 'name': {
      const symbol = scope.find(expr.text);
      const shared = symbol?.kind === 'lane' || (symbol?.kind === 'ref' && symbol.ref.storage !== 'local');
      return shared ? 'reads' : 'none';
    }
    case 'deref': {
      const symbol = expr.base.kind === 'name' ? scope.find(expr.base.text) : undefined;
      return symbol?.kind === 'pointer' && symbol.ref.storage === 'local' ? 'none' : 'reads';
    }
    case 'call':
      return 'calls';
    case 'index':
      return most('reads', sideEffectsOf(expr.index, scope));
    case 'field':
    case 'labelled':
    case 'actor state':
      return 'reads';
    case 'unary':
      return sideEffectsOf(expr.arg, scope);
    case 'in':
      return sideEffectsOf(expr.value, scope);
    case 'binary':
      return most(sideEffectsOf(expr.left, scope), sideEffectsOf(expr.right, scope));
    case 'conditional':
      return most(
        sideEffectsOf(expr.cond, scope),
        most(sideEffectsOf(expr.yes, scope), sideEffectsOf(expr.no, scope)),
      );
    default:
      return 'none';
  }
}

function most(a: 'none' | 'reads' | 'calls', b: 'none' | 'reads' | 'calls'): 'none' | 'reads' | 'calls' {
  if (a === 'calls' || b === 'calls') return 'calls';
  return a === 'reads' || b === 'reads' ? 'reads' : 'none';
}
