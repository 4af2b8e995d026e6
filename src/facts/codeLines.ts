// The lines of code around a step: which of them the step runs, and which ones the settings removed.

import { defined } from '../base/defined.ts';
import type { TextRange } from '../model/code.ts';
import type { Program } from '../model/program.ts';
import type { Happening } from '../model/run.ts';
import { lineAt, linesOfRange, lineText, type TextLines } from './textLines.ts';

type Removed = Program['removed'][number];

export interface CodeLine {
  readonly number: number;
  /** Where the line begins and ends in the text. */
  readonly from: number;
  readonly to: number;
  /** The step begins here. */
  readonly current: boolean;
  /** The step runs something on this line. */
  readonly runs: boolean;
  /** What the settings removed of the line, and by which condition. */
  readonly removed: readonly Removed[];
  /** The condition that removed all statements of the line; undefined where one of them is left, or there is none. */
  readonly off: string | undefined;
}

export interface CodeWindow {
  /** The first line of the function or actor. */
  readonly head: string;
  readonly lines: readonly CodeLine[];
  /** Columns of blank that all lines share but the head and the end of their function. */
  readonly indent: number;
  /** The head or the end of the function is among them, so that the others stand a little to the right. */
  readonly framed: boolean;
  /** First and last line that the step runs. */
  readonly first: number;
  readonly last: number;
}

/** At most `count` lines of the function or actor that the step stands in: all of it where it is short enough. */
export function codeWindow(
  program: Program,
  lines: TextLines,
  at: TextRange,
  happenings: readonly Happening[],
  count: number,
): CodeWindow {
  const current = lineAt(lines, at.from);
  const run = runLines(program, lines, current, happenings);
  const item = itemAround(lines, current);
  const inItem = [...run].filter((line) => line >= item.first && line <= item.last);
  const last = Math.max(...inItem);
  // A single line is that of the step.
  const lead =
    count === 1 ? 0 : Math.max(1, Math.min(leadMax, Math.floor((count - (last - current + 1)) / 2)));
  const start = Math.max(item.first, Math.min(current - lead, item.last - count + 1));
  const end = Math.min(item.last, start + count - 1);
  const shown = Array.from({ length: end - start + 1 }, (_, index) => start + index);
  return {
    head: lineText(lines, item.first),
    lines: shown.map((number) => codeLine(program, lines, number, current, run)),
    indent: sharedIndent(
      shown
        .filter((number) => number !== item.first && number !== item.last)
        .map((number) => lineText(lines, number)),
    ),
    framed: shown.includes(item.first) || shown.includes(item.last),
    first: Math.min(...inItem),
    last,
  };
}

/** Lines of the longest function or actor in which anybody may stand. */
export function longestItem(program: Program, lines: TextLines): number {
  const places = program.actors.flatMap(({ threads }) => threads.flatMap(({ locations }) => locations));
  const starts = new Set(places.map(({ at }) => lineAt(lines, at.from)));
  return Math.max(
    0,
    ...[...starts].map((line) => itemAround(lines, line)).map(({ first, last }) => last - first + 1),
  );
}

/** Lines above the step's first one, where there is room. */
const leadMax = 6;

/** The function, actor or declaration around a line: it begins and ends at the left margin. */
export function itemAround(
  lines: TextLines,
  line: number,
): { readonly first: number; readonly last: number } {
  let first = line;
  while (first > 1 && !/^[^\s}/]/.test(lineText(lines, first))) first--;
  let last = line;
  while (last < lines.starts.length && !/^\}|^\S.*[};]\s*(\/\/.*)?$/.test(lineText(lines, last))) last++;
  return { first, last };
}

/** Every line of the text, nothing marked as run. */
export function allLines(program: Program, lines: TextLines): readonly CodeLine[] {
  return lines.starts.map((_, index) => codeLine(program, lines, index + 1, 0, new Set()));
}

function codeLine(
  program: Program,
  lines: TextLines,
  number: number,
  current: number,
  run: ReadonlySet<number>,
): CodeLine {
  const from = defined(lines.starts[number - 1]);
  const to = from + lineText(lines, number).length;
  const removed = removedOn(program, from, to);
  return {
    number,
    from,
    to,
    current: number === current,
    runs: run.has(number),
    removed,
    off: isOff(lineText(lines, number), from, removed) ? removed[0]?.because : undefined,
  };
}

function runLines(
  program: Program,
  lines: TextLines,
  current: number,
  happenings: readonly Happening[],
): ReadonlySet<number> {
  const run = new Set([current]);
  for (const happening of happenings) {
    const { at } = happening;
    if (at.to > at.from && !isAhead(program, happening)) run.add(linesOfRange(lines, at).first);
  }
  return run;
}

/**
 * What goes into a temporary may be worked out for a statement that a later step runs. A visible read goes into one
 * too, but whatever its step does with the value has a happening of its own.
 */
function isAhead({ slots }: Program, happening: Happening): boolean {
  const role = happening.kind === 'write' ? slots[happening.slot]?.role : undefined;
  return role?.kind === 'local' && role.temporary;
}

/** Families of actors share their text, so that the same removal may be there several times. */
function removedOn(program: Program, from: number, to: number): readonly Removed[] {
  const removed = new Map<number, Removed>();
  for (const each of program.removed) {
    if (each.range.from < to && each.range.to > from) removed.set(each.range.from, each);
  }
  return [...removed.values()];
}

/** Braces and `else` are the frame of statements, and a comment is none. */
const notStatements = /\/\/.*$|[{}\s]+|\belse\b/g;

function isOff(text: string, from: number, removed: readonly Removed[]): boolean {
  const statements = [...text.replace(notStatements, (each) => ' '.repeat(each.length)).matchAll(/\S+/g)];
  const isRemoved = (offset: number) =>
    removed.some(({ range }) => range.from <= from + offset && from + offset < range.to);
  return statements.length > 0 && statements.every(({ index }) => isRemoved(index));
}

function sharedIndent(lines: readonly string[]): number {
  const indents = lines
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length);
  return indents.length === 0 ? 0 : Math.min(...indents);
}
