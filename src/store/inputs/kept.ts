// What of the page's state the browser keeps beside the progress; without its memory the page works all the same.

import { freshPage, type PageState } from './page.ts';
import type { ProgressStorage } from './progress.ts';

const rightwardsKey = 'wakelane-rightwards';
const tourKey = 'wakelane-tour';

/** The page as the reader left it the last time. */
export function readPage(storage: ProgressStorage | undefined): PageState {
  const time = read(storage, rightwardsKey) === 'yes' ? 'rightwards' : 'downwards';
  return {
    ...{ ...freshPage, time, ownTime: time },
    // Who keeps nothing is not shown the tour again and again.
    tour: storage !== undefined && read(storage, tourKey) === null ? freshPage.tour : { status: 'off' },
  };
}

/** Keeps what has changed. */
export function keepPage(storage: ProgressStorage | undefined, page: PageState, before: PageState): void {
  if (page.ownTime !== before.ownTime)
    write(storage, rightwardsKey, page.ownTime === 'rightwards' ? 'yes' : 'no');
  if (page.tour.status === 'seen' && before.tour.status !== 'seen') write(storage, tourKey, 'seen');
}

function read(storage: ProgressStorage | undefined, key: string): string | null | undefined {
  try {
    return storage?.getItem(key);
  } catch {
    return undefined;
  }
}

function write(storage: ProgressStorage | undefined, key: string, value: string): void {
  try {
    storage?.setItem(key, value);
  } catch {
    // It is forgotten with the page then.
  }
}
