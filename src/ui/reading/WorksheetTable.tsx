/** The table of a worksheet: one column a lane, one row a step; some are left to be filled. */

import type { SheetRow, Worksheet } from '../../words/worksheet.ts';

export function SheetTable({ sheet, solved }: { readonly sheet: Worksheet; readonly solved: boolean }) {
  return (
    <table className="sheet-table" aria-label={solved ? 'The whole run' : 'The run, to be filled'}>
      <thead>
        <tr>
          <th scope="col">step</th>
          {sheet.columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sheet.rows.map((row) => (
          <Row key={row.turn} row={row} columns={sheet.columns} solved={solved} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly row: SheetRow;
  readonly columns: readonly string[];
  readonly solved: boolean;
}

function Row({ row, columns, solved }: RowProps) {
  const blank = row.blank && !solved;
  return (
    <tr data-blank={blank} data-filled={row.blank && solved} data-dooms={row.dooms && solved}>
      <th scope="row">{row.turn}</th>
      {columns.map((column, index) => (
        <td key={column}>
          {!blank && index === row.column && (
            <>
              {row.words}
              {solved && row.dooms && <b> point of no return</b>}
            </>
          )}
        </td>
      ))}
    </tr>
  );
}
