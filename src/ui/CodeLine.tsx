/** One numbered line of the scenario, its comments and labels quieter than its code. */

import type { CodeLine as Line } from '../layout/codeLines.ts';
import { pieces } from './highlighted.ts';

interface Props {
  readonly line: Line;
  /** Blank columns left out at the beginning. */
  readonly indent: number;
  readonly text: string;
  /** Tasks that stand here. */
  readonly standing?: readonly string[];
}

export function CodeLine({ line, indent, text, standing = [] }: Props) {
  return (
    <div
      className="code-line"
      data-current={line.current || standing.length > 0}
      data-runs={line.runs}
      data-removed={line.removed !== undefined}
    >
      <span className="line-number">{line.number}</span>
      <span className="line-mark" aria-hidden="true">
        {line.current || standing.length > 0 ? '▸' : ''}
      </span>
      <code className="line-text">
        {pieces(text, line.from, line.to, indent).map((piece) => (
          <span key={piece.from} className={piece.classes}>
            {piece.text}
          </span>
        ))}
      </code>
      {line.removed !== undefined && <span className="line-note">off: {line.removed}</span>}
      {standing.length > 0 && <span className="line-who">{standing.join(', ')}</span>}
    </div>
  );
}
