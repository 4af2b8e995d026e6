// The explorer in a Web Worker: answers one request, then waits for the next.

import { exploration } from '../explorer/exploration.ts';
import type { ExplorationEvent } from '../model/exploration.ts';
import type { Request } from './request.ts';

/** Between two messages that only tell how far the search is. */
const progressMs = 80;

self.addEventListener('message', ({ data }: MessageEvent<Request>) => {
  try {
    run(data);
  } catch (error) {
    send({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
});

function run({ program, options }: Request): void {
  let told = performance.now();
  for (const event of exploration(program, options)) {
    const now = performance.now();
    if (event.kind === 'searching' && now - told < progressMs) continue;
    told = now;
    send(event);
  }
}

function send(message: ExplorationEvent): void {
  self.postMessage(message, { transfer: buffersOf(message) });
}

/** Handed over, not copied. */
function buffersOf(message: ExplorationEvent): ArrayBufferLike[] {
  if (message.kind === 'game') return [message.game.buffer];
  if (message.kind !== 'report' || message.fates === undefined) return [];
  const { words, index, codes } = message.fates;
  return [words.buffer, index.buffer, codes.buffer];
}
