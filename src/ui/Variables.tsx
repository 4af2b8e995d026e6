/** The shared variables as a table; what the last step wrote stands out, with what it did. */

import { Fragment, useMemo } from 'react';
import { usedSlots } from '../layout/usedSlots.ts';
import { type VariableRow, type VariableTable, variableTables } from '../layout/variables.ts';
import type { Program } from '../model/program.ts';
import type { Frame } from '../model/run.ts';

interface Props {
  readonly program: Program;
  readonly frame: Frame;
}

export function Variables({ program, frame }: Props) {
  const used = useMemo(() => usedSlots(program), [program]);
  const when = frame.index === 0 ? 'at the start' : `after step ${frame.index}`;
  return (
    <section className="part" aria-label="Shared variables">
      <h2>Shared variables {when}</h2>
      {variableTables(program, frame, used).map((table) => (
        <ValueTable key={table.columns ?? 0} table={table} />
      ))}
    </section>
  );
}

function ValueTable({ table }: { readonly table: VariableTable }) {
  const columns = Array.from({ length: table.columns ?? 1 }, (_, index) => index);
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
        <ValueRow key={row.name} row={row} columns={columns.length} />
      ))}
    </table>
  );
}

function ValueRow({ row, columns }: { readonly row: VariableRow; readonly columns: number }) {
  return (
    <tbody data-written={row.news !== undefined} data-ghost={row.ghost} data-unused={row.unused}>
      <tr>
        <th scope="row">
          {row.name.split(/(?<=\.)/).map((part) => (
            <Fragment key={part}>
              {part}
              <wbr />
            </Fragment>
          ))}
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
}
