// From phrases to cells: what a phrase says by its signs, which number it bears, and which line goes on with it.

import type { CellForm, TableCell } from './table.ts';

/** A phrase of a line, with its column and how far it is set in. */
export interface PlacedPhrase {
  readonly line: number;
  readonly row: number;
  readonly column: number | undefined;
  readonly start: number;
  readonly text: string;
  /** Other phrases stand in its line. */
  readonly accompanied: boolean;
}

/** Makes the cells of a table, in reading order. `numbers`: of rows that have one in a column of its own. */
export function tableCells(
  phrases: readonly PlacedPhrase[],
  numbers: ReadonlyMap<number, number> = new Map(),
): readonly TableCell[] {
  const last = new Map<number | undefined, Above>();
  const cells = withArrows(joined(phrases)).map(({ phrase, arrow, lastRow }) => {
    const above = last.get(phrase.column);
    const below = !phrase.accompanied && above !== undefined && isBelow(phrase, above);
    last.set(phrase.column, { row: lastRow, start: phrase.start, below });
    return cellOf(phrase, arrow, below, numbers.get(phrase.row));
  });
  return renumbered(ranked(cells));
}

// ---------------------------------------------------------------- lines that belong together

/** A phrase with the last of the lines that it takes. */
interface JoinedPhrase {
  readonly phrase: PlacedPhrase;
  readonly lastRow: number;
}

/** A phrase whose brackets are open, or which ends in an operator, goes on in the next line of its column. */
function joined(phrases: readonly PlacedPhrase[]): readonly JoinedPhrase[] {
  const out: JoinedPhrase[] = [];
  for (const phrase of phrases) {
    const index = out.findLastIndex((other) => other.phrase.column === phrase.column);
    const before = out[index];
    if (before !== undefined && before.lastRow === phrase.row - 1 && goesOn(before.phrase, phrase)) {
      // A comment to the end of its line ends there.
      const more = phrase.text.replace(/\/\/\s*(.*)$/, '/* $1 */');
      const text = `${before.phrase.text} ${more}`;
      out[index] = { phrase: { ...before.phrase, text }, lastRow: phrase.row };
    } else out.push({ phrase, lastRow: phrase.row });
  }
  return out;
}

/** Who closes a bracket may stand anywhere; what follows an operator is set in, and so is a cell's own comment or note. */
function goesOn({ text, start }: PlacedPhrase, below: PlacedPhrase): boolean {
  if (/^[/*#]|^\W*$/.test(text)) return false;
  const count = (sign: string): number => text.split(sign).length - 1;
  if (count('(') > count(')') || count('[') > count(']')) return true;
  if (below.start <= start) return false;
  return (
    /^(?:\/\*.*\*\/)?\s*(?:\[Notes?:? \d+\]\s*)*$/i.test(below.text) ||
    /(?:[=!<>]=|&&|\|\||,|[^-<]=)$/.test(text)
  );
}

const arrowAlone = /^(?:[-=.]{2,}>|<[-=.]{2,}\.?|[\u2190\u2192\u27f5\u27f6]+)$/;
const arrowAtEnd = /\s(?:[-=.]{2,}>|[\u2192\u27f6]+)$/;

/** A horizontal arrow between two phrases of a line says that the one behind it comes second. */
function withArrows(
  phrases: readonly JoinedPhrase[],
): readonly (JoinedPhrase & { readonly arrow: boolean })[] {
  return phrases.flatMap((each, index) => {
    const { phrase } = each;
    if (arrowAlone.test(phrase.text)) return [];
    const before = phrases[index - 1]?.phrase;
    const leads =
      before?.row === phrase.row && (arrowAlone.test(before.text) || arrowAtEnd.test(before.text));
    return [{ ...each, arrow: leads }];
  });
}

/** The cell above in a column. */
interface Above {
  readonly row: number;
  readonly start: number;
  readonly below: boolean;
}

/** Right below, and further in; or as far in as what is below already. */
function isBelow({ row, start }: PlacedPhrase, above: Above): boolean {
  return above.row === row - 1 && (above.start < start || (above.below && above.start === start));
}

// ---------------------------------------------------------------- one cell

const lead = /^(?:[-=]{1,3}>|[\u2192\u21d2\u21b3]|\\_|\|_|`-+|\u2022)\s*/;
const number = /^(\d{1,3})[.):]\s+(?=\S)/;

type NumberedCell = TableCell & { readonly number: number | undefined };

function cellOf(
  phrase: PlacedPhrase,
  arrow: boolean,
  below: boolean,
  rowNumber: number | undefined,
): NumberedCell {
  const { line, row, column, text } = phrase;
  const found = number.exec(text);
  const bare = found === null ? text : text.slice(found[0].length);
  const notes = [...bare.matchAll(/\[Notes?:? (\d+)\]/gi), ...bare.matchAll(noteAtEnd)].map((match) =>
    Number(match[1]),
  );
  return {
    ...{ line, row, column, below, arrow, notes },
    rank: row,
    text,
    words: wordsOfCell(bare),
    form: formOf(withoutNotes(bare)),
    number: found === null ? rowNumber : Number(found[1]),
  };
}

/** `lock(a); [1]` */
const noteAtEnd = /(?<=\S)\s+\[(\d+)\]$/g;

function withoutNotes(text: string): string {
  return text
    .replace(/\s*\[Notes?:? \d+\]/gi, '')
    .replace(noteAtEnd, '')
    .trim();
}

/** What can name a step: without the arrow before it, the comment behind it, and the semicolon. */
function wordsOfCell(text: string): string {
  const plain = withoutNotes(text).replace(lead, '').replace(arrowAtEnd, '');
  const bare = plain.replace(/\s*(?:\/\*.*?(?:\*\/|$)|(?<!:)\/\/.*$)/g, '').trim();
  return (bare === '' ? plain : bare).replace(/\s*;+$/, '');
}

function formOf(text: string): CellForm {
  if (/^(?:\.{2,}|\u2026|\u22ee|:|[[(<]\s*(?:\.{2,}|\u2026)\s*[\])>]|<[^<>]*\bhole\b[^<>]*>)$/.test(text))
    return 'gap';
  if (/^\*{2,}.*\*{2,}$/.test(text)) return 'mark';
  if (/^<[^<>]+>$/.test(text)) return 'event';
  if (/^[{}()[\];,|]+$|^\}\s*else\s*\{?$/.test(text)) return 'sign';
  if (/^(?:\(.*\)|\[.*\]|\/\*.*\*\/|\/\/.*)$/.test(text)) return 'aside';
  return 'plain';
}

// ---------------------------------------------------------------- order

/** Numbers overrule rows, if every cell that can be a step bears one. */
function ranked(cells: readonly NumberedCell[]): readonly TableCell[] {
  const steps = cells.filter(({ form }) => form === 'plain' || form === 'event');
  const isNumbered = steps.length > 1 && steps.every((cell) => cell.number !== undefined);
  // What bears no number stands where the last number was.
  let rank = 0;
  return cells.map(({ number: own, ...cell }) => {
    rank = own ?? rank;
    return isNumbered ? { ...cell, rank } : cell;
  });
}

/** Rows are counted over lines that still have cells. */
function renumbered(cells: readonly TableCell[]): readonly TableCell[] {
  const rows = [...new Set(cells.map(({ row }) => row))].sort((a, b) => a - b);
  const place = new Map(rows.map((row, index) => [row, index]));
  return cells.map((cell) => ({ ...cell, row: place.get(cell.row) ?? cell.row }));
}
