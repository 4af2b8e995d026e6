// Expressions whose value is a truth.

import type { Expr } from './code.ts';

/** Whether an expression is 0 or 1 anyway. */
export function isTruth(expr: Expr): boolean {
  switch (expr.op) {
    case 'not':
    case 'and':
    case 'or':
    case 'one of':
    case 'enabled':
    case 'can move':
    case 'failed':
      return true;
    case 'binary':
      return ['==', '!=', '<', '<=', '>', '>='].includes(expr.operator);
    default:
      return false;
  }
}
