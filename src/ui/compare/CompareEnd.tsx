/** How one side ends, below its last row. */

import type { CSSProperties } from 'react';
import type { TextLines } from '../../facts/textLines.ts';
import type { Comparison, View } from '../../store/derived/view.ts';
import { type Status, statusHead, statusOf } from '../../words/statusWords.ts';
import { CodeWords } from '../parts/CodeWords.tsx';
import { FateMark } from '../parts/FateMark.tsx';

interface Props {
  readonly view: View;
  readonly comparison: Comparison;
  readonly side: 'left' | 'right';
  readonly lines: TextLines;
  readonly at?: { readonly x: number; readonly top: number; readonly width: number; readonly height: number };
}

export function CompareEnd({ view, comparison, side, lines, at }: Props) {
  const end = endStatus(view, comparison, side, lines);
  if (end === undefined) return null;
  const place: CSSProperties | undefined = at && {
    left: at.x,
    top: at.top,
    width: at.width,
    height: at.height,
  };
  return (
    <div className="compare-end" data-tone={end.tone} data-placed={at !== undefined} style={place}>
      <p>
        <strong>{statusHead(end)}</strong> <CodeWords text={end.more} />
      </p>
    </div>
  );
}

/** What is to be said of a side's last state; undefined where it just goes on. */
export function endStatus(
  view: View,
  { leftEnd, right }: Comparison,
  side: 'left' | 'right',
  lines: TextLines,
): Status | undefined {
  const end = side === 'left' ? leftEnd : right.end;
  const { program, frames, fates } = side === 'left' ? view : right;
  if (end === undefined || end.standing.kind === 'running') return undefined;
  const cursor = frames.length - 1;
  return statusOf(program, lines, { frames, cursor, ...end, fates });
}

/** `finished`, `stuck for ever`: the outcome in a word or two. */
export function CompareOutcome({ end }: { readonly end: Status }) {
  return (
    <span className="compare-outcome" data-tone={end.tone}>
      <FateMark fate={end.tone === 'good' ? 'safe' : 'doomed'} /> {end.head.toLowerCase()}
    </span>
  );
}
