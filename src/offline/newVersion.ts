/** The page's side: has the service worker keep the page, and follows what becomes of a newer version. */

import { TAKE_OVER } from './messages.ts';

/**
 * How this tab stands to the host's version: as far as it knows it runs that; a newer one is here and waits; another tab
 * has taken the newer one.
 */
export type VersionState = 'current' | 'waiting' | 'taken elsewhere';

export interface NewVersion {
  readonly state: () => VersionState;
  /** Calls `told` whenever the state is another. Returns what ends that. */
  readonly follow: (told: () => void) => () => void;
  /** Loads this tab again with the newer version, which it brings into use where no other tab has. */
  readonly take: () => void;
}

/** How often a tab that is looked at again asks the host: a check costs a request. */
const askAgainMs = 3_600_000;

/**
 * Registers the service worker beside the page.
 *
 * @throws where the browser refuses: pages that were not sent securely, and private windows of some browsers
 */
export async function keepOffline(container: ServiceWorkerContainer): Promise<NewVersion> {
  const address = new URL('sw.js', document.baseURI);
  const registration = await container.register(address, { updateViaCache: 'none' });
  let state: VersionState = 'current';
  const listeners = new Set<() => void>();
  const become = (next: VersionState) => {
    state = next;
    for (const told of listeners) told();
  };
  let asked = false;
  // Where nothing is in control yet, what is installed is the version that this tab runs.
  let controlled = container.controller !== null;
  const look = () => {
    if (controlled && registration.waiting !== null) become('waiting');
  };
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', look);
  });
  container.addEventListener('controllerchange', () => {
    if (asked) window.location.reload();
    else if (controlled) become('taken elsewhere');
    controlled = true;
  });
  look();
  askNowAndThen(registration);
  return {
    state: () => state,
    follow: (told) => {
      listeners.add(told);
      return () => listeners.delete(told);
    },
    take: () => {
      asked = true;
      if (registration.waiting === null) window.location.reload();
      else registration.waiting.postMessage(TAKE_OVER);
    },
  };
}

/** A browser looks for a newer version when a page is loaded: a tab that stays open would never hear of one. */
function askNowAndThen(registration: ServiceWorkerRegistration): void {
  let last = performance.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || performance.now() - last < askAgainMs) return;
    last = performance.now();
    // Without a network there is nothing to be told.
    void registration.update().catch(() => {});
  });
}
