// How many actors a file has: the library keeps some things for each task, by its number.

import type { ActorItem, FileSyntax, VarItem } from '../syntax/fileSyntax.ts';
import type { Expr, Node } from '../syntax/syntax.ts';

const at: Node = { from: 0, to: 0, source: 'prelude' };

/** `const int __tasks = …;`: families count as often as settings say, and each vcpu has its virtual interrupts behind it. */
export function numberOfTasks(file: FileSyntax): VarItem {
  const counts = file.items.flatMap((item) => (item.kind === 'actor' ? membersOf(item) : []));
  const expr = counts.reduce<Expr>((sum, count) => binary('+', sum, count), int(0));
  const decl = {
    ...at,
    type: { ...at, kind: 'int', min: undefined, max: undefined } as const,
    pointer: false,
    name: { ...at, text: '__tasks' },
    dims: [],
    init: { kind: 'expr', expr } as const,
  };
  return { ...at, kind: 'var', storage: 'const', decls: [decl], guardedBy: undefined };
}

function membersOf({ name, guests, onlyIf }: ActorItem): Expr {
  const each = 1 + guests.filter(({ kind }) => kind === 'virtual irq').length;
  const all = name.count === undefined ? int(each) : binary('*', name.count, int(each));
  return onlyIf === undefined ? all : { ...at, kind: 'conditional', cond: onlyIf, yes: all, no: int(0) };
}

function int(value: number): Expr {
  return { ...at, kind: 'int', value };
}

function binary(op: '+' | '*', left: Expr, right: Expr): Expr {
  return { ...at, kind: 'binary', op, left, right };
}
