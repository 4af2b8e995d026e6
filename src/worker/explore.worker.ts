// The explorer in a Web Worker: answers one request, then waits for the next.

import { exploration } from '../explorer/exploration.ts';
import type { Request, WorkerAnswer } from './request.ts';

/** Between two messages that only tell how far the search is. */
const progressMs = 80;

// A worker that ends without an error tells nobody. A lock is given back by the browser, however its holder ends.
const alive = holdLock();

self.addEventListener('message', ({ data }: MessageEvent<Request>) => {
  void alive.then(() => {
    try {
      run(data);
    } catch (error) {
      send({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  });
});

/** Takes a lock of its own for good, and says so. There are none where a page was not sent securely. */
function holdLock(): Promise<void> {
  const { locks } = navigator;
  if (locks === undefined) {
    send({ kind: 'alive', lock: undefined });
    return Promise.resolve();
  }
  const lock = `wakelane explorer ${crypto.randomUUID()}`;
  return new Promise((resolve) => {
    void locks.request(lock, () => {
      send({ kind: 'alive', lock });
      resolve();
      return new Promise(() => {});
    });
  });
}

function run({ program, options }: Request): void {
  let told = performance.now();
  for (const event of exploration(program, options)) {
    const now = performance.now();
    if (event.kind === 'searching' && now - told < progressMs) continue;
    told = now;
    send(event);
  }
}

function send(message: WorkerAnswer): void {
  self.postMessage(message, { transfer: buffersOf(message) });
}

/** Handed over, not copied. */
function buffersOf(message: WorkerAnswer): ArrayBufferLike[] {
  if (message.kind === 'game') return [message.game.buffer];
  if (message.kind !== 'report' || message.fates === undefined) return [];
  const { words, index, codes } = message.fates;
  return [words.buffer, index.buffer, codes.buffer];
}
