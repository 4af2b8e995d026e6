// The reader of foreign texts in a Web Worker: the page answers keys meanwhile, and can be left.

import { answerForeign, type ForeignRequest } from './request.ts';

self.addEventListener('message', ({ data }: MessageEvent<ForeignRequest>) => {
  self.postMessage(answerForeign(data));
});
