/** One numbered line of the scenario: comments quieter than code, labels in the margin, greyed what is switched off. */

import './styles/code.css';
import type { CodeLine as Line } from '../layout/codeLines.ts';
import { codePieces } from './highlighted.ts';

interface Props {
  readonly line: Line;
  readonly text: string;
  /** Blank columns left out at the beginning. */
  readonly indent?: number;
  /** Labels go to the margin and indentation is halved, where there is little room. */
  readonly narrow?: boolean;
  /** Tasks that stand here. */
  readonly standing?: readonly string[];
}

const labels = /"([^"\n]*)":\s?/g;

export function CodeLine({ line, text, indent = 0, narrow = false, standing = [] }: Props) {
  const here = line.current || standing.length > 0;
  const whole = text.slice(line.from, line.to);
  const blank = whole.length - whole.trimStart().length - indent;
  const margin = narrow ? [...whole.matchAll(labels)].map((label) => label[1]) : [];
  const [removed] = line.removed;
  return (
    <div className="code-line" data-current={here} data-runs={line.runs}>
      <span className="line-number">{line.number}</span>
      <span className="line-mark" aria-hidden="true" />
      <code className="line-text">
        {narrow && ' '.repeat(Math.max(0, blank) / 2)}
        {codePieces(text, line, narrow ? indent + blank : indent, narrow).map((piece) => (
          <span key={piece.from} className={piece.classes}>
            {piece.text}
          </span>
        ))}
      </code>
      {removed !== undefined && (
        <span className="line-note" title={removed.because}>
          off: {removed.because.split(' ')[0]}
        </span>
      )}
      {removed === undefined && margin.length > 0 && <span className="line-label">{margin.join(', ')}</span>}
      {standing.length > 0 && <span className="line-who">{standing.join(', ')}</span>}
    </div>
  );
}
