// The scenario's text cut into pieces by what they are.

import { bisectRight } from 'd3';
import type { CodeLine } from '../../facts/codeLines.ts';
import { LINE_CHARS_DRAWN_MAX } from '../../model/limits.ts';

export interface Piece {
  readonly from: number;
  readonly text: string;
  readonly classes: string;
}

/** A stretch of the text that the grammar knows, and its classes. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly classes: string;
}

/** The spans of a text, in order. */
export type SpansOf = (text: string) => { readonly spans: readonly Span[]; readonly ends: readonly number[] };

/** Before the grammar is here, code is set without colours. */
export const noSpans: SpansOf = () => ({ spans: [], ends: [] });

/** As much of a line as is drawn: a text may be one line of thousands of statements. */
export function drawnPart<Line extends Pick<CodeLine, 'from' | 'to'>>(line: Line): Line {
  return { ...line, to: Math.min(line.to, line.from + LINE_CHARS_DRAWN_MAX) };
}

/**
 * The pieces of a line, without its first `indent` characters and, where asked, without its labels and comment. Of a long
 * one its beginning, and how much there is behind it.
 */
export function linePieces(
  spansOf: SpansOf,
  text: string,
  whole: CodeLine,
  indent: number,
  narrow: boolean,
): readonly Piece[] {
  const line = drawnPart(whole);
  const left = whole.to - line.to;
  const pieces = drawnPieces(spansOf, text, line, indent, narrow);
  return left === 0
    ? pieces
    : [
        ...pieces,
        { from: line.to, text: ` … and ${left.toLocaleString('en')} more characters`, classes: '' },
      ];
}

function drawnPieces(
  spansOf: SpansOf,
  text: string,
  line: CodeLine,
  indent: number,
  narrow: boolean,
): readonly Piece[] {
  const hidden = narrow ? asidesOn(text, line) : [];
  const cuts = [...line.removed.flatMap(({ range }) => [range.from, range.to]), ...hidden.flat()];
  return syntaxPieces(spansOf(text), text, Math.min(line.from + indent, line.to), line.to)
    .flatMap((piece) => cutPiece(piece, cuts))
    .filter(({ from }) => !hidden.some(([start, end]) => from >= start && from < end))
    .map((piece) => {
      const off = line.removed.some(({ range }) => piece.from >= range.from && piece.from < range.to);
      return off ? { ...piece, classes: 'removed' } : piece;
    });
}

/** Labels stand in the margin or on the button, and comments would be cut off: the code needs the room. */
function asidesOn(text: string, line: CodeLine): readonly (readonly [number, number])[] {
  const whole = text.slice(line.from, line.to);
  const named = [...whole.matchAll(/"[^"\n]*":\s?/g)];
  // A label on an empty statement is all that its line says.
  const lonely = whole.replaceAll(/"[^"\n]*":\s?/g, '').trim() === ';';
  const comment = [...whole.matchAll(/(?<=\S)\s+\/\/.*$/g)];
  return [...(lonely ? [] : named), ...comment].map((aside) => [
    line.from + aside.index,
    line.from + aside.index + aside[0].length,
  ]);
}

/** Divides a piece at the offsets that lie inside it. */
function cutPiece(piece: Piece, cuts: readonly number[]): readonly Piece[] {
  const end = piece.from + piece.text.length;
  const inside = cuts.filter((cut) => cut > piece.from && cut < end).toSorted((a, b) => a - b);
  return [piece.from, ...inside].map((from, index) => ({
    from,
    text: piece.text.slice(from - piece.from, (inside[index] ?? end) - piece.from),
    classes: piece.classes,
  }));
}

function syntaxPieces(
  { spans, ends }: ReturnType<SpansOf>,
  text: string,
  from: number,
  to: number,
): readonly Piece[] {
  const result: Piece[] = [];
  let at = from;
  const push = (end: number, classes: string) => {
    if (end > at) result.push({ from: at, text: text.slice(at, end), classes });
    at = Math.max(at, end);
  };
  for (let index = bisectRight(ends, at); index < spans.length; index++) {
    const span = spans[index];
    if (span === undefined || span.from >= to) break;
    push(Math.min(span.from, to), '');
    push(Math.min(span.to, to), span.classes);
  }
  push(to, '');
  return result;
}
