/** The tasks' own variables: what each holds between its steps, `–` for what nobody will read any more. */

import { localTables } from '../layout/localTable.ts';
import type { Program } from '../model/program.ts';
import type { Frame } from '../model/run.ts';

interface Props {
  readonly program: Program;
  readonly frame: Frame;
}

export function Locals({ program, frame }: Props) {
  const tables = localTables(program, frame);
  if (tables.length === 0) return null;
  return (
    <section className="part" aria-label="Locals">
      <h2>Locals</h2>
      {tables.map(({ owners, rows }) => (
        <table key={owners.join(' ')} className="values">
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
      ))}
    </section>
  );
}
