// The scenario's text cut into pieces by what they are, with the one grammar of compiler and editor.

import { classHighlighter, highlightTree } from '@lezer/highlight';
import { bisectRight } from 'd3';
import { parser } from '../lang/race.parser.js';
import { rememberLast } from '../store/line.ts';

export interface Piece {
  readonly from: number;
  readonly text: string;
  readonly classes: string;
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly classes: string;
}

const spansOf = rememberLast(
  (text: string): { readonly spans: readonly Span[]; readonly ends: readonly number[] } => {
    const spans: Span[] = [];
    highlightTree(parser.parse(text), classHighlighter, (from, to, classes) =>
      spans.push({ from, to, classes }),
    );
    return { spans, ends: spans.map(({ to }) => to) };
  },
);

/** The pieces between two offsets, without the first `indent` blanks. */
export function pieces(text: string, from: number, to: number, indent: number): readonly Piece[] {
  const { spans, ends } = spansOf(text);
  const result: Piece[] = [];
  let at = Math.min(from + indent, to);
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
