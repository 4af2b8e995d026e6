// The foot of each lane: what can be stepped there and by which key, and who cannot move and why.

import { defined } from '../base/defined.ts';
import { actorAt, actorName, actorsOn, isTask, tasksOn } from '../facts/lanes.ts';
import type { TextRange } from '../model/code.ts';
import type { Program } from '../model/program.ts';
import type { Happening, Option, Outlook } from '../model/run.ts';
import { moveLetters } from './keys.ts';
import { outlookSentence } from './reasonWords.ts';

export interface Move {
  readonly actor: number;
  readonly option: Option;
  readonly key: string;
}

export interface Foot {
  readonly lane: number;
  /** The first one is the large button. */
  readonly moves: readonly Move[];
  /** Sentences about tasks of the lane that cannot move, the one that is on first. */
  readonly waiting: readonly string[];
  /** Where the lane's code window looks. */
  readonly code:
    | { readonly actor: number; readonly at: TextRange; readonly happenings: readonly Happening[] }
    | undefined;
}

export interface Feet {
  readonly lanes: readonly Foot[];
  /** Environment, drains and deliveries: they belong to no lane's column of steps. */
  readonly strip: readonly Move[];
}

/** Digits for the lanes' first moves; letters, in order, for all others. */
export function feetOf(program: Program, outlook: readonly Outlook[]): Feet {
  let used = 0;
  const letter = () => defined(moveLetters[used++]);
  const lanes = program.lanes.map((_, lane): Foot => {
    const actors = actorsOn(program, lane).filter((actor) => !standsInStrip(program, actor));
    const moves = actors.flatMap((actor) =>
      (outlook[actor]?.options ?? []).map((option): { actor: number; option: Option } => ({ actor, option })),
    );
    return {
      lane,
      moves: moves.map((move, index) => ({ ...move, key: index === 0 ? digit(lane) : letter() })),
      waiting: waitingOn(program, outlook, lane),
      code: codeOf(program, outlook, lane, moves[0]),
    };
  });
  const strip = program.actors.flatMap((_, actor) =>
    standsInStrip(program, actor)
      ? (outlook[actor]?.options ?? []).map((option) => ({ actor, option, key: letter() }))
      : [],
  );
  return { lanes, strip };
}

function standsInStrip(program: Program, actor: number): boolean {
  const { kind } = actorAt(program, actor);
  return kind === 'env' || kind === 'drain' || kind === 'delivery';
}

/** True where the program has actors for the strip at all, so that its room is kept. */
export function hasStrip(program: Program): boolean {
  return program.actors.some((_, actor) => standsInStrip(program, actor));
}

function digit(lane: number): string {
  return lane < 9 ? `${lane + 1}` : '';
}

function waitingOn(program: Program, outlook: readonly Outlook[], lane: number): readonly string[] {
  return inOrderOfPresence(program, outlook, lane).flatMap((actor) => {
    const here = outlook[actor];
    if (here === undefined || here.options.length > 0) return [];
    return outlookSentence(program, here) ?? `${actorName(program, actor)} has finished`;
  });
}

/** Tasks whose gate is open come before those that are switched off. */
function inOrderOfPresence(program: Program, outlook: readonly Outlook[], lane: number): readonly number[] {
  const tasks = tasksOn(program, lane);
  const isOff = (actor: number) => outlook[actor]?.why.some(({ reason }) => reason.kind === 'gate') ?? false;
  return [...tasks.filter((actor) => !isOff(actor)), ...tasks.filter(isOff)];
}

function codeOf(
  program: Program,
  outlook: readonly Outlook[],
  lane: number,
  move: { readonly actor: number; readonly option: Option } | undefined,
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
