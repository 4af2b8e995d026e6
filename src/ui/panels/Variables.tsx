/** The shared variables as tables, those that the run changes first; what the last step wrote stands out, with what it did. */

import './changedOnly.css';
import { Fragment, memo, useMemo, useState } from 'react';
import { createChangedSlots } from '../../facts/changedSlots.ts';
import { usedSlots } from '../../facts/usedSlots.ts';
import { type VariableRow, type VariableTable, variableTables } from '../../facts/variables.ts';
import type { Program } from '../../model/program.ts';
import type { Frame } from '../../model/run.ts';
import { untilChange } from '../../words/untilOptions.ts';
import { alikeIn } from '../parts/alike.ts';
import { useKept } from '../parts/useKept.ts';
import { useActions } from '../parts/useSession.ts';

interface Props {
  readonly program: Program;
  readonly frames: readonly Frame[];
  readonly frame: Frame;
}

export function Variables({ program, frames, frame }: Props) {
  const [changedOnly, setChangedOnly] = useKept('wakelane-changed-only');
  const used = useMemo(() => usedSlots(program), [program]);
  const [changedIn] = useState(createChangedSlots);
  const changed = changedIn(frames);
  const tables = variableTables(program, frame, used, changed);
  const still = tables.flatMap(({ rows }) => rows).filter((row) => !row.changed).length;
  const hides = changedOnly && changed.size > 0;
  const when = frame.index === 0 ? 'at the start' : `after step ${frame.index}`;
  return (
    <section className="part" aria-label="Shared variables">
      <h2>Shared variables {when}</h2>
      {tables.map(({ columns, rows }) => {
        const shown = hides ? rows.filter((row) => row.changed) : rows;
        return (
          shown.length > 0 && (
            <ValueTable key={`${columns}`} program={program} table={{ columns, rows: shown }} />
          )
        );
      })}
      {still > 0 && changed.size > 0 && (
        <label className="changed-only">
          <input
            type="checkbox"
            checked={changedOnly}
            onChange={(event) => setChangedOnly(event.target.checked)}
          />
          Hide what this run does not change ({still})
        </label>
      )}
    </section>
  );
}

interface TableProps {
  readonly table: VariableTable;
  readonly program: Program;
}

function ValueTable({ table, program }: TableProps) {
  const columns = table.columns === undefined ? [0] : [...Array(table.columns).keys()];
  return (
    <table className="values">
      {table.columns !== undefined && (
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
      )}
      {table.rows.map((row) => (
        <ValueRow key={row.name} row={row} columns={columns.length} program={program} />
      ))}
    </table>
  );
}

interface RowProps {
  readonly row: VariableRow;
  readonly columns: number;
  readonly program: Program;
}

/** Its name steps until one of its scalars changes. */
const ValueRow = memo(function ValueRow({ row, columns, program }: RowProps) {
  const { runUntil } = useActions();
  const slots = row.cells.map(({ slot }) => slot);
  const onWatch = () => runUntil(untilChange(program, row.name, slots));
  return (
    <tbody data-written={row.news !== undefined} data-ghost={row.ghost} data-unused={row.unused}>
      <tr>
        <th scope="row">
          <button type="button" className="watch" title={`Step until ${row.name} changes`} onClick={onWatch}>
            {row.name.split(/(?<=\.)/).map((part) => (
              <Fragment key={part}>
                {part}
                <wbr />
              </Fragment>
            ))}
          </button>
        </th>
        {row.cells.map((cell) => (
          <td key={cell.slot} data-written={cell.written}>
            {cell.text}
          </td>
        ))}
      </tr>
      {row.unused && (
        <tr className="unused-note">
          <td colSpan={columns + 1}>unused with these settings</td>
        </tr>
      )}
      {row.news !== undefined && (
        <tr className="news">
          <td colSpan={columns + 1}>{row.news}</td>
        </tr>
      )}
    </tbody>
  );
}, alikeIn('row'));
