// Assignments: index expressions, then the value, then the write.

import type { Lowering, Value } from '../flow/lowering.ts';
import { touch } from '../flow/lowering.ts';
import type { Build } from '../names/build.ts';
import { resolveRef } from '../names/refs.ts';
import type { Ref, Scope } from '../names/symbols.ts';
import { compatible } from '../names/valueTypes.ts';
import type { Assign } from '../syntax/syntax.ts';
import { loadMemory } from './guards.ts';
import { lowerPredicate } from './predicates.ts';
import { keep, lowerIndex, lowerValue } from './values.ts';

export function lowerAssign(l: Lowering, stmt: Assign, scope: Scope): void {
  const ref = resolveRef(l.build, stmt.target, scope, (index) => lowerIndex(l, index, scope));
  if (ref === undefined || ref === 'absent') return;
  if (ref.shape.kind !== 'scalar' || ref.shape.type.value.kind === 'lock') {
    l.error(
      stmt.target,
      `${ref.name} cannot be assigned as a whole.`,
      ref.shape.kind === 'scalar' ? 'Use its lock and unlock functions.' : 'Assign its parts.',
    );
    return;
  }
  if (ref.storage === 'ghost') {
    lowerGhost(l, stmt, ref, scope);
    return;
  }
  const computed = assigned(l, stmt, ref, scope);
  checkAssignable(l, stmt, ref, computed);
  // What is written is a value by the time of the write: only that is kept, and only there it can fail.
  const settled = l.isSettled(computed) || ref.storage === 'local';
  const value = settled ? computed : l.spill(computed, stmt);
  if (ref.storage === 'local') {
    const type = l.build.slots[ref.place.base]?.type;
    l.flow.emit(
      {
        op: 'set',
        slot: ref.place.base,
        value: value.code,
        declared: type?.inferred === false ? type : undefined,
      },
      l.at(stmt),
    );
  } else
    l.flow.emit({ op: 'write', place: ref.place, value: value.code, type: ref.shape.type }, l.at(stmt), [
      touch(ref),
    ]);
}

/** The value written: for `x += e`, x is read first. */
function assigned(l: Lowering, stmt: Assign, ref: Ref, scope: Scope): Value {
  if (stmt.op === '=') return lowerValue(l, stmt.value, scope);
  const before = keep(l, l.read(ref, stmt.target), stmt.target, stmt.value, scope);
  const by = lowerValue(l, stmt.value, scope);
  return {
    code: { op: 'binary', operator: operatorOf(stmt.op), left: before.code, right: by.code, fault: 0 },
    type: { kind: 'int' },
  };
}

function operatorOf(op: '+=' | '-=' | '|=' | '&='): '+' | '-' | '|' | '&' {
  switch (op) {
    case '+=':
      return '+';
    case '-=':
      return '-';
    case '|=':
      return '|';
    case '&=':
      return '&';
  }
}

function checkAssignable(l: Lowering, stmt: Assign, ref: Ref, value: Value): void {
  adopt(l, ref, value);
  const type = l.typeOf(ref);
  const isNull = value.code.op === 'const' && value.code.value === 0;
  if (compatible(type, value.type) || (isNull && type.kind === 'task')) return;
  l.error(stmt, `${ref.name} cannot hold this: the types differ.`, hintFor(l.build, type));
}

/** A bare `int` without an initialiser is what it is first given: an enum, say. */
function adopt(l: Lowering, ref: Ref, value: Value): void {
  const draft = l.build.slots[ref.place.base];
  if (
    ref.storage !== 'local' ||
    draft === undefined ||
    !draft.type.inferred ||
    draft.type.value.kind !== 'int'
  )
    return;
  draft.type = { ...draft.type, value: value.type };
}

function hintFor(build: Build, type: Value['type']): string {
  if (type.kind === 'enum') return `Its values are ${type.members.join(', ')}.`;
  if (type.kind === 'chart') return `Its states are ${build.charts[type.chart]?.states.join(', ') ?? ''}.`;
  if (type.kind === 'task') return 'Write &task or NULL.';
  return 'Compare it, or choose a number.';
}

/** Ghosts are written for free with the step before, from what memory holds. */
function lowerGhost(l: Lowering, stmt: Assign, ref: Ref, scope: Scope): void {
  const view = { build: l.build, load: loadMemory, whole: undefined, current: l.actor };
  const by = lowerPredicate(view, stmt.value, scope);
  const value: Value['code'] =
    stmt.op === '='
      ? by
      : { op: 'binary', operator: operatorOf(stmt.op), left: view.load(ref), right: by, fault: 0 };
  if (ref.shape.kind === 'scalar')
    l.flow.emit({ op: 'ghost', place: ref.place, value, type: ref.shape.type }, l.at(stmt));
}
