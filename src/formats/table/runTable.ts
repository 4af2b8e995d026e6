// A run as the table that kernel developers draw in commit messages: one column a lane, time downwards, spaces only,
// at most 80 columns. A step stands in it by its labels, one a line, or else by its code.
//
//   CPU0 (a)      CPU1 (b)
//   load x
//                 load x
//                 store x
//   store x

import { assert } from '../../base/assert.ts';
import { actorName, laneName, laneOf, tasksOn } from '../../facts/lanes.ts';
import type { Program } from '../../model/program.ts';
import type { Frame } from '../../model/run.ts';
import { phraseOf } from '../../words/stepWords.ts';
import { charsIn, padRight, wrapWords } from './wrapWords.ts';

/** Columns of a line, at most: what mail and `git log` show without breaking it. */
export const TABLE_WIDTH = 80;

/** A line of its own across the table, behind so many turns. */
export interface Remark {
  readonly after: number;
  readonly text: string;
}

const gap = 3;
/** Of a cell's second line and those that follow. */
const indent = 2;
/** Narrower columns would chop words into letters: then each line names its lane instead. */
const columnMin = 14;

/** Remarks that show a lasso: the turns from `cycleFrom` on repeat for ever. */
export function lassoRemarks(cycleFrom: number, turns: number): readonly Remark[] {
  return [
    { after: cycleFrom, text: 'for ever:' },
    { after: turns, text: '… repeats for ever' },
  ];
}

/** The table of a run, each line ended by `\n`; frame 0 is the initial state. Lanes without a step are left out. */
export function printRunTable(
  program: Program,
  frames: readonly Frame[],
  remarks: readonly Remark[] = [],
): string {
  const cells = frames.flatMap((frame) => cellOf(program, frame));
  const columns = columnsOf(program, cells);
  const widths = widthsFor([...columns.values()].map(({ width }) => width));
  const rows = widths === undefined ? listRows(columns) : tableRows([...columns.keys()], widths);
  const heading =
    widths === undefined
      ? []
      : headingRows(
          [...columns.values()].map(({ title }) => title),
          widths,
        );
  const lines = frames.flatMap(({ index }) => [
    ...cells.filter((cell) => cell.index === index).flatMap(rows),
    ...remarks
      .filter(({ after }) => after === index)
      .flatMap(({ text }) => wrapWords(text, TABLE_WIDTH, indent)),
  ]);
  return [...heading, ...lines].map((line) => `${line.trimEnd()}\n`).join('');
}

/** What one step says, in the column of its lane; steps of env, which has no lane, stand in a column of their own. */
interface Cell {
  readonly index: number;
  readonly lane: number | undefined;
  readonly parts: readonly string[];
}

interface Column {
  readonly title: string;
  readonly width: number;
}

function cellOf(program: Program, { index, actor, choice, labels, happenings, at }: Frame): readonly Cell[] {
  if (actor === undefined || choice === undefined) return [];
  const { parts, who } = phraseOf(program, program.text, { actor, choice, labels, happenings, at });
  const lane = laneOf(program, actor);
  const named = who === undefined ? parts : parts.map((part) => `${who}: ${part}`);
  return [{ index, lane, parts: named }];
}

/** In order of the lanes, env last. */
function columnsOf(program: Program, cells: readonly Cell[]): ReadonlyMap<number | undefined, Column> {
  const lanes = [...program.lanes.keys(), undefined].filter((lane) =>
    cells.some((cell) => cell.lane === lane),
  );
  return new Map(
    lanes.map((lane) => {
      const title = lane === undefined ? 'environment' : laneTitle(program, lane);
      const words = cells.filter((cell) => cell.lane === lane).flatMap(({ parts }) => parts);
      return [lane, { title, width: Math.max(...[title, ...words].map(charsIn)) }];
    }),
  );
}

/** `pCPU0 (vCPU0)`: steps of the lane's first task do not name it. */
function laneTitle(program: Program, lane: number): string {
  const name = laneName(program, lane);
  const [task] = tasksOn(program, lane);
  const owner = task === undefined ? name : actorName(program, task);
  return owner === name ? name : `${name} (${owner})`;
}

/** The widest columns give way, as little as makes all fit; undefined where that would be too much. */
function widthsFor(wanted: readonly number[]): readonly number[] | undefined {
  const room = TABLE_WIDTH - gap * (wanted.length - 1);
  const total = (cap: number): number => wanted.reduce((sum, width) => sum + Math.min(width, cap), 0);
  for (let cap = TABLE_WIDTH; cap >= columnMin; cap--)
    if (total(cap) <= room) return wanted.map((width) => Math.min(width, cap));
  return undefined;
}

function tableRows(
  lanes: readonly (number | undefined)[],
  widths: readonly number[],
): (cell: Cell) => readonly string[] {
  return ({ lane, parts }) => {
    const column = lanes.indexOf(lane);
    const width = widths[column];
    assert(width !== undefined, 'every cell has a column');
    const before = widths.slice(0, column).reduce((sum, other) => sum + other + gap, 0);
    return parts.flatMap((part) => wrapWords(part, width, indent)).map((line) => ' '.repeat(before) + line);
  };
}

function headingRows(titles: readonly string[], widths: readonly number[]): readonly string[] {
  const wrapped = titles.map((title, column) => wrapWords(title, widths[column] ?? TABLE_WIDTH, indent));
  const height = Math.max(0, ...wrapped.map(({ length }) => length));
  return Array.from({ length: height }, (_, row) =>
    wrapped.map((lines, column) => padRight(lines[row] ?? '', (widths[column] ?? 0) + gap)).join(''),
  );
}

/** One step below the other, each with the name of its lane. */
function listRows(columns: ReadonlyMap<number | undefined, Column>): (cell: Cell) => readonly string[] {
  const widest = Math.max(0, ...[...columns.values()].map(({ title }) => charsIn(title)));
  const width = Math.min(widest, TABLE_WIDTH / 2) + gap;
  return ({ lane, parts }) => {
    const [name = '', ...more] = wrapWords(columns.get(lane)?.title ?? '', width - gap, 0);
    const lines = parts.flatMap((part) => wrapWords(part, TABLE_WIDTH - width, indent));
    return Array.from({ length: Math.max(lines.length, more.length + 1) }, (_, row) => {
      const left = row === 0 ? name : (more[row - 1] ?? '');
      return padRight(left, width) + (lines[row] ?? '');
    });
  };
}
