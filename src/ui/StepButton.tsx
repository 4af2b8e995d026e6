/** One possible future: the words of the step, and what it would change. */

import { effectOf } from '../layout/effects.ts';
import type { Move } from '../layout/feet.ts';
import { actorName } from '../layout/lanes.ts';
import { phraseOf } from '../layout/stepWords.ts';
import type { Option } from '../model/run.ts';
import type { View } from '../store/view.ts';
import { FateWord } from './FateMark.tsx';
import { useActions } from './useSession.ts';

interface Props {
  readonly move: Move;
  readonly view: View;
}

/** The lane's first move, large. */
export function StepButton({ move, view, lane }: Props & { readonly lane: string }) {
  const { step } = useActions();
  const words = wordsOf(view, move);
  const drawn = isDrawnNext(view, move.option);
  return (
    <button
      type="button"
      className="step-button"
      data-drawn={drawn}
      aria-keyshortcuts={move.key}
      aria-label={labelOf(words, drawn)}
      title={`${words.phrase}\n${words.effect}`}
      onClick={() => step(move.option.turn)}
    >
      <span className="lane-name">{lane}</span>
      <kbd>{move.key}</kbd>
      <span className="phrase" data-code={words.code}>
        {words.phrase}
      </span>
      {words.fate !== undefined && <FateWord fate={words.fate} />}
      <span className="effect">
        {drawn && <b>drawn next: </b>}
        {words.effect}
      </span>
    </button>
  );
}

/** A further move, as a row. */
export function MoveRow({ move, view }: Props) {
  const { step } = useActions();
  const words = wordsOf(view, move);
  const drawn = isDrawnNext(view, move.option);
  return (
    <button
      type="button"
      className="move-row"
      data-drawn={drawn}
      aria-keyshortcuts={move.key}
      aria-label={labelOf(words, drawn)}
      title={`${words.phrase}\n${words.effect}`}
      onClick={() => step(move.option.turn)}
    >
      <kbd>{move.key}</kbd>
      <span className="phrase" data-code={words.code}>
        {words.phrase}
      </span>
      <span className="effect">{words.effect}</span>
      {words.fate !== undefined && <FateWord fate={words.fate} />}
    </button>
  );
}

export function isDrawnNext({ drawn }: View, option: Option): boolean {
  const next = drawn?.next;
  return (
    next !== undefined && next.actor === option.turn.actor && next.alternative === option.turn.alternative
  );
}

type Words = ReturnType<typeof wordsOf>;

function labelOf({ name, phrase, effect, fate }: Words, drawn: boolean): string {
  const known = fate === undefined ? '' : ` Then the run is ${fate}.`;
  return `Step ${name}: ${phrase}. ${drawn ? 'Drawn next. ' : ''}${effect}${known}`;
}

function wordsOf({ program, scenario, frames, cursor, fates }: View, { actor, option }: Move) {
  const { choice, labels, happenings, at } = option;
  const { parts, source, who } = phraseOf(program, scenario.text, { actor, choice, labels, happenings, at });
  const state = frames[cursor]?.state;
  return {
    name: actorName(program, actor),
    phrase: `${who === undefined ? '' : `${who}: `}${parts.join(', ')}`,
    code: source === 'code',
    fate: fates?.choices.get(choice),
    effect: state === undefined ? '' : effectOf(program, state, { actor, choice, happenings }),
  };
}
