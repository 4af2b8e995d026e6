// What the column of a lane is called, wherever a run is written down.

import { actorName, laneName, tasksOn } from '../facts/lanes.ts';
import type { LaneIndex } from '../model/indices.ts';
import type { Program } from '../model/program.ts';

/** `pCPU0 (vCPU0)`: steps of the lane's first task do not name it. Undefined is the column of env, which has no lane. */
export function laneTitle(program: Program, lane: LaneIndex | undefined): string {
  if (lane === undefined) return 'environment';
  const name = laneName(program, lane);
  const [task] = tasksOn(program, lane);
  const owner = task === undefined ? name : actorName(program, task);
  return owner === name ? name : `${name} (${owner})`;
}
