/**
 * What the story says at this moment, where it is not beside the timeline: the hint that was asked for last, else the
 * notes of the current step. It lies over the timeline's upper edge, so that nothing moves.
 */

import './storySheet.css';
import type { ReactNode } from 'react';
import type { View } from '../../store/derived/view.ts';
import { CodeWords } from '../parts/CodeWords.tsx';
import { notesAt, noteText } from '../parts/notes.ts';
import { useMedia } from '../parts/useMedia.ts';
import { useSession } from '../parts/useSession.ts';

interface Props {
  readonly view: View;
  /** Of what is in view: the lanes of a large program may be wider. */
  readonly width: number;
}

export function StorySheet({ view, width }: Props) {
  const storyIsElsewhere = useMedia('(width < 1180px)');
  const presenting = useSession(({ page }) => page.mode === 'presenting');
  const words = hintOf(view) ?? notesOf(view);
  if (words === undefined || !(storyIsElsewhere || presenting)) return null;
  return (
    <div className="story-sheet-place" style={{ width }}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
      <section key={view.cursor} className="story-sheet" aria-label="What the story says here" tabIndex={0}>
        {words}
      </section>
    </div>
  );
}

function hintOf({ scenario, goals }: View): ReactNode {
  const { hints } = scenario;
  const shown = Math.min(goals.hints, hints.length);
  const hint = hints[shown - 1];
  const goal = goals.list.find(({ key }) => key === goals.current);
  if (hint === undefined || goal === undefined || goal.reached) return undefined;
  return (
    <p>
      <b>
        Hint {shown} of {hints.length}.
      </b>{' '}
      <CodeWords text={hint} />
    </p>
  );
}

function notesOf(view: View): ReactNode {
  const notes = notesAt(view, view.cursor);
  if (notes.length === 0) return undefined;
  return notes.map((name) => (
    <p key={name}>
      <b>Note {name}.</b> <CodeWords text={noteText(view, name)} />
    </p>
  ));
}
