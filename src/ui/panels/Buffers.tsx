/** What waits in the lanes' store buffers, oldest first. */

import { spoken } from '../../engine/names.ts';
import { formatValue, readSlot } from '../../engine/values.ts';
import type { Lane, Program } from '../../model/program.ts';
import type { Frame } from '../../model/run.ts';

interface Props {
  readonly program: Program;
  readonly frame: Frame;
}

export function Buffers({ program, frame }: Props) {
  const lanes = program.lanes.filter((lane) => lane.buffer !== undefined);
  if (lanes.length === 0) return null;
  return (
    <section className="part" aria-label="Store buffers">
      <h2>Store buffers, oldest first</h2>
      <dl className="buffers">
        {lanes.map((lane) => (
          <div key={lane.name}>
            <dt>{spoken(lane.name)}</dt>
            <dd>{storesIn(program, frame.state, lane).join(', ') || 'empty'}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function storesIn(program: Program, state: Uint32Array, { buffer }: Lane): readonly string[] {
  if (buffer === undefined) return [];
  const count = readSlot(program, state, buffer.count);
  return buffer.entries.slice(0, count).map(({ address, value }) => {
    const slot = program.slots[readSlot(program, state, address)];
    if (slot === undefined) return '';
    return `${slot.name} = ${formatValue(program, slot.type, readSlot(program, state, value))}`;
  });
}
