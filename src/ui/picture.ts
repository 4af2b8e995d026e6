// From the view to what the timeline draws. Remembered by identity, like the view itself.

import { useMemo } from 'react';
import { type Columns, columnsFor } from '../layout/columns.ts';
import { laneOf } from '../layout/lanes.ts';
import { type TextLines, textLines } from '../layout/textLines.ts';
import { drawTimeline, type Timeline, type TimelineInput } from '../layout/timeline.ts';
import type { DrawnView, View } from '../store/view.ts';

export interface Picture {
  readonly columns: Columns;
  readonly timeline: Timeline;
}

export function usePicture(view: View, width: number): Picture {
  const { program, scenario, frames, cursor, drawn, divergence } = view;
  const columns = useMemo(() => columnsFor(program, width), [program, width]);
  const timeline = useMemo(() => {
    const input: TimelineInput = {
      program,
      text: scenario.text,
      frames: frames.slice(0, cursor + 1),
      drawnTurns: drawnTurns(drawn, cursor),
      notesOf: (turn) => notesAt(drawn, turn),
      next: nextWords({ program, frames, cursor, drawn }),
      parting: divergence?.turn,
    };
    return drawTimeline(input, columns);
  }, [program, scenario, frames, cursor, drawn, divergence, columns]);
  return { columns, timeline };
}

export function useTextLines(text: string): TextLines {
  return useMemo(() => textLines(text), [text]);
}

/** Off the drawn schedule, what belongs to it ends with the last cell that was played. */
function drawnTurns(drawn: DrawnView | undefined, cursor: number): number {
  if (drawn === undefined) return 0;
  if (drawn.onTrack) return Math.min(cursor, drawn.turns);
  return drawn.cellsOfTurn.findLastIndex((cells) => cells.length > 0) + 1;
}

/** Numbers of the document's notes that stand on the cells of a turn. */
export function notesAt(drawn: DrawnView | undefined, turn: number): readonly number[] {
  if (drawn === undefined) return [];
  const cells = drawn.cellsOfTurn[turn - 1] ?? [];
  return [...new Set(cells.flatMap((cell) => drawn.table.cells[cell]?.notes ?? []))];
}

type Known = Pick<View, 'program' | 'frames' | 'cursor' | 'drawn'>;

/** What the line holds next: the labels of the next steps, up to the first one of each lane. */
function nextWords({ program, frames, cursor }: Known): TimelineInput['next'] {
  const words = new Map<number, string>();
  for (const frame of frames.slice(cursor + 1, cursor + 1 + lookAhead)) {
    const lane = frame.actor === undefined ? undefined : laneOf(program, frame.actor);
    if (lane === undefined || words.has(lane) || frame.labels.length === 0) continue;
    words.set(lane, frame.labels.join(', '));
  }
  return [...words].map(([lane, text]) => ({ lane, text }));
}

const lookAhead = 12;
