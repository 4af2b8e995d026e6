// Whether a piece of text assigns to a name: what is never assigned needs no slot of its own.

import type { Stmt } from '../syntax/syntax.ts';

/** True where the text assigns to the name. */
export function assigns(stmt: Stmt, name: string): boolean {
  switch (stmt.kind) {
    case 'assign':
      return stmt.target.kind === 'name' && stmt.target.text === name;
    case 'block':
      return stmt.body.some((inner) => assigns(inner, name));
    case 'label':
    case 'place':
    case 'while':
    case 'do':
    case 'atomic':
      return assigns(stmt.body, name);
    case 'for':
      return [stmt.init, stmt.update, stmt.body].some((part) => part !== undefined && assigns(part, name));
    case 'if':
      return assigns(stmt.yes, name) || (stmt.no !== undefined && assigns(stmt.no, name));
    case 'choose':
      return stmt.alternatives.some((alternative) => assigns(alternative.body, name));
    case 'call':
      return stmt.call.args.some(
        (arg) => arg.kind === 'address' && arg.base.kind === 'name' && arg.base.text === name,
      );
    case 'local':
    case 'empty':
    case 'break':
    case 'continue':
    case 'goto':
    case 'return':
    case 'await':
    case 'step':
    case 'assert':
    case 'asm':
      return false;
  }
}
