// Notices which goals the run reaches, keeps them, and poses a question once its answer is known.

import type { StoreApi } from 'zustand/vanilla';
import type { GoalKind } from '../../model/scenario.ts';
import { progressKey } from '../goals/goals.ts';
import { isFoundOut } from '../goals/hiding.ts';
import {
  bothWon,
  type How,
  type ProgressStorage,
  readProgress,
  withGoal,
  writeProgress,
} from '../inputs/progress.ts';
import type { SessionState } from '../inputs/state.ts';
import { pose } from './beginning.ts';
import type { Tools } from './tools.ts';

/** Follows every change of the session. */
export function followGoals(
  { getState, setState, subscribe }: StoreApi<SessionState>,
  tools: Tools,
  storage: ProgressStorage | undefined,
): void {
  let reachedBefore: readonly string[] = [];
  let told = false;
  subscribe((state, before) => {
    if (state.won !== before.won) {
      // What was cleared is cleared; else what another page has kept meanwhile stays.
      const own = shippedOnly(state.won);
      const cleared = state.won.size === 0;
      const isKept = writeProgress(storage, cleared ? own : bothWon(readProgress(storage), own));
      if (!isKept && !told) {
        told = true;
        setState({ notKept: 'refused' });
        return;
      }
    }
    const { list } = tools.derived.viewOf(state).goals;
    // Progress that has just been cleared is not won again by what still stands there.
    const fresh = list.filter(
      ({ key, kind, reached, won, helped }) =>
        reached && (!won || (helped && howOf(state, kind) === 'alone')) && !reachedBefore.includes(key),
    );
    reachedBefore = list.filter(({ reached }) => reached).map(({ key }) => key);
    // What was just reached stays on until the player has read why.
    const [first] = fresh;
    if (first !== undefined) {
      const idOf = (kind: GoalKind): string => progressKey(tools.cache, state, kind);
      const won = fresh.reduce(
        (all, { key, kind }) => withGoal(all, idOf(kind), key, howOf(state, kind)),
        state.won,
      );
      setState({ won, aim: first.key });
      return;
    }
    const posed = pose(tools, getState());
    if (Object.keys(posed).length > 0) setState(posed);
  });

  /** Whether what was to be found out was told. */
  function howOf(state: SessionState, kind: GoalKind): How {
    if (!isFoundOut(kind)) return 'alone';
    const { hints } = tools.derived.viewOf(state).scenario;
    const isHinted = hints.length > 0 && state.hints >= hints.length;
    return isHinted || state.helped || state.page.fates === 'shown' ? 'with help' : 'alone';
  }

  /** Goals of other texts are nobody's business after the session. */
  function shippedOnly(won: SessionState['won']): SessionState['won'] {
    return new Map([...won].filter(([id]) => tools.links.names.includes(id)));
  }
}
