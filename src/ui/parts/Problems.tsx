/** What was wrong with a link or could not be done, until it is dismissed. */

import { useActions, useView } from './useSession.ts';

export function Problems() {
  const { problems } = useView();
  const { dismissProblems } = useActions();
  if (problems.length === 0) return null;
  return (
    <div className="problems" role="alert">
      <ul>
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
      <button type="button" className="quiet" onClick={dismissProblems}>
        Dismiss
      </button>
    </div>
  );
}
