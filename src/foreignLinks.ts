/** What reads the text that a link carries; fetched with the first such link. */

import { createForeignReader, type ReadForeign } from './foreign/reader.ts';
import type { LinkV1 } from './formats/link/link.ts';
import type { ChartTable } from './model/chart.ts';
import type { Session } from './store/session.ts';

const tooSlow =
  'The link carries a text that takes more than a minute to read, and was given up. Make the text shorter, or open it as a file.';

// A text is of no use any more when its page is asked for another one; two pages in one document are two sessions.
const readers = new WeakMap<Session, ReadForeign>();

/** Reads it in a worker, so that the session knows what it says. Returns why it cannot be opened, where it cannot. */
export async function readElsewhere(
  session: Session,
  { text, settings, under }: Pick<LinkV1, 'settings' | 'under'> & { readonly text: string },
  charts: readonly ChartTable[],
): Promise<string | undefined> {
  const read = readers.get(session) ?? createForeignReader();
  readers.set(session, read);
  const outcome = await read({
    text,
    settings: under === undefined ? [settings] : [settings, under],
    charts,
  });
  if (outcome.kind === 'given up') return tooSlow;
  if (outcome.kind === 'read') session.remember(text, outcome.read);
  return undefined;
}
