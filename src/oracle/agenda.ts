// Making agendas: cells that can be reached in more than one way are made once and found again.

import type { Agenda, Cell, Item, Landmark } from './cell.ts';
import type { Context } from './context.ts';
import { numberOf, type World } from './world.ts';

export function landmark(world: World, ctx: Context, item: Landmark, tail: Agenda): Cell {
  const index = 'index' in item ? item.index : 0;
  const key = `${item.kind} ${numberOf(world, item.node)} ${index} ${ctx.id} ${tail?.id}`;
  const known = world.cells.get(key);
  if (known !== undefined) return known;
  const fresh = newCell(world, item, ctx, tail);
  world.cells.set(key, fresh);
  return fresh;
}

/** The items in the order in which they will be done, then the tail. */
export function plan(world: World, ctx: Context, items: readonly Item[], tail: Agenda): Agenda {
  return items.reduceRight<Agenda>((rest, item) => place(world, ctx, item, rest), tail);
}

export function place(world: World, ctx: Context, item: Item, tail: Agenda): Cell {
  switch (item.kind) {
    case 'value':
    case 'lvalue':
    case 'condition':
    case 'test':
    case 'effect':
      return newCell(world, item, ctx, tail);
    default:
      return landmark(world, ctx, item, tail);
  }
}

// Made once, where the cell before it is looked at, and found there again: no need to intern it.
function newCell(world: World, item: Item, ctx: Context, tail: Agenda): Cell {
  const id = world.cells.size;
  const cell: Cell = { id, item, ctx, tail, instruction: undefined };
  world.cells.set(`#${id}`, cell);
  return cell;
}
