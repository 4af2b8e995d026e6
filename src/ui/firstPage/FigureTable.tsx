/** The last steps of the live figure as a table: number, fate, and the words in the lane of whoever stepped. */

import './figureTable.css';
import type { Fate } from '../../model/report.ts';
import type { FigureLane, FigureRow } from '../../words/figureWords.ts';

interface TableProps {
  readonly rows: readonly FigureRow[];
  /** Rows that there is room for: it is kept, so that nothing jumps. */
  readonly room: number;
  readonly lanes: readonly FigureLane[];
  /** What each lane is about, while there is room for it. */
  readonly about: readonly string[];
  readonly fatesShown: boolean;
}

export function FigureTable({ rows, lanes, room, about, fatesShown }: TableProps) {
  const blank = Math.max(0, room - rows.length - 1);
  return (
    <table className="figure-table">
      <thead>
        <tr>
          <th scope="col" className="figure-number">
            <span className="visually-hidden">step</span>
          </th>
          <th scope="col" className="figure-fate">
            <span className="visually-hidden">fate</span>
          </th>
          {lanes.map(({ lane, task, name }) => (
            <th key={lane} scope="col">
              {task} <span>{name}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: blank }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: empty rows have no other name
          <tr key={`blank ${index}`}>
            <td colSpan={2 + lanes.length} />
          </tr>
        ))}
        {rows.length < room && (
          <tr className="figure-about">
            <td className="figure-number" />
            <td className="figure-fate" />
            {lanes.map(({ lane }, index) => (
              <td key={lane}>{about[index]}</td>
            ))}
          </tr>
        )}
        {rows.map((row, index) => (
          <Row
            key={row.number}
            row={row}
            lanes={lanes}
            isNow={index === rows.length - 1}
            fate={fatesShown ? row.fate : undefined}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly row: FigureRow;
  readonly lanes: readonly FigureLane[];
  readonly isNow: boolean;
  /** Undefined while it is hidden. */
  readonly fate: Fate | undefined;
}

function Row({ row, lanes, isNow, fate }: RowProps) {
  return (
    <tr aria-current={isNow ? 'step' : undefined}>
      <td className="figure-number">{row.number}</td>
      <td className="figure-fate">
        <span className="ribbon" data-fate={fate}>
          <span className="visually-hidden">{fate}</span>
        </span>
      </td>
      {lanes.map(({ lane }) => {
        const window = row.windows.find((each) => each.lane === lane);
        return (
          <td key={lane} data-window={window !== undefined}>
            {lane === row.lane && (
              <span className="figure-step">
                <b data-code={row.code}>{row.phrase}</b> <span className="figure-effect">{row.effect}</span>
              </span>
            )}
            {lane !== row.lane && window?.title}
          </td>
        );
      })}
    </tr>
  );
}
