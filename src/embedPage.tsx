/** The composition root of `embed.html`: one run in a frame of another page. */

import { charts } from 'virtual:charts';
import { levels } from 'virtual:levels';
import { createRoot } from 'react-dom/client';
import { assert } from './base/assert.ts';
import { createEmbedded, type Embedded } from './embedding/embedded.ts';
import { surroundings } from './embedding/surroundings.ts';
import { findDrawn } from './explorer/drawn.ts';
import { createSupply, fetchShipped, needsOf } from './runFiles.ts';
import { createSession, type Session } from './store/session.ts';
import { Embed } from './ui/embed/Embed.tsx';
import { LoadFailure } from './ui/embed/LoadFailure.tsx';
import { createExplorer } from './worker/explorer.ts';

const root = document.getElementById('root');
assert(root !== null, 'embed.html has an element with the id root');
const page = createRoot(root);

chooseTheme();
open(window.location.hash).then(
  (embedded) => page.render(<Embed embedded={embedded} />),
  () => page.render(<LoadFailure />),
);

/** A session on the scenario that the address names, at the step of its link. */
async function open(fragment: string): Promise<Embedded> {
  const shipped = await fetchShipped(needsOf(fragment).id);
  const session: Session = createSession({
    ...{ library: [shipped], levels, charts, findDrawn, explore: createExplorer() },
    whenWaiting: () => supply.hurry(),
  });
  const supply = createSupply(session, shipped);
  const embedded = createEmbedded(session, supply);
  await embedded.open(fragment);
  document.title = `${session.viewOf(session.store.getState()).scenario.title} · Wakelane`;
  // Who writes the page around it may give the frame another address.
  window.addEventListener('hashchange', () => void embedded.open(window.location.hash));
  const around = surroundings(window);
  if (around !== undefined) {
    // The first step needs none of it.
    const { answerHost } = await import('./embedding/asking.ts');
    answerHost(embedded, around);
  }
  return embedded;
}

/** `embed.html?theme=dark`: an article may be dark where its reader's system is not. */
function chooseTheme(): void {
  const theme = new URLSearchParams(window.location.search).get('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset['theme'] = theme;
}
