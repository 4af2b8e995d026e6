/**
 * The strip: one place between timeline and buttons that says where the run stands and what can be done about it. It is
 * the one live region of the run, and never changes its height.
 */

import type { Columns } from '../../drawing/columns.ts';
import type { TextLines } from '../../facts/textLines.ts';
import type { View } from '../../store/derived/view.ts';
import { challengeStatus, type Desk } from '../../words/deskWords.ts';
import { goalTitle } from '../../words/goalWords.ts';
import { partingSentence } from '../../words/partingWords.ts';
import { statusHead, statusOf } from '../../words/statusWords.ts';
import { sentenceText, stepSentence } from '../../words/stepSentence.ts';
import { CodeWords } from '../parts/CodeWords.tsx';
import { useMedia } from '../parts/useMedia.ts';
import { useActions } from '../parts/useSession.ts';
import { DeskActions, deskWordsOf } from '../story/GoalDesk.tsx';
import { GoalMark, stateOf } from '../story/GoalMark.tsx';

interface Props {
  readonly view: View;
  readonly columns: Columns;
  readonly lines: TextLines;
  /** Of what is in view: the lanes of a large program may be wider. */
  readonly width: number;
}

export function Strip({ view, columns, lines, width }: Props) {
  const { program, standing, judgements, outlook, cursor, divergence, frames, fates, goals } = view;
  const { finishFairly, jump } = useActions();
  const storyIsElsewhere = useMedia('(width < 1180px)');
  const goal = goals.list.find(({ key }) => key === goals.current);
  const standingNow = statusOf(program, lines, { frames, cursor, standing, outlook, judgements, fates });
  const ofRun = challengeStatus(goals.challenge) ?? { ...standingNow, head: statusHead(standingNow) };
  // Where the story is not beside the timeline, what is said of the goal is said here.
  const ofGoal = goal === undefined || !storyIsElsewhere ? undefined : goalWords(view, goal);
  const status = ofGoal ?? ofRun;
  const saved = lastSaved(fates, cursor);
  const parted = divergence !== undefined && divergence.turn <= cursor + 1;
  const atParting = parted && cursor === frames.length - 1 && standing.kind === 'running';
  const more = parted
    ? `Parted at step ${divergence.turn}. ${partingSentence(program, divergence.parting)}`
    : status.more;
  const fate = fates?.frames[cursor];
  return (
    <section className="strip" aria-label="Goal" data-tone={status.tone} style={{ width }}>
      <span className="strip-mark" style={{ width: columns.ribbon }}>
        {goal !== undefined && <GoalMark state={stateOf(goal)} />}
      </span>
      <span
        className="strip-ribbon"
        style={{ width: columns.ribbonWidth }}
        data-fate={fate}
        aria-hidden="true"
      >
        {!view.fatesShown && '?'}
      </span>
      <div className="strip-words" role="status">
        <p className="strip-one">
          <span className="visually-hidden">{narration(view)} </span>
          <CodeWords text={status.head} />
        </p>
        <p className="strip-two">
          <CodeWords text={more} />
        </p>
      </div>
      <div className="strip-actions">
        {atParting && (
          <button type="button" className="outlined" onClick={finishFairly}>
            Finish fairly from here
          </button>
        )}
        {saved !== undefined && (
          <button type="button" className="outlined" onClick={() => jump(saved)}>
            Back to step {saved}
          </button>
        )}
        {storyIsElsewhere && goal !== undefined && <DeskActions view={view} goal={goal} />}
      </div>
    </section>
  );
}

function goalWords(view: View, goal: View['goals']['list'][number]): Desk | undefined {
  const desk = deskWordsOf(view, goal);
  if (desk.head !== '') return desk;
  if (view.cursor > 0) return undefined;
  return { tone: 'open', head: goalTitle(goal, view.scenario.drawn.length > 0), more: '' };
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
