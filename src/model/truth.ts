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
/** Whether a condition holds in every state, as it stands. */
export function isTrue(test: Expr): boolean {
  return (
    (test.op === 'const' && test.value !== 0) ||
    (test.op === 'not' && test.arg.op === 'or' && test.arg.args.length === 0)
  );
}
