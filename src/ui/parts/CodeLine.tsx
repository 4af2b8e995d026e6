/** One numbered line of the scenario: comments quieter than code, labels in the margin, greyed what is switched off. */

import './code.css';
import { type CSSProperties, memo } from 'react';
import type { CodeLine as Line } from '../../facts/codeLines.ts';
import { alikeIn } from './alike.ts';
import { drawnPart, linePieces } from './highlighted.ts';
import { useSpans } from './useSpans.ts';

interface Props {
  readonly line: Line;
  readonly text: string;
  /** Blank columns left out at the beginning. */
  readonly indent?: number;
  /**
   * Where there is little room: labels go to the margin, and indentation is halved. Inside a `framed` piece, which has
   * the head or the end of its function, all other lines stand one column to the right.
   */
  readonly narrow?: 'framed' | 'open';
  /** Tasks that stand here. */
  readonly standing?: readonly string[];
  /** Steps until the line is reached; undefined where nobody ever stands there. */
  readonly onRunTo?: ((line: number) => void) | undefined;
}

const labels = /"([^"\n]*)":\s?/g;

export const CodeLine = memo(
  function CodeLine(props: Props) {
    const { line, text, indent = 0, narrow, standing = [], onRunTo } = props;
    const spansOf = useSpans();
    const here = line.current || standing.length > 0;
    const whole = text.slice(line.from, drawnPart(line).to);
    const blank = whole.length - whole.trimStart().length;
    const margin = narrow !== undefined ? [...whole.matchAll(labels)].map((label) => label[1]) : [];
    return (
      <div
        className="code-line"
        data-current={here}
        data-runs={line.runs}
        title={narrow === undefined ? undefined : whole.trim()}
      >
        <span className="line-number">
          {onRunTo === undefined ? (
            line.number
          ) : (
            <button
              type="button"
              className="run-to"
              aria-label={`Run to line ${line.number}`}
              title="Run to here"
              onClick={() => onRunTo(line.number)}
            >
              {line.number}
            </button>
          )}
        </span>
        <span className="line-mark" aria-hidden="true" />
        <code className="line-text" style={narrow && depthOf(blank, indent, narrow)}>
          {linePieces(spansOf, text, line, narrow === undefined ? indent : blank, narrow !== undefined).map(
            (piece) => (
              <span key={piece.from} className={piece.classes}>
                {piece.text}
              </span>
            ),
          )}
        </code>
        {line.off !== undefined && (
          <span className="line-note" title={line.off}>
            off: {line.off.split(' ')[0]}
          </span>
        )}
        {line.off === undefined && margin.length > 0 && <LineLabel words={margin.join(', ')} />}
        {standing.length > 0 && <span className="line-who">{standing.join(', ')}</span>}
      </div>
    );
  },
  alikeIn('line', 'standing'),
);

const labelMin = 9;

/** It gives way to the code, but not so far that a letter or two are left of it. */
function LineLabel({ words }: { readonly words: string }) {
  return (
    <span
      className="line-label"
      style={{ minWidth: `calc(${Math.min(words.length, labelMin)} * 0.9ch + 10px)` }}
    >
      {words}
    </span>
  );
}

/** Columns inside the piece, and whether the line stands inside its frame: how wide they are is for the lane to say. */
function depthOf(blank: number, indent: number, narrow: 'framed' | 'open'): CSSProperties {
  return { '--columns': Math.max(0, blank - indent), '--inside': blank > 0 && narrow === 'framed' ? 1 : 0 };
}
