/** The lines that only one side has, at the foot of the comparison. */

import type { ChangedLine, ChangedPiece } from '../../facts/compareCode.ts';
import type { SideTitles } from '../../words/compareChoices.ts';

interface Props {
  readonly pieces: readonly ChangedPiece[];
  readonly titles: SideTitles;
}

const signs = { left: '−', right: '+', both: '±' } as const;

export function CompareChanges({ pieces, titles }: Props) {
  if (pieces.length === 0) return null;
  return (
    <section className="compare-changes" aria-label="Lines that differ">
      <h3>
        The lines that differ
        <span className="legend">
          <b>−</b> only {titles.left}
        </span>
        <span className="legend">
          <b>+</b> only {titles.right}
        </span>
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
      <section className="compare-pieces" aria-label="Changed code" tabIndex={0} data-scrolls="true">
        {pieces.map((piece) => (
          <div key={piece.head} className="compare-piece">
            <p className="legend">
              <code>{piece.head}</code>
            </p>
            {piece.lines.map((line) => (
              <Line key={line.number} line={line} />
            ))}
          </div>
        ))}
      </section>
    </section>
  );
}

function Line({ line }: { readonly line: ChangedLine }) {
  return (
    <p className="compare-line" data-side={line.side}>
      <span className="compare-number">{line.number}</span>
      <span className="sign">{signs[line.side]}</span>
      <code>{line.text}</code>
    </p>
  );
}
