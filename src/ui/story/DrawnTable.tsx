/** The document's own table as it stands: played cells ticked, a pointer at the next one. */

import { defined } from '../../base/defined.ts';
import './drawnTable.css';
import { group } from 'd3';
import { Fragment, memo, useEffect, useMemo, useRef } from 'react';
import type { DrawnCell, DrawnTable as Table } from '../../model/scenario.ts';
import type { DrawnView } from '../../store/line/drawnLine.ts';
import { isPlayed } from '../../store/line/drawnLine.ts';
import { afterPaint } from '../parts/afterPaint.ts';
import { showNote } from '../parts/notes.ts';
import { useActions } from '../parts/useSession.ts';

interface Props {
  readonly table: Table;
  /** Undefined where the run is not held against this table. */
  readonly drawn: DrawnView | undefined;
  readonly cursor: number;
  /** In a room of its own, where each column is as wide as its cells. */
  readonly wide?: boolean;
}

export function DrawnTable({ table, drawn, cursor, wide = false }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const played = new Set(drawn?.cellsOfTurn.slice(0, cursor).flat());
  const turns = useMemo(() => turnsOfCells(drawn), [drawn]);
  const next = drawn?.nextCell;
  const latest = drawn?.cellsOfTurn.slice(0, cursor).flat().at(-1);
  const focus = next ?? latest;
  useEffect(
    () =>
      afterPaint(() => {
        const row = scroller.current?.querySelector(`[data-cell="${focus}"]`);
        const box = scroller.current;
        if (row instanceof HTMLElement && box !== null) {
          box.scrollTop = row.offsetTop - box.clientHeight / 2;
        }
      }),
    [focus],
  );
  const rows = useMemo(() => [...group(table.cells.entries(), ([, cell]) => cell.row).values()], [table]);
  return (
    <div className="drawn" data-wide={wide}>
      <div className="drawn-scroll" ref={scroller}>
        <table>
          <colgroup>
            {table.columns.map((column, index) => (
              <col key={column.heading} style={{ width: columnWidth(index, table.columns.length) }} />
            ))}
          </colgroup>
          <thead>
            <tr>
              {table.columns.map((column) => (
                <th key={column.heading} scope="col">
                  {column.heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells) => (
              <Row
                key={cells[0]?.[1].row}
                cells={cells}
                columns={table.columns.length}
                played={played}
                next={next}
                turns={turns}
              />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** The step that plays a cell, for those that the run plays. */
function turnsOfCells(drawn: DrawnView | undefined): ReadonlyMap<number, number> {
  return new Map(
    drawn?.cellsOfTurn.flatMap((cells, index) => cells.map((cell) => [cell, index + 1] as const)),
  );
}

/** The last column gets what is left: its phrases cannot run on over an empty one. */
function columnWidth(index: number, count: number): string | undefined {
  return count > 2 && index < count - 1 ? '26%' : undefined;
}

interface RowProps {
  readonly cells: readonly (readonly [number, DrawnCell])[];
  readonly columns: number;
  readonly played: ReadonlySet<number>;
  readonly next: number | undefined;
  readonly turns: ReadonlyMap<number, number>;
}

/** A phrase may run on over the empty columns at its right, as it does in the document. */
function Row({ cells, columns, played, next, turns }: RowProps) {
  const inOrder = cells.toSorted(([, a], [, b]) => a.column - b.column);
  const parts = inOrder.flatMap(([index, cell], place) => {
    const before = place === 0 ? 0 : defined(inOrder[place - 1])[1].column + 1;
    const end = inOrder[place + 1]?.[1].column ?? columns;
    const blank = place === 0 ? cell.column - before : 0;
    return [
      ...(blank > 0 ? [<td key={`blank ${index}`} colSpan={blank} />] : []),
      <Cell
        key={index}
        index={index}
        cell={cell}
        span={Math.max(1, end - cell.column)}
        played={played.has(index)}
        next={index === next}
        turn={turns.get(index)}
      />,
    ];
  });
  return <tr>{parts}</tr>;
}

interface CellProps {
  readonly index: number;
  readonly cell: DrawnCell;
  readonly span: number;
  readonly played: boolean;
  readonly next: boolean;
  /** Of the run that is shown; undefined where it does not come to this cell. */
  readonly turn: number | undefined;
}

/** Printed again when it is played, or becomes the next one. */
const Cell = memo(function Cell({ index, cell, span, played, next, turn }: CellProps) {
  const { jump } = useActions();
  return (
    <td
      colSpan={span}
      data-cell={index}
      data-played={played}
      data-next={next}
      data-aside={!isPlayed(cell)}
      aria-current={next ? 'step' : undefined}
    >
      <Tick played={played} next={next} />
      {turn === undefined ? (
        <Phrase text={cell.phrase} />
      ) : (
        <button
          type="button"
          className="cell-link"
          aria-label={cell.phrase}
          title={`Go to step ${turn}`}
          onClick={() => jump(turn)}
        >
          <Phrase text={cell.phrase} />
        </button>
      )}
      {cell.notes.map((note) => (
        <button key={note} type="button" className="note-link" onClick={() => showNote(`${note}`)}>
          [{note}]
        </button>
      ))}
      {played && <span className="visually-hidden"> (played)</span>}
    </td>
  );
});

/** A phrase of the program may break before an arrow but not inside it. */
function Phrase({ text }: { readonly text: string }) {
  return text.split(' ').map((word, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the words of one phrase never change places
    <Fragment key={index}>
      {index > 0 && ' '}
      {word.split(/(?=->)/).map((part) => (
        <Fragment key={part}>
          <span className="unbroken">{part}</span>
          <wbr />
        </Fragment>
      ))}
    </Fragment>
  ));
}

function Tick({ played, next }: Pick<CellProps, 'played' | 'next'>) {
  if (!played && !next) return null;
  return (
    <svg className="tick" width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
      {next ? <path className="pointer" d="M2 1v8l6-4z" /> : <path d="M1.5 5.5l2.5 2.5 4.5-6" />}
    </svg>
  );
}
