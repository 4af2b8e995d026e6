/** What was pasted, to be edited as it stands; lines of cells that are open or cannot come are tinted under it. */

import type { Ref } from 'react';
import type { TableV1 } from '../../formats/judgement/judgement.ts';
import { lineStyle, linesWithCells, stateOfCell } from './BecameOfCells.tsx';

interface Props {
  readonly text: string;
  readonly table: TableV1 | undefined;
  readonly mount: Ref<HTMLTextAreaElement>;
  readonly onChange: (text: string) => void;
}

/** A field without text has room for a table. */
const LINES_MIN = 8;

/** What is longer scrolls by itself, and does not share its lines with what became of them. */
export const SHARED_LINES_MAX = 400;

export function TablePane({ text, table, mount, onChange }: Props) {
  const lines = text.split('\n').length;
  const rows = Math.max(LINES_MIN, lines + 1);
  return (
    <>
      {table !== undefined &&
        [...linesWithCells(table)].map(([line, cells]) => {
          const states = cells.map((cell) => stateOfCell(table, cell));
          const state = states.find((each) => each === 'impossible' || each === 'asked') ?? 'step';
          return <div key={line} className="own-band" data-state={state} style={lineStyle(line)} />;
        })}
      <textarea
        ref={mount}
        aria-labelledby="own-table"
        spellCheck={false}
        wrap="off"
        rows={lines > SHARED_LINES_MAX ? 20 : rows}
        style={{ gridRow: `1 / span ${rows}` }}
        value={text}
        onChange={({ target }) => onChange(target.value)}
      />
    </>
  );
}
