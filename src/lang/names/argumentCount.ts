// How many arguments a call has and should have, in words.

import type { FuncItem } from '../syntax/fileSyntax.ts';
import type { CallExpr } from '../syntax/syntax.ts';

/** What is wrong with a call that has more or fewer arguments than the function takes. */
export function wrongCount({ name, formals }: FuncItem, { args }: CallExpr): string {
  const takes = formals.length === 1 ? 'one argument' : `${formals.length} arguments`;
  return `${name.text} takes ${takes}, here are ${args.length}.`;
}
