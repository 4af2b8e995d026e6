// Whether a piece of text assigns to a name: what is never assigned needs no slot of its own.

import type { Scope } from '../names/symbols.ts';
import type { Assign, CallExpr, Expr, Stmt } from '../syntax/syntax.ts';

/** True where the text assigns to the name, or hands it to a function that could: `&x`, or a formal `int &x`. */
export function assigns(stmt: Stmt, name: string, scope: Scope): boolean {
  const visit = (part: unknown): boolean => {
    if (Array.isArray(part)) return part.some(visit);
    if (typeof part !== 'object' || part === null) return false;
    if (isAssign(part) && isName(part.target, name)) return true;
    return (isCall(part) && handsOver(part, name, scope)) || Object.values(part).some(visit);
  };
  return visit(stmt);
}

function isAssign(part: object): part is Assign {
  return 'kind' in part && part.kind === 'assign';
}

/** A call, also inside an expression. */
function isCall(part: object): part is CallExpr {
  return 'kind' in part && part.kind === 'call' && 'callee' in part;
}

function handsOver({ callee, args }: CallExpr, name: string, scope: Scope): boolean {
  const symbol = scope.find(callee.text);
  const formals = symbol?.kind === 'function' ? symbol.func.formals : [];
  return args.some((arg, index) =>
    arg.kind === 'address'
      ? isName(arg.base, name)
      : isName(arg, name) && formals[index]?.passing === 'reference',
  );
}

function isName(expr: Expr, name: string): boolean {
  return expr.kind === 'name' && expr.text === name;
}
