// The timeline with time to the right: a block for each step in its lane's row. Only what reaches into the part that
// is looked at is made.

import { defined } from '../base/defined.ts';
import { createRibbons, type FateSpan } from '../facts/fates.ts';
import type { HoldSpan } from '../facts/holds.ts';
import { columnIndexOf } from '../facts/lanes.ts';
import type { ModeSpan } from '../facts/modes.ts';
import { createRunFacts, type RunFacts } from '../facts/runFacts.ts';
import type { Stretch, Stretches } from '../facts/stretches.ts';
import type { WaitSpan } from '../facts/waits.ts';
import type { WindowSpan } from '../facts/windows.ts';
import type { Program } from '../model/program.ts';
import { shortCreditWords } from '../words/creditWords.ts';
import { shortOldWords } from '../words/memoryWords.ts';
import { waitTitle } from '../words/waitWords.ts';
import { textMark } from './drawRows.ts';
import { clipText, textWidth, wrapText } from './glyphs.ts';
import { type Lasting, type Mark, vertical } from './marks.ts';
import { blockLineHeight, drawBlock, type RightwardsInput, small, wordsFrom } from './rightwardsBlocks.ts';
import { drawLines } from './rightwardsLines.ts';
import {
  type LaneRow,
  NUMBERS,
  RIBBON_HEIGHT,
  RIBBON_TOP,
  type RightwardsScale,
  type Room,
  rightwardsScale,
  turnsBetween,
} from './rightwardsScale.ts';

interface Rightwards {
  readonly scale: RightwardsScale;
  /** All that reaches into a part, in the order in which it is drawn. */
  readonly marksIn: (left: number, right: number) => readonly Mark[];
  /** Steps in a part, those that follow now included. */
  readonly turnsIn: (left: number, right: number) => readonly number[];
}

type DrawRightwards = (input: RightwardsInput, room: Room) => Rightwards;

/** Makes a function that draws and remembers what it knows of the last run: a step costs a step. */
export function createRightwards(): DrawRightwards {
  let followed:
    | { readonly program: Program; readonly factsOf: ReturnType<typeof createRunFacts> }
    | undefined;
  const ribbonOf = createRibbons();
  return (input, room) => {
    const { program, frames, now, fates } = input;
    if (followed?.program !== program) followed = { program, factsOf: createRunFacts(program) };
    const facts = followed.factsOf(frames.slice(0, now + 1));
    const scale = rightwardsScale(program, now, room);
    const ribbon = fates === undefined ? undefined : ribbonOf(fates.frames);
    const turnsIn = (left: number, right: number) => {
      const [first, wanted] = turnsBetween(scale, left, right);
      const last = Math.min(wanted, frames.length - 1);
      return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
    };
    return {
      ...{ scale, turnsIn },
      marksIn: (left, right) =>
        drawPart({ input, facts, scale, ribbon, left, right, turns: turnsIn(left, right) }),
    };
  };
}

interface Drawing {
  readonly input: RightwardsInput;
  readonly facts: RunFacts;
  readonly scale: RightwardsScale;
  readonly ribbon: Stretches<FateSpan> | undefined;
  readonly left: number;
  readonly right: number;
  readonly turns: readonly number[];
}

function drawPart(drawing: Drawing): readonly Mark[] {
  const { input, facts, scale, left, right, turns } = drawing;
  const { now } = scale;
  const [first, last] = turnsBetween(scale, left, right);
  const inPart = <T extends Stretch>(lists: readonly Stretches<T>[]) =>
    // What a step begins or ends may stand at the edge of the next one's column.
    lists.flatMap((list) => list.between(first - 1, last + 1, now));
  const past = turns.filter((turn) => turn <= now);
  const { program, frames } = input;
  const rowOf = (turn: number) => {
    const actor = frames[turn]?.actor;
    return actor === undefined ? undefined : scale.rows[columnIndexOf(program, actor)];
  };
  const { lines, tips } = drawLines(scale, rowOf, {
    turns: past.map((turn) => ({ turn, facts: facts.at(turn) })),
    held: inPart(facts.held),
    signals: inPart(facts.signals),
    stores: inPart(facts.stores),
    old: inPart(facts.old),
  });
  const windows = drawWindows(scale, inPart(facts.windows), left);
  return [
    ...[...drawGround(scale, left), ...windows.boxes, ...drawFates(drawing)],
    ...drawBars(program, scale, inPart(facts.modes), inPart(facts.holds), inPart(facts.waits)),
    ...lines,
    ...turns.flatMap((turn) => drawBlock(input, facts, scale, turn)),
    ...tips,
    ...windows.names,
    ...turns.flatMap((turn) => drawNumber(input, scale, turn)),
    ...past.flatMap((turn) => drawForeign(input, facts, scale, turn)),
    ...drawAcross(drawing),
  ];
}

/** What lasts in a lane: its modes, what it keeps from others, and which of its tasks wait. */
function drawBars(
  program: Program,
  scale: RightwardsScale,
  modes: readonly ModeSpan[],
  holds: readonly HoldSpan[],
  waits: readonly WaitSpan[],
): readonly Mark[] {
  const { rows } = scale;
  return [
    ...modes.map(({ lane, track, bar, ...span }): Mark => {
      return { kind: 'bar', bar, ...lastingIn(scale, span, defined(rows[lane]).bar + 8 * track) };
    }),
    ...holds.map(({ lane, kind: hold, ...span }): Mark => {
      const y = defined(rows[lane])[hold === 'lock held' ? 'lock' : 'top'];
      return { kind: 'hold', hold, ...lastingIn(scale, span, y) };
    }),
    ...waits.map((waiting): Mark => {
      const { lane, kind: wait, ordinal, ...span } = waiting;
      const title = waitTitle(program, waiting);
      const y = defined(rows[lane]).blockBottom + 2 + 2.5 * (ordinal % 2);
      return { kind: 'wait', wait, title, ...lastingIn(scale, span, y) };
    }),
  ];
}

/** From the step that began it to the one that ended it, or to now. */
function lastingIn({ left, now }: RightwardsScale, { from, to }: Stretch, y: number): Lasting {
  const start = left(from) + (from === 0 ? 0 : 1);
  return { time: 'right', y, left: start, right: Math.max(start, left(to ?? now + 1) - 1) };
}

/** The column of now. */
function drawGround({ left, pitch, now, height }: RightwardsScale, from: number): Mark[] {
  if (now === 0 || left(now + 1) < from) return [];
  return [{ kind: 'box', role: 'band', x: left(now), top: 0, width: pitch, bottom: height }];
}

/** Windows, and apart from them their names: what crosses them must not cross those. */
function drawWindows(
  { rows, left, now }: RightwardsScale,
  windows: readonly WindowSpan[],
  from: number,
): { readonly boxes: readonly Mark[]; readonly names: readonly Mark[] } {
  const boxes: Mark[] = [];
  const names: Mark[] = [];
  for (const span of windows) {
    const row = rows[span.lane];
    const x = left(span.from + 1);
    const width = left(span.to ?? now + 1) - x;
    if (row === undefined || width < 2) continue;
    boxes.push({ kind: 'box', role: 'window', x, top: row.top + 2, width, bottom: row.bottom - 1 });
    if (width < wordsFrom) continue;
    const words = clipText(span.title, 'bold', small, width - 8);
    const style = { size: small, weight: 'bold', tone: 'warning' } as const;
    names.push(
      textMark(words, placeIn({ x, width }, from), row.bottom - 5, { ...style, anchor: sideOf(x, from) }),
    );
  }
  return { boxes, names };
}

/** A stretch whose beginning is out of sight has its name at its end. */
function sideOf(x: number, from: number): 'start' | 'end' {
  return x >= from ? 'start' : 'end';
}

function placeIn(box: { readonly x: number; readonly width: number }, from: number): number {
  return sideOf(box.x, from) === 'start' ? box.x + 5 : box.x + box.width - 5;
}

function drawFates({ scale, ribbon, turns, input, left: seenFrom }: Drawing): Mark[] {
  if (ribbon === undefined) return [];
  const { left, now } = scale;
  const [first, last] = turns.length === 0 ? [0, 0] : [defined(turns[0]) - 1, defined(turns.at(-1))];
  const spans = ribbon.between(first, last, Math.min(now, input.now));
  return spans.flatMap(({ fate, from, to }): Mark[] => {
    const x = left(from);
    const width = left(to === undefined ? now + 1 : Math.min(to, now + 1)) - x;
    if (width < 1) return [];
    const bottom = RIBBON_TOP + RIBBON_HEIGHT;
    const box: Mark = { kind: 'fate', fate, x, top: RIBBON_TOP, bottom, width };
    // Hatching is told by itself, and nothing can be read on it.
    if (fate === 'doomed' || width < textWidth(fate, 'sans', small) + 8) return [box];
    return [
      box,
      textMark(fate, placeIn({ x, width }, seenFrom), bottom - 3, {
        size: small,
        tone: 'muted',
        anchor: sideOf(x, seenFrom),
      }),
    ];
  });
}

/** What a step changed in other lanes than its own. */
function drawForeign(input: RightwardsInput, facts: RunFacts, scale: RightwardsScale, turn: number): Mark[] {
  if (scale.pitch < wordsFrom) return [];
  const { program, frames } = input;
  const actor = frames[turn]?.actor;
  const own = actor === undefined ? undefined : columnIndexOf(program, actor);
  const { changes, credits, raised, old } = facts.at(turn);
  const said = [
    ...old
      .filter(({ kind }) => kind === 'kept')
      .map((event) => ({ lane: event.lane, text: shortOldWords(program, event), tone: 'quiet' as const })),
    ...changes.map(({ lane, name }) => ({ lane, text: name, tone: 'quiet' as const })),
    ...credits.map((event) => ({
      lane: event.lane,
      text: shortCreditWords(program, event),
      tone: 'accent' as const,
    })),
    ...raised
      .filter(({ arrival }) => arrival.kind === 'merged')
      .map(({ toLane }) => ({ lane: toLane, text: 'pending already', tone: 'quiet' as const })),
  ];
  const x = scale.left(turn) + 26;
  const linesIn = ({ blockTop, blockBottom }: LaneRow) =>
    Math.max(1, Math.floor((blockBottom - blockTop) / blockLineHeight));
  return scale.rows.flatMap((row, lane) =>
    said
      .filter((each) => each.lane === lane && lane !== own)
      .flatMap(({ text, tone }) =>
        wrapText(text, 'sans', small, scale.pitch - 30, 2).map((line) => ({ line, tone })),
      )
      .slice(0, linesIn(row))
      .map(({ line, tone }, index) =>
        textMark(line, x, row.blockTop + 14 + blockLineHeight * index, { size: small, tone }),
      ),
  );
}

/** Where turns stand closest, one in so many has its number. */
const rarestNumber = 50;

/** Numbers stand so far apart that they can be read. */
function drawNumber(
  { now, notesOf }: RightwardsInput,
  { pitch, left }: RightwardsScale,
  turn: number,
): Mark[] {
  const period = [1, 5, 10, 20].find((each) => each * pitch >= wordsFrom) ?? rarestNumber;
  if (turn !== now && (turn % period !== 0 || (pitch < wordsFrom && Math.abs(turn - now) * pitch < 30)))
    return [];
  const style = turn === now ? ({ weight: 'bold' } as const) : ({ tone: 'quiet' } as const);
  const x = left(turn) + Math.min(8, pitch * 0.2);
  const number = textMark(`${turn}`, x, NUMBERS, { size: small, ...style });
  if (pitch < wordsFrom || turn > now) return [number];
  let end = x + textWidth(`${turn}`, 'bold', small) + 6;
  const notes = notesOf(turn).map((note) => {
    const mark = textMark(`[${note}]`, end, NUMBERS, { size: small, tone: 'accent', note });
    end += textWidth(mark.text, 'sans', small) + 4;
    return mark;
  });
  return [number, ...notes];
}

/** The lines across all lanes: where the run was lost, and where two settings part. */
function drawAcross({ input, scale, left, right }: Drawing): Mark[] {
  const { parting, fates } = input;
  const lines = [
    { turn: fates?.doomedAt, role: 'no return', words: 'point of no return', tone: 'bad' },
    { turn: parting, role: 'parting', words: 'Here the two settings part', tone: 'accent' },
  ] as const;
  return lines.flatMap(({ turn, role, words, tone }): Mark[] => {
    if (turn === undefined || turn === 0 || turn > scale.now + (role === 'parting' ? 1 : 0)) return [];
    const x = scale.left(turn);
    const width = textWidth(words, 'bold', small) + 8;
    if (x + width < left || x - width > right) return [];
    const style = { size: small, weight: 'bold', tone } as const;
    const bottom = scale.height;
    // Behind the first line there is at least the step that it stands before; both may stand at one place.
    const place =
      role === 'parting' && x > width
        ? textMark(words, x - 6, bottom - 5, { ...style, anchor: 'end' })
        : textMark(words, x + 6, bottom - 5, style);
    return [{ kind: 'path', d: vertical(x, 0, bottom), top: 0, bottom, role, head: undefined }, place];
  });
}
