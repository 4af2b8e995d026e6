/** The composition root: the only file that knows every part of the program. */

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { assert } from './base/assert.ts';
import { findDrawn } from './explorer/drawn.ts';
import { charts } from './machines/charts.ts';
import { createSession } from './store/session.ts';
import { App } from './ui/App.tsx';
import { createExplorer } from './worker/explorer.ts';

// Safari refuses more than 100 changes of the address in 30 seconds; playing makes more.
const addressDelayMs = 400;

const texts = import.meta.glob<string>('./scenarios/*.race', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const library = Object.entries(texts).map(([path, text]) => ({
  id: path.replace(/^.*\/|\.race$/g, ''),
  text,
}));
const session = createSession({ library, charts, findDrawn, explore: createExplorer() });
keepAddress();

const root = document.getElementById('root');
assert(root !== null, 'index.html has an element with the id root');
createRoot(root).render(
  <StrictMode>
    <App session={session} />
  </StrictMode>,
);

/** Opens what the address says, and makes the address say what is open. */
function keepAddress(): void {
  const { store, linkOf, actions } = session;
  const currentLink = () => linkOf(store.getState());
  let written = currentLink();
  let timer: number | undefined;
  const read = () => {
    actions.openLink(window.location.hash);
    // A link that could not be opened stays in the address until the user does something else.
    written = currentLink();
  };
  read();
  window.addEventListener('hashchange', read);
  store.subscribe(() => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      const link = currentLink();
      if (link === written) return;
      written = link;
      window.history.replaceState(null, '', `#${link}`);
    }, addressDelayMs);
  });
}
