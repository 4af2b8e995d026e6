/** One possible future: the words of the step, and what it would change. */

import { effectLine, keyWidth, space6, space8, space10, space12, typeSmall } from 'virtual:sizes';
import { type ReactNode, Suspense } from 'react';
import {
  type FittedWords,
  fitsInLine,
  fitWords,
  isShortened,
  lineHeight,
  wholeWords,
} from '../../drawing/fitWords.ts';
import { actorName } from '../../facts/lanes.ts';
import { actorAt } from '../../model/lookup.ts';
import type { Fate as FateOf } from '../../model/report.ts';
import type { Option } from '../../model/run.ts';
import { isSameTurn } from '../../schedule/turns.ts';
import type { View } from '../../store/derived/view.ts';
import { effectsOf } from '../../words/effects.ts';
import type { Move } from '../../words/feet.ts';
import { phraseOf } from '../../words/stepWords.ts';
import { FateWord } from '../parts/FateMark.tsx';
import { useActions } from '../parts/useSession.ts';
import { useTelling } from '../parts/useTelling.ts';
import { stepTold } from './stepToldPart.ts';

interface Props {
  readonly move: Move;
  readonly view: View;
}

interface Boxed extends Props {
  /** The outside of the button, in pixels. */
  readonly box: { readonly width: number; readonly height: number };
}

const largeSizes = [15, 14, 13] as const;
const smallSizes = [13.5, 12.5, 11.5, 11, 10] as const;
/** At the left and at the right of its words, with its own edges: of a wide one, a narrow one and a further one. */
const sides = space10 + space12 + 3;
const narrowSides = space6 + space10 + 3;
const otherSides = space6 + space12 + 2;
const keyRoom = keyWidth + space8;
const fateWidth = 74;
/** From here on a button has room for its key, and for the word of its fate beside its own words. */
const roomyFrom = 215;
const wordBesideFrom = 245;
/** Narrower ones have it below, and the narrowest not at all. */
const keyBelowFrom = 150;
const keyBelowHeight = 26;

/** The lane's first move, large. Its words are as large as they fit, and what the step does stands below them. */
export function StepButton({ move, view, box }: Boxed) {
  const words = wordsOf(view, move);
  const roomy = box.width >= roomyFrom;
  const beside = box.width >= wordBesideFrom;
  const face = words.code ? 'mono' : 'bold';
  const inner = box.width - (roomy ? sides : narrowSides);
  const width = inner - (roomy ? keyRoom : 0) - (beside ? fateWidth : 0);
  const inLine = roomy ? fitsInLine(words.parts, face, width, largeSizes) : undefined;
  const boxed = (below: number) =>
    fitWords(words.parts, face, { width, height: box.height - below }, smallSizes);
  // Its key has room below words that are short.
  const short = roomy || box.width < keyBelowFrom ? undefined : boxed(keyBelowHeight);
  const keyBelow = short !== undefined && !isShortened(short);
  const fitted = inLine ?? (keyBelow ? short : boxed(5));
  const effect = inLine && effectIn(words.effects, inner - (beside ? 0 : fateWidth));
  return (
    <MoveButton className="step-button" move={move} words={words} size={roomy ? 'roomy' : 'narrow'}>
      {roomy && <kbd>{move.key}</kbd>}
      <Fitted fitted={fitted} code={words.code} />
      {keyBelow && <kbd className="key-below">{move.key}</kbd>}
      {effect !== undefined && <span className="effect">{effect}</span>}
      <Fate fate={words.fate} word={inLine !== undefined || keyBelow} />
    </MoveButton>
  );
}

/** As many effects as one line has room for; none where not even the first one fits. */
function effectIn(effects: readonly string[], width: number): string | undefined {
  return wholeWords(effects, 'sans', { width, height: effectLine }, [typeSmall])?.lines.join(' ');
}

/** A further move of the lane, below the first. */
export function OtherButton({ move, view, box }: Boxed) {
  const words = wordsOf(view, move);
  const within = (width: number) =>
    fitWords(words.parts, words.code ? 'mono' : 'bold', { ...box, width }, [12.5, 11.5, 11, 10]);
  // The words go before the key, which the help lists too.
  const besideKey = box.width >= 130 ? within(box.width - otherSides - keyRoom) : undefined;
  const roomy = besideKey !== undefined && (words.code || !isShortened(besideKey));
  const fitted = roomy ? besideKey : within(box.width - otherSides);
  return (
    <MoveButton className="other-button" move={move} words={words} size={roomy ? 'roomy' : 'narrow'}>
      {roomy && <kbd>{move.key}</kbd>}
      <Fitted fitted={fitted} code={words.code} />
      <Fate fate={words.fate} word={false} />
    </MoveButton>
  );
}

function Fitted({ fitted, code }: { readonly fitted: FittedWords; readonly code: boolean }) {
  return (
    <span
      className="phrase"
      data-code={code}
      style={{ fontSize: fitted.size, lineHeight: `${lineHeight(fitted.size)}px` }}
    >
      {fitted.lines.map((line) => (
        <span key={line} className="fitted-line">
          {line}
        </span>
      ))}
    </span>
  );
}

/** The texture at the edge and, where there is room, the word. */
function Fate({ fate, word }: { readonly fate: FateOf | undefined; readonly word: boolean }) {
  if (fate === undefined) return null;
  return (
    <>
      {word && (
        <span className="step-fate">
          <FateWord fate={fate} />
        </span>
      )}
      <span className="fate-edge" data-fate={fate} />
    </>
  );
}

/** A further move, as a row. */
export function MoveRow({ move, view }: Props) {
  const words = wordsOf(view, move);
  return (
    <MoveButton className="move-row" move={move} words={words} size="roomy">
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

interface ButtonProps extends Worded {
  readonly className: string;
  readonly size: 'roomy' | 'narrow';
  readonly children: ReactNode;
}

function MoveButton({ move, words, className, size, children }: ButtonProps) {
  const { step } = useActions();
  const { telling, anchor, hide, asks } = useTelling();
  const { phrase, effect } = words;
  return (
    <>
      <button
        ref={anchor}
        type="button"
        className={className}
        data-drawn={words.drawn}
        data-size={size}
        data-toured="buttons"
        aria-keyshortcuts={move.key}
        aria-label={labelOf(words)}
        {...asks}
        onClick={() => {
          hide();
          step(move.option.turn);
        }}
      >
        {children}
      </button>
      {telling && (
        <Suspense>
          <stepTold.Part {...{ telling, phrase, effect }} />
        </Suspense>
      )}
    </>
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
  const phrase = phraseOf(program, scenario.text, { actor, choice, labels, happenings, at });
  // A task of the environment stands in a column of its own, whose head names it.
  const who = actorAt(program, actor).kind === 'env' ? undefined : phrase.who;
  const [head = '', ...rest] = phrase.parts;
  const parts = [who === undefined ? head : `${who}: ${head}`, ...rest];
  const state = frames[cursor]?.state;
  const effects = state === undefined ? [] : effectsOf(program, state, { actor, choice, happenings });
  return {
    name: actorName(program, actor),
    parts,
    phrase: parts.join(', '),
    code: phrase.source === 'code',
    // What the document does next would tell what it is to be found out.
    drawn: view.fatesShown && isDrawnNext(view, option),
    fate: fates?.choices.get(choice),
    effects,
    effect: effects.join(', '),
  };
}
