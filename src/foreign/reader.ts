// The page's side of the reader of foreign texts.

import type { ForeignText } from '../lang/foreignText.ts';
import { FOREIGN_TEXT_MS_MAX } from '../model/limits.ts';
import type { ForeignAnswer, ForeignRequest } from './request.ts';

type ForeignOutcome =
  | { readonly kind: 'read'; readonly read: ForeignText }
  /** It took longer than the bound, and was given up. */
  | { readonly kind: 'given up' }
  /** No worker, or one that failed: the page reads the text itself. */
  | { readonly kind: 'no reader' };

/** A worker as it is used here; tests have their own. */
export interface ForeignThread {
  readonly post: (request: ForeignRequest) => void;
  readonly terminate: () => void;
}

type Start = (answer: (answer: ForeignAnswer) => void, fail: () => void) => ForeignThread;

function startWorker(answer: (answer: ForeignAnswer) => void, fail: () => void): ForeignThread {
  const worker = new Worker(new URL('./foreign.worker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }: MessageEvent<ForeignAnswer>) => answer(data);
  worker.onerror = fail;
  // What is too deep or too large to be handed over.
  worker.onmessageerror = fail;
  return { post: (request) => worker.postMessage(request), terminate: () => worker.terminate() };
}

/** Reads a text elsewhere. A question ends the one before it, which is never answered then. */
export type ReadForeign = (request: ForeignRequest) => Promise<ForeignOutcome>;

/** A worker for each text, which ends with it. After `msMax` the text is given up. */
export function createForeignReader(
  start: Start = startWorker,
  msMax: number = FOREIGN_TEXT_MS_MAX,
): ReadForeign {
  let end = (): void => {};
  return (request) => {
    end();
    return new Promise((resolve) => {
      const finish = (outcome: ForeignOutcome) => {
        end();
        resolve(outcome);
      };
      const thread = start(
        (answer) => finish(answer.kind === 'read' ? answer : { kind: 'no reader' }),
        () => finish({ kind: 'no reader' }),
      );
      const timer = setTimeout(() => finish({ kind: 'given up' }), msMax);
      end = () => {
        clearTimeout(timer);
        thread.terminate();
      };
      thread.post(request);
    });
  };
}
