/** The composition root of the first page; a run has its own in `runPage.tsx`, which is fetched when one is opened. */

import { lazy, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { assert } from './base/assert.ts';
import { loadText } from './scenarios/texts.ts';
import { Shell } from './ui/app/Shell.tsx';
import { showTheme, storedTheme } from './ui/parts/theme.ts';
import { loadedAndIdle } from './ui/parts/whenIdle.ts';

/** Where the document was loaded: a tab that comes back there goes on with what it had. */
const loadedAt = window.location.hash;

const FirstPage = lazy(async () => ({ default: (await import('./firstPage.tsx')).ShippedFirstPage }));
const OwnPage = lazy(async () => ({ default: (await import('./ownPage.tsx')).OwnPage }));
const TaskPage = lazy(async () => ({ default: await (await import('./taskPage.tsx')).openTaskPage() }));
const RunPage = lazy(async () => {
  // The text is fetched beside the program: a guess at its name is enough for that.
  const guess = /^#1\/([\w-]+)/.exec(window.location.hash)?.[1];
  const [{ openRunPage }] = await Promise.all([import('./runPage.tsx'), guess && loadText(guess)]);
  return { default: await openRunPage(loadedAt) };
});

const NewerVersion = lazy(async () => {
  await loadedAndIdle();
  // Who cannot fetch it now is none the worse: the next visit tries again.
  const found = await import('./ui/app/NewerVersion.tsx').catch(() => undefined);
  return { default: found === undefined ? () => null : await found.openNewerVersion() };
});

// Whatever comes later is drawn in its colours.
showTheme(storedTheme());

const root = document.getElementById('root');
assert(root !== null, 'index.html has an element with the id root');
createRoot(root).render(
  <StrictMode>
    <Shell
      firstPage={<FirstPage />}
      ownPage={<OwnPage />}
      runPage={<RunPage />}
      taskPage={<TaskPage />}
      newerVersion={<NewerVersion />}
    />
  </StrictMode>,
);
