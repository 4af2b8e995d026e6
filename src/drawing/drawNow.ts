// The band of now: the step that just happened, large, and what it did to the other lanes. Below it one line
// of what is known to come next.

import { formatValue, readSlot } from '../engine/values.ts';
import type { CreditEvent } from '../facts/credits.ts';
import { actorName, laneOf } from '../facts/lanes.ts';
import type { ModeChange } from '../facts/modes.ts';
import type { Program } from '../model/program.ts';
import type { Frame } from '../model/run.ts';
import { creditWords } from '../words/creditWords.ts';
import { effectOf } from '../words/effects.ts';
import { phraseOf } from '../words/stepWords.ts';
import { columnOf, noteText, textMark } from './drawRows.ts';
import { clipText, textWidth, wrapText } from './glyphs.ts';
import type { Mark, TextMark } from './marks.ts';
import { NOW_HEIGHT, type Scale } from './scale.ts';

export interface NowInput {
  readonly program: Program;
  readonly text: string;
  readonly frame: Frame;
  /** The state from which its step set out. */
  readonly before: Uint32Array;
  readonly notes: readonly string[];
  readonly changes: readonly ModeChange[];
  readonly credits: readonly CreditEvent[];
}

const title = 17;
const plain = 13;
const inset = 10;
const pad = 4;
const textEnd = 10;

/** Left and right edge of the solid cell. */
export function nowEdges(
  scale: Scale,
  lane: number | undefined,
): { readonly left: number; readonly right: number } {
  const column = columnOf(scale, lane);
  const last = scale.columns.lanes.at(-1);
  return {
    left: column.text - (scale.columns.compact ? 5 : inset),
    right: lane === undefined && last !== undefined ? last.right : column.right,
  };
}

export function drawNow(scale: Scale, input: NowInput): readonly Mark[] {
  const { program, frame } = input;
  const { nowTop } = scale;
  if (frame.actor === undefined || frame.choice === undefined) {
    const column = columnOf(scale, undefined);
    const words = wrapText(
      'Nothing has happened yet: this is the initial state.',
      'sans',
      plain,
      column.textWidth,
      4,
    );
    const top = nowTop + NOW_HEIGHT / 2 + 4 - ((words.length - 1) * 17) / 2;
    return words.map((text, index) => textMark(text, column.text, top + 17 * index, { tone: 'muted' }));
  }
  const lane = laneOf(program, frame.actor);
  const { left, right } = nowEdges(scale, lane);
  const box: Mark = {
    kind: 'box',
    role: 'now',
    x: left,
    top: nowTop + pad,
    width: right - left,
    bottom: nowTop + NOW_HEIGHT - pad,
  };
  const number = textMark(`${frame.index}`, scale.columns.number, nowTop + 23, {
    weight: 'bold',
    anchor: 'end',
  });
  const others = scale.columns.lanes.flatMap((_, other) =>
    other === lane ? [] : drawOther(scale, other, otherWords(input, other)),
  );
  return [box, number, ...ownWords(scale, input, lane, right), ...others];
}

function ownWords(
  scale: Scale,
  input: NowInput,
  lane: number | undefined,
  right: number,
): readonly TextMark[] {
  const { program, frame, notes } = input;
  if (frame.actor === undefined || frame.choice === undefined) return [];
  const x = columnOf(scale, lane).text;
  const width = right - x - (scale.columns.compact ? 2 : textEnd);
  const { actor, choice, labels, happenings, at } = frame;
  const phrase = phraseOf(program, input.text, { actor, choice, labels, happenings, at });
  const [head = '', ...rest] = phrase.parts;
  const code = phrase.source === 'code';
  const effects = effectOf(program, input.before, { actor, choice, happenings });
  const who = phrase.who === undefined ? '' : `${phrase.who}: `;
  const face = code ? 'mono' : 'bold';
  const size = scale.columns.compact ? (code ? 12 : 14) : code ? 14 : title;
  const on = { tone: 'on accent' as const };
  // Notes stand beside the first line where there is but one.
  const oneLine = !scale.columns.compact;
  const beside = oneLine ? width - notesWidth(notes, scale.columns.compact) : width;
  const heads = wrapText(who + head, face, size, beside, oneLine ? 1 : 2);
  const heading = heads.map((text, index) =>
    textMark(text, x, scale.nowTop + 23 + 17 * index, {
      ...on,
      size,
      face: code ? 'mono' : 'sans',
      weight: 'bold',
    }),
  );
  const second = rest.length > 0 ? clipText(rest.join(', '), 'bold', plain, width) : undefined;
  // Three lines in all: what there is no room for stands in the row once it is history.
  const room = 3 - heads.length - (second === undefined ? 0 : 1);
  const lines = room > 0 ? wrapText(effects, 'sans', plain, width, room) : [];
  const below = second === undefined ? lines : [second, ...lines];
  const words = below.map((text, index) =>
    textMark(text, x, scale.nowTop + 42 + 17 * (index + heads.length - 1), {
      ...on,
      size: plain,
      weight: second !== undefined && index === 0 ? 'bold' : 'regular',
    }),
  );
  return [...heading, ...words, ...drawNotes(scale, notes, right)];
}

function notesWidth(notes: readonly string[], compact: boolean): number {
  return notes.reduce((sum, note) => sum + textWidth(noteText(note, compact), 'sans', 12) + 6, 0);
}

/** Notes stand in the cell's upper right corner, where no line of words ends. */
function drawNotes(scale: Scale, notes: readonly string[], right: number): readonly TextMark[] {
  let x = right - textEnd;
  return notes.toReversed().map((note) => {
    const text = noteText(note, scale.columns.compact);
    const mark = textMark(text, x, scale.nowTop + 22, { size: 12, tone: 'on accent', anchor: 'end', note });
    x -= textWidth(text, 'sans', 12) + 6;
    return mark;
  });
}

interface OtherWords {
  readonly head: string;
  readonly large: boolean;
  readonly body: string;
}

function otherWords(input: NowInput, lane: number): OtherWords | undefined {
  const { program, frame } = input;
  const credits = input.credits.filter((event) => event.lane === lane && event.turn === frame.index);
  const names = input.changes.filter((change) => change.lane === lane && change.turn === frame.index);
  const merged = credits.find((event) => event.kind === 'merged');
  if (merged !== undefined) {
    const slot = program.slots[merged.slot];
    const value =
      slot === undefined ? '' : formatValue(program, slot.type, readSlot(program, frame.state, merged.slot));
    const body = `${slot?.name ?? ''} was ${value} already: the second credit is lost in the first`;
    return { head: creditWords(program, merged), large: true, body };
  }
  const raised = frame.happenings.flatMap((happening) => {
    if (happening.kind !== 'raise' || laneOf(program, happening.handler) !== lane) return [];
    const name = actorName(program, happening.handler);
    return [happening.merged ? `${name} was pending already` : `${name} is pending`];
  });
  const sentences = [
    ...names.map(({ name }) => name),
    ...credits.map((event) => creditWords(program, event)),
    ...raised,
  ];
  const [head, ...rest] = sentences;
  return head === undefined ? undefined : { head, large: false, body: rest.join(', ') };
}

function drawOther(scale: Scale, lane: number, words: OtherWords | undefined): readonly TextMark[] {
  if (words === undefined) return [];
  const column = columnOf(scale, lane);
  const size = words.large ? title : plain;
  const head = textMark(
    clipText(words.head, 'bold', size, column.textWidth),
    column.text,
    scale.nowTop + 22,
    {
      size,
      weight: 'bold',
      tone: 'ink',
    },
  );
  const body = words.body === '' ? [] : wrapText(words.body, 'sans', 12, column.textWidth, 2);
  return [
    head,
    ...body.map((text, index) =>
      textMark(text, column.text, scale.nowTop + 38 + 15 * index, { size: 12, tone: 'muted' }),
    ),
  ];
}
