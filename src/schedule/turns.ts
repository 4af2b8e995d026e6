// Turns and schedules: when two are the same, how far a run follows a schedule, and where their turns come from.

import type { RowIndex } from '../model/indices.ts';
import { actorAt, rowAt } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';
import type { Frame, Schedule, Turn } from '../model/run.ts';

/** True where both are the same turn, and where neither is one. */
export function isSameTurn(a: Turn | undefined, b: Turn | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined) return false;
  return a.actor === b.actor && a.alternative === b.alternative;
}

/** The turn that takes a row of the program's step table, as schedules name it. */
export function turnOfRow(program: Program, row: RowIndex): Turn {
  const { actor, ordinal } = rowAt(program, row);
  return { actor: actorAt(program, actor).name, alternative: ordinal };
}

/** The turns of a run, in order: one a frame, but none of frame 0. */
export function turnsOf(frames: readonly Frame[]): Schedule {
  const turns: Turn[] = [];
  for (const { turn } of frames) if (turn !== undefined) turns.push(turn);
  return turns;
}

/** As many leading turns of a run, which begins with frame 0, are those of a schedule; of its first `count` turns, if given. */
export function turnsFollowed(frames: readonly Frame[], schedule: Schedule, count = schedule.length): number {
  const most = Math.min(frames.length - 1, schedule.length, count);
  let turns = 0;
  while (turns < most && isSameTurn(frames[turns + 1]?.turn, schedule[turns])) turns++;
  return Math.max(0, turns);
}

/** As many leading turns of two schedules are the same. */
export function sharedTurns(a: Schedule, b: Schedule): number {
  const most = Math.min(a.length, b.length);
  let turns = 0;
  while (turns < most && isSameTurn(a[turns], b[turns])) turns++;
  return turns;
}

/** True where a run, which begins with frame 0, begins with all turns of a schedule. */
export function follows(frames: readonly Frame[], schedule: Schedule): boolean {
  return turnsFollowed(frames, schedule) === schedule.length;
}

/** True where the longer schedule begins with all turns of the shorter one, or is the same. */
export function isPrefix(short: Schedule, long: Schedule): boolean {
  return short.length <= long.length && short.every((turn, index) => isSameTurn(turn, long[index]));
}

/** The runs of a schedule (run-length coding): each turn with how many times in a row it is taken. */
export function repeatedTurns(
  schedule: Schedule,
): readonly { readonly turn: Turn; readonly count: number }[] {
  const repeated: { turn: Turn; count: number }[] = [];
  for (const turn of schedule) {
    const last = repeated.at(-1);
    if (last !== undefined && isSameTurn(last.turn, turn)) last.count++;
    else repeated.push({ turn, count: 1 });
  }
  return repeated;
}
