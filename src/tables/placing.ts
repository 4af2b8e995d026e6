// Puts the phrases of a table's rows into its columns.

import { defined } from '../base/defined.ts';
import type { BodyRow } from './body.ts';
import type { PlacedPhrase } from './cells.ts';
import { columnsBetween } from './columns.ts';
import { headsTime } from './headings.ts';
import type { Head } from './heads.ts';
import type { Phrase } from './phrases.ts';

export interface Placing {
  readonly phrases: readonly PlacedPhrase[];
  /** The columns were lost on the way, and the rows are one sequence. */
  readonly isSequence: boolean;
}

/** Places the phrases of all rows. */
export function placedPhrases(rows: readonly BodyRow[], head: Head): Placing {
  const isSequence = head.layout === 'lost' || haveCollapsed(rows, head);
  const columnOf = isSequence ? () => undefined : columnsOf(rows, head);
  const phrases = rows.flatMap(({ line, phrases: own }, row) =>
    own.map(
      (phrase): PlacedPhrase => ({
        line: line.number,
        row,
        column: phrase.column ?? columnOf(phrase),
        start: phrase.start,
        text: phrase.text,
        accompanied: own.length > 1,
      }),
    ),
  );
  return { phrases, isSequence };
}

/** Marks of time are known by their signs, wherever they stand; they say nothing of the columns beside them. */
function columnsOf(
  rows: readonly BodyRow[],
  { headings, starts }: Head,
): (phrase: Phrase) => number | undefined {
  const time = headsTime(defined(headings[0])) && headings.length > 2 ? 1 : 0;
  const isTime = ({ text, start }: Phrase): boolean =>
    time > 0 && marksTime(text) && start < defined(starts[1]);
  const others = rows.map(({ phrases }) => phrases.filter((phrase) => !isTime(phrase)));
  const columnOf = columnsBetween(starts.slice(time), others);
  return (phrase) => {
    if (isTime(phrase)) return 0;
    const column = columnOf(phrase.start);
    return column === undefined ? undefined : column + time;
  };
}

function marksTime(text: string): boolean {
  return /^(?:[|vV\u2193\u2502:.]|\d{1,3}[.):]?)$/.test(text);
}

/** Headings one or two blanks apart, and every row begins under the first: blanks were lost, and columns with them. */
function haveCollapsed(rows: readonly BodyRow[], { starts, headings, bars }: Head): boolean {
  const [first, second] = starts;
  if (first === undefined || second === undefined || bars.length > 0) return false;
  const isTight = second - first <= defined(headings[0]).length + 2;
  return (
    isTight && rows.every(({ phrases }) => phrases.length === 1 && defined(phrases[0]).start < second - 2)
  );
}

/** Headings and phrases without the column that shows the time: arrows, or numbers, which then order their rows. */
export function withoutTime(
  headings: readonly string[],
  phrases: readonly PlacedPhrase[],
): {
  readonly headings: readonly string[];
  readonly phrases: readonly PlacedPhrase[];
  /** Number of a row. */
  readonly numbers: ReadonlyMap<number, number>;
} {
  const time = headings.findIndex(headsTime);
  const marks = phrases.filter(({ column }) => column === time);
  if (time < 0 || headings.length < 2 || !marks.every(({ text }) => marksTime(text)))
    return { headings, phrases, numbers: new Map() };
  const numbered = marks.filter(({ text }) => /\d/.test(text));
  return {
    headings: headings.filter((_, column) => column !== time),
    phrases: phrases
      .filter(({ column }) => column !== time)
      .map((phrase) => ({
        ...phrase,
        column: phrase.column !== undefined && phrase.column > time ? phrase.column - 1 : phrase.column,
        accompanied: phrases.filter(({ row, column }) => row === phrase.row && column !== time).length > 1,
      })),
    numbers: new Map(numbered.map(({ row, text }) => [row, Number.parseInt(text, 10)])),
  };
}
