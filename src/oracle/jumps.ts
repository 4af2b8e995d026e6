// Where break, continue, goto and return lead: along the agenda, leaving what they jump out of.

import { assert } from '../base/assert.ts';
import type { Block, Stmt } from '../lang/syntax/syntax.ts';
import { landmark, plan } from './agenda.ts';
import { type Agenda, type Cell, cellsOf, type Item } from './cell.ts';
import { statementsIn } from './syntaxWalk.ts';
import type { World } from './world.ts';

export interface Jump {
  readonly to: Agenda;
  /** How many sections end on the way. */
  readonly sections: number;
}

export function jumpOut(from: Cell, word: 'break' | 'continue'): Jump {
  const path = cellsOf(from.tail);
  const at = path.findIndex(({ item }) => ['again', 'for update', 'do test'].includes(item.kind));
  const loop = path[at];
  assert(loop !== undefined, `${word} stands in no loop`);
  return { to: word === 'break' ? loop.tail : loop, sections: sectionsIn(path.slice(0, at)) };
}

/** The returned value lies on the stack already. */
export function jumpReturn(from: Cell): Jump {
  const path = cellsOf(from.tail);
  const at = path.findIndex(({ item }) => item.kind === 'end of call' || item.kind === 'end of guest');
  const end = path[at];
  if (end === undefined) return { to: undefined, sections: sectionsIn(path) };
  return { to: end.item.kind === 'end of call' ? end.tail : end, sections: sectionsIn(path.slice(0, at)) };
}

export function jumpGoto(world: World, from: Cell, target: string): Jump {
  const body = from.ctx.unit?.body;
  assert(body !== undefined, 'goto stands in no body');
  const path = cellsOf(from);
  const start = path.findIndex((cell) => lastOf(cell, body));
  const below = start < 0 ? undefined : path[start]?.tail;
  const to = descend(world, from, body, target, below);
  assert(to !== undefined, `there is no place ${target}`);
  // What lies below is the same for both: a goto stays in its body.
  return { to, sections: sectionsIn(path) - sectionsIn(cellsOf(to)) };
}

/** The outermost block of a body is the last of its cells on the agenda. */
function lastOf(cell: Cell, body: Block): boolean {
  return cell.item.kind === 'rest of block' && cell.item.node === body;
}

function sectionsIn(cells: readonly Cell[]): number {
  return cells.filter(({ item }) => item.kind === 'end of section').length;
}

/**
 * The agenda at the place called `target`, as if control had come there from the beginning of `stmt`: it lies in all
 * that stands around it.
 */
function descend(world: World, from: Cell, stmt: Stmt, target: string, tail: Agenda): Agenda {
  if (stmt.kind === 'place' && stmt.name.text === target) {
    return landmark(world, from.ctx, { kind: 'statement', node: stmt }, tail);
  }
  for (const child of statementsIn(stmt)) {
    const found = descend(world, from, child, target, plan(world, from.ctx, after(stmt, child), tail));
    if (found !== undefined) return found;
  }
  return undefined;
}

function after(stmt: Stmt, child: Stmt): readonly Item[] {
  switch (stmt.kind) {
    case 'block':
      return [{ kind: 'rest of block', node: stmt, index: stmt.body.indexOf(child) + 1 }];
    case 'while':
      return [{ kind: 'again', node: stmt }];
    case 'for':
      return [{ kind: 'for update', node: stmt }];
    case 'do':
      return [{ kind: 'do test', node: stmt }];
    case 'place':
      return [{ kind: 'end of place', node: stmt }];
    case 'label':
      return [{ kind: 'end of label', node: stmt.label, body: stmt.body }];
    case 'atomic':
      return [{ kind: 'end of section', node: stmt }];
    case 'choose':
      return stmt.alternatives.flatMap((alternative): readonly Item[] =>
        alternative.body === child ? [{ kind: 'end of alternative', node: alternative }] : [],
      );
    default:
      return [];
  }
}
