// Steps that every run of a course takes between two of its waypoints, though the course does not tell of them.

import { defined } from '../../base/defined.ts';
import type { ActorIndex, RowIndex } from '../../model/indices.ts';
import { LEFT_OUT_WORK_MAX } from '../../model/limits.ts';
import { rowAt } from '../../model/lookup.ts';
import type { ProgressMove } from './progress.ts';
import type { Passage } from './search.ts';
import { spread } from './spread.ts';
import type { Walk } from './walk.ts';
import { labelMatches } from './waypoint.ts';

/** A labelled step that every run takes between two waypoints; `after` is undefined for the beginning of the run. */
export interface LeftOut {
  readonly after: number | undefined;
  readonly before: number;
  readonly actor: ActorIndex;
  readonly label: string;
}

/**
 * Finds them among what one of the runs takes: each is certain if without it no run comes to a goal, a progress in
 * some state. Where there are more than can be tried, the others are not told.
 */
export function leftOutOf(walk: Walk, passage: Passage, goal: number): readonly LeftOut[] {
  const certain: LeftOut[] = [];
  const work = walk.space.table.size * walk.course.waypoints.length;
  const most = Math.max(1, Math.floor(LEFT_OUT_WORK_MAX / work));
  for (const each of candidatesOf(walk, passage).slice(0, most)) {
    const isTighter = certain.some((other) => other.label === each.label && other.before === each.before);
    if (!isTighter && isCertain(walk, each, goal)) certain.push(each);
  }
  return certain.sort((a, b) => a.before - b.before || beginOf(a) - beginOf(b));
}

/** The waypoint behind which it is left out; the beginning of the run comes before all of them. */
function beginOf({ after }: LeftOut): number {
  return after === undefined ? -1 : after;
}

/** Whether every run that comes so far takes the step between its waypoints: without it, none comes so far. */
function isCertain(walk: Walk, { after, before, actor, label }: LeftOut, goal: number): boolean {
  const { progress, machine } = walk;
  const labels = new Map<number, readonly string[]>();
  const avoids = (state: number, row: RowIndex | undefined, set: number, move: ProgressMove): boolean => {
    if (row === undefined || rowAt(machine.program, row).actor !== actor) return false;
    // A step that passes the later waypoint comes with it, not before it.
    if (progress.has(move.to, before) || (after !== undefined && !progress.has(set, after))) return false;
    const known = walk.isFixed(row) ? labels.get(row) : undefined;
    const own = known ?? walk.labelsOf(state, row);
    labels.set(row, own);
    return own.includes(label) && !isDrawn(walk, label, move.passed);
  };
  const { marks } = spread(walk, { again: true, avoids }, (_, set) => set === goal);
  return marks[goal] === undefined;
}

/** Whether a step passes one of these waypoints by this label. */
function isDrawn({ course }: Walk, label: string, passed: readonly number[]): boolean {
  return passed.some((index) => {
    const waypoint = course.waypoints[index];
    return waypoint?.kind === 'label' && labelMatches(waypoint.label, label);
  });
}

/** What one run takes without passing a waypoint by it, with the stretches in which all might: those that begin last first. */
function candidatesOf(walk: Walk, { rows, states, passed, sets }: Passage): readonly LeftOut[] {
  const { machine, course, progress } = walk;
  const found = new Map<string, LeftOut>();
  rows.forEach((row, step) => {
    const { actor } = rowAt(machine.program, row);
    const own = defined(passed[step + 1]);
    const labels = walk.labelsOf(defined(states[step]), row).filter((label) => !isDrawn(walk, label, own));
    const set = sets[step] ?? progress.start;
    const done = course.waypoints.flatMap((_, waypoint) =>
      progress.has(set, waypoint) && isLast(walk, set, waypoint) ? [waypoint] : [],
    );
    const earlier: readonly (number | undefined)[] = done.length === 0 ? [undefined] : done.reverse();
    for (const label of labels)
      for (const before of progress.ready(set))
        for (const after of earlier) {
          const each = { after, before, actor, label };
          found.set(JSON.stringify(each), each);
        }
  });
  return [...found.values()];
}

/** Whether no waypoint that has been passed must come after this one. */
function isLast({ course, progress }: Walk, set: number, waypoint: number): boolean {
  return !course.after.some((before, other) => progress.has(set, other) && before.includes(waypoint));
}
