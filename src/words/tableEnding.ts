// How a run ends, as it stands in the last lines of its table: in the columns of those who wait for ever.

import { unreachable } from '../base/unreachable.ts';
import { telling } from '../engine/explain.ts';
import { actorName, tasksOn } from '../facts/lanes.ts';
import type { LaneIndex } from '../model/indices.ts';
import { laneOf } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';
import type { Obstacle, Standing, Waiting } from '../model/run.ts';
import { faultSentence } from './faultWords.ts';
import { reasonClauses, seenWords } from './reasonWords.ts';

export interface RunEnd {
  readonly standing: Standing;
  /** Turns of the run. */
  readonly turns: number;
  /** Turns from this one on, from 0, repeat for ever; undefined where they do not. */
  readonly cycleFrom: number | undefined;
  /** Nothing can save it any more, though somebody can move. */
  readonly isDoomed: boolean;
}

/** A line behind so many turns, in the column of a lane or across the table. */
export interface EndRemark {
  readonly after: number;
  readonly text: string;
  readonly lane?: LaneIndex | undefined;
}

/** Whoever sleeps for ever has a column, though he never moves again. */
export function endRemarks(program: Program, end: RunEnd): readonly EndRemark[] {
  const { standing, turns, cycleFrom } = end;
  if (cycleFrom !== undefined)
    return [
      { after: cycleFrom, text: 'repeats for ever from here:' },
      { after: turns, text: 'and so on, for ever' },
    ];
  switch (standing.kind) {
    case 'running':
      return end.isDoomed ? [{ after: turns, text: 'nothing can save it from here' }] : [];
    case 'finished':
      return [];
    case 'error':
      return [{ after: turns, text: `error: ${faultSentence(program, standing).replace(/\.$/, '')}` }];
    case 'stuck':
      return telling(standing.waiting).map((task) => ({
        after: turns,
        lane: laneOf(program, task.actor),
        text: waitingWords(program, task),
      }));
    default:
      return unreachable(standing);
  }
}

/** `sleeps for ever: it may not step while run is HALTED`; of somebody who is not at home on his lane with his name. */
function waitingWords(program: Program, task: Waiting): string {
  const lane = laneOf(program, task.actor);
  const isHome = lane !== undefined && tasksOn(program, lane)[0] === task.actor;
  const who = isHome ? '' : `${actorName(program, task.actor)} `;
  const why =
    task.loop === undefined ? shortReason(program, task.why) : `while ${seenWords(program, task.loop)}`;
  if (task.isPending) return `${who}stays pending: ${why}`;
  const sleeps = task.atEnd || task.why.some(({ reason }) => reason.kind === 'gate');
  return `${who}${sleeps ? 'sleeps' : 'waits'} for ever: ${why}`;
}

/** Of what is awaited, only how it stands: the statement is in the code. */
function shortReason(program: Program, why: readonly Obstacle[]): string {
  const awaited = why.filter(({ reason, seen }) => reason.kind === 'await' && seen.length > 0);
  const others = why.filter((obstacle) => !awaited.includes(obstacle));
  const clauses = awaited.map(({ seen }) => seenWords(program, seen));
  return [
    ...clauses,
    ...(others.length === 0 && clauses.length > 0 ? [] : [reasonClauses(program, others)]),
  ].join('; ');
}
