/** The link that a student hands in: everything that was answered stands in it, and nothing is sent. */

import { useStore } from 'zustand';
import { packer } from '../../formats/link/packedText.ts';
import { printHanded } from '../../formats/study/studyLink.ts';
import { CopyButton } from '../parts/CopyButton.tsx';
import { saveAsFile } from '../parts/saveAsFile.ts';
import type { TaskDesk } from './taskDesk.ts';

export function HandIn({ desk }: { readonly desk: TaskDesk }) {
  const { study, by, answers, marks, handedIn, unkept } = useStore(desk.store);
  const link = () => {
    const { origin, pathname } = window.location;
    return `${origin}${pathname}#${printHanded({ study, by, answers }, packer)}`;
  };
  const solved = marks.filter((mark) => mark?.kind === 'solved').length;
  const count = `${solved} of ${study.tasks.length} solved`;
  if (handedIn) return <p className="task-count">{count}: every answer was played again here.</p>;
  return (
    <section className="task-hand-in" aria-labelledby="hand-in">
      <h3 id="hand-in">Hand in</h3>
      <label className="task-field">
        Your name or number
        <input value={by} autoComplete="off" onChange={(event) => desk.nameBy(event.target.value)} />
      </label>
      <p className="task-count">{count}</p>
      <p className="task-actions">
        <CopyButton name="Copy the link to hand in" text={link} />
        <button
          type="button"
          className="link"
          onClick={() => saveAsFile(by === '' ? study.title : by, `${link()}\n`, 'txt')}
        >
          Save it as a file
        </button>
      </p>
      <p className="task-small">
        The link holds your steps, your answers and your name. Whoever opens it sees every step played again.
        Nothing is sent: you give it to your lecturer yourself.
      </p>
      {unkept && (
        <p className="task-small" role="alert">
          This browser does not keep your answers: hand in before you close the page.
        </p>
      )}
    </section>
  );
}
