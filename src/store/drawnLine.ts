// How a run stands to the document's drawn table: which cells each turn played, and what is drawn next.

import type { Machine } from '../engine/machine.ts';
import { transfer } from '../engine/transfer.ts';
import type { Frame, Schedule, Turn } from '../model/run.ts';
import type { DrawnTable } from '../model/scenario.ts';
import { isSameTurn } from './line.ts';
import type { DrawnView } from './view.ts';

/** A drawn table found as a schedule: the cells of each of its turns. */
export interface FoundDrawn {
  readonly schedule: Schedule;
  readonly cellsOfTurn: readonly (readonly number[])[];
}

/** What the explorer's search gives: the schedule, or the first cell that no schedule reaches, and why. */
export type FindDrawn = (
  machine: Machine,
  table: DrawnTable,
) => FoundDrawn | { readonly failedCell: number; readonly sentence: string };

/** The drawn schedule under other settings; turns that only these have play no cell. */
export function carryDrawn(recorder: Machine, found: FoundDrawn, player: Machine): FoundDrawn {
  if (recorder === player) return found;
  const { schedule, from } = transfer(recorder, found.schedule, player);
  return {
    schedule,
    cellsOfTurn: from.map((turn) => (turn === undefined ? [] : (found.cellsOfTurn[turn] ?? []))),
  };
}

/** Compares a run with the drawn schedule, turn by turn. */
export function compareWithDrawn(
  table: DrawnTable,
  drawn: FoundDrawn,
  frames: readonly Frame[],
  cursor: number,
): DrawnView {
  const turns = frames.slice(1).map((frame) => frame.turn);
  const parting = turns.findIndex((turn, i) => !isSameTurn(turn, drawn.schedule[i]));
  const together = parting < 0 ? turns.length : parting;
  const onTrack = cursor <= together || together === drawn.schedule.length;
  const next: Turn | undefined = onTrack ? drawn.schedule[cursor] : undefined;
  return {
    table,
    cellsOfTurn: turns.map((_, i) => (i < together ? (drawn.cellsOfTurn[i] ?? []) : [])),
    followed: together,
    onTrack,
    next,
    turns: drawn.schedule.length,
  };
}
