/** One possible future: the words of the step, and what it would change. */

import type { ReactNode } from 'react';
import { actorName } from '../../facts/lanes.ts';
import type { Option } from '../../model/run.ts';
import { isSameTurn } from '../../schedule/turns.ts';
import type { View } from '../../store/derived/view.ts';
import { effectOf } from '../../words/effects.ts';
import type { Move } from '../../words/feet.ts';
import { phraseOf } from '../../words/stepWords.ts';
import { FateWord } from '../parts/FateMark.tsx';
import { useActions } from '../parts/useSession.ts';

interface Props {
  readonly move: Move;
  readonly view: View;
}

/** The lane's first move, large. */
export function StepButton({ move, view, lane }: Props & { readonly lane: string }) {
  const words = wordsOf(view, move);
  return (
    <MoveButton className="step-button" move={move} words={words}>
      <span className="lane-name">{lane}</span>
      <Phrase move={move} words={words} />
      {words.fate !== undefined && <FateWord fate={words.fate} />}
      <span className="effect">
        {words.drawn && <b>drawn next: </b>}
        {words.effect}
      </span>
    </MoveButton>
  );
}

/** A further move, as a row. */
export function MoveRow({ move, view }: Props) {
  const words = wordsOf(view, move);
  return (
    <MoveButton className="move-row" move={move} words={words}>
      <Phrase move={move} words={words} />
      <span className="effect">{words.effect}</span>
      {words.fate !== undefined && <FateWord fate={words.fate} />}
    </MoveButton>
  );
}

interface Worded {
  readonly move: Move;
  readonly words: Words;
}

function MoveButton(props: Worded & { readonly className: string; readonly children: ReactNode }) {
  const { move, words, className, children } = props;
  const { step } = useActions();
  return (
    <button
      type="button"
      className={className}
      data-drawn={words.drawn}
      aria-keyshortcuts={move.key}
      aria-label={labelOf(words)}
      title={`${words.phrase}\n${words.effect}`}
      onClick={() => step(move.option.turn)}
    >
      {children}
    </button>
  );
}

function Phrase({ move, words }: Worded) {
  return (
    <>
      <kbd>{move.key}</kbd>
      <span className="phrase" data-code={words.code}>
        {words.phrase}
      </span>
    </>
  );
}

export function isDrawnNext({ drawn }: View, option: Option): boolean {
  return isSameTurn(drawn?.next, option.turn);
}

type Words = ReturnType<typeof wordsOf>;

function labelOf({ name, phrase, effect, fate, drawn }: Words): string {
  const known = fate === undefined ? '' : ` Then the run is ${fate}.`;
  return `Step ${name}: ${phrase}. ${drawn ? 'Drawn next. ' : ''}${effect}${known}`;
}

function wordsOf(view: View, { actor, option }: Move) {
  const { program, scenario, frames, cursor, fates } = view;
  const { choice, labels, happenings, at } = option;
  const { parts, source, who } = phraseOf(program, scenario.text, { actor, choice, labels, happenings, at });
  const state = frames[cursor]?.state;
  return {
    name: actorName(program, actor),
    phrase: `${who === undefined ? '' : `${who}: `}${parts.join(', ')}`,
    code: source === 'code',
    drawn: isDrawnNext(view, option),
    fate: fates?.choices.get(choice),
    effect: state === undefined ? '' : effectOf(program, state, { actor, choice, happenings }),
  };
}
