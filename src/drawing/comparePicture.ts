// Two runs beside each other, drawn with the timeline's own marks: what both did stands at one height, the numbers
// between them.
//
//   |fate| lane 0 | lane 1 |  12 |fate| lane 0 | lane 1 |

import { mapDefined } from '../base/mapDefined.ts';
import type { Alignment } from '../facts/compare.ts';
import { createRibbons, type FatesOfRun } from '../facts/fates.ts';
import type { Program } from '../model/program.ts';
import type { Frame } from '../model/run.ts';
import { type JointRow, jointRows } from './compareRows.ts';
import { drawNoReturn } from './drawFates.ts';
import { columnOf, drawCell, textMark } from './drawRows.ts';
import { drawRun } from './drawRun.ts';
import { type Columns, columnsFor } from './laneColumns.ts';
import type { Mark, Tone } from './marks.ts';
import { bottomOf, lastTurn } from './rows.ts';
import type { Scale } from './scale.ts';
import { type PlacedRow, rowOfTurn } from './stack.ts';
import { edges } from './timeline.ts';
import { type WholeRun, wholeRun } from './wholeRun.ts';

export interface ComparedRun {
  readonly program: Program;
  readonly text: string;
  readonly frames: readonly Frame[];
  readonly notesOf: (turn: number) => readonly string[];
  readonly fates: FatesOfRun | undefined;
}

export interface DrawnSide {
  readonly columns: Columns;
  /** Everything but the words of the rows. */
  readonly marks: readonly Mark[];
  readonly drawWords: (row: JointRow) => readonly Mark[];
  /** Below its last row. */
  readonly bottom: number;
}

export interface ComparePicture {
  readonly rows: readonly JointRow[];
  /** The rows behind the parting, where there is no room to draw them beside each other. */
  readonly forked: readonly JointRow[];
  readonly left: DrawnSide;
  /** Undefined where there is no room for it: then the rows end where the two part. */
  readonly right: DrawnSide | undefined;
  /** The line at which the two part. */
  readonly parting: number | undefined;
  readonly height: number;
}

/** Room for a line across all lanes, and its words. */
const partingGap = 38;
const noReturnGap = 22;
/** Between both sides. */
export const SIDES_GAP = 18;

/** Draws both sides into `width`, or what they share and no more where there is no room for both. */
export function comparePicture(
  left: ComparedRun,
  right: ComparedRun,
  alignment: Alignment,
  width: number,
): ComparePicture {
  // The right side's gutter has the numbers, so that its lanes get less.
  const half = Math.floor((width - SIDES_GAP) / 2) - 21;
  const leftColumns = columnsFor(left.program, half, 'left');
  const rightColumns = columnsFor(right.program, half + 42, 'right');
  const fits = leftColumns.width + SIDES_GAP + rightColumns.width <= width;
  const columns = fits ? leftColumns : columnsFor(left.program, width);
  const sides = { left: traced(left, alignment, 'left'), right: traced(right, alignment, 'right') };
  const all = jointRows({
    ...{ steps: alignment.steps, parting: alignment.parting, sides },
    columns: { left: columns, right: fits ? rightColumns : columns },
    partingGap,
    noReturnGap,
    noReturn: { left: left.fates?.doomedAt, right: fits ? right.fates?.doomedAt : undefined },
  });
  const { parting } = alignment;
  const isShared = (row: JointRow): boolean => fits || parting === undefined || row.first <= parting;
  const rows = all.rows.filter(isShared);
  const forked = all.rows.filter((row) => !isShared(row));
  const leftSide = drawSide(left, sides.left, columns, rows, 'left');
  const rightSide = fits ? drawSide(right, sides.right, rightColumns, rows, 'right') : undefined;
  return {
    ...{ rows, forked, parting: all.parting },
    left: rightSide === undefined ? withShared(leftSide) : leftSide,
    right: rightSide && withNumbers(rightSide),
    height: forked[0]?.top ?? all.height,
  };
}

/** Turns that only one side has, and the first ones after the parting, say what they are even without a label. */
function traced(run: ComparedRun, { steps, parting }: Alignment, side: 'left' | 'right'): WholeRun {
  const own = steps.flatMap((step, index) => {
    const isOwn = step.kind === 'left only' || step.kind === 'right only' || index === parting;
    return isOwn ? [step[side]] : [];
  });
  const { program, text, frames, notesOf } = run;
  const labelled = frames.some(({ labels }) => labels.length > 0);
  return wholeRun({
    ...{ program, text, frames, notesOf },
    drawnTurns: labelled ? Number.POSITIVE_INFINITY : 0,
    apart: [...own, run.fates?.doomedAt],
  });
}

function drawSide(
  run: ComparedRun,
  { facts }: WholeRun,
  columns: Columns,
  joint: readonly JointRow[],
  side: 'left' | 'right',
): DrawnSide {
  const rows = mapDefined(joint, (row) => row[side]);
  const shown = lastTurn(rows);
  // It is there, too, where the other side takes a step that it has not.
  const bottom = bottomOf(joint.filter((row) => row[side] !== undefined || row.kind !== 'apart'));
  const scale = staticScale(columns, rows, bottom, shown);
  const { program, frames, fates } = run;
  const marks: readonly Mark[] = [
    ...columns.lanes.slice(1).map((column): Mark => ({ kind: 'rule', x: column.x - 4.5, top: 0, bottom })),
    ...drawRun({
      ...{ program, facts, scale, near: scale, first: 0, last: shown, now: shown },
      ribbon: fates && createRibbons()(fates.frames),
      edgesOf: edges(program, scale, frames),
    }),
    ...(fates === undefined ? [] : drawNoReturn(scale, fates)),
  ];
  return { columns, marks, drawWords: (row) => sideMarks(scale, row, side), bottom };
}

/** Places of a run that is drawn as a whole, without a band of now. */
function staticScale(columns: Columns, rows: readonly PlacedRow[], bottom: number, shown: number): Scale {
  const at = (turn: number, read: (row: PlacedRow) => number): number => {
    const row = turn <= 0 ? undefined : rowOfTurn(rows, turn);
    if (row !== undefined) return read(row);
    return turn <= 0 ? 0 : bottom;
  };
  return {
    ...{ columns, rows, now: shown + 1, nowTop: bottom, nowBottom: bottom, bottom },
    top: (turn) => at(turn, (row) => row.top),
    line: (turn, ordinal) => at(turn, (row) => row.linesAt[ordinal] ?? row.words),
    arrival: (turn) => at(turn, (row) => row.words),
  };
}

function sideMarks(scale: Scale, joint: JointRow, side: 'left' | 'right'): readonly Mark[] {
  const row = joint[side];
  if (row === undefined) return ghost(scale, joint, side);
  const marks = row.cells.flatMap((cell) => drawCell(scale, row, cell));
  return joint.kind === 'right only' && side === 'right' ? marks.map(inAccent) : marks;
}

function inAccent(mark: Mark): Mark {
  return mark.kind === 'text' ? { ...mark, tone: 'accent' satisfies Tone } : mark;
}

/** Where the right side has no such operation, its lane says so. */
function ghost(scale: Scale, joint: JointRow, side: 'left' | 'right'): readonly Mark[] {
  if (joint.kind !== 'left only' || side !== 'right') return [];
  const lane = joint.left?.cells.find(({ foreign }) => !foreign)?.lane;
  if (lane === undefined || lane >= scale.columns.lanes.length) return [];
  const column = columnOf(scale, lane);
  return [textMark('not here', column.text, joint.top + 13, { size: 12, tone: 'quiet', italic: true })];
}

function withNumbers(side: DrawnSide): DrawnSide {
  return { ...side, drawWords: (row) => [numberMark(row, side.columns), ...side.drawWords(row)] };
}

function numberMark(row: JointRow, columns: Columns): Mark {
  // A range needs the room that a phone has not.
  const range = row.upTo === undefined || columns.number < 30 ? '' : `–${row.upTo}`;
  const words = row.left?.words ?? row.right?.words ?? row.top + 9;
  const plus = row.kind === 'right only';
  return textMark(plus ? '+' : `${row.number ?? ''}${range}`, columns.number, words + 4, {
    ...{ size: 12, anchor: 'end' },
    tone: plus ? 'accent' : 'quiet',
    weight: plus ? 'bold' : 'regular',
  });
}

/** One side alone says what both did: with the numbers, and with what only the right one has. */
function withShared(side: DrawnSide): DrawnSide {
  const { columns } = side;
  const scale = staticScale(columns, [], side.bottom, 0);
  // With other settings there may be other lanes; the steps of those have no column here.
  const has = (lane: number): boolean => lane < columns.lanes.length;
  const drawWords = (row: JointRow): readonly Mark[] => {
    const own = row.right;
    const words =
      row.kind === 'right only' && own !== undefined
        ? own.cells
            .filter(({ lane }) => has(lane))
            .flatMap((cell) => drawCell(scale, own, cell).map(inAccent))
        : side.drawWords(row);
    return [numberMark(row, columns), ...words];
  };
  return { ...side, drawWords };
}
