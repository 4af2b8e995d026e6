/**
 * The strip: one place between timeline and buttons that says where the run stands and what can be done about it. It is
 * the one live region of the run, and never changes its height.
 */

import { type ReactNode, Suspense } from 'react';
import type { Columns } from '../../drawing/laneColumns.ts';
import { stripMoment } from '../../store/derived/stripMoment.ts';
import type { View } from '../../store/derived/view.ts';
import { sentenceText, stepSentence } from '../../words/stepSentence.ts';
import { type StripText, stripText } from '../../words/stripWords.ts';
import { CodeWords } from '../parts/CodeWords.tsx';
import { prose } from '../parts/proseParts.ts';
import { GoalMark, type GoalState, stateOf } from '../story/GoalMark.tsx';
import { StripActions } from './StripActions.tsx';

export interface StripProps {
  readonly view: View;
  readonly columns: Columns;
  /** Of what is in view: the lanes of a large program may be wider. */
  readonly width: number;
}

export function Strip({ view, columns, width }: StripProps) {
  const { goals } = view;
  const goal = goals.list.find(({ key }) => key === goals.current);
  const moment = stripMoment(view);
  return (
    <StripFrame
      {...{ view, columns, width }}
      mark={goal !== undefined && <GoalMark state={whileOn(stateOf(goal))} />}
      text={stripText(moment)}
      actions={<StripActions view={view} goal={goal} moment={moment} />}
    />
  );
}

/** The goal of the strip is the one that is on, before its first step too. */
function whileOn(state: GoalState): GoalState {
  return state === 'open' ? 'begun' : state;
}

interface FrameProps extends StripProps {
  readonly mark: ReactNode;
  readonly text: StripText;
  readonly actions: ReactNode;
}

/** Whatever it says: the mark in the column of the numbers, the fate of the run, two lines, and what can be done. */
export function StripFrame({ view, columns, width, mark, text, actions }: FrameProps) {
  const { fates, cursor } = view;
  const { ground, lead, one, two } = text;
  return (
    <section className="strip" aria-label="Goal" data-toured="strip" data-ground={ground} style={{ width }}>
      <span className="strip-mark" data-toured="marks" style={{ width: columns.ribbon }}>
        {mark}
      </span>
      <span
        className="strip-ribbon"
        style={{ width: columns.ribbonWidth }}
        data-fate={fates?.frames[cursor]}
        aria-hidden="true"
      >
        {!view.fatesShown && '?'}
      </span>
      <div className="strip-words" role="status">
        <p className="visually-hidden">{narration(view)}</p>
        <p className="strip-one">
          {lead !== '' && <b>{lead} </b>}
          <ExplainedLine text={one} />
        </p>
        <p className="strip-two">
          <ExplainedLine text={two} />
        </p>
      </div>
      {actions}
    </section>
  );
}

/** Words of kernels are explained as soon as the glossary is here. */
function ExplainedLine({ text }: { readonly text: string }) {
  return (
    <Suspense fallback={<CodeWords text={text} />}>
      <prose.Part text={text} />
    </Suspense>
  );
}

/** The step that was just taken, as one sentence. */
function narration({ program, frames, cursor }: View): string {
  const step = stepSentence(program, frames, cursor);
  return step === undefined ? '' : `Step ${cursor}, ${sentenceText(step)}`;
}
