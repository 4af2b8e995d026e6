// The head of a lane in one state: whose lane it is, and its condition in one line.

import { readSlot } from '../engine/values.ts';
import { actorName, actorsOn, environmentOf, laneName, tasksOn } from '../facts/lanes.ts';
import { isActive, isInGuest, isPending } from '../facts/places.ts';
import { isHandler } from '../model/actors.ts';
import type { ActorIndex, LaneIndex } from '../model/indices.ts';
import { actorAt, laneIndices } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';
import type { Outlook } from '../model/run.ts';

export interface LaneHead {
  readonly lane: string;
  /** The task that gives the lane its second name. */
  readonly task: string | undefined;
  /** `notify[0] pending, host, irqs off`. */
  readonly condition: string;
}

/** The heads of all columns: those of the lanes, then the tasks of the environment, which have no condition. */
export function columnHeads(
  program: Program,
  state: Uint32Array,
  outlook: readonly Outlook[],
): readonly LaneHead[] {
  const outside = environmentOf(program).map((actor): LaneHead => {
    return { lane: actorName(program, actor), task: undefined, condition: '' };
  });
  return [...laneIndices(program).map((lane) => laneHead(program, state, outlook, lane)), ...outside];
}

function laneHead(
  program: Program,
  state: Uint32Array,
  outlook: readonly Outlook[],
  lane: LaneIndex,
): LaneHead {
  const home = tasksOn(program, lane)[0];
  return {
    lane: laneName(program, lane),
    task: home === undefined ? undefined : actorName(program, home),
    condition: conditionOf(program, state, outlook, lane, home).join(', '),
  };
}

/** What is unusual comes first: the line may be cut at its end. */
function conditionOf(
  program: Program,
  state: Uint32Array,
  outlook: readonly Outlook[],
  lane: LaneIndex,
  home: ActorIndex | undefined,
): readonly string[] {
  const special = [...pendingOn(program, state, lane), ...present(program, outlook, lane)];
  if (home !== undefined && isInGuest(program, state, home)) return [...special, 'in guest'];
  const isVcpu = home !== undefined && actorAt(program, home).kind === 'vcpu';
  const host = isVcpu && special.length === 0 ? ['host'] : [];
  const flag = program.lanes[lane]?.interruptsOn;
  const masks = actorsOn(program, lane).some((actor) => actorAt(program, actor).kind === 'irq');
  if (!masks || flag === undefined) return [...special, ...host];
  return [...special, ...host, readSlot(program, state, flag) === 0 ? 'irqs off' : 'irqs on'];
}

function present(program: Program, outlook: readonly Outlook[], lane: LaneIndex): readonly string[] {
  const tasks = tasksOn(program, lane);
  const on = tasks.filter((actor) => !outlook[actor]?.why.some(({ reason }) => reason.kind === 'gate'));
  const [only] = on;
  if (tasks.length < 2 || on.length !== 1 || only === undefined || only === tasks[0]) return [];
  return [`${actorName(program, only)} on`];
}

function pendingOn(program: Program, state: Uint32Array, lane: LaneIndex): readonly string[] {
  const handlers = actorsOn(program, lane).filter((actor) => isHandler(actorAt(program, actor)));
  return handlers.flatMap((handler) => {
    const name = actorName(program, handler);
    return [
      ...(isActive(program, state, handler) ? [`in ${name}`] : []),
      ...(isPending(program, state, handler) ? [`${name} pending`] : []),
    ];
  });
}
