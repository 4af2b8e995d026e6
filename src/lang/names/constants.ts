// What is known before the program runs: literals, settings, family indices, enum members, and what follows from them.

import { mapDefined } from '../../base/mapDefined.ts';
import { unreachable } from '../../base/unreachable.ts';
import type { Operator, ValueType } from '../../model/code.ts';
import type { BinaryOp, Expr } from '../syntax/syntax.ts';
import {
  binaryMismatch,
  isComparison,
  type Mismatch,
  type Operand,
  truthMismatch,
  unaryMismatch,
} from './operands.ts';
import type { Scope } from './symbols.ts';

export interface Constant {
  readonly value: number;
  readonly type: ValueType;
}

const INT: ValueType = { kind: 'int' };
const BOOL: ValueType = { kind: 'bool' };

/** The value of an expression that is constant in a scope; undefined where it is not. */
export function fold(expr: Expr, scope: Scope): Constant | undefined {
  switch (expr.kind) {
    case 'int':
      return { value: expr.value, type: INT };
    case 'true':
    case 'false':
      return { value: expr.kind === 'true' ? 1 : 0, type: BOOL };
    case 'null':
      return { value: 0, type: { kind: 'task' } };
    case 'name':
      return foldName(expr.text, scope);
    case 'labelled':
      return undefined;
    case 'unary': {
      const arg = fold(expr.arg, scope);
      return arg === undefined ? undefined : foldUnary(expr.op, arg);
    }
    case 'binary':
      return foldBinary(expr.op, expr.left, expr.right, scope);
    case 'conditional': {
      const cond = fold(expr.cond, scope);
      if (cond === undefined || truthMismatch(cond.type) !== undefined) return undefined;
      return fold(cond.value !== 0 ? expr.yes : expr.no, scope);
    }
    case 'in':
      return foldIn(expr, scope);
    case 'rest':
    case 'finished':
    case 'index':
    case 'field':
    case 'deref':
    case 'address':
    case 'call':
    case 'quantifier':
    case 'at':
    case 'actor state':
      return undefined;
    default:
      return unreachable(expr);
  }
}

function foldName(name: string, scope: Scope): Constant | undefined {
  const symbol = scope.find(name);
  if (symbol?.kind === 'constant') return symbol;
  if (symbol?.kind === 'value' && symbol.code.op === 'const')
    return { value: symbol.code.value, type: symbol.type.value };
  return undefined;
}

function foldUnary(op: '!' | '-' | '~', arg: Constant): Constant | undefined {
  if (unaryMismatch(op, arg.type) !== undefined) return undefined;
  switch (op) {
    case '!':
      return { value: arg.value === 0 ? 1 : 0, type: BOOL };
    case '-':
      return { value: -arg.value | 0, type: INT };
    case '~':
      return { value: ~arg.value, type: INT };
  }
}

/** `false && x` and `true || x` are constant whatever x is. */
function foldBinary(op: BinaryOp, leftExpr: Expr, rightExpr: Expr, scope: Scope): Constant | undefined {
  const left = fold(leftExpr, scope);
  if (left === undefined) return undefined;
  const isLogic = op === '&&' || op === '||';
  if (isLogic && truthMismatch(left.type) !== undefined) return undefined;
  if (op === '&&' && left.value === 0) return { value: 0, type: BOOL };
  if (op === '||' && left.value !== 0) return { value: 1, type: BOOL };
  const right = fold(rightExpr, scope);
  if (right === undefined || binaryMismatch(op, operandOf(left), operandOf(right)) !== undefined)
    return undefined;
  if (isLogic) return { value: right.value === 0 ? 0 : 1, type: BOOL };
  const value = applyOperator(op, left.value, right.value);
  return value === undefined ? undefined : { value, type: isComparison(op) ? BOOL : INT };
}

/** False also where the value is not known before the program runs. */
export function isTrue(constant: Constant | undefined): boolean {
  return constant !== undefined && constant.value !== 0;
}

function foldIn({ value, names }: Expr & { kind: 'in' }, scope: Scope): Constant | undefined {
  const found = fold(value, scope);
  const members = mapDefined(names, (name) => foldName(name.text, scope));
  if (found === undefined || members.length < names.length) return undefined;
  const compare = (member: Constant): boolean =>
    binaryMismatch('==', operandOf(found), operandOf(member)) === undefined;
  if (!members.every(compare)) return undefined;
  return { value: members.some((member) => member.value === found.value) ? 1 : 0, type: BOOL };
}

function operandOf({ value, type }: Constant): Operand {
  return { type, zero: value === 0 };
}

/** An operator that does not go with its constant operands, which is why an expression has no value; undefined where there is none. */
export function constantMismatch(expr: Expr, scope: Scope): (Mismatch & { readonly at: Expr }) | undefined {
  const inner = operandsOf(expr)
    .map((operand) => constantMismatch(operand, scope))
    .find((found) => found !== undefined);
  if (inner !== undefined) return inner;
  const [first, second] = operandsOf(expr).map((operand) => fold(operand, scope));
  if (expr.kind === 'unary' && first !== undefined) {
    const wrong = unaryMismatch(expr.op, first.type);
    return wrong && { ...wrong, at: expr.arg };
  }
  if (expr.kind === 'conditional' && first !== undefined) {
    const wrong = truthMismatch(first.type);
    return wrong && { ...wrong, at: expr.cond };
  }
  if (expr.kind !== 'binary' || first === undefined || second === undefined) return undefined;
  const wrong = binaryMismatch(expr.op, operandOf(first), operandOf(second));
  return wrong && { ...wrong, at: wrong.side === undefined ? expr : expr[wrong.side] };
}

function operandsOf(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'unary':
      return [expr.arg];
    case 'binary':
      return [expr.left, expr.right];
    case 'conditional':
      return [expr.cond, expr.yes, expr.no];
    case 'in':
      return [expr.value];
    default:
      return [];
  }
}

/** The integer meaning of an operator; undefined for a division by zero. */
function applyOperator(op: Operator, a: number, b: number): number | undefined {
  switch (op) {
    case '+':
      return (a + b) | 0;
    case '-':
      return (a - b) | 0;
    case '*':
      return Math.imul(a, b);
    case '/':
      return b === 0 ? undefined : (a / b) | 0;
    case '%':
      return b === 0 ? undefined : (a % b) | 0;
    case '&':
      return a & b;
    case '|':
      return a | b;
    case '^':
      return a ^ b;
    case '<<':
      return a << b;
    case '>>':
      return a >> b;
    case '==':
      return a === b ? 1 : 0;
    case '!=':
      return a !== b ? 1 : 0;
    case '<':
      return a < b ? 1 : 0;
    case '<=':
      return a <= b ? 1 : 0;
    case '>':
      return a > b ? 1 : 0;
    case '>=':
      return a >= b ? 1 : 0;
  }
}
