/** What the lanes keep: stores that wait in their buffers, oldest first, and old values that they still see. */

import { useMemo } from 'react';
import { defined } from '../../base/defined.ts';
import { spoken } from '../../engine/names.ts';
import { formatValue, readSlot } from '../../engine/values.ts';
import {
  laneLines,
  laneOldValues,
  laneStores,
  type OldValue,
  type WaitingStore,
} from '../../memory/laneStores.ts';
import type { SlotIndex } from '../../model/indices.ts';
import type { Program } from '../../model/program.ts';
import type { Frame } from '../../model/run.ts';
import { oldWords, storeWords } from '../../words/memoryWords.ts';

interface Props {
  readonly program: Program;
  readonly frame: Frame;
}

export function Buffers({ program, frame }: Props) {
  const waiting = useMemo(() => laneStores(program), [program]);
  const lines = useMemo(() => laneLines(program), [program]);
  const old = useMemo(() => laneOldValues(program), [program]);
  const [stores, behind, kept] = [waiting(frame.state), lines(frame.state), old(frame.state)];
  const lanes = program.lanes.map(({ name }, lane) => ({
    name,
    stores: stores[lane],
    line: behind[lane] === true,
    kept: defined(kept[lane]),
  }));
  const buffered = lanes.flatMap(({ name, stores: own, line }) =>
    own === undefined ? [] : [{ name, text: bufferText(program, own, line) }],
  );
  return (
    <>
      {buffered.length > 0 && (
        <section className="part" aria-label="Store buffers">
          <h2>Store buffers, oldest first</h2>
          <dl className="buffers">
            {buffered.map(({ name, text }) => (
              <div key={name}>
                <dt>{spoken(name)}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <OldValues program={program} frame={frame} lanes={lanes} />
    </>
  );
}

interface OldProps extends Props {
  readonly lanes: readonly { readonly name: string; readonly kept: readonly OldValue[] }[];
}

/** Only where a lane sees something old; what memory has stands beside it. */
function OldValues({ program, frame, lanes }: OldProps) {
  const seeing = lanes.filter(({ kept }) => kept.length > 0);
  if (seeing.length === 0) return null;
  return (
    <section className="part" aria-label="Old values">
      <h2>Still sees the old</h2>
      <dl className="buffers">
        {seeing.map(({ name, kept }) => (
          <div key={name}>
            <dt>{spoken(name)}</dt>
            <dd>
              {kept
                .map(
                  ({ slot, value }) =>
                    `${oldWords(program, slot, value)} (memory: ${memoryText(program, frame, slot)})`,
                )
                .join(', ')}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function memoryText(program: Program, frame: Frame, slot: SlotIndex): string {
  const type = program.slots[slot]?.type;
  return type === undefined ? '' : formatValue(program, type, readSlot(program, frame.state, slot));
}

/** A bar is the line of smp_wmb: what stands behind it reaches memory after what stands before it. */
function bufferText(program: Program, stores: readonly WaitingStore[], line: boolean): string {
  const texts = stores.map((store, index) => {
    const between = index === 0 ? '' : store.behind === 'line' ? ' | ' : ', ';
    const release = store.behind === 'release' ? 'release ' : '';
    return `${between}${release}${storeWords(program, store)}`;
  });
  return texts.length === 0 ? 'empty' : `${texts.join('')}${line ? ' |' : ''}`;
}
