/** Texts of one's own behind the run page: opened by name or after a reload, kept while they are edited. */

import type { ParsedLink } from './formats/link/link.ts';
import { ownAddress, ownIdIn } from './kept/address.ts';
import { createKeeper, keptAt } from './kept/keeper.ts';
import type { KnownText } from './kept/ownTexts.ts';
import { LINK_CHARS_MAX } from './model/limits.ts';
import type { Supply } from './runFiles.ts';
import type { Session } from './store/session.ts';

const notKept: ParsedLink = {
  link: undefined,
  problems: [
    'This browser does not keep that text any more. It may be kept in another browser, or was deleted.',
  ],
};
const nothingKept =
  'This browser keeps nothing for the page: what you edit stands in the address, and nowhere else. Save it as a file.';
const tooLarge = `The text is too large for a link, which has ${LINK_CHARS_MAX} characters at most. It is kept in this browser only: to hand it on, save it as a file.`;

/** Most runs are of nobody's own text, and do without what reads them. */
async function fetchText(id: string) {
  const { readText } = await import('./kept/ownTexts.ts');
  return readText(id);
}

export interface OwnRuns {
  /** What a fragment says; where the document was loaded, what this tab has edited since goes before it. */
  readonly linkOf: (fragment: string) => Promise<ParsedLink>;
  /** What `linkOf` told of a fragment is open now. */
  readonly opened: (fragment: string) => void;
  /** The address for what is open, whose link is this one; with its `#`. */
  readonly addressOf: (link: string) => string;
}

/** `loadedAt`: the fragment at which the document was loaded. There, and nowhere else, a tab gets back what it edited last. */
export function followOwnTexts({ store }: Session, supply: Supply, loadedAt: string): OwnRuns {
  let back: string | undefined = loadedAt;
  const say = (problem: string): void => store.setState({ problems: [problem] });
  const keeper = createKeeper(() => say(nothingKept));
  let coming: KnownText | undefined;
  let isOpen = false;
  store.subscribe(({ text }) => {
    if (isOpen) keeper.follow(text, supply.isShipped(text));
  });
  return {
    async linkOf(fragment) {
      isOpen = false;
      coming = undefined;
      const named = ownIdIn(fragment);
      const id = named ?? (fragment === back ? keptAt(fragment) : undefined);
      back = undefined;
      const own = id === undefined ? undefined : await fetchText(id).catch(() => undefined);
      if (own === undefined) return named === undefined ? supply.linkOf(fragment) : notKept;
      coming = { id: own.id, revision: own.revision };
      if (named !== undefined) return supply.linkOfText(own.text);
      const carried = await supply.linkOf(fragment);
      return carried.link?.text === own.text ? carried : supply.linkOfText(own.text);
    },
    opened(fragment) {
      keeper.opened(store.getState().text, coming, fragment);
      isOpen = true;
    },
    addressOf(link) {
      const id = keeper.id();
      const isTooLarge = link.length > LINK_CHARS_MAX && id !== undefined;
      if (isTooLarge) say(tooLarge);
      const address = isTooLarge ? ownAddress(id) : `#${link}`;
      keeper.addressed(address);
      return address;
    },
  };
}
