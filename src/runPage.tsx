/** The second composition root: what is needed to open a run, fetched when somebody opens one. */

import { charts } from 'virtual:charts';
import { prelude } from 'virtual:prelude';
import type { ComponentType } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { assert } from './base/assert.ts';
import { unreachable } from './base/unreachable.ts';
import { findDrawn } from './explorer/drawn.ts';
import { type LinkNeeds, linkNeeds, parseLink } from './formats/link/link.ts';
import { readParsed } from './lang/readScenario.ts';
import { restoreSyntax } from './lang/syntax/storedSyntax.ts';
import type { Level } from './model/level.ts';
import { loadText } from './scenarios/texts.ts';
import type { Shipped, TextTools } from './store/inputs/bench.ts';
import { createSession, type Session } from './store/session.ts';
import { App } from './ui/app/App.tsx';
import { LoadFailure } from './ui/app/LoadFailure.tsx';
import { prefetchParts } from './ui/app/pageParts.ts';
import { RunSkeleton } from './ui/app/RunSkeleton.tsx';
import { followAddress, isRunAddress } from './ui/parts/address.ts';
import { browserStorage } from './ui/parts/browserStorage.ts';
import { createExplorer } from './worker/explorer.ts';

// Safari refuses more than 100 changes of the address in 30 seconds; playing makes more.
const addressDelayMs = 400;
const idleDelayMs = 1_000;

const firstTitle = document.title;

type Opening = StoreApi<{ readonly status: 'open' | 'loading' | 'failed' }>;

/** Opens what the address says, and returns the page that shows it. Rejects where its text cannot be fetched. */
export async function openRunPage(levels: readonly Level[]): Promise<ComponentType> {
  const opening: Opening = createStore(() => ({ status: 'open' }));
  const fragment = window.location.hash;
  const needs = needsOf(fragment, levels);
  const [shipped, tools] = await Promise.all([fetchShipped(needs.id), fetchTools(needs)]);
  const session = createSession({
    library: [shipped],
    levels,
    charts,
    ...tools,
    findDrawn,
    explore: createExplorer(),
    storage: browserStorage(),
  });
  session.actions.openLink(parseLink(fragment, tools.packer));
  const here = { fragment, ids: new Set([needs.id]), tools };
  keepAddress(session, opening, here);
  whenIdle(() => {
    prefetchParts();
    // A run may grow until only a packed one fits into a link.
    void learn(session, here, { text: false, packed: true }).catch(() => {});
  });
  return () => {
    const { status } = useStore(opening);
    switch (status) {
      case 'open':
        return <App session={session} />;
      case 'loading':
        return <RunSkeleton />;
      case 'failed':
        return <LoadFailure />;
      default:
        return unreachable(status);
    }
  };
}

interface Needs extends Pick<LinkNeeds, 'text' | 'packed'> {
  /** The scenario whose text a link needs; where it names no shipped one, the first level. */
  readonly id: string;
}

function needsOf(fragment: string, levels: readonly Level[]): Needs {
  const { scenario, text, packed } = linkNeeds(fragment);
  const known = levels.find(({ id }) => id === scenario) ?? levels[0];
  return { id: known?.id ?? '', text, packed };
}

async function fetchTools({ text, packed }: Omit<Needs, 'id'>): Promise<Partial<TextTools>> {
  const [parse, packer] = await Promise.all([
    text ? import('./lang/scenario.ts').then((module) => module.parseScenario) : undefined,
    packed ? import('./formats/link/packedText.ts').then((module) => module.packer) : undefined,
  ]);
  return { parse, packer };
}

/** Safari knows no idle time: there a moment must do. */
function whenIdle(act: () => void): void {
  if ('requestIdleCallback' in window) window.requestIdleCallback(act);
  else setTimeout(act, idleDelayMs);
}

async function fetchShipped(id: string): Promise<Shipped> {
  const loaded = await loadText(id);
  assert(loaded !== undefined, `the catalogue names shipped scenarios only, and ${id} is one`);
  const { text, syntax, assembly } = loaded;
  // What must hold of a shipped text was checked when the page was built.
  const phases = { assembly, checks: undefined };
  const origin = { id, text, prelude: restoreSyntax(prelude, ''), charts, phases };
  return { id, text, parsed: readParsed({ file: restoreSyntax(syntax, text), diagnostics: [] }, origin) };
}

interface Here {
  /** The fragment that is open. */
  readonly fragment: string;
  readonly ids: Set<string>;
  tools: Partial<TextTools>;
}

/** Fetches what is wanted and not here yet. */
async function learn(session: Session, here: Here, { text, packed }: Omit<Needs, 'id'>): Promise<void> {
  const { parse, packer } = here.tools;
  const fetched = await fetchTools({ text: text && !parse, packed: packed && !packer });
  here.tools = { parse: fetched.parse ?? parse, packer: fetched.packer ?? packer };
  session.learn(here.tools);
}

/** Opens what the address says from now on, and makes the address say what is open. */
function keepAddress(session: Session, opening: Opening, here: Here): void {
  const { store, levels, linkOf, viewOf, actions } = session;
  const currentLink = () => linkOf(store.getState());
  // A link that could not be opened stays in the address until the user does something else.
  let written = currentLink();
  let timer: number | undefined;

  const nameTab = () => {
    document.title = `${viewOf(store.getState()).scenario.title} · Wakelane`;
  };
  const read = async () => {
    window.clearTimeout(timer);
    actions.pause();
    if (!isRunAddress()) {
      document.title = firstTitle;
      return;
    }
    const fragment = window.location.hash;
    const needs = needsOf(fragment, levels);
    if (!isHere(needs) && !(await fetchNeeds(needs))) return;
    // The reader may have gone on meanwhile.
    if (window.location.hash !== fragment) return;
    actions.openLink(parseLink(fragment, here.tools.packer));
    written = currentLink();
    opening.setState({ status: 'open' });
    nameTab();
  };
  const isHere = ({ id, text, packed }: Needs) =>
    here.ids.has(id) && (here.tools.parse || !text) && (here.tools.packer || !packed);
  const fetchNeeds = async (needs: Needs): Promise<boolean> => {
    opening.setState({ status: 'loading' });
    try {
      session.add(await fetchShipped(needs.id));
      here.ids.add(needs.id);
      await learn(session, here, needs);
      return true;
    } catch {
      opening.setState({ status: 'failed' });
      return false;
    }
  };

  nameTab();
  followAddress(() => void read());
  // The reader may have gone on while the first text was fetched.
  if (window.location.hash !== here.fragment) void read();
  store.subscribe(() => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      if (!isRunAddress() || opening.getState().status !== 'open') return;
      const link = currentLink();
      if (link === written) return;
      written = link;
      window.history.replaceState(null, '', `#${link}`);
      nameTab();
    }, addressDelayMs);
  });
}
