/** The tasks' own variables, registers and flags: what each holds between its steps, `–` for what nobody will read any more. */

import { type LocalTable, localTables } from '../../facts/localTable.ts';
import type { Program } from '../../model/program.ts';
import type { Frame } from '../../model/run.ts';

interface Props {
  readonly program: Program;
  readonly frame: Frame;
}

const parts = [
  { part: 'local', title: 'Locals' },
  { part: 'register', title: 'Registers' },
  { part: 'flag', title: 'Flags' },
] as const;

export function Locals({ program, frame }: Props) {
  const tables = localTables(program, frame);
  return parts.map(({ part, title }) => {
    const own = tables.filter((table) => table.part === part);
    if (own.length === 0) return null;
    return (
      <section key={part} className="part" aria-label={title}>
        <h2>{title}</h2>
        {own.map((table) => (
          <Values key={table.owners.join(' ')} table={table} />
        ))}
      </section>
    );
  });
}

function Values({ table: { owners, rows } }: { readonly table: LocalTable }) {
  return (
    <table className="values">
      <thead>
        <tr>
          <td />
          {owners.map((owner) => (
            <th key={owner} scope="col">
              {owner}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.name}</th>
            {row.cells.map((cell, index) => (
              <td key={owners[index]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
