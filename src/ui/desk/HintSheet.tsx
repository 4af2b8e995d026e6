/** The hint that was asked for last, where the story with all of them is not beside the timeline: at its upper edge. */

import type { View } from '../../store/derived/view.ts';
import { CodeWords } from '../parts/CodeWords.tsx';
import { useMedia } from '../parts/useMedia.ts';

export function HintSheet({ view }: { readonly view: View }) {
  const storyIsElsewhere = useMedia('(width < 1180px)');
  const { hints } = view.scenario;
  const shown = Math.min(view.goals.hints, hints.length);
  const hint = hints[shown - 1];
  const goal = view.goals.list.find(({ key }) => key === view.goals.current);
  if (hint === undefined || !storyIsElsewhere || goal === undefined || goal.reached) return null;
  return (
    <p className="hint-sheet" role="note">
      <b>
        Hint {shown} of {hints.length}.
      </b>{' '}
      <CodeWords text={hint} />
    </p>
  );
}
