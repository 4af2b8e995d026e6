// Which names an item declares for the whole file, and which names of others it uses.

import type { Item } from '../syntax/fileSyntax.ts';
import type { CallExpr, Expr, Name, Node, Stmt } from '../syntax/syntax.ts';

/** What an item declares at file scope. */
export function declaredBy(item: Item): readonly string[] {
  switch (item.kind) {
    case 'func':
    case 'struct':
    case 'lane':
      return [item.name.text];
    case 'param':
      return [item.name.text, ...item.values.map(({ value }) => value)];
    case 'chart':
      return item.moves.flatMap(({ from_, target }) => [from_.text, target.text]);
    case 'enum':
      return [item.name.text, ...item.members.map(({ text }) => text)];
    case 'var':
      return item.decls.map(({ name }) => name.text);
    case 'deferred':
      return [item.name.name.text];
    case 'actor':
      return [
        item.name.name.text,
        ...item.guests.map((guest) => (guest.kind === 'guest' ? guest.name.text : guest.name.name.text)),
      ];
    default:
      return [];
  }
}

/** Functions that a piece of syntax calls, types that it names, and names in its expressions, each as often as it stands there. */
export function usedIn(part: object): readonly Name[] {
  const found: Name[] = [];
  const visit = (each: object): void => {
    if (isCall(each)) found.push(each.callee);
    else if (isNamedType(each)) found.push(each.name);
    else if (isNameExpr(each)) found.push(each);
    for (const [, child] of childrenOf(each)) visit(child);
  };
  visit(part);
  return found;
}

/** Whether a piece of syntax has a `return` in it. */
export function returnsIn(part: object): boolean {
  return childrenOf(part).some(
    ([, child]) => ('kind' in child && child.kind === 'return') || returnsIn(child),
  );
}

/** What a piece of syntax is made of, by the field or the place in a list. */
export function childrenOf(part: unknown): readonly (readonly [key: string, child: object])[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).filter(
    (entry): entry is [string, object] => typeof entry[1] === 'object' && entry[1] !== null,
  );
}

export function isNode(part: object): part is Node {
  return 'from' in part && 'to' in part && 'source' in part;
}

export function isCall(part: object): part is CallExpr {
  return 'kind' in part && part.kind === 'call' && 'callee' in part;
}

export function isCallStmt(part: object): part is Stmt & { readonly kind: 'call' } {
  return 'kind' in part && part.kind === 'call' && 'call' in part;
}

export function isNameExpr(part: object): part is Expr & { readonly kind: 'name' } {
  return 'kind' in part && part.kind === 'name' && 'text' in part;
}

function isNamedType(part: object): part is { readonly name: Name } {
  return 'kind' in part && part.kind === 'named' && 'name' in part;
}
