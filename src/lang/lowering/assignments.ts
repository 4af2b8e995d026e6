// Assignments: index expressions, then the value, then the write.

import type { ValueType } from '../../model/code.ts';
import { type Lowering, operandOf, touchOf, type Value } from '../flow/lowering.ts';
import { checkType } from '../names/holds.ts';
import { binaryMismatch, refuse, resultType } from '../names/operands.ts';
import { resolveRef } from '../names/refs.ts';
import type { Ref, Scope } from '../names/symbols.ts';
import type { Assign } from '../syntax/syntax.ts';
import { loadMemory } from './gates.ts';
import { lowerAtOnce } from './predicates.ts';
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
  const sent = l.late?.effect === 'atomic write' && stmt.op !== '=';
  const computed = sent ? addedTo(l, stmt, ref, scope) : assigned(l, stmt, ref, scope);
  adopt(l, ref, computed);
  checkType(l.build, { name: ref.name, at: l.at(stmt) }, l.typeOf(ref), operandOf(computed));
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
    l.flow.emit(
      {
        op: 'write',
        place: ref.place,
        value: value.code,
        type: ref.shape.type,
        ...(l.late === undefined ? {} : { late: sent ? { effect: 'atomic add', release: false } : l.late }),
      },
      l.at(stmt),
      [touchOf(ref)],
    );
}

/** What an atomic that nobody waits for adds to `x` in `x += e` and `x -= e`, when it takes effect. */
function addedTo(l: Lowering, stmt: Assign, ref: Ref, scope: Scope): Value {
  const by = lowerValue(l, stmt.value, scope);
  const type = sumType(l, stmt, l.typeOf(ref), by);
  if (stmt.op !== '-=') return { code: by.code, type };
  if (by.code.op === 'const') return { code: { op: 'const', value: -by.code.value }, type };
  return { code: { op: 'negate', arg: by.code }, type };
}

/** The value written: for `x += e`, x is read first. */
function assigned(l: Lowering, stmt: Assign, ref: Ref, scope: Scope): Value {
  if (stmt.op === '=') return lowerValue(l, stmt.value, scope);
  const before = keep(l, l.read(ref, stmt.target), stmt.target, stmt.value, scope);
  const by = lowerValue(l, stmt.value, scope);
  return {
    code: { op: 'binary', operator: operatorOf(stmt.op), left: before.code, right: by.code, fault: 0 },
    type: sumType(l, stmt, before.type, by),
  };
}

/** The type of `x + e` in `x += e`. */
function sumType(l: Lowering, stmt: Assign, before: ValueType, by: Value): ValueType {
  const mismatch = binaryMismatch('+', { type: before, zero: false }, operandOf(by));
  refuse(l.build.report, l.at(mismatch?.side === 'left' ? stmt.target : stmt.value), mismatch);
  return resultType('int', mismatch);
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

/** Ghosts are written for free with the step before, from what memory holds. */
function lowerGhost(l: Lowering, stmt: Assign, ref: Ref, scope: Scope): void {
  const view = {
    build: l.build,
    load: loadMemory,
    whole: undefined,
    current: l.actor,
    depth: 0,
    fails: true,
  };
  const by = lowerAtOnce(view, stmt.value, scope);
  const value: Value =
    stmt.op === '='
      ? by
      : {
          code: {
            op: 'binary',
            operator: operatorOf(stmt.op),
            left: view.load(ref),
            right: by.code,
            fault: 0,
          },
          type: sumType(l, stmt, l.typeOf(ref), by),
        };
  checkType(l.build, { name: ref.name, at: l.at(stmt) }, l.typeOf(ref), operandOf(value));
  if (ref.shape.kind === 'scalar')
    l.flow.emit({ op: 'ghost', place: ref.place, value: value.code, type: ref.shape.type }, l.at(stmt));
}
