// What a value can be, and what becomes of it when it is stored, combined or printed.

import { unreachable } from '../base/unreachable.ts';
import type { BinaryOp, Init, UnaryOp } from '../lang/syntax/syntax.ts';
import type { ChartTable } from '../model/chart.ts';

/** A number, or the name of a place in memory (`ev[0].set`) or of a local (`#3:17`) that a pointer is bound to. */
export type Value = number | string;

export type Scalar =
  | { readonly kind: 'bool' | 'task' }
  /** A bare `int`: its range is inferred, so here nothing is outside it. */
  | { readonly kind: 'unbounded' }
  | { readonly kind: 'int'; readonly min: number; readonly max: number }
  | { readonly kind: 'wrapping'; readonly signed: boolean; readonly bits: number }
  | { readonly kind: 'enum'; readonly name: string; readonly members: readonly string[] }
  | { readonly kind: 'chart'; readonly table: ChartTable }
  | { readonly kind: 'lock'; readonly lock: 'coarse' | 'fine' | 'mutex' }
  /** A param: its values as they are written. */
  | { readonly kind: 'setting'; readonly values: readonly string[] };

export type Type =
  | Scalar
  | { readonly kind: 'array'; readonly size: number; readonly of: Type }
  /** `at`: where the fields stand for assembly. */
  | { readonly kind: 'struct'; readonly fields: readonly Field[]; readonly at?: readonly number[] };

export interface Field {
  readonly name: string;
  readonly type: Type;
  readonly init: Init | undefined;
}

/** The value as a variable of this type holds it; undefined where it is outside the range. */
export function fitValue(type: Scalar, value: number): number | undefined {
  switch (type.kind) {
    case 'bool':
      return within(value, 0, 1);
    case 'int':
      return within(value, type.min, type.max);
    case 'enum':
      return within(value, 0, type.members.length - 1);
    case 'chart':
      return within(value, 0, type.table.states.length - 1);
    case 'wrapping':
      return wrap(type, value);
    case 'task':
      return value < 0 ? undefined : value;
    case 'unbounded':
    case 'lock':
    case 'setting':
      return value;
    default:
      return unreachable(type);
  }
}

export function hasMove(table: ChartTable, from: number, to: number): boolean {
  return from === to || table.edges.some((edge) => edge.from === from && edge.to === to);
}

export function initialValue(type: Scalar): number {
  return type.kind === 'int' && (type.min > 0 || type.max < 0) ? type.min : 0;
}

function within(value: number, min: number, max: number): number | undefined {
  return value >= min && value <= max ? value : undefined;
}

function wrap(type: { readonly signed: boolean; readonly bits: number }, value: number): number {
  const size = 2 ** type.bits;
  const low = ((value % size) + size) % size;
  return type.signed && low >= size / 2 ? low - size : low;
}

/** Undefined: a division by zero. `&&` and `||` take both operands here; the short circuit is a matter of control. */
export function binaryValue(op: BinaryOp, left: number, right: number): number | undefined {
  switch (op) {
    case '+':
      return (left + right) | 0;
    case '-':
      return (left - right) | 0;
    case '*':
      return Math.imul(left, right);
    case '/':
      return right === 0 ? undefined : (left / right) | 0;
    case '%':
      return right === 0 ? undefined : (left % right) | 0;
    case '&':
      return left & right;
    case '|':
      return left | right;
    case '^':
      return left ^ right;
    case '<<':
      return left << right;
    case '>>':
      return left >> right;
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
    case '&&':
    case '||':
      return Number(holds(op, left, right));
    default:
      return unreachable(op);
  }
}

type Relation = '==' | '!=' | '<' | '<=' | '>' | '>=' | '&&' | '||';

function holds(op: Relation, left: number, right: number): boolean {
  switch (op) {
    case '==':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    case '&&':
      return left !== 0 && right !== 0;
    case '||':
      return left !== 0 || right !== 0;
    default:
      return unreachable(op);
  }
}

export function unaryValue(op: UnaryOp, value: number): number {
  switch (op) {
    case '!':
      return Number(value === 0);
    case '-':
      return (0 - value) | 0;
    case '~':
      return ~value;
    default:
      return unreachable(op);
  }
}

/** As the graph prints it; `actors` are the names that task references and lock holders stand for. */
export function printValue(type: Scalar, value: number, actors: readonly string[]): string {
  switch (type.kind) {
    case 'bool':
      return value === 0 ? 'false' : 'true';
    case 'enum':
      return type.members[value] ?? String(value);
    case 'chart':
      return type.table.states[value] ?? String(value);
    case 'task':
      return value === 0 ? 'NULL' : (actors[value - 1] ?? String(value));
    case 'lock':
      return value === 0 ? 'free' : (actors[value - 1] ?? String(value));
    case 'setting':
      return type.values[value] ?? String(value);
    case 'unbounded':
    case 'int':
    case 'wrapping':
      return String(value);
    default:
      return unreachable(type);
  }
}

export function isScalar(type: Type): type is Scalar {
  return type.kind !== 'array' && type.kind !== 'struct';
}

/** The scalars that a variable consists of, in order: array elements by index, struct fields as declared. */
export function leavesOf(
  name: string,
  type: Type,
): readonly { readonly name: string; readonly type: Scalar }[] {
  if (type.kind === 'array') {
    return Array.from({ length: type.size }, (_, index) => leavesOf(`${name}[${index}]`, type.of)).flat();
  }
  if (type.kind === 'struct') {
    return type.fields.flatMap((field) => leavesOf(`${name}.${field.name}`, field.type));
  }
  return [{ name, type }];
}
