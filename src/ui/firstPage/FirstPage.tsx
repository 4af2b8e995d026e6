/** The first page: a promise, a figure that can be stepped, the levels, and how to read what they show. */

import './firstPage.css';
import { type ReactNode, Suspense, useState } from 'react';
import type { Level } from '../../model/level.ts';
import { readProgress } from '../../store/inputs/progress.ts';
import { Patterns } from '../app/Patterns.tsx';
import { ThemeSwitch } from '../bar/ThemeSwitch.tsx';
import { levelAddress } from '../parts/address.ts';
import { browserStorage } from '../parts/browserStorage.ts';
import { FateWord } from '../parts/FateMark.tsx';
import { Legend } from '../parts/Legend.tsx';
import { Logo } from '../parts/Logo.tsx';
import { LevelTable } from './LevelTable.tsx';

const manualAddress = 'language.txt';

interface Props {
  /** In course order. */
  readonly levels: readonly Level[];
  /** The live figure, which may come a moment later. */
  readonly figure: ReactNode;
  /** The way to tables and texts of one’s own. */
  readonly own: ReactNode;
}

export function FirstPage({ levels, figure, own }: Props) {
  // Read anew whenever the reader comes back from a run.
  const [won] = useState(() => readProgress(browserStorage()));
  const goalsMet = ({ id, goals }: Level): number => goals.filter((goal) => won.get(id)?.has(goal)).length;
  const next = levels.find((level) => goalsMet(level) < level.goals.length) ?? levels[0];
  const begun = levels.some((level) => goalsMet(level) > 0);
  return (
    <div className="first-page">
      <Patterns />
      <header className="first-bar">
        <p className="brand">
          <Logo />
          Wakelane
        </p>
        <nav aria-label="Page">
          <a href={manualAddress}>The language</a>
          <ThemeSwitch />
        </nav>
      </header>
      <main>
        <div className="opening">
          <section className="promise" aria-labelledby="promise">
            <h1 id="promise">
              Choose who steps next, lose a wakeup between two steps, and replay the same schedule with the
              fix.
            </h1>
            <p>
              {levels.length} races from the mails, patches and manuals of KVM, Xen, ACRN and Cloud
              Hypervisor, and from textbooks. The page tries every schedule, so that each button tells you
              beforehand whether the run can still be saved.
            </p>
            {next !== undefined && (
              <p className="begin">
                <a className="outlined" href={levelAddress(next.id)}>
                  {begun ? `Go on with level ${levels.indexOf(next)}` : 'Start with level 0'}
                </a>
                <span>{next.title}</span>
              </p>
            )}
          </section>
          <Suspense fallback={<div className="figure-place" />}>{figure}</Suspense>
        </div>
        {own}
        <LevelTable levels={levels} goalsMet={goalsMet} next={begun ? next?.id : undefined} />
        <About />
      </main>
    </div>
  );
}

function About() {
  return (
    <div className="about">
      <section aria-labelledby="about-title">
        <h2 id="about-title">What Wakelane is</h2>
        <p>
          A small concurrent program runs on emulated CPUs: the vCPUs of a guest, and the threads of the host
          that enter, kick, halt and wake them. You are the scheduler. Each click takes one atomic step, at
          most one access to what is shared; each step can be taken back.
        </p>
        <p>
          Each level is a race that somebody wrote down: with its document, the lines of code, and a switch
          for what mends it. It says what became of it: shipped in a release, posted on a list, hypothetical,
          or from a textbook. What the model leaves out is said on a sheet of its own.
        </p>
        <p>
          A level is a text of a page or two in a C-like language, which you can edit in place: every level
          has a button for that. <a href={manualAddress}>The manual of the language</a> says what a step is. A
          link carries the whole run, an edited text included; nothing leaves your browser.
        </p>
      </section>
      <section aria-labelledby="legend-title">
        <h2 id="legend-title">How to read the timeline</h2>
        <p>
          One column a CPU, time downwards, one step a row, as commit messages draw races. The row in solid
          blue is the step that has just happened; the outlined buttons under it are all that can happen next.
        </p>
        <dl className="fate-list">
          <div>
            <dt>
              <FateWord fate="safe" />
            </dt>
            <dd>no step can break anything any more</dd>
          </div>
          <div>
            <dt>
              <FateWord fate="open" />
            </dt>
            <dd>it can go wrong, and it can be saved</dd>
          </div>
          <div>
            <dt>
              <FateWord fate="doomed" />
            </dt>
            <dd>no schedule can save it any more</dd>
          </div>
        </dl>
        <Legend />
      </section>
    </div>
  );
}
