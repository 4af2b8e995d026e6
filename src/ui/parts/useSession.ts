// The page's one tie to the store.

import { createContext, useContext, useDeferredValue } from 'react';
import { useStore } from 'zustand';
import { assert } from '../../base/assert.ts';
import type { View } from '../../store/derived/view.ts';
import type { SessionState } from '../../store/inputs/state.ts';
import type { Actions, Session } from '../../store/session.ts';

export const SessionContext = createContext<Session | undefined>(undefined);

export function useWholeSession(): Session {
  const session = useContext(SessionContext);
  assert(session !== undefined, 'the page stands inside a session');
  return session;
}

export function useSession<T>(selector: (state: SessionState) => T): T {
  return useStore(useWholeSession().store, selector);
}

export function useView(): View {
  return useSession(useWholeSession().viewOf);
}

/**
 * The view for what stands beside the run, where the eye does not look first: it is printed behind the paint of what has
 * just been done, and not at all where more is done meanwhile. What is clicked and must answer at once takes the view.
 */
export function useViewSoon(): View {
  return useDeferredValue(useView());
}

/** A part of the view; what uses nothing else is printed again only where that is another one. */
export function usePartOfView<T>(part: (view: View) => T): T {
  const { viewOf } = useWholeSession();
  return useSession((state) => part(viewOf(state)));
}

export function useActions(): Actions {
  return useWholeSession().actions;
}
