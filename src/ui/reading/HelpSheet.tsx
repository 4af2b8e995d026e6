/** What the page is, its keys, and how to read the timeline. */

import './helpSheet.css';
import { moveKeys, pageKeys, presenterKeys } from '../../words/keys.ts';
import { Legend } from '../parts/Legend.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { useActions } from '../parts/useSession.ts';
import { Progress } from './Progress.tsx';

export function HelpSheet() {
  const { showSheet } = useActions();
  return (
    <Sheet title="You are the scheduler" className="help-sheet" close={() => showSheet(undefined)}>
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
    </Sheet>
  );
}
