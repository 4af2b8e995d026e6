// Cells of one row have no order: what becomes of each order in which they can come.

import { defined } from '../base/defined.ts';
import { decide } from '../explorer/waypoints/decide.ts';
import type { Course } from '../explorer/waypoints/waypoint.ts';
import type { RowOrders } from '../model/judgement.ts';
import { ROW_ORDERS_CELLS_MAX } from '../model/limits.ts';
import type { BoundCell } from './bindTable.ts';
import type { TableCourse } from './course.ts';
import type { ExploredSpace } from './explored.ts';
import { runOf } from './runOf.ts';

/** For each row with cells that may come in several orders, these orders. */
export function ordersOf(
  explored: ExploredSpace,
  cells: readonly BoundCell[],
  { course, cellOf }: TableCourse,
): readonly RowOrders[] {
  const ranks = [...new Set(cells.map(({ cell }) => cell.rank))];
  return ranks.flatMap((rank) => {
    const row = [...new Set(cellOf)].filter((index) => cells[index]?.cell.rank === rank);
    const free = row.filter((index) => row.some((other) => isFree(course, cellOf, index, other)));
    if (free.length < 2 || free.length > ROW_ORDERS_CELLS_MAX) return [];
    const line = defined(cells[defined(free[0])]).cell.line;
    const orders = permutations(free).flatMap((order) => {
      const ordered = inOrder(course, cellOf, order);
      return ordered === undefined ? [] : [orderOf(explored, order, { course: ordered, cellOf })];
    });
    return orders.length < 2 ? [] : [{ line, orders }];
  });
}

function isFree(course: Course, cellOf: readonly number[], a: number, b: number): boolean {
  return a !== b && !precedes(course, cellOf, a, b) && !precedes(course, cellOf, b, a);
}

/** Whether a cell must come before another. */
function precedes({ after }: Course, cellOf: readonly number[], a: number, b: number): boolean {
  return after.some(
    (before, waypoint) => cellOf[waypoint] === b && before.some((other) => cellOf[other] === a),
  );
}

/** The course with some cells in this order; undefined where they have another one already. */
function inOrder(course: Course, cellOf: readonly number[], order: readonly number[]): Course | undefined {
  const isAgainst = order.some((cell, place) =>
    order.slice(place + 1).some((later) => precedes(course, cellOf, later, cell)),
  );
  if (isAgainst) return undefined;
  const after = course.after.map((before, waypoint) => {
    const place = order.indexOf(defined(cellOf[waypoint]));
    const earlier = order.slice(0, Math.max(0, place));
    const joined = cellOf.flatMap((cell, other) => (earlier.includes(cell) ? [other] : []));
    return [...new Set([...before, ...joined])];
  });
  return { ...course, after };
}

function orderOf(
  explored: ExploredSpace,
  cells: readonly number[],
  { course, cellOf }: TableCourse,
): RowOrders['orders'][number] {
  const { machine, space, fates } = explored;
  const decision = decide(machine, space, course, fates, 'verdict');
  if (decision.kind !== 'happens') return { cells, verdict: decision.kind, fate: undefined, breaks: [] };
  const { passage, prospect } = decision;
  const { breaks } = runOf(explored, prospect?.lost ?? passage, cellOf);
  return { cells, verdict: 'happens', fate: prospect?.fate, breaks };
}

function permutations(items: readonly number[]): readonly (readonly number[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((item) =>
    permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]),
  );
}
