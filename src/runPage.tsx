/** The second composition root: what is needed to open a run, fetched when somebody opens one. */

import { charts } from 'virtual:charts';
import { prelude } from 'virtual:prelude';
import type { ComponentType } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { assert } from './base/assert.ts';
import { unreachable } from './base/unreachable.ts';
import { findDrawn } from './explorer/drawn.ts';
import { type ParsedLink, parseLink } from './formats/link/link.ts';
import { readParsed } from './lang/readScenario.ts';
import { restoreSyntax } from './lang/syntax/storedSyntax.ts';
import type { Level } from './model/level.ts';
import { loadText } from './scenarios/texts.ts';
import type { Parse, Shipped } from './store/inputs/bench.ts';
import { createSession, type Session } from './store/session.ts';
import { App } from './ui/app/App.tsx';
import { LoadFailure } from './ui/app/LoadFailure.tsx';
import { RunSkeleton } from './ui/app/RunSkeleton.tsx';
import { followAddress, isRunAddress } from './ui/parts/address.ts';
import { browserStorage } from './ui/parts/browserStorage.ts';
import { createExplorer } from './worker/explorer.ts';

// Safari refuses more than 100 changes of the address in 30 seconds; playing makes more.
const addressDelayMs = 400;

const firstTitle = document.title;

type Opening = StoreApi<{ readonly status: 'open' | 'loading' | 'failed' }>;

/** Opens what the address says, and returns the page that shows it. Rejects where its text cannot be fetched. */
export async function openRunPage(levels: readonly Level[]): Promise<ComponentType> {
  const opening: Opening = createStore(() => ({ status: 'open' }));
  const fragment = window.location.hash;
  const link = parseLink(fragment);
  const needs = needsOf(link, levels);
  const session = createSession({
    library: [await fetchShipped(needs.id)],
    levels,
    charts,
    ...(needs.parser ? { parse: await fetchParser() } : {}),
    findDrawn,
    explore: createExplorer(),
    storage: browserStorage(),
  });
  session.actions.openLink(link);
  keepAddress(session, opening, { fragment, ids: new Set([needs.id]), parser: needs.parser });
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

interface Needs {
  /** The scenario whose text a link needs; where it names no shipped one, the first level. */
  readonly id: string;
  /** It carries a text of its own. */
  readonly parser: boolean;
}

function needsOf({ link }: ParsedLink, levels: readonly Level[]): Needs {
  const known = levels.find(({ id }) => id === link?.scenario) ?? levels[0];
  return { id: known?.id ?? '', parser: link?.text !== undefined };
}

async function fetchParser(): Promise<Parse> {
  return (await import('./lang/scenario.ts')).parseScenario;
}

async function fetchShipped(id: string): Promise<Shipped> {
  const loaded = await loadText(id);
  assert(loaded !== undefined, `the catalogue names shipped scenarios only, and ${id} is one`);
  const { text, syntax } = loaded;
  const origin = { id, text, prelude: restoreSyntax(prelude), charts };
  return { id, text, parsed: readParsed({ file: restoreSyntax(syntax), diagnostics: [] }, origin) };
}

interface Here {
  /** The fragment that is open. */
  readonly fragment: string;
  readonly ids: Set<string>;
  parser: boolean;
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
    const link = parseLink(fragment);
    const needs = needsOf(link, levels);
    if (!isHere(needs) && !(await fetchNeeds(needs))) return;
    // The reader may have gone on meanwhile.
    if (window.location.hash !== fragment) return;
    actions.openLink(link);
    written = currentLink();
    opening.setState({ status: 'open' });
    nameTab();
  };
  const isHere = ({ id, parser }: Needs) => here.ids.has(id) && (here.parser || !parser);
  const fetchNeeds = async ({ id, parser }: Needs): Promise<boolean> => {
    opening.setState({ status: 'loading' });
    try {
      session.add(await fetchShipped(id));
      here.ids.add(id);
      if (parser) session.learn(await fetchParser());
      here.parser ||= parser;
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
