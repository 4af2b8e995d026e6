// Packs the state: each slot gets as few bits as its range needs, and stays inside one 32-bit word.

import { type SlotIndex, slotIndex } from '../../model/indices.ts';
import { STATE_WORDS_MAX } from '../../model/limits.ts';
import type { Slot } from '../../model/program.ts';
import type { Build, SlotDraft } from '../names/build.ts';

export interface Packed {
  readonly slots: readonly Slot[];
  readonly words: number;
}

/** `isStored` is false for locals that never outlive a step: they get words of their own behind the state. */
export function pack(build: Build, isStored: (slot: SlotIndex) => boolean): Packed {
  const places = new Map<
    SlotIndex,
    { readonly word: number; readonly shift: number; readonly bits: number }
  >();
  const stored = build.slots.map((_, index) => slotIndex(index)).filter(isStored);
  let word = 0;
  let used = 0;
  for (const index of stored) {
    const bits = bitsOf(build.slots[index]);
    if (used + bits > 32) {
      word += 1;
      used = 0;
    }
    places.set(index, { word, shift: used, bits });
    used += bits;
  }
  const words = word + 1;
  if (words > STATE_WORDS_MAX) {
    build.report.error(
      { from: 0, to: 0 },
      `A state needs ${words} words of 32 bits; the bound is ${STATE_WORDS_MAX}.`,
      'Narrow the ranges, or use fewer variables.',
    );
  }
  let scratch = words;
  const slots = build.slots.map((draft, index): Slot => {
    const place = places.get(slotIndex(index)) ?? { word: scratch++, shift: 0, bits: 32 };
    const { name, role, type } = draft;
    return { name, role, type: type.value, min: place.bits === 32 ? 0 : type.min, max: type.max, ...place };
  });
  return { slots, words };
}

function bitsOf(draft: SlotDraft | undefined): number {
  const size = draft === undefined ? 1 : draft.type.max - draft.type.min + 1;
  return size <= 1 ? 0 : Math.ceil(Math.log2(size));
}
