// A scenario's text by lines: numbers as editors count them, from 1.

import { bisectRight } from 'd3';
import { defined } from '../base/defined.ts';
import type { TextRange } from '../model/code.ts';

export interface TextLines {
  readonly text: string;
  /** Offset of each line's first character. */
  readonly starts: readonly number[];
}

export function textLines(text: string): TextLines {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return { text, starts };
}

export function lineAt(lines: TextLines, offset: number): number {
  return bisectRight(lines.starts, offset);
}

/** Without its line break. */
export function lineText(lines: TextLines, line: number): string {
  return lines.text.slice(defined(lines.starts[line - 1]), (lines.starts[line] ?? lines.text.length + 1) - 1);
}

/** First and last line that a range touches. */
export function linesOfRange(
  lines: TextLines,
  range: TextRange,
): { readonly first: number; readonly last: number } {
  return { first: lineAt(lines, range.from), last: lineAt(lines, Math.max(range.from, range.to - 1)) };
}
