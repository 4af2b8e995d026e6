/** What a run needs, fetched: the scenario that is opened and, where its link asks for more, the tools for that. */

import { charts } from 'virtual:charts';
import { levels } from 'virtual:levels';
import { assert } from './base/assert.ts';
import { defined } from './base/defined.ts';
import { type LinkNeeds, linkNeeds, namesRun, type ParsedLink, parseLink } from './formats/link/link.ts';
import type { Packer } from './formats/link/packer.ts';
import { completeSettings } from './formats/settings.ts';
import { isSameSettings } from './model/sameSettings.ts';
import { loadSyntax } from './scenarios/syntaxes.ts';
import { loadText } from './scenarios/texts.ts';
import type { Shipped } from './store/inputs/compileCache.ts';
import { restoreShipped } from './store/inputs/shipped.ts';
import type { Session } from './store/session.ts';

// What failed once is remembered by the browser's list of modules: only a fresh start asks for it again.
const toolsFailed =
  'This needs the compiler, a file of the page that did not come. Load the page again to fetch it; the link keeps the run.';

/** What a link needs before it can be read. */
export interface Needs extends Pick<LinkNeeds, 'text' | 'packed'> {
  /** The scenario whose text a link needs; where it names no shipped one, the first level. */
  readonly id: string;
}

export function needsOf(fragment: string): Needs {
  const { scenario, text, packed } = linkNeeds(fragment);
  const { id } = levels.find((level) => level.id === scenario) ?? defined(levels[0]);
  return { id, text, packed };
}

/** The scenario under its first settings. */
export async function fetchShipped(id: string): Promise<Shipped> {
  const stored = await loadText(id);
  assert(stored !== undefined, `the catalogue names shipped scenarios only, and ${id} is one`);
  return restoreShipped(id, stored, charts);
}

/** What of the files of runs is here, and what is fetched when it is needed. A session knows all that is. */
export interface Supply {
  /** True where a fragment can be opened at once. */
  readonly isHere: (fragment: string) => boolean;
  /** What a fragment says, once all is here that it needs. Rejects where a file does not come. */
  readonly linkOf: (fragment: string) => Promise<ParsedLink>;
  /** A text of one's own, opened at its beginning. Rejects where the parser does not come. */
  readonly linkOfText: (text: string) => Promise<ParsedLink>;
  /** Whether a text is one of the shipped ones that are here. */
  readonly isShipped: (text: string) => boolean;
  /** Fetches what other settings of the open scenario need. Rejects where it does not come. */
  readonly whole: () => Promise<void>;
  /** Fetches what the open scenario and its links may need later, and says nothing if it does not come. */
  readonly complete: () => void;
  /** Fetches what an action waits for; if it does not come, the action is given up with a sentence. */
  readonly hurry: () => void;
}

/** At first the scenario that the session was opened with is here. */
export function createSupply(session: Session, first: Shipped): Supply {
  const { add, learn, giveUp, store } = session;
  const whole = new Set<string>();
  const shippedOf = new Map([[first.id, first]]);
  let packer: Packer | undefined;

  async function bring({ id, text, packed }: Needs): Promise<Shipped> {
    const [shipped] = await Promise.all([
      shippedOf.get(id) ?? fetchShipped(id),
      packed ? fetchPacker() : undefined,
      text ? fetchParser() : undefined,
    ]);
    if (!shippedOf.has(id)) {
      shippedOf.set(id, shipped);
      add(shipped);
    }
    return shipped;
  }

  async function fetchPacker(): Promise<void> {
    packer ??= (await import('./formats/link/packedText.ts')).packer;
    learn({ packer });
  }

  async function fetchParser(): Promise<void> {
    const [{ parseScenario }, { compile, combinations }] = await Promise.all([
      import('./lang/scenario.ts'),
      import('./compiler.ts'),
    ]);
    learn({ parse: parseScenario, compile, combinations });
  }

  async function fetchWhole(shipped: Shipped): Promise<void> {
    if (whole.has(shipped.id)) return;
    const [{ compile, withSource }, syntax] = await Promise.all([
      import('./compiler.ts'),
      loadSyntax(shipped.id),
    ]);
    assert(syntax !== undefined, `${shipped.id} is shipped`);
    learn({ compile });
    add(withSource(shipped, syntax));
    whole.add(shipped.id);
  }

  async function fetchOpen(): Promise<void> {
    const shipped = shippedOf.get(store.getState().id);
    if (shipped !== undefined) await fetchWhole(shipped);
  }

  return {
    isHere(fragment) {
      const { id, text, packed } = needsOf(fragment);
      // A text is read elsewhere, which takes a moment.
      return !namesRun(fragment) && whole.has(id) && !text && (packer !== undefined || !packed);
    },
    async linkOf(asked) {
      const { fragment, problems } = await inFull(asked);
      const shipped = await bring(needsOf(fragment));
      const link = parseLink(fragment, packer);
      if (!isFirst(link, shipped)) await fetchWhole(shipped);
      return withText(session, { ...link, problems: [...problems, ...link.problems] });
    },
    async linkOfText(text) {
      // Its link is packed as soon as the address is written.
      await Promise.all([fetchParser(), fetchPacker()]);
      return withText(session, linkOfText(text));
    },
    isShipped: (text) => [...shippedOf.values()].some((shipped) => shipped.text === text),
    whole: fetchOpen,
    complete() {
      // A run may grow until only a packed one fits into a link.
      Promise.all([fetchOpen(), fetchPacker()]).catch(() => {});
    },
    hurry() {
      fetchOpen().catch(() => giveUp(toolsFailed));
    },
  };
}

/** A link that names a run, with that run written out. */
async function inFull(
  fragment: string,
): Promise<Pick<ParsedLink, 'problems'> & { readonly fragment: string }> {
  if (!namesRun(fragment)) return { fragment, problems: [] };
  const [{ writeOut }, { default: runs }] = await Promise.all([
    import('./formats/link/namedRuns.ts'),
    import('./scenarios/namedRuns.json'),
  ]);
  return writeOut(fragment, runs);
}

/** The link, once its text is read: somewhere else, for as long as that takes. Most links carry none. */
async function withText(session: Session, parsed: ParsedLink): Promise<ParsedLink> {
  if (parsed.link?.text === undefined) return parsed;
  const { readElsewhere } = await import('./foreignLinks.ts');
  const problem = await readElsewhere(session, { ...parsed.link, text: parsed.link.text }, charts);
  return problem === undefined ? parsed : { link: undefined, problems: [problem] };
}

/** A text from its beginning. */
function linkOfText(text: string): ParsedLink {
  const link = { version: 1, scenario: '', text, settings: [], under: undefined, line: undefined } as const;
  return { link, problems: [] };
}

/** True where a link can be opened without the compiler: it shows the scenario under its first settings. */
function isFirst({ link }: ParsedLink, { first }: Shipped): boolean {
  if (first === undefined) return false;
  if (link === undefined || link.text !== undefined) return true;
  const { scenario, program } = first;
  return [link.settings, link.under].every(
    (words) =>
      words === undefined || isSameSettings(completeSettings(words, scenario).settings, program.settings),
  );
}
