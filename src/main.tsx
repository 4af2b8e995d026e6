/** The composition root of the first page; a run has its own in `runPage.tsx`, which is fetched when one is opened. */

import { course } from 'virtual:course';
import { levels } from 'virtual:levels';
import { lazy, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { assert } from './base/assert.ts';
import { loadText } from './scenarios/texts.ts';
import { Shell } from './ui/app/Shell.tsx';
import { DrawYourOwn } from './ui/firstPage/DrawYourOwn.tsx';
import { FirstPage } from './ui/firstPage/FirstPage.tsx';
import { bringPasted } from './ui/own/pasted.ts';
import { loadedAndIdle } from './ui/parts/whenIdle.ts';

/** Where the document was loaded: a tab that comes back there goes on with what it had. */
const loadedAt = window.location.hash;

const Figure = lazy(async () => ({ default: (await import('./liveFigure.tsx')).ShippedFigure }));
const About = lazy(async () => ({ default: (await import('./ui/firstPage/About.tsx')).About }));
const OwnPage = lazy(async () => ({ default: (await import('./ownPage.tsx')).OwnPage }));
const OwnTexts = lazy(async () => ({ default: (await import('./ui/own/OwnTexts.tsx')).OwnTexts }));
const OwnStarts = lazy(async () => ({ default: (await import('./ui/own/OwnStarts.tsx')).OwnStarts }));
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

const root = document.getElementById('root');
assert(root !== null, 'index.html has an element with the id root');
createRoot(root).render(
  <StrictMode>
    <Shell
      firstPage={
        <FirstPage
          {...{ levels, course }}
          figure={<Figure />}
          own={<DrawYourOwn starts={<OwnStarts look="link" onTable={bringPasted} />} />}
          ownTexts={<OwnTexts />}
          about={<About />}
        />
      }
      ownPage={<OwnPage />}
      runPage={<RunPage />}
      taskPage={<TaskPage />}
      newerVersion={<NewerVersion />}
    />
  </StrictMode>,
);
