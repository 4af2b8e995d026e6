// What must wait until all settings of the text that runs can be chosen: the page fetches the compiler behind the first
// step, and whoever is faster than that is served a moment later.

import type { CompileCache } from './inputs/compileCache.ts';
import type { SessionState } from './inputs/state.ts';

export interface WaitingActions {
  /** The same action; called too early, it is done as soon as it can be, unless another text runs by then. */
  readonly whole: <Args extends readonly unknown[]>(
    action: (...args: Args) => void,
  ) => (...args: Args) => void;
  /** The same action, which needs nothing that must be fetched; it keeps its place behind those that wait. */
  readonly behind: <Args extends readonly unknown[]>(
    action: (...args: Args) => void,
  ) => (...args: Args) => void;
  /** Does what can be done by now. */
  readonly goOn: () => void;
  /** Forgets what waits. */
  readonly giveUp: () => void;
}

/** `ask` is called for every action that begins to wait. */
export function createWaiting(
  cache: CompileCache,
  getState: () => SessionState,
  ask: () => void,
): WaitingActions {
  let waiting: readonly { readonly good: string; readonly act: () => void }[] = [];
  return {
    whole:
      (action) =>
      (...args) => {
        const { good } = getState();
        if (cache.isWhole(good)) action(...args);
        else {
          waiting = [...waiting, { good, act: () => action(...args) }];
          ask();
        }
      },
    behind:
      (action) =>
      (...args) => {
        const { good } = getState();
        if (waiting.some((each) => each.good === good))
          waiting = [...waiting, { good, act: () => action(...args) }];
        else action(...args);
      },
    goOn() {
      if (!cache.isWhole(getState().good)) return;
      const due = waiting;
      waiting = [];
      for (const { good, act } of due) if (good === getState().good) act();
    },
    giveUp() {
      waiting = [];
    },
  };
}
