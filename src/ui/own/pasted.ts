// A table that was pasted on one page and is read on the other.

import { ownPageAddress } from '../parts/address.ts';

const key = 'wakelane.pasted';

export function bringPasted(text: string): void {
  try {
    window.sessionStorage.setItem(key, text);
  } catch {
    // Then it has to be pasted again.
  }
  window.location.hash = ownPageAddress;
}

/** It is read once. */
export function takePasted(): string | undefined {
  try {
    const text = window.sessionStorage.getItem(key) ?? undefined;
    window.sessionStorage.removeItem(key);
    return text;
  } catch {
    return undefined;
  }
}
