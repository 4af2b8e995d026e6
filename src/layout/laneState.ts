// The head of a lane in one state: whose lane it is, and its condition in one line.

import { readSlot } from '../engine/values.ts';
import type { Program } from '../model/program.ts';
import type { Outlook } from '../model/run.ts';
import { actorAt, actorsOn, tasksOn } from './lanes.ts';
import { isActive, isInGuest, isPending } from './places.ts';

export interface LaneHead {
  readonly lane: string;
  /** The task that gives the lane its second name. */
  readonly task: string | undefined;
  /** `host, irqs off, notify[0] pending`. */
  readonly condition: string;
}

export function laneHead(
  program: Program,
  state: Uint32Array,
  outlook: readonly Outlook[],
  lane: number,
): LaneHead {
  const home = tasksOn(program, lane)[0];
  return {
    lane: program.lanes[lane]?.name ?? '',
    task: home === undefined ? undefined : actorAt(program, home).name,
    condition: [
      ...place(program, state, home),
      ...present(program, outlook, lane),
      ...interrupts(program, state, lane, home),
    ].join(', '),
  };
}

function place(program: Program, state: Uint32Array, home: number | undefined): readonly string[] {
  if (home === undefined || actorAt(program, home).kind !== 'vcpu') return [];
  return [isInGuest(program, state, home) ? 'in guest' : 'host'];
}

/** Another task than the first one has the lane, because the first one's gate is closed. */
function present(program: Program, outlook: readonly Outlook[], lane: number): readonly string[] {
  const tasks = tasksOn(program, lane);
  const on = tasks.filter((actor) => !outlook[actor]?.why.some(({ kind }) => kind === 'gate'));
  const [only] = on;
  if (tasks.length < 2 || on.length !== 1 || only === undefined || only === tasks[0]) return [];
  return [`${actorAt(program, only).name} on`];
}

function interrupts(
  program: Program,
  state: Uint32Array,
  lane: number,
  home: number | undefined,
): readonly string[] {
  const handlers = actorsOn(program, lane).filter((actor) => actorAt(program, actor).pending !== undefined);
  const words: string[] = [];
  const inGuest = home !== undefined && isInGuest(program, state, home);
  const masks = handlers.some((actor) => actorAt(program, actor).kind === 'irq');
  const flag = program.lanes[lane]?.interruptsOn;
  if (masks && flag !== undefined && !inGuest)
    words.push(readSlot(program, state, flag) === 0 ? 'irqs off' : 'irqs on');
  for (const handler of handlers) {
    const { name } = actorAt(program, handler);
    if (isActive(program, state, handler)) words.push(`in ${name}`);
    if (isPending(program, state, handler)) words.push(`${name} pending`);
  }
  return words;
}
