// What the names of a scenario stand for in a litmus test.

import { fold } from '../../lang/names/constants.ts';
import { truthMismatch } from '../../lang/names/operands.ts';
import type { Scope } from '../../lang/names/symbols.ts';
import type { Expr } from '../../lang/syntax/syntax.ts';

export interface LitmusNames {
  readonly places: ReadonlyMap<string, 'bool' | 'int'>;
  readonly locks: ReadonlySet<string>;
  /** Places that do not begin at 0. */
  readonly init: ReadonlyMap<string, number>;
  /** The settings, with what is chosen. */
  readonly constants: Scope;
}

/** The number that an expression is under these settings; undefined where it is none that never changes, or below 0. */
export function numberOf(expr: Expr, constants: Scope): number | undefined {
  if (expr.kind === 'labelled') return numberOf(expr.body, constants);
  const found = fold(expr, constants);
  const isNumber = found?.type.kind === 'int' || found?.type.kind === 'bool';
  return isNumber && found.value >= 0 ? found.value : undefined;
}

/** Whether a condition that speaks of settings alone holds; undefined for any other. */
export function truthOf(expr: Expr, constants: Scope): boolean | undefined {
  const found = fold(expr, constants);
  return found === undefined || truthMismatch(found.type) !== undefined ? undefined : found.value !== 0;
}
