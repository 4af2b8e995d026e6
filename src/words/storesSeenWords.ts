// Who has seen a store, in words: `data = true` by cpu0, and where it stands for the others.

import { defined } from '../base/defined.ts';
import { laneName } from '../facts/lanes.ts';
import type { SeenStore } from '../facts/storesSeen.ts';
import type { Program } from '../model/program.ts';
import { storeWords } from './memoryWords.ts';

export interface StoreWords {
  readonly store: string;
  readonly by: string;
  readonly now: string;
  readonly tone: 'live' | 'done' | 'lost';
}

/** `waits in the buffer`, `not seen by cpu1 yet`, `cpu1 read the old one at 8`, `seen by cpu1 since 6`, `seen by all since 4`. */
export function seenStoreWords(
  program: Program,
  { lane, slot, value, effect, arrived, late }: SeenStore,
): StoreWords {
  const store = storeWords(program, { slot, value, effect });
  const by = laneName(program, lane);
  if (arrived === undefined) return { store, by, now: 'waits in the buffer', tone: 'live' };
  const who = (lanes: typeof late) => lanes.map((each) => laneName(program, each.lane)).join(', ');
  const misled = late.filter((each) => each.misled !== undefined);
  const blind = late.filter(({ since }) => since === undefined);
  if (misled.length > 0)
    return {
      store,
      by,
      now: `${who(misled)} read the old one at ${defined(misled[0]).misled}`,
      tone: 'lost',
    };
  if (blind.length > 0) return { store, by, now: `not seen by ${who(blind)} yet`, tone: 'live' };
  const told = late.map((each) => `seen by ${laneName(program, each.lane)} since ${each.since ?? arrived}`);
  return { store, by, now: told.length > 0 ? told.join(', ') : `seen by all since ${arrived}`, tone: 'done' };
}
