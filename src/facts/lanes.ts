// Which lane an actor belongs to, and who is at home on a lane.

import { assert } from '../base/assert.ts';
import { spoken } from '../engine/names.ts';
import type { Actor, Location, Program } from '../model/program.ts';
import type { Frame } from '../model/run.ts';

export function actorAt(program: Program, index: number): Actor {
  const actor = program.actors[index];
  assert(actor !== undefined, `the program has an actor ${index}`);
  return actor;
}

/** As sentences name it: vCPU0. */
export function actorName(program: Program, index: number): string {
  return spoken(actorAt(program, index).name);
}

export function laneName(program: Program, lane: number): string {
  return spoken(program.lanes[lane]?.name ?? '');
}

/** The column of an actor's steps: its own lane, or that of the task or handler it stands for; none for env. */
export function laneOf(program: Program, index: number): number | undefined {
  const actor = actorAt(program, index);
  if (actor.lane !== undefined) return actor.lane;
  return actor.target === undefined ? undefined : laneOf(program, actor.target);
}

/** The tasks of the environment, in the program's order: each has a column of its own behind those of the lanes. */
export function environmentOf(program: Program): readonly number[] {
  return program.actors.flatMap(({ kind }, index) => (kind === 'env' ? [index] : []));
}

/** The column of an actor's steps: that of its lane, or its own behind those of the lanes. */
export function columnIndexOf(program: Program, index: number): number {
  return laneOf(program, index) ?? program.lanes.length + environmentOf(program).indexOf(index);
}

/** Actors with their steps in the lane's column, in the program's order. */
export function actorsOn(program: Program, lane: number): readonly number[] {
  return program.actors.flatMap((_, index) => (laneOf(program, index) === lane ? [index] : []));
}

/** The tasks and vCPUs of a lane; the first one gives the lane its second name. */
export function tasksOn(program: Program, lane: number): readonly number[] {
  return actorsOn(program, lane).filter((index) => isTask(actorAt(program, index)));
}

export function isTask(actor: Actor): boolean {
  return actor.kind === 'task' || actor.kind === 'vcpu';
}

/** The place of the program from which a frame's step set out; undefined for drains and deliveries. */
export function departure(program: Program, frame: Frame): Location | undefined {
  if (frame.choice === undefined || frame.actor === undefined) return undefined;
  const row = program.choices[frame.choice];
  if (row === undefined) return undefined;
  return actorAt(program, frame.actor).threads[row.thread]?.locations[row.location];
}
