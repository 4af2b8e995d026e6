// What the page keeps on this machine, or nothing: a browser may refuse.

import type { ProgressStorage } from '../../store/inputs/progress.ts';

export function browserStorage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

/** Stands for a storage that the browser refuses. */
export const refusedStorage: ProgressStorage = { getItem: refuse, setItem: refuse, removeItem: refuse };

function refuse(): never {
  throw new Error('the browser refuses to keep anything');
}

/** A word that is kept under a key; null where there is none, or nothing can be read. */
export function keptWord(key: string): string | null {
  try {
    return window.localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Keeps a word; where that is refused it is forgotten with the page. */
export function keepWord(key: string, word: string): void {
  try {
    window.localStorage.setItem(key, word);
  } catch {
    // The page works without.
  }
}
