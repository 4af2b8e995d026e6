// Which lane an actor belongs to, and who is at home on a lane.

import { spokenAmong } from '../engine/names.ts';
import { isTask, type Location } from '../model/actors.ts';
import type { ActorIndex, LaneIndex } from '../model/indices.ts';
import { actorAt, actorIndices, actorsWhere, laneAt, laneOf, rowAt } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';
import type { Frame } from '../model/run.ts';

/** As sentences name it: vCPU0. */
export function actorName(program: Program, actor: ActorIndex): string {
  return spokenAmong(
    actorAt(program, actor).name,
    program.actors.map(({ name }) => name),
  );
}

export function laneName(program: Program, lane: LaneIndex): string {
  return spokenAmong(
    laneAt(program, lane).name,
    program.lanes.map(({ name }) => name),
  );
}

/** The tasks of the environment, in the program's order: each has a column of its own behind those of the lanes. */
export function environmentOf(program: Program): readonly ActorIndex[] {
  return actorsWhere(program, ({ kind }) => kind === 'env');
}

/** The column of an actor's steps: that of its lane, or its own behind those of the lanes. */
export function columnIndexOf(program: Program, actor: ActorIndex): number {
  return laneOf(program, actor) ?? program.lanes.length + environmentOf(program).indexOf(actor);
}

/** Actors with their steps in the lane's column, in the program's order. */
export function actorsOn(program: Program, lane: LaneIndex): readonly ActorIndex[] {
  return actorIndices(program).filter((actor) => laneOf(program, actor) === lane);
}

/** The tasks and vCPUs of a lane; the first one gives the lane its second name. */
export function tasksOn(program: Program, lane: LaneIndex): readonly ActorIndex[] {
  return actorsOn(program, lane).filter((index) => isTask(actorAt(program, index)));
}

/** The place of the program from which a frame's step set out; undefined for drains and deliveries. */
export function departure(program: Program, frame: Frame): Location | undefined {
  if (frame.choice === undefined || frame.actor === undefined) return undefined;
  const row = rowAt(program, frame.choice);
  return actorAt(program, frame.actor).threads[row.thread]?.locations[row.location];
}
