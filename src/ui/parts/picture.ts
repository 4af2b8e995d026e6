// From the view to what the timeline draws. Remembered by identity, like the view itself.

import { useMemo, useState } from 'react';
import { type Columns, columnsFor } from '../../drawing/columns.ts';
import { createTimeline, type Timeline, type TimelineInput } from '../../drawing/timeline.ts';
import { laneOf } from '../../facts/lanes.ts';
import { type TextLines, textLines } from '../../facts/textLines.ts';
import type { View } from '../../store/derived/view.ts';
import { notesAt } from './notes.ts';

export interface Picture {
  readonly columns: Columns;
  readonly timeline: Timeline;
}

export function usePicture(view: View, width: number): Picture {
  const { program, scenario, frames, cursor, drawn, runNotes, divergence, fates } = view;
  const columns = useMemo(() => columnsFor(program, width), [program, width]);
  const [drawTimeline] = useState(createTimeline);
  const timeline = useMemo(() => {
    const input: TimelineInput = {
      program,
      text: scenario.text,
      frames: frames.slice(0, cursor + 1),
      drawnTurns: drawn?.followed ?? 0,
      notesOf:
        drawn === undefined && runNotes.length === 0 ? noNotes : (turn) => notesAt({ drawn, runNotes }, turn),
      next: nextWords({ program, frames, cursor, drawn }),
      parting: divergence?.turn,
      fates,
    };
    return drawTimeline(input, columns);
  }, [program, scenario, frames, cursor, drawn, runNotes, divergence, fates, columns, drawTimeline]);
  return { columns, timeline };
}

export function useTextLines(text: string): TextLines {
  return useMemo(() => textLines(text), [text]);
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

function noNotes(): readonly string[] {
  return [];
}
