/** The second composition root: what is needed to open a run, fetched when somebody opens one. */

import { charts } from 'virtual:charts';
import { levels } from 'virtual:levels';
import type { ComponentType } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { findDrawn } from './explorer/drawn.ts';
import { followOwnTexts, type OwnRuns } from './ownRuns.ts';
import { createSupply, fetchShipped, needsOf, type Supply } from './runFiles.ts';
import { createSession, type Session } from './store/session.ts';
import { App } from './ui/app/App.tsx';
import { prefetchParts } from './ui/app/pageParts.ts';
import { RunSkeleton } from './ui/app/RunSkeleton.tsx';
import { addressLeft, followAddress, isRunAddress } from './ui/parts/address.ts';
import { browserStorage, refusedStorage } from './ui/parts/browserStorage.ts';
import { whenIdle } from './ui/parts/whenIdle.ts';
import { createExplorer } from './worker/explorer.ts';

// Safari refuses more than 100 changes of the address in 30 seconds; playing makes more.
const addressDelayMs = 400;

const firstTitle = document.title;

type Opening = StoreApi<{ readonly status: 'open' | 'loading' }>;

const linkFailed =
  'The link could not be opened: a file of the page did not come, because the connection is down or a newer page has replaced it. What was open before is still here.';

/**
 * Opens what the address says, and returns the page that shows it. `loadedAt`: the fragment at which the document was
 * loaded. Rejects where its text cannot be fetched.
 */
export async function openRunPage(loadedAt: string): Promise<ComponentType> {
  const opening: Opening = createStore(() => ({ status: 'open' }));
  const fragment = window.location.hash;
  const left = addressLeft();
  const shipped = await fetchShipped(needsOf(fragment).id);
  const session: Session = createSession({
    library: [shipped],
    levels,
    charts,
    findDrawn,
    explore: createExplorer(),
    storage: browserStorage() ?? refusedStorage,
    // Idle time may never come on a busy machine; who has asked for something need not wait for it.
    whenWaiting: () => supply.hurry(),
  });
  const supply: Supply = createSupply(session, shipped);
  const own = followOwnTexts(session, supply, loadedAt);
  // Its text may take a minute to be read: who has gone on meanwhile does not wait for it.
  const link = await Promise.race([own.linkOf(fragment), left]);
  if (link !== undefined) {
    session.actions.openLink(link);
    own.opened(fragment);
  }
  keepAddress(session, opening, supply, own, fragment);
  whenIdle(() => {
    supply.complete();
    prefetchParts();
  });
  return () => {
    const { status } = useStore(opening);
    return status === 'open' ? <App session={session} /> : <RunSkeleton />;
  };
}

/** Opens what the address says from now on, and makes the address say what is open. */
function keepAddress(session: Session, opening: Opening, supply: Supply, own: OwnRuns, opened: string): void {
  const { store, linkOf, viewOf, giveUp, actions } = session;
  const currentLink = () => linkOf(store.getState());
  // A link that could not be opened stays in the address until the user does something else.
  let written = currentLink();
  let timer: number | undefined;

  const nameTab = () => {
    const title = `${viewOf(store.getState()).scenario.title} · Wakelane`;
    // The same title once more would still be a change of the document.
    if (document.title !== title) document.title = title;
  };
  const read = async () => {
    window.clearTimeout(timer);
    actions.pause();
    if (!isRunAddress()) {
      document.title = firstTitle;
      return;
    }
    const fragment = window.location.hash;
    if (!supply.isHere(fragment)) opening.setState({ status: 'loading' });
    const link = await own.linkOf(fragment).catch(() => undefined);
    // The reader may have gone on meanwhile.
    if (window.location.hash !== fragment) return;
    if (link === undefined) giveUp(linkFailed);
    else {
      actions.openLink(link);
      own.opened(fragment);
      supply.complete();
    }
    written = currentLink();
    opening.setState({ status: 'open' });
    nameTab();
  };
  nameTab();
  followAddress(() => void read());
  // The reader may have gone on while the first text was fetched.
  if (window.location.hash !== opened) void read();
  store.subscribe(() => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      if (!isRunAddress() || opening.getState().status !== 'open') return;
      const link = currentLink();
      if (link === written) return;
      written = link;
      window.history.replaceState(null, '', own.addressOf(link));
      nameTab();
    }, addressDelayMs);
  });
}
