// What the names of a scenario stand for in a litmus test.

import type { Expr } from '../../lang/syntax/syntax.ts';

export interface LitmusNames {
  readonly places: ReadonlyMap<string, 'bool' | 'int'>;
  readonly locks: ReadonlySet<string>;
  /** Places that do not begin at 0. */
  readonly init: ReadonlyMap<string, number>;
  /** Of the text's own settings, what is chosen. */
  readonly settings: Readonly<Record<string, string>>;
}

/** The number that an expression is under these settings; undefined where it is none that never changes. */
export function numberOf(expr: Expr, settings: LitmusNames['settings']): number | undefined {
  switch (expr.kind) {
    case 'int':
      return expr.value;
    case 'true':
      return 1;
    case 'false':
      return 0;
    case 'labelled':
      return numberOf(expr.body, settings);
    case 'name': {
      const chosen = settings[expr.text];
      return chosen !== undefined && /^\d+$/.test(chosen) ? Number(chosen) : undefined;
    }
    default:
      return undefined;
  }
}

/** Whether a condition that speaks of settings alone holds; undefined for any other. */
export function chosenTruth(expr: Expr, settings: LitmusNames['settings']): boolean | undefined {
  if (expr.kind === 'unary' && expr.op === '!') {
    const of = chosenTruth(expr.arg, settings);
    return of === undefined ? undefined : !of;
  }
  if (expr.kind !== 'binary') return undefined;
  const { op, left, right } = expr;
  if (op === '&&' || op === '||') {
    const [one, other] = [chosenTruth(left, settings), chosenTruth(right, settings)];
    if (one === undefined || other === undefined) return undefined;
    return op === '&&' ? one && other : one || other;
  }
  if (left.kind !== 'name' || (op !== '==' && op !== '!=')) return undefined;
  const chosen = settings[left.text];
  const value = right.kind === 'name' ? right.text : right.kind === 'int' ? String(right.value) : undefined;
  if (chosen === undefined || value === undefined) return undefined;
  return (chosen === value) === (op === '==');
}
