// Conditions that look at the whole state at once: gates, masks, awaits, `when`s, and properties.

import { unreachable } from '../../base/unreachable.ts';
import type { Expr as Code, ValueType } from '../../model/code.ts';
import { INLINE_DEPTH_MAX, SCALARS_MAX } from '../../model/limits.ts';
import { operandOf, type Value } from '../flow/lowering.ts';
import { fold } from '../names/constants.ts';
import { resolveActor } from '../names/declareActors.ts';
import { numberOr, reportDepth, reportUnknown } from '../names/declareNames.ts';
import {
  binaryMismatch,
  choiceMismatch,
  isComparison,
  numberMismatch,
  refuse,
  resultType,
  truthMismatch,
  truthValueMismatch,
  unaryMismatch,
} from '../names/operands.ts';
import { resolvePointer, resolveRef } from '../names/refs.ts';
import { Scope } from '../names/symbols.ts';
import { UNKNOWN } from '../names/valueTypes.ts';
import type { Expr } from '../syntax/syntax.ts';
import { actorFlag, asActorRef, currentTask, taskReference } from './actorExpressions.ts';
import { calledAtOnce, isTask } from './calledAtOnce.ts';
import { indexValue } from './taskIndex.ts';
import { memberMismatch } from './values.ts';
import { type ConditionView, standingCalled, standsAs, standsAt } from './wholeState.ts';

/** What a diagnostic was about. */
const ZERO: Value = { code: { op: 'const', value: 0 }, type: UNKNOWN };
const BOOL: ValueType = { kind: 'bool' };

/** Lowers a condition that is evaluated atomically, with any number of reads. */
export function lowerPredicate(view: ConditionView, expr: Expr, scope: Scope): Code {
  const { code, type } = lowerAtOnce(view, expr, scope);
  refuse(view.build.report, expr, truthMismatch(type));
  return code;
}

/** The same of any value. */
export function lowerAtOnce(view: ConditionView, expr: Expr, scope: Scope): Value {
  const constant = fold(expr, scope);
  if (constant !== undefined) return { code: { op: 'const', value: constant.value }, type: constant.type };
  const { build } = view;
  switch (expr.kind) {
    case 'name': {
      const symbol = scope.find(expr.text);
      if (symbol?.kind === 'value') return { code: symbol.code, type: symbol.type.value };
      if (symbol === undefined && expr.text === 'current') return whoRuns(view, expr);
      const stands = symbol === undefined ? standingCalled(expr.text) : undefined;
      if (stands !== undefined) return { code: standsAs(view, expr, stands), type: BOOL };
      return load(view, expr, scope);
    }
    case 'index':
    case 'deref':
      return load(view, expr, scope);
    case 'field':
      return field(view, expr, scope);
    case 'labelled':
      build.report.error(
        expr.label,
        'A condition that is evaluated at once has no operation to label.',
        'Put the label before the statement.',
      );
      return lowerAtOnce(view, expr.body, scope);
    case 'unary': {
      const { code: arg, type } = lowerAtOnce(view, expr.arg, scope);
      const mismatch = unaryMismatch(expr.op, type);
      refuse(view.build.report, expr.arg, mismatch);
      if (expr.op === '!') return { code: { op: 'not', arg }, type: resultType('bool', mismatch) };
      const op = expr.op === '-' ? 'negate' : 'complement';
      return { code: { op, arg }, type: resultType('int', mismatch) };
    }
    case 'binary':
      return binary(view, expr, scope);
    case 'conditional':
      return choice(view, expr, scope);
    case 'quantifier':
      return quantifier(view, expr, scope);
    case 'in':
      return { code: memberOf(view, expr, scope), type: BOOL };
    case 'at':
      return { code: standsAt(view, expr, scope), type: BOOL };
    case 'actor state':
      return { code: actorFlag(build, expr, scope), type: BOOL };
    case 'address':
      return taskReference(build, expr, scope) ?? ZERO;
    case 'rest':
    case 'finished':
      return { code: standsAs(view, expr, expr.kind), type: BOOL };
    case 'call':
      return call(view, expr, scope);
    case 'int':
    case 'true':
    case 'false':
    case 'null':
      return ZERO; // folded above
    default:
      return unreachable(expr);
  }
}

function whoRuns({ build, current }: ConditionView, expr: Expr): Value {
  if (current !== undefined) return currentTask(current);
  build.report.error(expr, 'Nobody runs where a property looks, so it has no current.', 'Name the task: &t.');
  return { ...ZERO, type: { kind: 'task' } };
}

function load(view: ConditionView, expr: Expr, scope: Scope): Value {
  const { build } = view;
  const ref = resolveRef(build, expr, scope, (index) => indexOf(view, index, scope));
  if (ref === undefined || ref === 'absent') return ZERO;
  if (ref.shape.kind !== 'scalar') {
    build.report.error(expr, `${ref.name} is not a single value.`, 'Name one of its elements or fields.');
    return ZERO;
  }
  return { code: view.load(ref), type: build.slots[ref.place.base]?.type.value ?? { kind: 'int' } };
}

function indexOf(view: ConditionView, index: Expr, scope: Scope): Code {
  const { code, type } = indexValue(lowerAtOnce(view, index, scope), index);
  refuse(view.build.report, index, numberMismatch(type));
  return code;
}

/** `v[0].left`, `v[0].finished`, or an ordinary field. */
function field(view: ConditionView, expr: Expr & { kind: 'field' }, scope: Scope): Value {
  const actorRef = asActorRef(expr.base);
  const symbol = actorRef === undefined ? undefined : scope.find(actorRef.name.text);
  if (actorRef === undefined || symbol?.kind !== 'actor') return load(view, expr, scope);
  const { build, whole } = view;
  if (whole === undefined) {
    build.report.error(expr, 'Code cannot look into another task.', 'Share a variable.');
    return ZERO;
  }
  const actor = resolveActor(build, actorRef, scope, ['task', 'vcpu', 'env', 'irq', 'signal', 'virtual irq']);
  if (actor === undefined) return ZERO;
  if (expr.field.text === 'finished') return { code: whole.finished(actor), type: BOOL };
  const local = whole.local(actor, expr.field.text);
  if (local === undefined) {
    build.report.error(
      expr.field,
      `${actorRef.name.text} has no local ${expr.field.text} at the top level of its body.`,
      'Declare it there.',
    );
    return ZERO;
  }
  return { code: { op: 'slot', slot: local.slot }, type: local.type };
}

function binary(view: ConditionView, expr: Expr & { kind: 'binary' }, scope: Scope): Value {
  const left = lowerAtOnce(view, expr.left, scope);
  const right = lowerAtOnce(view, expr.right, scope);
  const mismatch = binaryMismatch(expr.op, operandOf(left), operandOf(right));
  refuse(view.build.report, mismatch?.side === undefined ? expr : expr[mismatch.side], mismatch);
  if (expr.op === '&&' || expr.op === '||') {
    const op = expr.op === '&&' ? 'and' : 'or';
    return { code: { op, args: [left.code, right.code] }, type: resultType('bool', mismatch) };
  }
  const divides = expr.op === '/' || expr.op === '%';
  const fault = divides && view.fails === true ? view.build.fault('arithmetic', expr) : 0;
  return {
    code: { op: 'binary', operator: expr.op, left: left.code, right: right.code, fault },
    type: resultType(isComparison(expr.op) ? 'bool' : 'int', mismatch),
  };
}

function choice(view: ConditionView, expr: Expr & { kind: 'conditional' }, scope: Scope): Value {
  const known = fold(expr.cond, scope);
  if (known !== undefined) {
    refuse(view.build.report, expr.cond, truthMismatch(known.type));
    return lowerAtOnce(view, known.value !== 0 ? expr.yes : expr.no, scope);
  }
  const cond = lowerPredicate(view, expr.cond, scope);
  const yes = lowerAtOnce(view, expr.yes, scope);
  const no = lowerAtOnce(view, expr.no, scope);
  const mismatch = choiceMismatch(operandOf(yes), operandOf(no));
  refuse(view.build.report, expr, mismatch);
  const type = mismatch === undefined ? yes.type : UNKNOWN;
  return { code: { op: 'if', cond, yes: yes.code, no: no.code }, type };
}

/** Unrolled: families and counts are known before the program runs. */
function quantifier(view: ConditionView, expr: Expr & { kind: 'quantifier' }, scope: Scope): Value {
  const { build } = view;
  const count = numberOr(0, build, expr.count, scope);
  if (count < 0 || count > SCALARS_MAX)
    build.report.error(expr.count, `${count} is not a count.`, `Write a number from 0 to ${SCALARS_MAX}.`);
  else build.grow(count, expr);
  if (build.oversized || count > SCALARS_MAX) return { code: ZERO.code, type: BOOL };
  const bodies = Array.from({ length: count }, (_, i) => {
    const inner = new Scope(scope).bind(expr.index.text, {
      kind: 'constant',
      value: i,
      type: { kind: 'int' },
    });
    return lowerPredicate(view, expr.body, inner);
  });
  if (expr.quantifier === 'all') return { code: { op: 'and', args: bodies }, type: BOOL };
  if (expr.quantifier === 'any') return { code: { op: 'or', args: bodies }, type: BOOL };
  const none: Code = { op: 'const', value: count };
  const code = bodies.reduceRight<Code>(
    (no, cond, i) => ({ op: 'if', cond, yes: { op: 'const', value: i }, no }),
    none,
  );
  return { code, type: { kind: 'int' } };
}

function memberOf(view: ConditionView, expr: Expr & { kind: 'in' }, scope: Scope): Code {
  const left = lowerAtOnce(view, expr.value, scope);
  const args = expr.names.map((name): Code => {
    const member = fold({ ...name, kind: 'name' }, scope);
    if (member === undefined) {
      reportUnknown(view.build, name, name.text, scope);
      return ZERO.code;
    }
    refuse(view.build.report, name, memberMismatch(left, member));
    const right = { op: 'const', value: member.value } as const;
    return { op: 'binary', operator: '==', left: left.code, right, fault: 0 };
  });
  return { op: 'or', args };
}

/** The call of a function that returns an expression. */
function call(view: ConditionView, expr: Expr & { kind: 'call' }, scope: Scope): Value {
  const called = calledAtOnce(view.build, expr, scope);
  if (called === undefined) return ZERO;
  const { func, returned } = called;
  const depth = view.depth + 1;
  view.build.grow(1, expr);
  if (depth > INLINE_DEPTH_MAX) reportDepth(view.build, expr, expr.callee.text);
  if (depth > INLINE_DEPTH_MAX || view.build.oversized) return ZERO;
  const inner = new Scope(view.build.globals);
  for (const [index, formal] of func.formals.entries()) {
    const arg = expr.args[index];
    if (arg === undefined) continue;
    if (formal.passing === 'value' || isTask(formal)) {
      const bound = lowerAtOnce(view, arg, scope);
      if (formal.type.kind === 'bool') refuse(view.build.report, arg, truthValueMismatch(bound.type));
      inner.bind(formal.name.text, {
        kind: 'value',
        code: bound.code,
        type: { value: bound.type, min: 0, max: 0, wrapBits: undefined, inferred: true },
      });
    } else {
      const ref =
        formal.passing === 'pointer' && arg.kind !== 'address'
          ? resolvePointer(view.build, arg, scope)
          : resolveRef(view.build, arg.kind === 'address' ? arg.base : arg, scope, (index2) =>
              indexOf(view, index2, scope),
            );
      if (ref !== undefined && ref !== 'absent')
        inner.bind(formal.name.text, { kind: formal.passing === 'pointer' ? 'pointer' : 'ref', ref });
    }
  }
  const result = lowerAtOnce({ ...view, depth }, returned, inner);
  if (func.returns?.kind === 'bool') refuse(view.build.report, expr, truthValueMismatch(result.type));
  return result;
}
