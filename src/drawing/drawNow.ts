// The band of now: the step that just happened, large, and what it did to the other lanes. Two lines each, for the
// band touches the strip and is as high at every step.

import { defined } from '../base/defined.ts';
import { formatValue, readSlot } from '../engine/values.ts';
import type { CreditEvent } from '../facts/credits.ts';
import { actorName, columnIndexOf } from '../facts/lanes.ts';
import type { ModeChange } from '../facts/modes.ts';
import type { Mover } from '../facts/movers.ts';
import type { OldEvent } from '../facts/oldValues.ts';
import { actorAt, laneOf } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';
import type { Frame } from '../model/run.ts';
import { creditWords } from '../words/creditWords.ts';
import { effectsOf } from '../words/effects.ts';
import { oldEventWords, shortOldWords } from '../words/memoryWords.ts';
import { phraseOf } from '../words/stepWords.ts';
import { columnOf, noteMark, textMark } from './drawRows.ts';
import { type FittedWords, fitsInLine, fitWords, lineHeight, wholeWords } from './fitWords.ts';
import { clipText, type Face, textWidth } from './glyphs.ts';
import type { Mark, TextMark } from './marks.ts';
import type { Scale } from './scale.ts';

export interface NowInput {
  readonly program: Program;
  readonly text: string;
  readonly frame: Frame;
  /** The state from which its step set out. */
  readonly before: Uint32Array;
  readonly notes: readonly string[];
  /** In a game, whose move it was. */
  readonly mover: Mover | undefined;
  readonly changes: readonly ModeChange[];
  readonly credits: readonly CreditEvent[];
  readonly old: readonly OldEvent[];
}

const pad = 3;
const inset = 10;
const textEnd = 8;
const small = 12.5;
/** From the middle of a line to its baseline, in parts of its size. */
const toBaseline = 0.36;

/** Left and right edge of the solid cell. */
export function nowEdges(scale: Scale, lane: number): { readonly left: number; readonly right: number } {
  const column = columnOf(scale, lane);
  return { left: column.text - (scale.columns.compact ? 5 : inset), right: column.right };
}

export function drawNow(scale: Scale, input: NowInput): readonly Mark[] {
  const { program, frame } = input;
  if (frame.actor === undefined || frame.choice === undefined) return [];
  const lane = columnIndexOf(program, frame.actor);
  const { left, right } = nowEdges(scale, lane);
  const { nowTop, nowBottom } = scale;
  const middle = (nowTop + nowBottom) / 2;
  const box: Mark = {
    kind: 'box',
    role: 'now',
    x: left,
    top: nowTop + pad,
    width: right - left,
    bottom: nowBottom - pad,
  };
  const number = textMark(`${frame.index}`, scale.columns.number, middle + 13 * toBaseline, {
    weight: 'bold',
    anchor: 'end',
  });
  const others = program.lanes.flatMap((_, other) =>
    other === lane ? [] : drawOther(scale, other, otherWords(input, other, scale.columns.compact)),
  );
  return [box, number, ...ownWords(scale, input, lane, right), ...others];
}

/** The step's words, and what it did below them where they take one line only. */
function ownWords(scale: Scale, input: NowInput, lane: number, right: number): readonly TextMark[] {
  const { program, frame, notes } = input;
  if (frame.actor === undefined || frame.choice === undefined) return [];
  const { compact } = scale.columns;
  const { text: x } = columnOf(scale, lane);
  const end = right - (compact ? 3 : textEnd);
  const { actor, choice, labels, happenings, at } = frame;
  const phrase = phraseOf(program, input.text, { actor, choice, labels, happenings, at });
  const named = compact || actorAt(program, actor).kind === 'env' || phrase.who === undefined;
  const parts = named ? phrase.parts : [`${phrase.who}: ${phrase.parts.join(', ')}`];
  const face: Face = phrase.source === 'code' ? 'mono' : 'bold';
  const on = {
    tone: 'on accent' as const,
    weight: 'bold' as const,
    face: face === 'mono' ? face : ('sans' as const),
  };
  const modes = input.mover ?? (compact ? '' : modesOf(input, lane));
  const trailing = notesWidth(notes, compact) + (modes === '' ? 0 : textWidth(modes, 'sans', 12) + 8);
  const height = scale.nowBottom - scale.nowTop - 2 * pad;
  const large = compact ? 14 : 16;
  const width = end - x - trailing;
  const inOneLine = fitsInLine(parts, face, width, [large, 14, 13]);
  const words = inOneLine ?? fitWords(parts, face, { width, height }, [13.5, 12.5, 11.5]);
  const effects = effectsOf(program, input.before, { actor, choice, happenings });
  // An effect is whole or not there: the list of changes has all of them.
  const line = { width: end - x, height: lineHeight(small) };
  const below = inOneLine && wholeWords(effects, 'sans', line, [small, 11.5, 11]);
  const lines = [
    ...words.lines.map((text) => ({ ...on, text, size: words.size })),
    ...(below === undefined ? [] : linesOf(below)).map((each) => ({ ...each, tone: on.tone })),
  ];
  return [
    ...stacked(scale, lines, x),
    ...drawNotes(scale, notes, end),
    ...drawModes(scale, modes, notes, end),
  ];
}

function linesOf({ lines, size }: FittedWords): readonly Line[] {
  return lines.map((text) => ({ text, size }));
}

type Line = Partial<TextMark> & { readonly text: string; readonly size: number };

/** Lines in the middle of the band. */
function stacked(scale: Scale, lines: readonly Line[], x: number): readonly TextMark[] {
  const heights = lines.map(({ size }) => size * 1.16);
  let y = (scale.nowTop + scale.nowBottom) / 2 - heights.reduce((sum, each) => sum + each, 0) / 2;
  return lines.map(({ text, size, ...style }, index) => {
    const height = defined(heights[index]);
    const mark = textMark(text, x, y + height / 2 + size * toBaseline, { ...style, size });
    y += height;
    return mark;
  });
}

/** The modes that the step gave its own lane. */
function modesOf({ changes, frame }: NowInput, lane: number): string {
  return changes
    .filter((change) => change.lane === lane && change.turn === frame.index)
    .map(({ name }) => name)
    .join(', ');
}

function drawModes(scale: Scale, modes: string, notes: readonly string[], end: number): readonly TextMark[] {
  if (modes === '') return [];
  const x = end - notesWidth(notes, scale.columns.compact);
  return [textMark(modes, x, scale.nowTop + 17, { size: 12, tone: 'on accent', anchor: 'end' })];
}

function notesWidth(notes: readonly string[], compact: boolean): number {
  return notes.reduce((sum, note) => sum + textWidth(noteMark(note, compact), 'sans', 12) + 6, 0);
}

/** Notes stand in the cell's upper right corner. */
function drawNotes(scale: Scale, notes: readonly string[], end: number): readonly TextMark[] {
  let x = end;
  return notes.toReversed().map((note) => {
    const text = noteMark(note, scale.columns.compact);
    const mark = textMark(text, x, scale.nowTop + 17, { size: 12, tone: 'on accent', anchor: 'end', note });
    x -= textWidth(text, 'sans', 12) + 6;
    return mark;
  });
}

interface OtherWords {
  readonly head: string;
  readonly large: boolean;
  /** In as many words as there may be room for, the most first. */
  readonly body: readonly string[];
}

function otherWords(input: NowInput, lane: number, compact: boolean): OtherWords | undefined {
  const { program, frame } = input;
  const credits = input.credits.filter((event) => event.lane === lane && event.turn === frame.index);
  const names = input.changes.filter((change) => change.lane === lane && change.turn === frame.index);
  const merged = credits.find((event) => event.kind === 'merged');
  if (merged !== undefined) {
    const slot = program.slots[merged.slot];
    const value =
      slot === undefined ? '' : formatValue(program, slot.type, readSlot(program, frame.state, merged.slot));
    const was = `${slot?.name ?? ''} was ${value} already`;
    const body = [`${was}: the second credit is lost in the first`, 'lost in the first', was];
    return { head: creditWords(program, merged), large: true, body };
  }
  const raised = frame.happenings.flatMap((happening) => {
    if (happening.kind !== 'raise' || laneOf(program, happening.handler) !== lane) return [];
    const name = actorName(program, happening.handler);
    return [happening.merged ? `${name} was pending already` : `${name} is pending`];
  });
  const kept = input.old.filter((event) => event.kind === 'kept' && event.lane === lane);
  const sentences = [
    ...kept.map((event) => (compact ? shortOldWords : oldEventWords)(program, event)),
    ...names.map(({ name }) => name),
    ...credits.map((event) => creditWords(program, event)),
    ...raised,
  ];
  const [head, ...rest] = sentences;
  return head === undefined ? undefined : { head, large: false, body: bodyOf(rest) };
}

function bodyOf(sentences: readonly string[]): readonly string[] {
  const [first, ...more] = sentences;
  if (first === undefined) return [];
  return [sentences.join(', '), more.length === 0 ? first : `${first} +${more.length}`];
}

/** Above and below the middle, where a line may come in. */
function drawOther(scale: Scale, lane: number, words: OtherWords | undefined): readonly TextMark[] {
  if (words === undefined) return [];
  const { text: x, textWidth: width } = columnOf(scale, lane);
  const size = words.large ? 15 : 13;
  const height = scale.nowBottom - scale.nowTop;
  const head = textMark(clipText(words.head, 'bold', size, width), x, scale.nowTop + height * 0.37, {
    ...{ size, weight: 'bold', tone: 'ink' },
  });
  const body = words.body.find((each) => textWidth(each, 'sans', 12) <= width);
  if (body === undefined) return [head];
  return [head, textMark(body, x, scale.nowBottom - height * 0.13, { size: 12, tone: 'muted' })];
}
