/** What was wrong with a link or could not be done, until it is dismissed. */

import './problems.css';
import { useActions, usePartOfView } from './useSession.ts';

/** Whoever has read so many knows that something is wrong. */
const shownMax = 8;

export function Problems() {
  const problems = usePartOfView((view) => view.problems);
  const { dismissProblems } = useActions();
  if (problems.length === 0) return null;
  return (
    <div className="problems" role="alert">
      <ul>
        {problems.slice(0, shownMax).map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
        {problems.length > shownMax && <li>and {problems.length - shownMax} more</li>}
      </ul>
      <button type="button" className="quiet" onClick={dismissProblems}>
        Dismiss
      </button>
    </div>
  );
}
