/** The sentence over the lanes, and the same for those who hear the page: what just happened, and how it stands. */

import type { TextLines } from '../../facts/textLines.ts';
import type { View } from '../../store/derived/view.ts';
import { challengeStatus } from '../../words/deskWords.ts';
import { partingSentence } from '../../words/partingWords.ts';
import { statusHead, statusOf } from '../../words/statusWords.ts';
import { sentenceText, stepSentence } from '../../words/stepSentence.ts';
import { CodeWords } from '../parts/CodeWords.tsx';
import { useMedia } from '../parts/useMedia.ts';
import { useActions } from '../parts/useSession.ts';
import { GoalLine } from '../story/GoalLine.tsx';
import { CurrentNotes } from '../story/Notes.tsx';

interface Props {
  readonly view: View;
  readonly lines: TextLines;
  /** Nothing but the timeline is shown. */
  readonly alone: boolean;
}

export function Status({ view, lines, alone }: Props) {
  const { program, standing, judgements, outlook, cursor, divergence, frames, fates } = view;
  const { finishFairly, jump } = useActions();
  const storyIsElsewhere = useMedia('(width < 1180px)');
  const frame = frames[cursor];
  if (frame === undefined) return null;
  const standingNow = statusOf(program, lines, { frames, cursor, standing, outlook, judgements, fates });
  const status = challengeStatus(view.goals.challenge) ?? { ...standingNow, head: statusHead(standingNow) };
  const saved = lastSaved(fates, cursor);
  const parted = divergence !== undefined && divergence.turn <= cursor + 1;
  const atParting = parted && cursor === frames.length - 1 && standing.kind === 'running';
  return (
    <>
      {storyIsElsewhere && !alone && <GoalLine view={view} />}
      <div className="status" data-tone={status.tone} data-parts={divergence !== undefined}>
        <div className="status-now">
          <p className="status-words">
            <strong>{status.head}</strong> <CodeWords text={status.more} />
          </p>
          {saved !== undefined && (
            <button type="button" className="link back-link" onClick={() => jump(saved)}>
              Back to step {saved}
            </button>
          )}
        </div>
        {parted && (
          <p className="status-parting">
            <b>Parted at step {divergence.turn}.</b>{' '}
            <CodeWords text={partingSentence(program, divergence.parting)} />
            {atParting && (
              <button type="button" className="link" onClick={finishFairly}>
                Finish fairly from here
              </button>
            )}
          </p>
        )}
        {(alone || storyIsElsewhere) && <CurrentNotes view={view} />}
        <p className="visually-hidden" role="status">
          {narration(view)} {status.head} {status.more}
        </p>
      </div>
    </>
  );
}

/** The last step from which a doomed run could still be saved. */
function lastSaved(fates: View['fates'], cursor: number): number | undefined {
  const doomedAt = fates?.doomedAt;
  return doomedAt !== undefined && doomedAt > 0 && doomedAt <= cursor ? doomedAt - 1 : undefined;
}

/** The step that was just taken, as one sentence. */
function narration({ program, frames, cursor }: View): string {
  const step = stepSentence(program, frames, cursor);
  return step === undefined ? '' : `Step ${cursor}, ${sentenceText(step)}`;
}
