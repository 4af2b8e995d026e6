// The nearest order of a table's cells that does happen: one cell moved, or two of a column together, as few places as
// possible.

import { defined } from '../base/defined.ts';
import { canHappen } from '../explorer/waypoints/decide.ts';
import type { Nearest } from '../model/judgement.ts';
import { NEAREST_WORK_MAX } from '../model/limits.ts';
import type { BoundCell } from './bindTable.ts';
import { courseOf } from './course.ts';
import type { ExploredSpace } from './explored.ts';
import type { Vocabulary } from './vocabulary.ts';

/** `failed`: the cell that cannot come where it stands. Undefined where nothing near happens, as far as was tried. */
export function nearestOrder(
  explored: ExploredSpace,
  cells: readonly BoundCell[],
  failed: number,
  vocabulary: Vocabulary,
): Nearest | undefined {
  const { machine, space } = explored;
  const order = cells.map((_, index) => index).sort((a, b) => rankOf(cells, a) - rankOf(cells, b) || a - b);
  const tries = movesOf(cells, order, failed);
  const each = Math.max(1, space.table.size * cells.length);
  const affordable = tries.slice(0, Math.max(2, Math.floor(NEAREST_WORK_MAX / each)));
  const happens = (move: Nearest, again: boolean): boolean =>
    canHappen(machine, space, courseOf(moved(cells, move), vocabulary).course, again) === true;
  // As drawn, without a step that happens once more, is nearer than anything else.
  return affordable.find((move) => happens(move, false)) ?? affordable.find((move) => happens(move, true));
}

function rankOf(cells: readonly BoundCell[], index: number): number {
  return defined(cells[index]).cell.rank;
}

/**
 * Moves by how far they go: the failed cell upwards, one before it down behind it, the failed cell downwards. What is
 * said of a state stays where it stands: other cells must come before it.
 */
function movesOf(cells: readonly BoundCell[], order: readonly number[], failed: number): readonly Nearest[] {
  const at = order.indexOf(failed);
  const isBound = (index: number | undefined): index is number =>
    index !== undefined && ['steps', 'attempt', 'state'].includes(defined(cells[index]).binding.kind);
  const before = order[at - 1];
  const pair =
    isBound(before) && cells[before]?.cell.column === cells[failed]?.cell.column
      ? [before, failed]
      : undefined;
  const moves: Nearest[] = [];
  if (cells[failed]?.binding.kind === 'state') {
    for (const above of order.slice(0, Math.max(0, at - 1)).reverse())
      if (isBound(above) && isBound(before)) moves.push({ moved: [above], where: 'after', cell: before });
    return moves;
  }
  for (let distance = 1; distance < order.length; distance++) {
    const above = order[at - distance];
    const below = order[at + distance];
    if (isBound(above)) {
      moves.push({ moved: [failed], where: 'before', cell: above });
      moves.push({ moved: [above], where: 'after', cell: failed });
      if (pair !== undefined && distance > 1) moves.push({ moved: pair, where: 'before', cell: above });
    }
    if (isBound(below)) moves.push({ moved: [failed], where: 'after', cell: below });
  }
  return moves;
}

/** The cells with new ranks: what is moved has one between those of its new neighbours. */
function moved(cells: readonly BoundCell[], { moved: some, where, cell }: Nearest): readonly BoundCell[] {
  const at = rankOf(cells, cell);
  return cells.map((bound, index) => {
    const place = some.indexOf(index);
    if (place < 0) return bound;
    const part = (place + 1) / (some.length + 1);
    const rank = where === 'before' ? at - 1 + part : at + part;
    return { ...bound, cell: { ...bound.cell, rank, row: rank } };
  });
}
