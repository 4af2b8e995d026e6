// Texts of one's own, kept in this browser: each under a name that never changes, with a number that every change
// raises, so that a tab that knows an older state writes beside it and not over it.

import { createStore, del, entries, get, update } from 'idb-keyval';
import { matched } from '../base/matched.ts';

export interface OwnText {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** When it was changed last, in milliseconds of the epoch. */
  readonly changed: number;
  /** Raised by every change. */
  readonly revision: number;
}

/** What a tab knows of a text that it writes: undefined before it has written or read one. */
export interface KnownText {
  readonly id: string;
  readonly revision: number;
}

const store = () => createStore('wakelane', 'texts');
const changes = 'wakelane texts';

/** All of them, the newest first. Rejects where the browser keeps nothing. */
export async function listTexts(): Promise<readonly OwnText[]> {
  const all = await entries<string, OwnText>(store());
  return all.map(([, own]) => own).toSorted((a, b) => b.changed - a.changed);
}

export function readText(id: string): Promise<OwnText | undefined> {
  return get<OwnText>(id, store());
}

/**
 * Keeps a text, and says under which name. Where another tab has written a different one under the known name since,
 * both stay: this one gets a name of its own.
 */
export async function keepText(known: KnownText | undefined, text: string): Promise<KnownText> {
  const own = known ?? { id: crypto.randomUUID(), revision: 0 };
  let kept: KnownText | undefined;
  await update<OwnText>(
    own.id,
    (there) => {
      const isOvertaken = there !== undefined && there.revision !== own.revision && there.text !== text;
      if (isOvertaken) return there;
      const next = recordOf(own.id, text, there === undefined ? 1 : there.revision + 1);
      kept = { id: own.id, revision: next.revision };
      return next;
    },
    store(),
  );
  if (kept === undefined) return keepText(undefined, text);
  announce();
  return kept;
}

export async function removeText(id: string): Promise<void> {
  await del(id, store());
  announce();
}

/** Tells of changes by other tabs and by this one. Returns what ends it. */
export function whenTextsChange(tell: () => void): () => void {
  const channel = new BroadcastChannel(changes);
  channel.onmessage = tell;
  own.add(tell);
  return () => {
    channel.close();
    own.delete(tell);
  };
}

/** Listeners of this tab: a channel does not speak to itself. */
const own = new Set<() => void>();

function announce(): void {
  const channel = new BroadcastChannel(changes);
  channel.postMessage('changed');
  channel.close();
  for (const tell of own) tell();
}

function recordOf(id: string, text: string, revision: number): OwnText {
  return { id, title: titleIn(text), text, changed: Date.now(), revision };
}

/** What its first line calls it; texts with errors have one, too. */
function titleIn(text: string): string {
  const [, title = ''] = matched(/\bscenario\s*"((?:[^"\\\n]|\\.)*)"/, text);
  return title === '' ? 'Without a title' : title.replace(/\\(.)/g, '$1');
}
