// The foot of each lane: what can be stepped there and by which key, and who cannot move and why.

import { defined } from '../base/defined.ts';
import { actorName, actorsOn, environmentOf, laneName, tasksOn } from '../facts/lanes.ts';
import { isTask } from '../model/actors.ts';
import type { TextRange } from '../model/code.ts';
import type { ActorIndex, LaneIndex } from '../model/indices.ts';
import { actorAt, actorIndices, laneIndices, laneOf } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';
import type { Happening, Option, Outlook } from '../model/run.ts';
import { moveLetters } from './keys.ts';
import { outlookSentence, reasonClauses, shortReason } from './reasonWords.ts';

export interface Move {
  readonly actor: ActorIndex;
  readonly option: Option;
  readonly key: string;
}

export interface Foot {
  readonly lane: LaneIndex;
  /** The first one is the large button. */
  readonly moves: readonly Move[];
  /** Sentences about tasks of the lane that cannot move, the one that is on first. */
  readonly waiting: readonly string[];
  /** Where the lane's code window looks. */
  readonly code:
    | { readonly actor: ActorIndex; readonly at: TextRange; readonly happenings: readonly Happening[] }
    | undefined;
}

export interface Feet {
  readonly lanes: readonly Foot[];
  /** Environment, drains and deliveries: they belong to no lane's column of steps. */
  readonly strip: readonly Move[];
}

/** What stands under a column of the timeline: a lane's, or that of a task of the environment. */
export interface ColumnFoot extends Pick<Foot, 'waiting' | 'code'> {
  readonly column: number;
  readonly name: string;
  /** The large button. */
  readonly main: Move | undefined;
  /** Further ones, and those of what belongs to the lane: stores and interrupts on their way. */
  readonly others: readonly Move[];
  /** That nobody has the large button, and why, in long words and in short ones. */
  readonly cannot: { readonly head: string; readonly why: string; readonly short: string } | undefined;
}

export function columnFeet(
  program: Program,
  outlook: readonly Outlook[],
  { lanes, strip }: Feet,
): readonly ColumnFoot[] {
  const ofLanes = lanes.map(({ lane, moves: [main, ...more], waiting, code }): ColumnFoot => {
    const others = [...more, ...strip.filter(({ actor }) => laneOf(program, actor) === lane)];
    const home = inOrderOfPresence(program, outlook, lane)[0];
    return {
      ...{ column: lane, name: laneName(program, lane), main, others, waiting, code },
      cannot: main === undefined ? cannotOf(program, outlook, home) : undefined,
    };
  });
  const outside = environmentOf(program).map((actor, index): ColumnFoot => {
    const [main, ...others] = strip.filter((move) => move.actor === actor);
    const here = outlook[actor];
    const step = main === undefined ? { at: undefined, happenings: [] } : main.option;
    return {
      ...{ column: lanes.length + index, name: actorName(program, actor), main, others, waiting: [] },
      code: here && { actor, at: step.at ?? here.at, happenings: step.happenings },
      cannot: main === undefined ? cannotOf(program, outlook, actor) : undefined,
    };
  });
  return [...ofLanes, ...outside];
}

function cannotOf(
  program: Program,
  outlook: readonly Outlook[],
  actor: ActorIndex | undefined,
): ColumnFoot['cannot'] {
  const here = actor === undefined ? undefined : outlook[actor];
  if (actor === undefined || here === undefined)
    return { head: '', why: 'nothing to do', short: 'nothing to do' };
  const who = actorName(program, actor);
  const short = shortReason(program, here);
  if (here.finished) return { head: `${who} has finished`, why: 'nothing is left to do', short };
  return { head: `${who} cannot move`, why: reasonClauses(program, here.why), short };
}

/** True where some column may have more to say than one button: then there is room for it from the start. */
export function hasOthers(program: Program): boolean {
  const several = laneIndices(program).some((lane) => actorsOn(program, lane).length > 1);
  return several || actorIndices(program).some((actor) => mostMoves(program, actor) > 1);
}

/** The most alternatives that an actor has anywhere. */
function mostMoves({ choices, actors }: Program, actor: ActorIndex): number {
  // The two ways of an `if` are one move.
  const ways = new Map<string, Set<number>>();
  for (const row of choices) {
    const here = actors[row.actor]?.threads[row.thread]?.locations[row.location]?.at;
    // An exit that an interrupt forces takes the place of what the guest would do, and stands in the host's text.
    if (row.actor !== actor || here === undefined || row.at.from < here.from || row.at.to > here.to) continue;
    const place = `${row.thread} ${row.location}`;
    const known = ways.get(place);
    if (known === undefined) ways.set(place, new Set([row.ordinal]));
    else known.add(row.ordinal);
  }
  return Math.max(0, ...[...ways.values()].map(({ size }) => size));
}

/** Digits for the lanes' first moves; letters, in order, for all others. */
export function feetOf(program: Program, outlook: readonly Outlook[]): Feet {
  let used = 0;
  const letter = () => defined(moveLetters[used++]);
  const lanes = laneIndices(program).map((lane): Foot => {
    const actors = actorsOn(program, lane).filter((actor) => !standsInStrip(program, actor));
    const moves = actors.flatMap((actor) =>
      optionsOf(outlook, actor).map((option): { actor: ActorIndex; option: Option } => ({
        actor,
        option,
      })),
    );
    return {
      lane,
      moves: moves.map((move, index) => ({ ...move, key: index === 0 ? digit(lane) : letter() })),
      waiting: waitingOn(program, outlook, lane),
      code: codeOf(program, outlook, lane, moves[0]),
    };
  });
  const strip = actorIndices(program).flatMap((actor) =>
    standsInStrip(program, actor)
      ? optionsOf(outlook, actor).map((option) => ({ actor, option, key: letter() }))
      : [],
  );
  return { lanes, strip };
}

/** What an actor can do; nothing where nobody has looked. */
function optionsOf(outlook: readonly Outlook[], actor: ActorIndex): readonly Option[] {
  return outlook[actor]?.options ?? [];
}

function standsInStrip(program: Program, actor: ActorIndex): boolean {
  const { kind } = actorAt(program, actor);
  return kind === 'env' || kind === 'drain' || kind === 'delivery';
}

function digit(lane: LaneIndex): string {
  return lane < 9 ? `${lane + 1}` : '';
}

function waitingOn(program: Program, outlook: readonly Outlook[], lane: LaneIndex): readonly string[] {
  return inOrderOfPresence(program, outlook, lane).flatMap((actor) => {
    const here = outlook[actor];
    if (here === undefined || here.options.length > 0) return [];
    return outlookSentence(program, here) ?? `${actorName(program, actor)} has finished`;
  });
}

/** Tasks whose gate is open come before those that are switched off. */
function inOrderOfPresence(
  program: Program,
  outlook: readonly Outlook[],
  lane: LaneIndex,
): readonly ActorIndex[] {
  const tasks = tasksOn(program, lane);
  const isOff = (actor: ActorIndex) =>
    outlook[actor]?.why.some(({ reason }) => reason.kind === 'gate') === true;
  return [...tasks.filter((actor) => !isOff(actor)), ...tasks.filter(isOff)];
}

function codeOf(
  program: Program,
  outlook: readonly Outlook[],
  lane: LaneIndex,
  move: { readonly actor: ActorIndex; readonly option: Option } | undefined,
): Foot['code'] {
  if (move !== undefined) {
    const { at, happenings } = move.option;
    // A handler that is taken shows its own code; what it does has no line of its own where it is empty.
    return { actor: move.actor, at, happenings };
  }
  const actor =
    inOrderOfPresence(program, outlook, lane)[0] ??
    actorsOn(program, lane).find((each) => isTask(actorAt(program, each)));
  const here = actor === undefined ? undefined : outlook[actor];
  return actor === undefined || here === undefined ? undefined : { actor, at: here.at, happenings: [] };
}
