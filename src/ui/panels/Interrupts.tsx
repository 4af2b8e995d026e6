/** Each lane's interrupt flag, and how its interrupts and signals stand. */

import { spoken } from '../../engine/names.ts';
import type { Program } from '../../model/program.ts';
import type { Frame } from '../../model/run.ts';
import { interruptTable } from '../../words/interruptTable.ts';

interface Props {
  readonly program: Program;
  readonly frame: Frame;
}

export function Interrupts({ program, frame }: Props) {
  const rows = interruptTable(program, frame.state);
  if (rows.length === 0) return null;
  return (
    <section className="part" aria-label="Interrupts">
      <h2>Interrupts</h2>
      <table className="values">
        <thead>
          <tr>
            <td />
            {program.lanes.map((lane) => (
              <th key={lane.name} scope="col">
                {spoken(lane.name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              {row.cells.map((cell, lane) => (
                <td key={program.lanes[lane]?.name} data-standing={cell}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
