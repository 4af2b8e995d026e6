/** What the page remembers of the reader, and how it is made to forget. */

import { useActions, useSession } from '../parts/useSession.ts';

export function Progress() {
  const { clearProgress } = useActions();
  const won = useSession((state) => state.won);
  const goals = [...won.values()].reduce((sum, keys) => sum + keys.size, 0);
  return (
    <>
      <h3>Your progress</h3>
      <p>
        {goals === 0
          ? 'No goal is reached yet.'
          : `${goals} ${goals === 1 ? 'goal is' : 'goals are'} reached, in ${won.size} ${won.size === 1 ? 'level' : 'levels'}.`}{' '}
        It is kept in this browser, and nowhere else.{' '}
        <button type="button" className="link" disabled={goals === 0} onClick={clearProgress}>
          Clear it
        </button>
      </p>
    </>
  );
}
