// Conditions that look at the whole state at once: gates, masks, awaits, `when`s, and properties.

import { unreachable } from '../../base/unreachable.ts';
import type { Expr as Code, ValueType } from '../../model/code.ts';
import { INLINE_DEPTH_MAX, SCALARS_MAX } from '../../model/limits.ts';
import type { Build } from '../names/build.ts';
import { fold, isComparison } from '../names/constants.ts';
import { resolveActor } from '../names/declareActors.ts';
import { foldOrReport, reportDepth, reportUnknown } from '../names/declareNames.ts';
import { resolvePointer, resolveRef } from '../names/refs.ts';
import { type Ref, Scope } from '../names/symbols.ts';
import { comparable } from '../names/valueTypes.ts';
import type { Expr } from '../syntax/syntax.ts';
import { actorFlag, asActorRef, currentTask, taskReference } from './actorExpressions.ts';

/** What a condition may look at. */
export interface View {
  readonly build: Build;
  /** How shared memory is read: properties and gates read memory, a task through its store buffer. */
  readonly load: (ref: Ref) => Code;
  /** What only properties may ask: places, locals of other tasks, rest. */
  readonly whole: WholeState | undefined;
  /** The actor that asks, as `current`; undefined in properties, where nobody does. */
  readonly current: number | undefined;
  /** Calls around the expression at hand. */
  readonly depth?: number;
}

export interface WholeState {
  /** 1 where the actor's position lies in the place. Undefined after a diagnostic. */
  readonly at: (actor: number, place: string, expr: Expr) => Code | undefined;
  readonly finished: (actor: number) => Code;
  readonly local: (
    actor: number,
    name: string,
  ) => { readonly slot: number; readonly type: ValueType } | undefined;
  readonly rest: () => Code;
}

interface Value {
  readonly code: Code;
  readonly type: ValueType;
}

const ZERO: Value = { code: { op: 'const', value: 0 }, type: { kind: 'int' } };
const BOOL: ValueType = { kind: 'bool' };

/** Lowers a condition that is evaluated atomically, with any number of reads. */
export function lowerPredicate(view: View, expr: Expr, scope: Scope): Code {
  return value(view, expr, scope).code;
}

function value(view: View, expr: Expr, scope: Scope): Value {
  const constant = fold(expr, scope);
  if (constant !== undefined) return { code: { op: 'const', value: constant.value }, type: constant.type };
  const { build } = view;
  switch (expr.kind) {
    case 'name': {
      const symbol = scope.find(expr.text);
      if (symbol?.kind === 'value') return { code: symbol.code, type: symbol.type.value };
      if (symbol === undefined && expr.text === 'current') return whoRuns(view, expr);
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
      return value(view, expr.body, scope);
    case 'unary': {
      const arg = value(view, expr.arg, scope).code;
      if (expr.op === '!') return { code: { op: 'not', arg }, type: BOOL };
      return { code: { op: expr.op === '-' ? 'negate' : 'complement', arg }, type: { kind: 'int' } };
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
      return { code: place(view, expr, scope), type: BOOL };
    case 'actor state':
      return { code: actorFlag(build, expr, scope), type: BOOL };
    case 'address':
      return taskReference(build, expr, scope) ?? ZERO;
    case 'rest':
    case 'finished':
      return { code: standing(view, expr, expr.kind), type: BOOL };
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

function whoRuns({ build, current }: View, expr: Expr): Value {
  if (current !== undefined) return currentTask(current);
  build.report.error(expr, 'Nobody runs where a property looks, so it has no current.', 'Name the task: &t.');
  return { ...ZERO, type: { kind: 'task' } };
}

function load(view: View, expr: Expr, scope: Scope): Value {
  const { build } = view;
  const ref = resolveRef(build, expr, scope, (index) => value(view, index, scope).code);
  if (ref === undefined || ref === 'absent') return ZERO;
  if (ref.shape.kind !== 'scalar') {
    build.report.error(expr, `${ref.name} is not a single value.`, 'Name one of its elements or fields.');
    return ZERO;
  }
  return { code: view.load(ref), type: build.slots[ref.place.base]?.type.value ?? { kind: 'int' } };
}

/** `v[0].left`, `v[0].finished`, or an ordinary field. */
function field(view: View, expr: Expr & { kind: 'field' }, scope: Scope): Value {
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

function binary(view: View, expr: Expr & { kind: 'binary' }, scope: Scope): Value {
  const left = value(view, expr.left, scope);
  const right = value(view, expr.right, scope);
  if (expr.op === '&&' || expr.op === '||') {
    return { code: { op: expr.op === '&&' ? 'and' : 'or', args: [left.code, right.code] }, type: BOOL };
  }
  if (isComparison(expr.op) && !comparable(left, right))
    view.build.report.error(
      expr,
      'These two are of different types: they cannot be compared.',
      'Compare like with like.',
    );
  return {
    code: { op: 'binary', operator: expr.op, left: left.code, right: right.code, fault: 0 },
    type: { kind: isComparison(expr.op) ? 'bool' : 'int' },
  };
}

function choice(view: View, expr: Expr & { kind: 'conditional' }, scope: Scope): Value {
  const known = fold(expr.cond, scope);
  if (known !== undefined) return value(view, known.value !== 0 ? expr.yes : expr.no, scope);
  const cond = value(view, expr.cond, scope).code;
  const yes = value(view, expr.yes, scope);
  return { code: { op: 'if', cond, yes: yes.code, no: value(view, expr.no, scope).code }, type: yes.type };
}

/** Unrolled: families and counts are known before the program runs. */
function quantifier(view: View, expr: Expr & { kind: 'quantifier' }, scope: Scope): Value {
  const { build } = view;
  const count = foldOrReport(build, expr.count, scope) ?? 0;
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
    return value(view, expr.body, inner).code;
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

function memberOf(view: View, expr: Expr & { kind: 'in' }, scope: Scope): Code {
  const left = value(view, expr.value, scope).code;
  const args = expr.names.map((name): Code => {
    const member = fold({ ...name, kind: 'name' }, scope);
    if (member === undefined) reportUnknown(view.build, name, name.text, scope);
    return {
      op: 'binary',
      operator: '==',
      left,
      right: { op: 'const', value: member?.value ?? 0 },
      fault: 0,
    };
  });
  return { op: 'or', args };
}

function place(view: View, expr: Expr & { kind: 'at' }, scope: Scope): Code {
  const actorRef = asActorRef(expr.actor);
  const { build, whole } = view;
  if (whole === undefined || actorRef === undefined) {
    build.report.error(expr, 'Only a property can ask where a task stands.', 'Use a shared variable.');
    return ZERO.code;
  }
  const actor = resolveActor(build, actorRef, scope, ['task', 'vcpu', 'env', 'irq', 'signal', 'virtual irq']);
  return (actor === undefined ? undefined : whole.at(actor, expr.place.text, expr)) ?? ZERO.code;
}

function standing(view: View, expr: Expr, kind: 'rest' | 'finished'): Code {
  const { build, whole } = view;
  if (whole === undefined) {
    build.report.error(expr, `Only a property can ask for ${kind}.`);
    return ZERO.code;
  }
  if (kind === 'rest') return whole.rest();
  const still = build.actors.map((_, actor): Code => ({ op: 'not', arg: { op: 'enabled', actor } }));
  return { op: 'and', args: [whole.rest(), ...still] };
}

/** A function whose body is one `return`, such as READ_ONCE, may stand in a condition. */
function call(view: View, expr: Expr & { kind: 'call' }, scope: Scope): Value {
  const symbol = scope.find(expr.callee.text);
  const only = symbol?.kind === 'function' && !symbol.func.atomic ? symbol.func.body.body : [];
  const statement = only[0];
  if (
    symbol?.kind !== 'function' ||
    only.length !== 1 ||
    statement?.kind !== 'return' ||
    statement.value === undefined ||
    symbol.func.formals.length !== expr.args.length
  ) {
    view.build.report.error(
      expr,
      `A condition is evaluated at once; ${expr.callee.text} cannot be called in it.`,
      'Call it before, and keep its result in a local.',
    );
    return ZERO;
  }
  const depth = (view.depth ?? 0) + 1;
  view.build.grow(1, expr);
  if (depth > INLINE_DEPTH_MAX) reportDepth(view.build, expr, expr.callee.text);
  if (depth > INLINE_DEPTH_MAX || view.build.oversized) return ZERO;
  const inner = new Scope(view.build.globals);
  for (const [index, formal] of symbol.func.formals.entries()) {
    const arg = expr.args[index];
    if (arg === undefined) continue;
    if (formal.passing === 'value') {
      const bound = value(view, arg, scope);
      inner.bind(formal.name.text, {
        kind: 'value',
        code: bound.code,
        type: { value: bound.type, min: 0, max: 0, wrapBits: undefined, inferred: true },
      });
    } else {
      const ref =
        formal.passing === 'pointer' && arg.kind !== 'address'
          ? resolvePointer(view.build, arg, scope)
          : resolveRef(
              view.build,
              arg.kind === 'address' ? arg.base : arg,
              scope,
              (index2) => value(view, index2, scope).code,
            );
      if (ref !== undefined && ref !== 'absent')
        inner.bind(formal.name.text, { kind: formal.passing === 'pointer' ? 'pointer' : 'ref', ref });
    }
  }
  return value({ ...view, depth }, statement.value, inner);
}
