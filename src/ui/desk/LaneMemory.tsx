/** Under each lane what it keeps where memory is weak: the stores in its buffer, and the old values that it still sees. */

import { useMemo } from 'react';
import type { Columns } from '../../drawing/laneColumns.ts';
import { laneMemoryLines, PART_GAP } from '../../drawing/laneMemory.ts';
import { laneName } from '../../facts/lanes.ts';
import { laneLines, laneOldValues, laneStores } from '../../memory/laneStores.ts';
import { laneIndices } from '../../model/lookup.ts';
import type { Program } from '../../model/program.ts';
import type { View } from '../../store/derived/view.ts';
import {
  bufferParts,
  keepsParts,
  type LaneMemoryPart,
  type LaneMemoryWords,
  laneMemorySentence,
} from '../../words/laneMemoryWords.ts';

interface Props {
  readonly view: View;
  readonly columns: Columns;
  /** Of the line or the two lines. */
  readonly height: number;
}

export function LaneMemory({ view, columns, height }: Props) {
  const { program, frames, cursor } = view;
  const look = useMemo(() => lookInto(program), [program]);
  const state = frames[cursor]?.state;
  if (state === undefined) return null;
  const lanes = look(state);
  return (
    <div className="lane-memories">
      {lanes.map(({ name, buffer, keeps, sentence }, index) => {
        const column = columns.lanes[index];
        if (column === undefined || sentence === '') return null;
        const room = column.right - column.x;
        return (
          <section
            key={name}
            className="lane-memory"
            aria-label={`What ${name} keeps`}
            style={{ '--left': `${column.x}px`, '--width': `${room}px` }}
          >
            <span className="visually-hidden">{sentence}</span>
            {laneMemoryLines([buffer, keeps], room, height).map((parts) => (
              <Line key={parts.map(({ text }) => text).join()} parts={parts} />
            ))}
          </section>
        );
      })}
    </div>
  );
}

function Line({ parts }: { readonly parts: readonly LaneMemoryPart[] }) {
  return (
    <p aria-hidden="true" style={{ gap: PART_GAP }}>
      {parts.map(({ kind, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two stores may be the same
        <span key={index} data-part={kind}>
          {text}
        </span>
      ))}
    </p>
  );
}

interface LaneLook {
  readonly name: string;
  readonly buffer: LaneMemoryWords;
  readonly keeps: LaneMemoryWords;
  readonly sentence: string;
}

function lookInto(program: Program): (state: Uint32Array) => readonly LaneLook[] {
  const [waiting, lines, old] = [laneStores(program), laneLines(program), laneOldValues(program)];
  const keeping = laneIndices(program).map((lane) =>
    program.slots.some(({ role }) => role.kind === 'keeps' && role.lane === lane),
  );
  return (state) => {
    const [stores, behind, kept] = [waiting(state), lines(state), old(state)];
    return laneIndices(program).map((lane) => {
      const own = {
        stores: stores[lane],
        line: behind[lane] === true,
        old: keeping[lane] === true ? kept[lane] : undefined,
      };
      return {
        name: laneName(program, lane),
        buffer: bufferParts(program, own),
        keeps: keepsParts(program, own),
        sentence: laneMemorySentence(program, own),
      };
    });
  };
}
