// The variables that a property speaks of, and those that the run changes, with their values: what is to be watched while
// its goal is played.

import { showSlot } from '../engine/values.ts';
import type { SlotIndex } from '../model/indices.ts';
import { slotAt } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';
import type { Frame } from '../model/run.ts';
import { slotsOf } from '../model/slotsOf.ts';
import { changedSlots } from './changedSlots.ts';

export interface WatchedValue {
  readonly name: string;
  readonly value: string;
  /** The last step changed it. */
  readonly changed: boolean;
}

/**
 * At most `count` of them as they stand in a frame, then those that the run changes, `moving`: as far as it is known, future
 * included, so that none comes or goes while it is gone through. Both in the order of the text.
 */
export function goalVariables(
  program: Program,
  property: string | undefined,
  frame: Frame,
  moving: ReadonlySet<SlotIndex>,
  count: number,
): readonly WatchedValue[] {
  const shared = program.variables.flatMap(({ slots }) => slots);
  const named = slotsNamed(program, property);
  const news = changedSlots([frame]);
  return [
    ...shared.filter((slot) => named.has(slot)),
    ...shared.filter((slot) => moving.has(slot) && !named.has(slot)),
  ]
    .slice(0, count)
    .map((slot) => ({
      name: slotAt(program, slot).name,
      value: showSlot(program, frame.state, slot),
      changed: news.has(slot),
    }));
}

function slotsNamed(program: Program, name: string | undefined): ReadonlySet<SlotIndex> {
  const property = program.properties.find((each) => each.name === name);
  if (property === undefined) return new Set();
  const { from, expr } = property;
  return new Set([...(from === undefined ? [] : slotsOf(from)), ...slotsOf(expr)]);
}
