/** The first page: a promise, a figure that can be stepped, three ways in, the levels, and how to read what they show. */

import './firstPage.css';
import { type ReactNode, Suspense, useRef, useState } from 'react';
import type { CoursePart, Level } from '../../model/level.ts';
import { readProgress } from '../../store/inputs/progress.ts';
import { ThemeSwitch } from '../bar/ThemeSwitch.tsx';
import { levelAddress } from '../parts/address.ts';
import { browserStorage } from '../parts/browserStorage.ts';
import { Logo } from '../parts/Logo.tsx';
import { Patterns } from '../parts/Patterns.tsx';
import { LevelList } from './LevelList.tsx';
import { manualAddress } from './manual.ts';

interface Props {
  /** In course order. */
  readonly levels: readonly Level[];
  readonly course: readonly CoursePart[];
  /** The live figure, which may come a moment later. */
  readonly figure: ReactNode;
  /** The way to tables and texts of one’s own. */
  readonly own: ReactNode;
  /** Those that this browser keeps, a moment later. */
  readonly ownTexts: ReactNode;
  /** How to read it, likewise. */
  readonly about: ReactNode;
}

export function FirstPage({ levels, course, figure, own, ownTexts, about }: Props) {
  // Read anew whenever the reader comes back from a run.
  const [won] = useState(() => readProgress(browserStorage()));
  const reading = useRef<HTMLDivElement>(null);
  const goalsMet = ({ id, goals }: Level): number => goals.filter((goal) => won.get(id)?.has(goal)).length;
  const first = levels[0];
  const next = levels.find((level) => goalsMet(level) < level.goals.length) ?? first;
  const begun = levels.some((level) => goalsMet(level) > 0);
  const goOn = next !== undefined && (
    <a href={levelAddress(next.id)} title={next.title}>
      {begun ? `Go on with level ${levels.indexOf(next)}` : 'Start with level 0'}
    </a>
  );
  const read = () => {
    reading.current?.focus({ preventScroll: true });
    reading.current?.scrollIntoView();
  };
  return (
    <div className="first-page">
      <Patterns />
      <header className="first-bar">
        <p className="first-brand">
          <Logo />
          Wakelane
        </p>
        <nav aria-label="Page">
          <a href={manualAddress}>The language</a>
          <button type="button" onClick={read}>
            About
          </button>
          <ThemeSwitch />
        </nav>
      </header>
      <main>
        <div className="opening">
          <section className="promise" aria-labelledby="promise">
            <h1 id="promise">
              Lose a wakeup. <br />
              Then see why the fix works.
            </h1>
            <p>
              Two or three programs share a few variables, and you are the scheduler: each click is one atomic
              step. The races come from mails, commits and manuals of KVM, Xen, ACRN and Cloud Hypervisor, and
              some from textbooks. Each says whether it was shipped, posted or only feared.
            </p>
            <p className="begin">
              {goOn}
              {begun && first !== undefined && next !== first && (
                <a href={levelAddress(first.id)}>Level 0 again</a>
              )}
            </p>
          </section>
          <Suspense fallback={<div className="figure-place" />}>{figure}</Suspense>
        </div>
        <div className="ways">
          <section className="way" aria-labelledby="learn-it">
            <h2 id="learn-it">Learn it</h2>
            <p>
              The figure above, then races that need no kernel, then the documents. About five minutes a
              level.
            </p>
            <p className="way-links">
              {goOn}
              <button type="button" className="link" onClick={read}>
                How to read a timeline
              </button>
            </p>
          </section>
          {own}
          <section className="way" aria-labelledby="teach-it">
            <h2 id="teach-it">Teach it</h2>
            <p>
              Every level can be shown in large type, printed as a worksheet, sent as a link, and set as
              homework: see “Present” and “More” in its bar.
            </p>
            <p className="way-links">
              <a href={manualAddress}>Write a level: the language</a>
            </p>
          </section>
        </div>
        <Suspense fallback={null}>{ownTexts}</Suspense>
        <LevelList {...{ levels, course, goalsMet }} next={begun ? next?.id : undefined} />
        <div ref={reading} tabIndex={-1} className="about-place">
          <Suspense fallback={null}>{about}</Suspense>
        </div>
      </main>
    </div>
  );
}
