/** What the page is, and how to read what it shows: below all else, and fetched behind it. */

import './about.css';
import { FateWord } from '../parts/FateMark.tsx';
import { Legend } from '../parts/Legend.tsx';
import { manualAddress } from './manual.ts';

export function About() {
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
          for what mends it. The page tries every schedule, so that it knows of each step whether the run can
          still be saved. What the model leaves out is said on a sheet of its own.
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
