// A bound table as the course that a run has to keep.

import { defined } from '../base/defined.ts';
import type { Course, Waypoint } from '../explorer/waypoints/waypoint.ts';
import { cellsBefore } from '../tables/table.ts';
import { attemptable } from './binding.ts';
import type { BoundCell } from './bindTable.ts';
import { ofLane, type Vocabulary } from './vocabulary.ts';

/** A course and the cell of each of its waypoints, as an index. */
export interface TableCourse {
  readonly course: Course;
  readonly cellOf: readonly number[];
}

/** The course of these cells; those that are not bound to anything are not in it. */
export function courseOf(cells: readonly BoundCell[], vocabulary: Vocabulary): TableCourse {
  const before = cellsBefore(cells.map(({ cell }) => cell));
  const order = inOrder(cells);
  const waypoints: Waypoint[] = [];
  const cellOf: number[] = [];
  const after: number[][] = [];
  /** For each cell, its waypoints. */
  const of: number[][] = cells.map(() => []);
  for (const index of order) {
    const bound = cells[index];
    if (bound === undefined) continue;
    if (bound.binding.kind === 'not') {
      refine(waypoints, of, cells, index, bound.binding.label);
      continue;
    }
    const earlier = defined(before[index]).flatMap((cell) => defined(of[cell]));
    for (const waypoint of waypointsOf(bound)) {
      after.push([...earlier, ...defined(of[index])]);
      defined(of[index]).push(waypoints.length);
      waypoints.push(waypoint);
      cellOf.push(index);
    }
  }
  const lanes = new Set(cells.flatMap(({ lane }) => (lane === undefined ? [] : [lane])));
  const told = [...lanes].flatMap((lane) => ofLane(vocabulary.actors, lane));
  return { course: { waypoints, after, told: new Set(told) }, cellOf };
}

/** Cells in an order that keeps theirs. */
function inOrder(cells: readonly BoundCell[]): readonly number[] {
  const rank = (index: number): number => defined(cells[index]).cell.rank;
  return cells.map((_, index) => index).sort((a, b) => rank(a) - rank(b) || a - b);
}

function waypointsOf({ binding }: BoundCell): readonly Waypoint[] {
  switch (binding.kind) {
    case 'steps':
      return binding.steps.map(({ waypoint }) => waypoint);
    case 'attempt': {
      const step = attemptable(binding.step);
      return step === undefined
        ? [binding.step.waypoint]
        : [{ kind: 'attempt', step, orDone: binding.orDone }];
    }
    case 'state':
      return [binding.waypoint];
    case 'not':
    case 'gap':
    case 'remark':
    case 'unbound':
      return [];
  }
}

/** The step drawn last before a cell in its column must not carry a label. */
function refine(
  waypoints: Waypoint[],
  of: readonly (readonly number[])[],
  cells: readonly BoundCell[],
  index: number,
  label: string,
): void {
  const column = cells[index]?.cell.column;
  for (let cell = index - 1; cell >= 0; cell--) {
    const last = of[cell]?.at(-1);
    const waypoint = last === undefined ? undefined : waypoints[last];
    if (cells[cell]?.cell.column !== column || last === undefined || waypoint?.kind !== 'label') continue;
    waypoints[last] = { ...waypoint, without: [...waypoint.without, label] };
    return;
  }
}
