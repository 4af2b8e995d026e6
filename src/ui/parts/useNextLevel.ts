// The level behind a level, in course order.

import type { Level } from '../../model/level.ts';
import { isRunAddress } from './address.ts';
import { useWholeSession } from './useSession.ts';

/** Undefined behind the last one, for a text that is no level, and where somebody else has said what there is to do. */
export function useNextLevel(id: string): Level | undefined {
  const { levels } = useWholeSession();
  const here = levels.findIndex((level) => level.id === id);
  return here < 0 || !isRunAddress() ? undefined : levels[here + 1];
}
