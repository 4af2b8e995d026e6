/** What can be done about where the run stands: at most two buttons, the one to press last and solid. */

import type { ReactNode } from 'react';
import { unreachable } from '../../base/unreachable.ts';
import type { View } from '../../store/derived/view.ts';
import { nextGoalName } from '../../words/goalWords.ts';
import { type Command, shortcutsOf } from '../../words/keys.ts';
import type { StripMoment } from '../../words/stripMoment.ts';
import { useActions } from '../parts/useSession.ts';
import { useStart } from '../parts/useStart.ts';
import { NextLevel } from './NextLevel.tsx';

type Goal = View['goals']['list'][number];

interface Props {
  readonly view: View;
  readonly goal: Goal | undefined;
  readonly moment: StripMoment;
}

export function StripActions(props: Props) {
  return <div className="strip-actions">{actionsOf(props)}</div>;
}

function actionsOf({ view, goal, moment }: Props): ReactNode {
  switch (moment.kind) {
    case 'free':
    case 'safe':
      return null;
    case 'at rest':
      return goal && <Begin goal={goal} words="Play again" primary />;
    case 'doomed':
    case 'stuck':
    case 'error':
    case 'lost otherwise':
      return <BackBefore view={view} />;
    case 'drawn':
      return <StepAsDrawn view={view} goal={goal} />;
    case 'off the drawn way':
      return <BackTo step={moment.back} primary />;
    case 'drawn to its end':
    case 'repaired':
      return <Next view={view} />;
    case 'avoided':
      return <Won view={view} goal={goal} />;
    case 'exercise':
      return moment.solved ? <Next view={view} /> : <Edit />;
    case 'provoked':
      return (
        <>
          {goal && !leadsOn(view) && <Again goal={goal} />}
          <Next view={view} />
        </>
      );
    case 'predict':
      return <Question view={view} goal={goal} phase={moment.phase} />;
    case 'predicted':
      return moment.right ? <Won view={view} goal={goal} /> : <AnswerAgain />;
    case 'provoke':
      return (
        <>
          <Hint view={view} />
          {moment.known === 'all' && <ShowFates shown={moment.fates} />}
        </>
      );
    case 'nearly provoked':
      return <Hint view={view} />;
    case 'out of reach':
      return (
        <>
          <Hint view={view} />
          <BackTo step={moment.since - 1} primary />
        </>
      );
    case 'not by hand':
    case 'never here':
      return goal && <Begin goal={goal} words="Start" primary />;
    case 'avoid':
      return null;
    case 'your move':
      return moment.first && goal?.begun !== true ? (
        goal && <Begin goal={goal} words="Start the game" primary />
      ) : (
        <>
          <Hint view={view} />
          {!moment.first && <TakeBack />}
        </>
      );
    case 'not avoided':
      return (
        <>
          {goal && <Begin goal={goal} words="Play again" />}
          <BackTo step={Math.max(0, moment.at - 1)} primary />
        </>
      );
    case 'fix':
      return moment.begun ? <Compare /> : goal && <Begin goal={goal} words="Play with the fix" primary />;
    default:
      return unreachable(moment);
  }
}

interface ButtonProps {
  readonly onClick: () => void;
  readonly command?: Command | undefined;
  readonly primary?: boolean;
  readonly pressed?: boolean;
  readonly children: ReactNode;
}

function Button({ onClick, command, primary = false, pressed, children }: ButtonProps) {
  const keys = command === undefined ? undefined : shortcutsOf(command);
  return (
    <button
      type="button"
      className={primary ? 'solid' : 'outlined beside small-target'}
      aria-keyshortcuts={keys}
      aria-pressed={pressed}
      onClick={onClick}
    >
      {children}
    </button>
  );
}

function Begin({
  goal,
  words,
  primary = false,
}: {
  readonly goal: Goal;
  readonly words: string;
  readonly primary?: boolean;
}) {
  const { begin } = useActions();
  const start = useStart();
  return (
    <Button command="begin goal" primary={primary} onClick={start(() => begin(goal.key))}>
      {words}
    </Button>
  );
}

/** The goal to go on to or, behind the last, the level. Who has played may leave it to others to mend the text. */
function Next({ view }: Pick<Props, 'view'>) {
  const { begin } = useActions();
  const { next } = view.goals;
  if (next === undefined) return <NextLevel id={view.scenario.id} />;
  const mends = next.kind === 'exercise';
  return (
    <>
      <Button command="begin goal" primary={!mends} onClick={() => begin(next.key)}>
        {mends ? nextGoalName(next.kind) : 'Next'}
        {!mends && <span className="wide-only"> goal: {nextGoalName(next.kind)}</span>}
      </Button>
      {mends && <NextLevel id={view.scenario.id} />}
    </>
  );
}

/** True where what is next takes the place of two buttons. */
function leadsOn({ goals }: View): boolean {
  return goals.next?.kind === 'exercise';
}

export function BackTo({ step, primary = false }: { readonly step: number; readonly primary?: boolean }) {
  const { jump } = useActions();
  return (
    <Button primary={primary} onClick={() => jump(step)}>
      Back to {step}
    </Button>
  );
}

/** To the last step from which a doomed run could still be saved. */
export function BackBefore({ view: { goals, cursor } }: Pick<Props, 'view'>) {
  const { doomedAt } = goals;
  if (cursor === 0) return null;
  return <BackTo step={doomedAt !== undefined && doomedAt > 0 ? doomedAt - 1 : cursor - 1} primary />;
}

function StepAsDrawn({ view, goal }: Pick<Props, 'view' | 'goal'>) {
  const { begin, forward, play } = useActions();
  const start = useStart();
  const next = view.drawn?.next;
  const ready = next !== undefined && view.cursor + 1 < view.frames.length;
  return (
    <>
      <Button command="play as drawn" onClick={start(() => (ready ? play() : goal && begin(goal.key)))}>
        Watch it
      </Button>
      {ready && (
        <Button command="forward" primary onClick={forward}>
          Step<span className="wide-only"> as drawn</span>
        </Button>
      )}
    </>
  );
}

function Question({
  view,
  goal,
  phase,
}: Pick<Props, 'view' | 'goal'> & { readonly phase: 'waiting' | 'unknown' | 'asked' | 'away' }) {
  const { challenge } = view.goals;
  if (phase === 'away' && challenge.kind === 'predict') return <BackTo step={challenge.at} primary />;
  if (phase === 'asked') return <Hint view={view} />;
  return challenge.kind === 'none' && goal !== undefined ? (
    <Begin goal={goal} words="Ask me" primary />
  ) : null;
}

function AnswerAgain() {
  const { answerAgain, showFates } = useActions();
  return (
    <>
      <Button onClick={() => showFates(true)}>Show me</Button>
      <Button primary onClick={answerAgain}>
        Try again
      </Button>
    </>
  );
}

function Hint({ view }: Pick<Props, 'view'>) {
  const { nextHint } = useActions();
  const { hints } = view.scenario;
  if (hints.length === 0) return null;
  return (
    <Button command="hint" onClick={nextHint}>
      Hint
    </Button>
  );
}

export function ShowFates({ shown }: { readonly shown: boolean }) {
  const { showFates } = useActions();
  return (
    <Button command="fates" onClick={() => showFates(!shown)}>
      <span className="wide-only">{shown ? 'Hide fates' : 'Show fates'}</span>
      <span className="narrow-only">Fates</span>
    </Button>
  );
}

function TakeBack() {
  const { takeBack } = useActions();
  return (
    <Button onClick={takeBack}>
      Take back<span className="wide-only"> both</span>
    </Button>
  );
}

/** What was won with help can be won without. */
function Won({ view, goal }: Pick<Props, 'view' | 'goal'>) {
  return (
    <>
      {goal?.helped === true && !leadsOn(view) && <Again goal={goal} />}
      <Next view={view} />
    </>
  );
}

function Again({ goal }: { readonly goal: Goal }) {
  const { begin, beginAlone } = useActions();
  return (
    <Button onClick={() => (goal.helped ? beginAlone(goal.key) : begin(goal.key))}>
      Play again{goal.helped && <span className="wide-only"> without help</span>}
    </Button>
  );
}

function Compare() {
  const { startComparing } = useActions();
  return (
    <Button command="compare" onClick={startComparing}>
      Compare
    </Button>
  );
}

function Edit() {
  const { toggleEditing } = useActions();
  return (
    <Button command="edit" primary onClick={toggleEditing}>
      Edit
    </Button>
  );
}
