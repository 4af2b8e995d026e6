/** The link that a student hands in, and what a lecturer will see in it. Nothing is sent. */

import { useId } from 'react';
import { useStore } from 'zustand';
import { packer } from '../../formats/link/packedText.ts';
import { printHanded } from '../../formats/study/studyLink.ts';
import { handedLines } from '../../words/taskWords.ts';
import { CopyButton } from '../parts/CopyButton.tsx';
import { saveAsFile } from '../parts/saveAsFile.ts';
import type { TaskDesk } from './taskDesk.ts';

export function HandIn({ desk }: { readonly desk: TaskDesk }) {
  const { study, marks, handedIn } = useStore(desk.store);
  const solved = marks.filter((mark) => mark?.kind === 'solved').length;
  const count = `${solved} of ${study.tasks.length} solved`;
  if (handedIn) return <p className="task-count">{count}: every answer was played again here.</p>;
  return (
    <section className="task-hand-in" aria-labelledby="hand-in">
      <h3 id="hand-in">Hand in</h3>
      <p>
        This link is your solution: it holds your steps, your answers and your name. Whoever opens it sees
        every step checked again.
      </p>
      <NameAndLink desk={desk} />
      <Seen desk={desk} count={count} />
      <p className="task-small">Nothing is sent: you give the link to your lecturer yourself.</p>
    </section>
  );
}

function NameAndLink({ desk }: { readonly desk: TaskDesk }) {
  const { study, by, answers, unkept } = useStore(desk.store);
  const { origin, pathname } = window.location;
  const link = `${origin}${pathname}#${printHanded({ study, by, answers }, packer)}`;
  return (
    <>
      <label className="task-field">
        <b>Your name or number</b>
        <input value={by} autoComplete="off" onChange={(event) => desk.nameBy(event.target.value)} />
      </label>
      <label className="task-field">
        <b>The link</b>
        <textarea
          className="task-link"
          readOnly
          rows={4}
          spellCheck={false}
          value={link}
          onFocus={({ target }) => target.select()}
        />
      </label>
      <p className="task-actions">
        <CopyButton name="Copy the link to hand in" look="outlined" text={() => link} />
        <button
          type="button"
          className="outlined"
          onClick={() => saveAsFile(by === '' ? study.title : by, `${link}\n`, 'txt')}
        >
          Save it as a file
        </button>
      </p>
      {unkept && (
        <p className="task-small" role="alert">
          This browser does not keep your answers: hand in before you close the page.
        </p>
      )}
    </>
  );
}

/** One line a task, as the grader reads it. */
function Seen({ desk, count }: { readonly desk: TaskDesk; readonly count: string }) {
  const { study, answers, marks } = useStore(desk.store);
  const id = useId();
  return (
    <>
      <h4 id={id}>What your lecturer will see</h4>
      <ul className="task-seen" aria-labelledby={id}>
        {handedLines(study.tasks, answers, marks).map(({ title, told, good }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: tasks have no other name, and their order stays
          <li key={index}>
            <span>{title}</span>
            <span data-good={good}>
              {told}
              {good && <span aria-hidden="true"> ✓</span>}
            </span>
          </li>
        ))}
      </ul>
      <p className="task-count">{count}</p>
    </>
  );
}
