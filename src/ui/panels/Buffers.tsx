/** What waits in the lanes' store buffers, oldest first. */

import { useMemo } from 'react';
import { spoken } from '../../engine/names.ts';
import { formatValue } from '../../engine/values.ts';
import { laneStores, type WaitingStore } from '../../memory/laneStores.ts';
import type { Program } from '../../model/program.ts';
import type { Frame } from '../../model/run.ts';

interface Props {
  readonly program: Program;
  readonly frame: Frame;
}

export function Buffers({ program, frame }: Props) {
  const waiting = useMemo(() => laneStores(program), [program]);
  const lanes = waiting(frame.state).flatMap((stores, lane) =>
    stores === undefined ? [] : [{ stores, name: program.lanes[lane]?.name ?? '' }],
  );
  if (lanes.length === 0) return null;
  return (
    <section className="part" aria-label="Store buffers">
      <h2>Store buffers, oldest first</h2>
      <dl className="buffers">
        {lanes.map(({ name, stores }) => (
          <div key={name}>
            <dt>{spoken(name)}</dt>
            <dd>{stores.map((store) => storeText(program, store)).join(', ') || 'empty'}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function storeText(program: Program, store: WaitingStore): string {
  const slot = program.slots[store.slot];
  return slot === undefined ? '' : `${slot.name} = ${formatValue(program, slot.type, store.value)}`;
}
