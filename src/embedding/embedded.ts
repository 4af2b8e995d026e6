/** A run in a frame of another page: the session, and what was opened in it, to come back to. */

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ParsedLink } from '../formats/link/link.ts';
import type { Supply } from '../runFiles.ts';
import type { Session } from '../store/session.ts';

export interface Embedded {
  readonly session: Session;
  readonly supply: Supply;
  /** The link of what was opened last, as the session prints it at once. */
  readonly opened: StoreApi<{ readonly link: string }>;
  /** Opens a fragment, with or without `#`. What is wrong with it is among the session's problems. */
  readonly open: (fragment: string) => Promise<void>;
  /** Opens the last one again. */
  readonly again: () => void;
}

const notHere = 'The link could not be opened: a file of the page did not come. The connection may be down.';

export function createEmbedded(session: Session, supply: Supply): Embedded {
  const { store, actions, linkOf } = session;
  const opened = createStore(() => ({ link: linkOf(store.getState()) }));
  let last: ParsedLink = { link: undefined, problems: [] };
  /** Of several that are on their way, the last one counts. */
  let asked = '';

  function show(link: ParsedLink): void {
    actions.openLink(link);
    const { page } = store.getState();
    const fates = page.fates === 'by goal' ? 'until decided' : page.fates;
    // Nothing turns time or ends a presentation in a frame.
    const run = { time: 'downwards', mode: 'run', part: 'timeline', codeOpen: false } as const;
    store.setState({ page: { ...page, ...run, fates } });
    opened.setState({ link: linkOf(store.getState()) });
  }

  return {
    session,
    supply,
    opened,
    async open(fragment) {
      asked = fragment;
      const link = await supply.linkOf(fragment).catch(() => undefined);
      if (asked !== fragment) return;
      if (link === undefined) session.giveUp(notHere);
      else {
        last = link;
        show(link);
        supply.complete();
      }
    },
    again: () => show(last),
  };
}
