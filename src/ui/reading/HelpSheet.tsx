/** What the page is, its keys, and how to read the timeline. */

import './sheet.css';
import { moveKeys, pageKeys, presenterKeys } from '../../words/keys.ts';
import { Legend } from '../parts/Legend.tsx';
import { useActions } from '../parts/useSession.ts';
import { Progress } from './Progress.tsx';

export function HelpSheet() {
  const { showSheet } = useActions();
  const show = (dialog: HTMLDialogElement | null) => {
    if (dialog !== null && !dialog.open) dialog.showModal();
  };
  return (
    <dialog className="sheet" ref={show} onClose={() => showSheet(undefined)} aria-labelledby="help-title">
      {/* First, so that it has the focus, and no reader of a phone has to look for it at the sheet's end. */}
      <form method="dialog" className="sheet-head">
        <h2 id="help-title">You are the scheduler</h2>
        <button type="submit" className="outlined">
          Close
        </button>
      </form>
      <p>
        Each column is a CPU. The button at its foot is the next atomic step there; press it, or its digit,
        and time moves one row on. Whatever you do can be taken back.
      </p>
      <h3>Keys</h3>
      <dl className="keys">
        {[...moveKeys, ...pageKeys, ...presenterKeys].map(({ shown, does }) => (
          <div key={shown}>
            <dt>{shown}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <h3>How to read the timeline</h3>
      <Legend />
      <Progress />
    </dialog>
  );
}
