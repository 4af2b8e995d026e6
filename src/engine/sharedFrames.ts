// How much two runs have in common, by the identity of their frames.

import type { Frame } from '../model/run.ts';

/** As many leading frames are the same. A frame belongs to the turns before it: where two runs share one, they share all before. */
export function sharedFrames(a: readonly Frame[], b: readonly Frame[]): number {
  let shared = 0;
  let end = Math.min(a.length, b.length);
  if (a[end - 1] === b[end - 1]) return end;
  while (shared < end) {
    const middle = (shared + end) >> 1;
    if (a[middle] === b[middle]) shared = middle + 1;
    else end = middle;
  }
  return shared;
}
