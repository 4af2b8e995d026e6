// From the view to what the timeline draws. Remembered by identity, like the view itself.

import { useMemo, useState } from 'react';
import { type Columns, columnsFor } from '../../drawing/laneColumns.ts';
import { createTimeline, type PaleRow, type Timeline, type TimelineInput } from '../../drawing/timeline.ts';
import { columnIndexOf } from '../../facts/lanes.ts';
import { moverAt } from '../../facts/movers.ts';
import { type TextLines, textLines } from '../../facts/textLines.ts';
import type { View } from '../../store/derived/view.ts';
import { turnsAsDrawn } from './asDrawn.ts';
import { notesAt } from './notes.ts';

export interface PictureInPage {
  readonly columns: Columns;
  readonly timeline: Timeline;
}

/** `pale`: at most as many rows of what the document draws next. */
export function usePicture(view: View, width: number, pale: number): PictureInPage {
  const { program, scenario, frames, cursor, drawn, runNotes, divergence, fates } = view;
  const movers = useMovers(view);
  const asDrawn = view.goals.list.some(({ key, kind }) => key === view.goals.current && kind === 'drawn');
  const columns = useMemo(() => columnsFor(program, width), [program, width]);
  const [drawTimeline] = useState(createTimeline);
  const timeline = useMemo(() => {
    const input: TimelineInput = {
      program,
      text: scenario.text,
      frames: frames.slice(0, cursor + 1),
      drawnTurns: turnsAsDrawn(drawn),
      notesOf:
        drawn === undefined && runNotes.length === 0 ? noNotes : (turn) => notesAt({ drawn, runNotes }, turn),
      moverOf: movers,
      next: asDrawn ? nextDrawn({ program, frames, cursor, drawn }, pale) : [],
      parting: divergence?.turn,
      fates,
    };
    return drawTimeline(input, columns);
  }, [
    program,
    scenario,
    frames,
    cursor,
    drawn,
    runNotes,
    divergence,
    fates,
    columns,
    drawTimeline,
    asDrawn,
    movers,
    pale,
  ]);
  return { columns, timeline };
}

/** In a game, whose move each turn was; undefined where there is no game. */
function useMovers({ goals: { challenge } }: View): TimelineInput['moverOf'] {
  const theirs = challenge.kind === 'avoid' ? challenge.theirs : undefined;
  return useMemo(() => theirs && ((turn) => moverAt(theirs, turn)), [theirs]);
}

export function useTextLines(text: string): TextLines {
  return useMemo(() => textLines(text), [text]);
}

type Known = Pick<View, 'program' | 'frames' | 'cursor' | 'drawn'>;

/** The labelled steps that come next as long as the line follows the document. */
function nextDrawn({ program, frames, cursor, drawn }: Known, pale: number): TimelineInput['next'] {
  const rows: PaleRow[] = [];
  const last = turnsAsDrawn(drawn);
  for (let turn = cursor + 1; turn <= last && rows.length < pale; turn++) {
    const frame = frames[turn];
    if (frame?.actor === undefined || frame.labels.length === 0) continue;
    rows.push({ column: columnIndexOf(program, frame.actor), text: frame.labels.join(', ') });
  }
  return rows;
}

function noNotes(): readonly string[] {
  return [];
}
