// The parts of an expression: every walk over expressions that treats most of them alike goes through these two.

import { unreachable } from '../base/unreachable.ts';
import type { Expr, Place } from './code.ts';

/** The expressions that stand in an expression, in the order in which they are evaluated; of a place, its indices. */
export function partsOf(expr: Expr): readonly Expr[] {
  switch (expr.op) {
    case 'const':
    case 'slot':
    case 'one of':
    case 'enabled':
    case 'can move':
    case 'failed':
      return [];
    case 'load':
    case 'buffered load':
    case 'address':
      return indicesOf(expr.place);
    case 'not':
    case 'negate':
    case 'complement':
      return [expr.arg];
    case 'binary':
      return [expr.left, expr.right];
    case 'and':
    case 'or':
      return expr.args;
    case 'if':
      return [expr.cond, expr.yes, expr.no];
    default:
      return unreachable(expr);
  }
}

/** The same expression with other parts: what `change` makes of each. */
export function withParts(expr: Expr, change: (part: Expr) => Expr): Expr {
  switch (expr.op) {
    case 'const':
    case 'slot':
    case 'one of':
    case 'enabled':
    case 'can move':
    case 'failed':
      return expr;
    case 'load':
    case 'buffered load':
    case 'address':
      return { ...expr, place: withIndices(expr.place, change) };
    case 'not':
    case 'negate':
    case 'complement':
      return { ...expr, arg: change(expr.arg) };
    case 'binary':
      return { ...expr, left: change(expr.left), right: change(expr.right) };
    case 'and':
    case 'or':
      return { ...expr, args: expr.args.map(change) };
    case 'if':
      return { ...expr, cond: change(expr.cond), yes: change(expr.yes), no: change(expr.no) };
    default:
      return unreachable(expr);
  }
}

/** What a place is found by. */
export function indicesOf({ terms }: Place): readonly Expr[] {
  return terms.map(({ index }) => index);
}

/** The same place with other indices. */
export function withIndices(place: Place, change: (index: Expr) => Expr): Place {
  if (place.terms.length === 0) return place;
  return { ...place, terms: place.terms.map((term) => ({ ...term, index: change(term.index) })) };
}
