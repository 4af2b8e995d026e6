/** The tasks' own variables, registers and flags: what each holds between its steps, `–` for what nobody will read any more. */

import { memo, useMemo } from 'react';
import { type LocalTable, localTables } from '../../facts/localTable.ts';
import type { Program } from '../../model/program.ts';
import type { Frame } from '../../model/run.ts';
import { alikeIn } from '../parts/alike.ts';

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
  const tablesOf = useMemo(() => localTables(program), [program]);
  const tables = tablesOf(frame);
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

interface ValuesProps {
  readonly table: LocalTable;
}

const Values = memo(function Values({ table: { owners, rows } }: ValuesProps) {
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
}, alikeIn('table'));
