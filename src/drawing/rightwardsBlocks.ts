// The blocks of the steps while time runs to the right, each in its lane's row, with as many words as have room.

import type { FatesOfRun } from '../facts/fates.ts';
import { columnIndexOf } from '../facts/lanes.ts';
import type { RunFacts } from '../facts/runFacts.ts';
import { actorAt } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';
import type { Frame } from '../model/run.ts';
import { effectOf } from '../words/effects.ts';
import { shortOldWords } from '../words/memoryWords.ts';
import { phraseOf } from '../words/stepWords.ts';
import { textMark } from './drawRows.ts';
import { clipText, wrapText } from './glyphs.ts';
import type { Mark, TextMark } from './marks.ts';
import type { RightwardsScale } from './rightwardsScale.ts';

export interface RightwardsInput {
  readonly program: Program;
  readonly text: string;
  /** The whole line, beyond now too. */
  readonly frames: readonly Frame[];
  readonly now: number;
  readonly notesOf: (turn: number) => readonly string[];
  readonly parting: number | undefined;
  readonly fates: FatesOfRun | undefined;
}

type When = Extract<Mark, { readonly kind: 'block' }>['when'];

export const small = 12;
export const blockLineHeight = 15;
/** Narrower blocks have no words. */
export const wordsFrom = 56;
const gap = 3;
const padding = 5;

/** The block of a step, and its words; nothing where nobody stepped. */
export function drawBlock(
  input: RightwardsInput,
  facts: RunFacts,
  scale: RightwardsScale,
  turn: number,
): readonly Mark[] {
  const { program, frames, now } = input;
  const frame = frames[turn];
  if (frame?.actor === undefined) return [];
  const row = scale.rows[columnIndexOf(program, frame.actor)];
  if (row === undefined) return [];
  const when = turn === now ? 'now' : turn < now ? 'past' : 'next';
  const beside = Math.min(gap, scale.pitch * 0.1);
  const x = scale.left(turn) + beside;
  const width = Math.max(1, scale.pitch - 2 * beside);
  const room = Math.max(1, Math.floor((row.blockBottom - row.blockTop - padding) / blockLineHeight));
  const lines =
    scale.pitch < wordsFrom ? [] : linesOf(input, facts, { turn, when, room, width: width - 2 * padding });
  const words = lines.map(({ text, ...style }, index) =>
    textMark(text, x + padding, row.blockTop + 14 + blockLineHeight * index, { size: small, ...style }),
  );
  return [{ kind: 'block', turn, when, x, top: row.blockTop, width, bottom: row.blockBottom }, ...words];
}

interface Wanted {
  readonly turn: number;
  readonly when: When;
  /** How many lines there may be, and how wide. */
  readonly room: number;
  readonly width: number;
}

type Line = Pick<TextMark, 'text' | 'face' | 'tone' | 'weight'>;

/** Who, where that is not the lane's own task; the step's words; and what it did, while there is room. */
function linesOf(
  { program, text, frames }: RightwardsInput,
  facts: RunFacts,
  { turn, when, room, width }: Wanted,
): readonly Line[] {
  const frame = frames[turn];
  if (frame?.actor === undefined || frame.choice === undefined) return [];
  const { actor, choice, labels, happenings, at } = frame;
  const { parts, source, who } = phraseOf(program, text, { actor, choice, labels, happenings, at });
  const face = source === 'code' ? 'mono' : 'sans';
  const isNow = when === 'now';
  const quiet = { face: 'sans', weight: 'regular', tone: isNow ? 'on accent' : 'quiet' } as const;
  const tone = isNow ? 'on accent' : when === 'next' ? 'quiet' : 'ink';
  const weight = isNow ? 'bold' : 'regular';
  // A task of the environment is named at the head of its row.
  const named = who === undefined || actorAt(program, actor).kind === 'env';
  const head = named || room < 3 ? [] : [clipText(who, 'sans', small, width)];
  const wrapped = isNow && face === 'sans' ? 'bold' : face;
  const own = wrapText(parts.join(', '), wrapped, small, width, Math.max(1, room - head.length));
  const left = room - head.length - own.length;
  const changed = facts.at(turn).changes.filter(({ lane }) => lane === columnIndexOf(program, actor));
  const modes = when === 'next' ? [] : changed.map(({ name }) => `-> ${name}`);
  const before = frames[turn - 1]?.state;
  const effect =
    isNow && before !== undefined ? effectOf(program, before, { actor, choice, happenings }) : '';
  const seen = facts
    .at(turn)
    .old.filter(({ kind }) => kind === 'seen' && !isNow)
    .map((event) => shortOldWords(program, event));
  const told = effect === '' ? [] : wrapText(effect, 'sans', small, width, Math.max(1, left - modes.length));
  const tail = [
    ...seen.map((words) => clipText(words, 'sans', small, width)),
    ...told,
    ...modes.map((mode) => clipText(mode, 'sans', small, width)),
  ];
  return [
    ...head.map((line) => ({ ...quiet, text: line })),
    ...own.map((line) => ({ text: line, face, tone, weight }) as const),
    ...tail.slice(0, Math.max(0, left)).map((line) => ({ ...quiet, text: line })),
  ];
}
