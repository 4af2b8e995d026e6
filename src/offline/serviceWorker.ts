/**
 * Keeps the whole page in the browser after the first visit, so that all of it works without a network: every level,
 * the editor and the explorer. Each version has a cache of its own. Another version is fetched beside it and waits until
 * somebody asks for it, or until no tab is open any more.
 */

import { files, version } from 'virtual:kept-files';
import { cacheNames, clientsClaim, setCacheNameDetails } from 'workbox-core';
import { precacheAndRoute } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { outdatedCaches, ownCaches } from './caches.ts';
import { TAKE_OVER } from './messages.ts';

/** What a service worker has and a window has not, as far as it is needed here. */
interface Scope {
  readonly registration: ServiceWorkerRegistration;
  skipWaiting(): Promise<void>;
  addEventListener(type: 'activate', act: (event: { waitUntil(work: Promise<unknown>): void }) => void): void;
  addEventListener(type: 'message', act: (event: { readonly data: unknown }) => void): void;
}
declare const self: Scope;

const prefix = 'wakelane';
const folder = self.registration.scope;
setCacheNameDetails({ prefix, precache: version, suffix: folder });
const inUse = cacheNames.precache;

const own = async () => ownCaches(await caches.keys(), { prefix, folder });

precacheAndRoute([...files], { cleanURLs: false, ignoreURLParametersMatching: [/./] });

// A tab that still runs the version before asks for parts that this one does not have.
registerRoute(
  ({ sameOrigin, url }) => sameOrigin && url.href.startsWith(`${folder}assets/`),
  async ({ request }) => (await keptBefore(request)) ?? fetch(request),
);

async function keptBefore(request: Request): Promise<Response | undefined> {
  for (const name of await own()) {
    const kept = await (await caches.open(name)).match(request, { ignoreVary: true });
    if (kept !== undefined) return kept;
  }
  return undefined;
}

// The tab of the first visit, too, can go on without a network.
clientsClaim();

self.addEventListener('activate', (event) => {
  event.waitUntil(
    own().then((names) => Promise.all(outdatedCaches(names, inUse).map((name) => caches.delete(name)))),
  );
});

self.addEventListener('message', ({ data }) => {
  if (data === TAKE_OVER) void self.skipWaiting();
});
