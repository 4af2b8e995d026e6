// What a lane keeps, in the words that stand under it.

import type { Program } from '../model/program.ts';
import { oldWords, storeWords } from './memoryWords.ts';

type Store = Parameters<typeof storeWords>[1] & { readonly behind: string };

/** As `memory/laneStores.ts` has it; undefined where the lane can have none. */
interface Kept {
  readonly stores: readonly Store[] | undefined;
  /** A write barrier stands behind all that waits. */
  readonly line: boolean;
  readonly old: readonly { readonly slot: number; readonly value: number }[] | undefined;
}

/** A word, the box of a store, the line of a write barrier, or the chip of an old value. */
export interface LaneMemoryPart {
  readonly kind: 'label' | 'store' | 'line' | 'old' | 'nothing';
  readonly text: string;
}

/** The same in ever fewer letters, none of them where the lane can keep nothing. */
export type LaneMemoryWords = readonly (readonly LaneMemoryPart[])[];

/** Oldest first; a release is told, for no store that came before it stays behind it. */
export function bufferParts(program: Program, { stores, line }: Kept): LaneMemoryWords {
  if (stores === undefined) return [];
  if (stores.length === 0) return [[{ kind: 'nothing', text: 'buffer empty' }]];
  const boxes = (words: (store: Store) => string) => [
    ...stores.flatMap((store): LaneMemoryPart[] => {
      const text = words(store);
      const own: LaneMemoryPart = {
        kind: 'store',
        text: store.behind === 'release' ? `release ${text}` : text,
      };
      return store.behind === 'line' ? [bar, own] : [own];
    }),
    ...(line ? [bar] : []),
  ];
  const whole = (store: Store) => storeWords(program, store);
  return [
    [label('buffer'), ...boxes(whole)],
    boxes(whole),
    boxes((store) => tight(whole(store))),
    boxes((store) => nameOf(program, store.slot)),
  ];
}

export function keepsParts(program: Program, { old }: Kept): LaneMemoryWords {
  if (old === undefined) return [];
  if (old.length === 0) {
    const nothing: LaneMemoryPart = { kind: 'nothing', text: 'sees nothing old' };
    return [[nothing]];
  }
  const chips = old.map(({ slot, value }): LaneMemoryPart => {
    return { kind: 'old', text: oldWords(program, slot, value) };
  });
  const names = old.map(({ slot }): LaneMemoryPart => ({ kind: 'old', text: nameOf(program, slot) }));
  return [
    [label('still sees old'), ...chips],
    [label('old'), ...chips],
    [label('old'), ...names],
  ];
}

/** The same for those who hear the page; empty where the lane can keep nothing. */
export function laneMemorySentence(program: Program, { stores, line, old }: Kept): string {
  const waiting = stores?.map((store) => {
    const behind = store.behind === 'nothing' ? '' : ` behind a ${store.behind}`;
    return `${storeWords(program, store)}${behind}`;
  });
  const buffer =
    waiting === undefined
      ? []
      : [`Buffer: ${waiting.length === 0 ? 'empty' : waiting.join(', then ')}${line ? ', a line' : ''}.`];
  const kept = old?.map(({ slot, value }) => oldWords(program, slot, value));
  const sees =
    kept === undefined
      ? []
      : [kept.length === 0 ? 'Sees nothing old.' : `Still sees old ${kept.join(', ')}.`];
  return [...buffer, ...sees].join(' ');
}

const bar: LaneMemoryPart = { kind: 'line', text: '' };

function label(text: string): LaneMemoryPart {
  return { kind: 'label', text };
}

function nameOf(program: Program, slot: number | undefined): string {
  return (slot === undefined ? undefined : program.slots[slot]?.name) ?? 'a lock';
}

/** `data=true` */
function tight(text: string): string {
  return text.replaceAll(' ', '');
}
