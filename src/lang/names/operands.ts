// What operators take: numbers are added, ordered and true or false; names of an enum, a chart or a setting only compare.

import type { ValueType } from '../../model/code.ts';
import type { BinaryOp, Range, UnaryOp } from '../syntax/syntax.ts';
import type { Diagnostics } from './diagnostics.ts';
import { compatible, UNKNOWN } from './valueTypes.ts';

/** What is wrong with a value where it stands, and what to write instead. */
export interface Mismatch {
  /** The operand that is meant: undefined for both. */
  readonly side: 'left' | 'right' | undefined;
  readonly message: string;
  readonly hint: string;
}

/** A value as far as it is known; `zero` where it is constantly 0, as NULL and false are. */
export interface Operand {
  readonly type: ValueType;
  readonly zero: boolean;
}

/** Says what is wrong, if anything is. */
export function refuse(report: Diagnostics, at: Range, mismatch: Mismatch | undefined): void {
  if (mismatch !== undefined) report.error(at, mismatch.message, mismatch.hint);
}

/** The type of a result: unknown where something was wrong with what it is made of. */
export function resultType(kind: 'bool' | 'int', mismatch: Mismatch | undefined): ValueType {
  return mismatch === undefined ? { kind } : UNKNOWN;
}

/** What is wrong with an operator before a value of this type; undefined where nothing is. */
export function unaryMismatch(op: UnaryOp, type: ValueType): Mismatch | undefined {
  return op === '!' ? truthMismatch(type) : numberMismatch(type);
}

/** What is wrong with an operator between two values; undefined where nothing is. */
export function binaryMismatch(op: BinaryOp, left: Operand, right: Operand): Mismatch | undefined {
  const each = (of: (type: ValueType) => Mismatch | undefined): Mismatch | undefined => {
    const wrong = of(left.type);
    if (wrong !== undefined) return { ...wrong, side: 'left' };
    const other = of(right.type);
    return other && { ...other, side: 'right' };
  };
  if (op === '&&' || op === '||') return each(truthMismatch);
  if (isComparison(op) && !comparable(left, right))
    return {
      side: undefined,
      message: 'These two are of different types: they cannot be compared.',
      hint: 'Compare like with like.',
    };
  return op === '==' || op === '!=' ? undefined : each(numberMismatch);
}

/** Both ways of `? :` give one kind of value. */
export function choiceMismatch(yes: Operand, no: Operand): Mismatch | undefined {
  if (comparable(yes, no)) return undefined;
  return {
    side: undefined,
    message: 'The two values of this choice are of different types.',
    hint: 'Make them alike.',
  };
}

/** A condition is a number, a task reference or a lock: 0, NULL and free are false. */
export function truthMismatch(type: ValueType): Mismatch | undefined {
  if (type.kind !== 'enum' && type.kind !== 'chart') return undefined;
  return {
    side: undefined,
    message: 'This is a name, which is neither true nor false.',
    hint: 'Compare it with another: a == b, or a != b where you would write !a == b.',
  };
}

/** Where nothing but true or false will do. */
export function truthValueMismatch({ kind }: ValueType): Mismatch | undefined {
  if (kind === 'bool') return undefined;
  return {
    side: undefined,
    message: 'A bool is wanted here, and this may be something else.',
    hint: 'Compare it: x != 0.',
  };
}

/** Where a number is wanted: arithmetic, an index, a count. */
export function numberMismatch({ kind }: ValueType): Mismatch | undefined {
  if (kind === 'int' || kind === 'bool') return undefined;
  const what = { enum: 'a name', chart: 'a name', lock: 'a lock', task: 'a task reference' }[kind];
  return {
    side: undefined,
    message: `This is ${what}, not a number.`,
    hint: 'It can be compared with == and !=, and nothing else.',
  };
}

export function isComparison(op: BinaryOp): boolean {
  return op === '==' || op === '!=' || op === '<' || op === '<=' || op === '>' || op === '>=';
}

/** True where two values may be compared; NULL and false compare with task references and locks. */
function comparable(a: Operand, b: Operand): boolean {
  return compatible(a.type, b.type) || standsForNobody(a, b) || standsForNobody(b, a);
}

function standsForNobody({ type, zero }: Operand, other: Operand): boolean {
  const refers = other.type.kind === 'task' || other.type.kind === 'lock';
  return zero && refers && (type.kind === 'task' || type.kind === 'bool');
}
