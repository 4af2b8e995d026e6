// The page's side of the reader of pasted tables. Its worker is started with the first question.

import type { PastedAnswer, PastedRequest } from './request.ts';

/** Asks; what was asked before is not answered any more. */
export type AskReader = (
  request: Omit<PastedRequest, 'number'>,
  tell: (answer: PastedAnswer) => void,
) => void;

export function createReader(): AskReader {
  let worker: Worker | undefined;
  let number = 0;
  return (request, tell) => {
    // A table that is still being judged is of no use to anybody.
    worker?.terminate();
    number += 1;
    const own = number;
    worker = new Worker(new URL('./pasting.worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<PastedAnswer>) => {
      if (data.number === number) tell(data);
    };
    worker.onerror = ({ message }) => {
      if (own === number)
        tell({
          kind: 'failed',
          number: own,
          message: message || 'The reader of tables could not be started.',
        });
    };
    worker.postMessage({ ...request, number: own } satisfies PastedRequest);
  };
}
