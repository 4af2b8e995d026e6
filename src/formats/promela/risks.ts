// What must be tested before an expression is evaluated.
//
// Promela's expressions have no way to fail but to end the whole verification: where ours can (an index outside its
// array, a division by zero) the test comes first, in the order in which the engine would meet the failures.

import type { Expr, Place } from '../../model/code.ts';
import { partsOf } from '../../model/exprParts.ts';

/** Why an expression could fail: `bad` is true and so is everything that leads to its evaluation. */
export interface Risk {
  readonly when: readonly Expr[];
  readonly bad: Expr;
  readonly fault: number;
}

/** What could go wrong in an expression, in the order of evaluation. */
export function risksOf(expr: Expr): readonly Risk[] {
  switch (expr.op) {
    case 'load':
    case 'buffered load':
    case 'address':
      return placeRisks(expr.place);
    case 'binary':
      return binaryRisks(expr);
    case 'and':
    case 'or':
      return expr.args.flatMap((arg, i) => {
        const before = expr.args.slice(0, i);
        return under(expr.op === 'and' ? before : before.map(not), risksOf(arg));
      });
    case 'if':
      return [
        ...risksOf(expr.cond),
        ...under([expr.cond], risksOf(expr.yes)),
        ...under([not(expr.cond)], risksOf(expr.no)),
      ];
    default:
      return partsOf(expr).flatMap(risksOf);
  }
}

/** What could go wrong in finding a place. */
export function placeRisks({ terms }: Place): readonly Risk[] {
  return terms.flatMap(({ index, count, fault }) => {
    if (fault === 0) return risksOf(index);
    const below: Expr = { op: 'binary', operator: '<', left: index, right: constant(0), fault: 0 };
    const beyond: Expr = { op: 'binary', operator: '>=', left: index, right: constant(count), fault: 0 };
    return [...risksOf(index), { when: [], bad: { op: 'or', args: [below, beyond] }, fault }];
  });
}

function binaryRisks(expr: Expr & { op: 'binary' }): readonly Risk[] {
  const { left, right, operator, fault } = expr;
  const inside = [...risksOf(left), ...risksOf(right)];
  if ((operator !== '/' && operator !== '%') || (right.op === 'const' && right.value !== 0)) return inside;
  const zero: Expr = { op: 'binary', operator: '==', left: right, right: constant(0), fault: 0 };
  return [...inside, { when: [], bad: zero, fault }];
}

function under(when: readonly Expr[], risks: readonly Risk[]): readonly Risk[] {
  return when.length === 0 ? risks : risks.map((risk) => ({ ...risk, when: [...when, ...risk.when] }));
}

/** The condition, and false where it would fail. */
export function totalOf(expr: Expr): Expr {
  if (expr.op === 'and') return conjunctionOf(expr.args.map(totalOf));
  const safe = risksOf(expr).map(({ when, bad }) => not(conjunctionOf([...when, bad])));
  return safe.length === 0 ? expr : conjunctionOf([...safe, expr]);
}

/** Conditions of which all must hold; one alone is left as it is. */
export function conjunctionOf(args: readonly Expr[]): Expr {
  const [only] = args;
  return only !== undefined && args.length === 1 ? only : { op: 'and', args };
}

function not(arg: Expr): Expr {
  return { op: 'not', arg };
}

function constant(value: number): Expr {
  return { op: 'const', value };
}
