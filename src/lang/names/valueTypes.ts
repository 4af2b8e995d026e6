// Types of scalars: which integers a value may be, how it is shown, and what is tested when it is written.

import type { Check, ValueType } from '../../model/code.ts';
import { VALUES_MAX } from '../../model/limits.ts';

export interface ScalarType {
  readonly value: ValueType;
  readonly min: number;
  readonly max: number;
  /** Bits kept on a write; undefined where an overflow is an error. */
  readonly wrapBits: number | undefined;
  /** A bare `int`: the range is inferred from what is assigned. */
  readonly inferred: boolean;
  /** Of a lock: taken by `mutex_lock`, not by `spin_lock`. */
  readonly mutex?: boolean;
  /** Of a lock whose sections are single steps at the coarse grain. */
  readonly section?: boolean;
}

/** The type of what a diagnostic was about: it goes with every other, so that no second diagnostic follows. */
export const UNKNOWN: ValueType = { kind: 'int' };

export const BOOL: ScalarType = {
  value: { kind: 'bool' },
  min: 0,
  max: 1,
  wrapBits: undefined,
  inferred: false,
};
/** A formal or local whose range is not known yet. */
export const BARE_INT: ScalarType = {
  value: { kind: 'int' },
  min: 0,
  max: 0,
  wrapBits: undefined,
  inferred: true,
};

/** The type of a declaration that a diagnostic was about. */
export const UNKNOWN_SCALAR: ScalarType = { ...BOOL, value: UNKNOWN };

export function intType(min: number, max: number): ScalarType {
  return { value: { kind: 'int' }, min, max, wrapBits: undefined, inferred: false };
}

export function wrappingType(bits: number, signed: boolean): ScalarType {
  const size = 2 ** bits;
  return signed
    ? { value: { kind: 'int' }, min: -size / 2, max: size / 2 - 1, wrapBits: bits, inferred: false }
    : { value: { kind: 'int' }, min: 0, max: size - 1, wrapBits: bits, inferred: false };
}

export function enumType(members: readonly string[]): ScalarType {
  return {
    value: { kind: 'enum', members },
    min: 0,
    max: members.length - 1,
    wrapBits: undefined,
    inferred: false,
  };
}

export function chartType(chart: number, states: number): ScalarType {
  return { value: { kind: 'chart', chart }, min: 0, max: states - 1, wrapBits: undefined, inferred: false };
}

export function lockType(actors: number, mutex: boolean, section: boolean): ScalarType {
  return {
    value: { kind: 'lock' },
    min: 0,
    max: actors,
    wrapBits: undefined,
    inferred: false,
    mutex,
    section,
  };
}

export function taskType(actors: number): ScalarType {
  return { value: { kind: 'task' }, min: 0, max: actors, wrapBits: undefined, inferred: false };
}

/** True where 32-bit arithmetic holds every value. */
export function isWord({ min, max }: { readonly min: number; readonly max: number }): boolean {
  return min >= -(2 ** 31) && max < 2 ** 31;
}

/** True where a variable may have the range. */
export function isRange(range: { readonly min: number; readonly max: number }): boolean {
  return isWord(range) && range.max - range.min < VALUES_MAX;
}

/** What a write to a variable of this type must test; `fault` is the number to report. */
export function checkOf(type: ScalarType, fault: () => number): Check {
  if (type.wrapBits !== undefined) return { kind: 'wrap', min: type.min, bits: type.wrapBits };
  if (type.value.kind === 'chart') return { kind: 'chart', chart: type.value.chart, fault: fault() };
  return { kind: 'range', min: type.min, max: type.max, fault: fault() };
}

/** True where a value of one type may be compared with, or assigned to, the other. */
export function compatible(a: ValueType, b: ValueType): boolean {
  if (a === UNKNOWN || b === UNKNOWN) return true;
  const plain = (type: ValueType): boolean => type.kind === 'int' || type.kind === 'bool';
  if (plain(a) && plain(b)) return true;
  if (a.kind === 'enum' && b.kind === 'enum') return a.members.join() === b.members.join();
  if (a.kind === 'chart' && b.kind === 'chart') return a.chart === b.chart;
  return a.kind === b.kind;
}

/** Where a variable has no initialiser: 0 if it may be 0, else the least value. */
export function defaultValue(type: ScalarType): number {
  return type.min <= 0 && type.max >= 0 ? 0 : type.min;
}
