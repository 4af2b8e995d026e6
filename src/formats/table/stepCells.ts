// What a step says in a table: its labels, one a line, or else what it calls.

import { actorName, tasksOn } from '../../facts/lanes.ts';
import type { ActorIndex, LaneIndex } from '../../model/indices.ts';
import { actorAt, laneOf } from '../../model/lookup.ts';
import type { Program } from '../../model/program.ts';
import type { Frame } from '../../model/run.ts';
import { oneLine } from '../../words/codeWords.ts';
import { codeOf, isTaking, phraseOf } from '../../words/stepWords.ts';
import { JOINED } from './wrapWords.ts';

/** What stands in one line of a table, before it is broken. */
export interface TableLine {
  /** Steps of env, and what concerns nobody, have none. */
  readonly lane: LaneIndex | undefined;
  readonly text: string;
  /** Steps of somebody who is not at home on the lane stand below his name, set in. */
  readonly isInner: boolean;
}

/** Whose steps stand in a column now: those of the task that gave the lane its name need no name above them. */
type Speakers = Map<number | undefined, number>;

/** The lines of each frame, by its index; frame 0 has none. */
export function stepLines(
  program: Program,
  frames: readonly Frame[],
): ReadonlyMap<number, readonly TableLine[]> {
  const speakers: Speakers = new Map();
  return new Map(frames.map((frame) => [frame.index, linesOf(program, frame, speakers)]));
}

function linesOf(program: Program, frame: Frame, speakers: Speakers): readonly TableLine[] {
  const { actor, choice, labels, happenings, at } = frame;
  if (actor === undefined || choice === undefined) return [];
  const step = { actor, choice, labels, happenings, at };
  const lane = laneOf(program, actor);
  const phrase = phraseOf(program, program.text, step);
  const { kind } = actorAt(program, actor);
  // What a machine does by itself interrupts nobody.
  if (kind === 'drain' || kind === 'pass' || kind === 'news' || kind === 'delivery')
    return phrase.parts.map((text) => ({ lane, text, isInner: false }));
  const isBeginning = kind !== 'task' && kind !== 'vcpu' && kind !== 'env' && isTaking(program, step);
  const isHome = isAtHome(program, lane, actor);
  const name = headLine(program, actor, isBeginning, isHome || speakers.get(lane) === actor);
  speakers.set(lane, actor);
  const own =
    phrase.source === 'labels'
      ? phrase.parts
      : isBeginning
        ? []
        : codeParts(program, frame, codeOf(program, program.text, step));
  const lines = own.map((text) => ({ lane, text, isInner: !isHome }));
  return name === undefined ? lines : [{ lane, text: name, isInner: false }, ...lines];
}

/** The only part of the environment is at home in its column, as the first task of a lane is in its own. */
function isAtHome(program: Program, lane: LaneIndex | undefined, actor: ActorIndex): boolean {
  if (lane !== undefined) return tasksOn(program, lane)[0] === actor;
  return program.actors.filter(({ kind }) => kind === 'env').length === 1;
}

/** `<notify>` where a handler begins, `(notify)` where somebody else goes on than before. */
function headLine(
  program: Program,
  actor: ActorIndex,
  isBeginning: boolean,
  isKnown: boolean,
): string | undefined {
  const name = actorName(program, actor);
  if (isBeginning) return `<${name}>`;
  return isKnown ? undefined : `(${name})`;
}

/** A step without labels by its code: the statements of a section, a call, or an instruction with the half that it does. */
function codeParts(program: Program, { at, happenings }: Frame, section: string): readonly string[] {
  if (at === undefined) return [];
  const whole = program.text.slice(at.from, at.to);
  if (!/^atomic\b/.test(whole)) return [withHalf(oneLine(whole), happenings)];
  const inner = happenings.flatMap((each) => {
    if (each.kind !== 'write' && each.kind !== 'buffered' && each.kind !== 'raise') return [];
    return each.at.from > at.from && each.at.to <= at.to
      ? [oneLine(program.text.slice(each.at.from, each.at.to))]
      : [];
  });
  return inner.length === 0 ? [section] : [...new Set(inner)];
}

/** An instruction that reads and writes is two steps, and says which of them this is. */
function withHalf(code: string, happenings: Frame['happenings']): string {
  const writes = happenings.some(({ kind }) => kind === 'write' || kind === 'buffered' || kind === 'refused');
  if (/^[\w.>[\]-]+$/.test(code)) return `${code} ${comment('read')}`;
  return writes && /\+\+|--|[-+*/%&|^]=/.test(code) ? `${code} ${comment('write')}` : code;
}

/** It is not broken. */
function comment(word: string): string {
  return `/*${JOINED}${word}${JOINED}*/`;
}
