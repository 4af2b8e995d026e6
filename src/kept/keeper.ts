// Keeps the text that is edited in a tab: within a moment however fast one types, and when the page is left.

import type { KnownText } from './ownTexts.ts';

/** An edit is kept within 300 ms; writing takes a part of them. */
const delayMs = 200;

const tabKey = 'wakelane.own';

export interface Keeper {
  /** A text that was opened is not an edit. `known`: where it is kept already. */
  readonly opened: (text: string, known: KnownText | undefined, address: string) => void;
  /** The text as it stands now. */
  readonly follow: (text: string, isShipped: boolean) => void;
  /** The page's address has changed while the same text is open. */
  readonly addressed: (address: string) => void;
  /** Name of the text that is open, if it is kept. */
  readonly id: () => string | undefined;
}

/** `fail` is told once that nothing can be kept. */
export function createKeeper(fail: () => void): Keeper {
  let base = '';
  let known: KnownText | undefined;
  let address = '';
  let waiting: string | undefined;
  let timer: number | undefined;
  let writing: Promise<void> = Promise.resolve();
  let hasFailed = false;

  function remember(): void {
    try {
      if (known === undefined) window.sessionStorage.removeItem(tabKey);
      else window.sessionStorage.setItem(tabKey, JSON.stringify({ id: known.id, address }));
    } catch {
      // Without it a reload opens what the address says.
    }
  }

  function write(): void {
    window.clearTimeout(timer);
    timer = undefined;
    const text = waiting;
    waiting = undefined;
    if (text === undefined) return;
    // One after the other: each must know what the one before it was kept as.
    writing = writing.then(async () => {
      try {
        const { keepText } = await import('./ownTexts.ts');
        known = await keepText(known, text);
        remember();
      } catch {
        if (!hasFailed) fail();
        hasFailed = true;
      }
    });
  }

  window.addEventListener('pagehide', write);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') write();
  });

  return {
    opened(text, at, where) {
      write();
      writing = writing.then(() => {
        known = at;
        address = where;
        remember();
      });
      base = text;
    },
    follow(text, isShipped) {
      if (text === base || isShipped) return;
      base = text;
      waiting = text;
      timer ??= window.setTimeout(write, delayMs);
    },
    addressed(where) {
      address = where;
      remember();
    },
    id: () => known?.id,
  };
}

/** The text that this tab was at when it stood at an address; undefined where it was at none. */
export function keptAt(address: string): string | undefined {
  try {
    const kept: unknown = JSON.parse(window.sessionStorage.getItem(tabKey) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('id' in kept) || !('address' in kept))
      return undefined;
    return kept.address === address && typeof kept.id === 'string' ? kept.id : undefined;
  } catch {
    return undefined;
  }
}
