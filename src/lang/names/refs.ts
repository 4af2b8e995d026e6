// Lvalues: from `ev[i].set` to the slot, or the indexed slots, that it names.

import { nearestName } from '../../base/nearestName.ts';
import type { Expr as Code, Place, ValueType } from '../../model/code.ts';
import { slotIndex } from '../../model/indices.ts';
import type { Expr } from '../syntax/syntax.ts';
import type { Build } from './build.ts';
import { fold } from './constants.ts';
import { reportUnknown } from './declareNames.ts';
import { numberMismatch, refuse } from './operands.ts';
import { coarseLockOf, isMutex, type Shape, sizeOf } from './shapes.ts';
import type { Guard, Ref, Scope } from './symbols.ts';

/** How an index expression becomes a value: with visible reads in code, at once in conditions. */
export type IndexLowering = (index: Expr) => Code;

/** Resolves an lvalue; undefined after a diagnostic, 'absent' for a ghost that is compiled out. */
export function resolveRef(
  build: Build,
  expr: Expr,
  scope: Scope,
  lowerIndex: IndexLowering,
): Ref | 'absent' | undefined {
  switch (expr.kind) {
    case 'name':
      return resolveName(build, expr, scope);
    case 'index': {
      const base = resolveRef(build, expr.base, scope, lowerIndex);
      return base === undefined || base === 'absent'
        ? base
        : resolveIndex(build, base, expr, scope, lowerIndex);
    }
    case 'field': {
      const base = expr.arrow
        ? resolvePointer(build, expr.base, scope)
        : resolveRef(build, expr.base, scope, lowerIndex);
      return base === undefined || base === 'absent' ? base : resolveField(build, base, expr);
    }
    case 'deref':
      return resolvePointer(build, expr.base, scope);
    default:
      build.report.error(
        expr,
        'This is a value, not a place that can be written.',
        'Name a variable, an element or a field.',
      );
      return undefined;
  }
}

function resolveName(build: Build, expr: Expr & { kind: 'name' }, scope: Scope): Ref | 'absent' | undefined {
  const symbol = scope.find(expr.text);
  switch (symbol?.kind) {
    case 'ref':
      return symbol.ref;
    case 'lane':
      return symbol.fields;
    case 'absent ghost':
      return 'absent';
    case 'pointer':
      build.report.error(expr, `${expr.text} is a pointer.`, `Write *${expr.text} for what it points to.`);
      return undefined;
    case 'constant':
    case 'value':
      build.report.error(
        expr,
        `${expr.text} is a constant here, not a variable.`,
        'Declare a variable of its own for it.',
      );
      return undefined;
    case 'actor':
    case 'function':
      build.report.error(expr, `${expr.text} is not a variable.`);
      return undefined;
    case undefined:
      reportUnknown(build, expr, expr.text, scope);
      return undefined;
  }
}

/** What a pointer formal was bound to. */
export function resolvePointer(build: Build, expr: Expr, scope: Scope): Ref | undefined {
  if (expr.kind === 'name') {
    const symbol = scope.find(expr.text);
    if (symbol?.kind === 'pointer') return symbol.ref;
    if (symbol?.kind === 'absent ghost') return undefined; // reported where it was bound
    if (symbol === undefined) reportUnknown(build, expr, expr.text, scope);
    else
      build.report.error(
        expr,
        `${expr.text} is not a pointer.`,
        'Only pointer formals of functions are followed.',
      );
    return undefined;
  }
  build.report.error(expr, 'Only a pointer formal can be followed.', 'Use an index instead of a pointer.');
  return undefined;
}

function resolveIndex(
  build: Build,
  base: Ref,
  expr: Expr & { kind: 'index' },
  scope: Scope,
  lowerIndex: IndexLowering,
): Ref | undefined {
  if (base.shape.kind !== 'array') {
    build.report.error(expr, `${base.name} is not an array.`, 'Leave the index out.');
    return undefined;
  }
  const { count, of } = base.shape;
  const stride = sizeOf(of);
  const common = { shape: of, storage: base.storage, name: `${base.name}[]`, guard: base.guard };
  const constant = fold(expr.index, scope);
  if (constant !== undefined) {
    if (isTaskIndex(expr.index, constant.type))
      return ofTask(build, base, base.shape, { at: expr.index, task: constant.value });
    refuse(build.report, expr.index, numberMismatch(constant.type));
    if (constant.value < 0 || constant.value >= count) {
      build.report.error(
        expr.index,
        `${base.name} has the elements 0 to ${count - 1}; there is no element ${constant.value}.`,
      );
      return undefined;
    }
    return { ...common, place: shifted(base.place, constant.value * stride) };
  }
  const index = lowerIndex(expr.index);
  if (index.op === 'const' && (index.value < 0 || index.value >= count))
    return ofTask(build, base, base.shape, { at: expr.index, task: index.value + 1 });
  if (index.op === 'const') return { ...common, place: shifted(base.place, index.value * stride) };
  const fault = build.fault('index', expr.index);
  return {
    ...common,
    place: { base: base.place.base, terms: [...base.place.terms, { index, count, stride, fault }] },
  };
}

/** In the library an array may have an element for each task. */
export function isTaskIndex(index: Expr, type: ValueType): boolean {
  return type.kind === 'task' && index.source === 'prelude';
}

/** NULL, and a task that the settings removed, have no element: whoever asks for one fails. */
function ofTask(
  build: Build,
  base: Ref,
  { count, of }: Shape & { readonly kind: 'array' },
  { at, task }: { readonly at: Expr; readonly task: number },
): Ref {
  const stride = sizeOf(of);
  const common = { shape: of, storage: base.storage, name: `${base.name}[]`, guard: base.guard };
  const element = task - 1;
  if (element >= 0 && element < count) return { ...common, place: shifted(base.place, element * stride) };
  const index: Code = { op: 'const', value: element };
  const fault = build.fault('index', at);
  return {
    ...common,
    place: { base: base.place.base, terms: [...base.place.terms, { index, count, stride, fault }] },
  };
}

function resolveField(build: Build, base: Ref, expr: Expr & { kind: 'field' }): Ref | undefined {
  if (base.shape.kind !== 'struct') {
    build.report.error(expr.field, `${base.name} has no fields.`);
    return undefined;
  }
  const field = base.shape.fields.get(expr.field.text);
  if (field === undefined) {
    const names = [...base.shape.fields.keys()];
    const near = nearestName(expr.field.text, names);
    build.report.error(
      expr.field,
      `${base.name} has no field ${expr.field.text}.`,
      near === undefined ? `Its fields are ${names.join(', ')}.` : `Did you mean ${near}?`,
    );
    return undefined;
  }
  const name = `${base.name}.${expr.field.text}`;
  const lock = coarseLockOf(base.shape);
  const guard =
    lock === undefined || field.shape.kind === 'coarse lock'
      ? base.guard
      : {
          key: lockKey(`${base.name}.${lock}`, base.place),
          name: `${build.textOf(expr.base)}${expr.arrow ? '->' : '.'}${lock}`,
          mutex: false,
        };
  return { shape: field.shape, place: shifted(base.place, field.offset), storage: base.storage, name, guard };
}

/** A lock's identity while it is held: its name and the indices that choose it among its array. */
function lockKey(name: string, place: Place): string {
  const constant = place.terms.length === 0 && name.includes('[]') ? `+${place.base}` : '';
  return `${name}:${JSON.stringify(place.terms.map((term) => [term.index, term.stride]))}${constant}`;
}

export function lockKeyOf(ref: Ref): string {
  return lockKey(ref.name, ref.place);
}

/** What a variable `guarded by` this lock asks for. */
export function guardOf(lock: Ref, name: string): Guard {
  return { key: lockKeyOf(lock), name, mutex: isMutex(lock.shape) };
}

function shifted(place: Place, by: number): Place {
  return { base: slotIndex(place.base + by), terms: place.terms };
}
