// The reader of pasted tables in a Web Worker: the page goes on while a table is judged, and whatever is pasted.

import { answer } from './answer.ts';
import type { PastedAnswer, PastedRequest } from './request.ts';

const send = (told: PastedAnswer): void => self.postMessage(told);

self.addEventListener('message', ({ data }: MessageEvent<PastedRequest>) => {
  try {
    answer(data, send);
  } catch (error) {
    send({
      kind: 'failed',
      number: data.number,
      message: error instanceof Error ? error.message : String(error),
    });
  }
});
