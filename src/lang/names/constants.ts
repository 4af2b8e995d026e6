// What is known before the program runs: literals, settings, family indices, enum members, and what follows from them.

import { unreachable } from '../../base/unreachable.ts';
import type { Operator, ValueType } from '../../model/code.ts';
import type { BinaryOp, Expr } from '../syntax/syntax.ts';
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
      return cond === undefined ? undefined : fold(cond.value !== 0 ? expr.yes : expr.no, scope);
    }
    case 'in': {
      const value = fold(expr.value, scope);
      const members = expr.names.map((name) => foldName(name.text, scope));
      if (value === undefined || members.includes(undefined)) return undefined;
      return { value: members.some((member) => member?.value === value.value) ? 1 : 0, type: BOOL };
    }
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

function foldUnary(op: '!' | '-' | '~', arg: Constant): Constant {
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
  if (op === '&&' && left.value === 0) return { value: 0, type: BOOL };
  if (op === '||' && left.value !== 0) return { value: 1, type: BOOL };
  const right = fold(rightExpr, scope);
  if (right === undefined) return undefined;
  if (op === '&&' || op === '||') return { value: right.value === 0 ? 0 : 1, type: BOOL };
  const value = applyOperator(op, left.value, right.value);
  return value === undefined ? undefined : { value, type: isComparison(op) ? BOOL : INT };
}

export function isComparison(op: Operator): boolean {
  return op === '==' || op === '!=' || op === '<' || op === '<=' || op === '>' || op === '>=';
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
