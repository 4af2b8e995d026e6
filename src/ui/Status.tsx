/** The sentence over the lanes, and the same for those who hear the page: what just happened, and how it stands. */

import { effectOf } from '../layout/effects.ts';
import { actorName } from '../layout/lanes.ts';
import { statusOf } from '../layout/statusWords.ts';
import { phraseOf } from '../layout/stepWords.ts';
import type { TextLines } from '../layout/textLines.ts';
import type { View } from '../store/view.ts';
import { CodeWords } from './CodeWords.tsx';
import { CurrentNotes } from './Notes.tsx';
import { useMedia } from './useMedia.ts';
import { useActions } from './useSession.ts';

interface Props {
  readonly view: View;
  readonly lines: TextLines;
}

export function Status({ view, lines }: Props) {
  const { program, standing, judgements, outlook, cursor, divergence, frames, fates } = view;
  const { finishFairly, jump } = useActions();
  const storyIsElsewhere = useMedia('(width < 1180px)');
  const frame = frames[cursor];
  if (frame === undefined) return null;
  const status = statusOf(program, lines, { frames, cursor, standing, outlook, judgements, fates });
  const saved = lastSaved(fates, cursor);
  const parted = divergence !== undefined && divergence.turn <= cursor + 1;
  const atParting = parted && cursor === frames.length - 1 && standing.kind === 'running';
  return (
    <div className="status" data-tone={status.tone}>
      <p className="status-words">
        <strong>{status.head}</strong> <CodeWords text={status.more} />
        {saved !== undefined && (
          <button type="button" className="link back-link" onClick={() => jump(saved)}>
            Back to step {saved}
          </button>
        )}
      </p>
      {parted && (
        <p className="status-parting">
          <b>Parted at step {divergence.turn}.</b> <CodeWords text={divergence.sentence} />
          {atParting && (
            <button type="button" className="link" onClick={finishFairly}>
              Finish fairly from here
            </button>
          )}
        </p>
      )}
      {storyIsElsewhere && <CurrentNotes view={view} />}
      <p className="visually-hidden" role="status">
        {narration(view)} {status.head} {status.more}
      </p>
    </div>
  );
}

/** The last step from which a doomed run could still be saved. */
function lastSaved(fates: View['fates'], cursor: number): number | undefined {
  const doomedAt = fates?.doomedAt;
  return doomedAt !== undefined && doomedAt > 0 && doomedAt <= cursor ? doomedAt - 1 : undefined;
}

function narration({ program, scenario, frames, cursor }: View): string {
  const frame = frames[cursor];
  if (frame?.actor === undefined || frame.choice === undefined) return '';
  const { actor, choice, labels, happenings, at } = frame;
  const phrase = phraseOf(program, scenario.text, { actor, choice, labels, happenings, at });
  const who = actorName(program, actor);
  const before = frames[cursor - 1]?.state ?? frame.state;
  const effect = effectOf(program, before, { actor, choice, happenings });
  return `Step ${frame.index}, ${who}: ${phrase.parts.join(', ')}; ${effect}.`;
}
