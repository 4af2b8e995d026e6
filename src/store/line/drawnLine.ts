// How a run stands to the document's drawn table: which cells each turn played, and what is drawn next.

import { defined } from '../../base/defined.ts';
import { unreachable } from '../../base/unreachable.ts';
import type { Machine } from '../../engine/machine.ts';
import { replay } from '../../engine/replay.ts';
import { transfer } from '../../engine/transfer.ts';
import type { LostTable } from '../../model/lostTable.ts';
import type { Settings } from '../../model/program.ts';
import type { Frame, Schedule, Turn } from '../../model/run.ts';
import type { DrawnCell, DrawnTable } from '../../model/scenario.ts';
import { turnsFollowed } from '../../schedule/turns.ts';

/** The document's table and how the run stands to it. */
export interface DrawnView {
  readonly table: DrawnTable;
  /** For each turn of the run (index 0 is turn 1): the cells of the table that it played. */
  readonly cellsOfTurn: readonly (readonly number[])[];
  /** As many leading turns of the line are the drawn schedule's. */
  readonly followed: number;
  /** True while every turn so far is the drawn schedule's. */
  readonly onTrack: boolean;
  /** The drawn schedule's next turn, where the run is on track and it is not over. */
  readonly next: Turn | undefined;
  /** The cell that is played next, where the run is on track and the shown program plays another one. */
  readonly nextCell: number | undefined;
  /** Turns of the drawn schedule. */
  readonly turns: number;
}

/** A drawn table found as a schedule: the cells of each of its turns. */
export interface FoundDrawn {
  readonly schedule: Schedule;
  readonly cellsOfTurn: readonly (readonly number[])[];
}

/** What the explorer's search gives: the schedule, or why there is none. */
export type FindDrawn = (machine: Machine, table: DrawnTable) => FoundDrawn | { readonly lost: LostTable };

/** A drawn table on the machine that it was drawn for, and what the search made of it. */
export interface SoughtDrawn {
  readonly table: DrawnTable;
  readonly settings: Settings;
  readonly machine: Machine;
  readonly found: ReturnType<FindDrawn>;
}

/**
 * The drawn schedule under other settings, as far as it goes there. Turns that only these have play no cell, and a
 * turn plays only those of its cells that are still true of it.
 */
export function carryDrawn(
  recorder: Machine,
  table: DrawnTable,
  found: FoundDrawn,
  player: Machine,
): FoundDrawn {
  if (recorder === player) return found;
  const { schedule, from } = transfer(recorder, found.schedule, player);
  const drawn = replay(recorder, found.schedule).frames;
  const shown = replay(player, schedule).frames;
  const cellsOfTurn = from.map((turn, index): readonly number[] => {
    const there = turn === undefined ? undefined : drawn[turn + 1];
    const here = shown[index + 1];
    if (turn === undefined || there === undefined || here === undefined) return [];
    return stillPlayed(table, defined(found.cellsOfTurn[turn]), there, here, player);
  });
  return { schedule, cellsOfTurn };
}

/** The cells of a turn without those whose label or condition the same turn lacks here. */
function stillPlayed(
  table: DrawnTable,
  cells: readonly number[],
  there: Frame,
  here: Frame,
  player: Machine,
): readonly number[] {
  // A turn's labels are drawn in order, one cell each.
  const labelled = cells.filter((cell) => table.cells[cell]?.meaning.kind === 'label');
  return cells.filter((cell) => {
    const meaning = table.cells[cell]?.meaning ?? { kind: 'none' };
    switch (meaning.kind) {
      case 'label': {
        const label = there.labels[labelled.indexOf(cell)];
        return label !== undefined && here.labels.includes(label);
      }
      case 'not':
        return here.labels.every((label) => there.labels.includes(label));
      case 'check': {
        const check = player.program.checks[meaning.check];
        return check !== undefined && player.evaluate(player.condition(check), here.state, 0) !== 0;
      }
      case 'handler':
      case 'free':
      case 'none':
        return true;
      default:
        return unreachable(meaning);
    }
  });
}

/** True for cells that stand for something that happens. */
export function isPlayed({ meaning }: DrawnCell): boolean {
  return meaning.kind !== 'free' && meaning.kind !== 'none';
}

/** Compares a run with the drawn schedule, turn by turn. */
export function compareWithDrawn(
  table: DrawnTable,
  drawn: FoundDrawn,
  frames: readonly Frame[],
  cursor: number,
): DrawnView {
  const together = turnsFollowed(frames, drawn.schedule);
  const onTrack = cursor <= together || together === drawn.schedule.length;
  const next: Turn | undefined = onTrack ? drawn.schedule[cursor] : undefined;
  return {
    table,
    cellsOfTurn: frames.slice(1).map((_, i) => (i < together ? defined(drawn.cellsOfTurn[i]) : [])),
    followed: together,
    onTrack,
    next,
    nextCell: onTrack ? nextCell(table, drawn, cursor) : undefined,
    turns: drawn.schedule.length,
  };
}

function nextCell(table: DrawnTable, { cellsOfTurn }: FoundDrawn, cursor: number): number | undefined {
  return cellsOfTurn
    .slice(cursor)
    .flat()
    .find((index) => {
      const cell = table.cells[index];
      return cell !== undefined && isPlayed(cell);
    });
}
