// How a run stands to its properties: what has been broken so far, and where.

import { unreachable } from '../base/unreachable.ts';
import { isLiveness, type Property } from '../model/program.ts';
import type { Frame } from '../model/run.ts';
import { enabledRows } from './explain.ts';
import type { Machine } from './machine.ts';
import { lastRound } from './rounds.ts';
import { sharedFrames } from './sharedFrames.ts';

/**
 * `broken`: this run breaks it, first at frame `at`; `met`: a `cover` was reached at frame `at`;
 * `in vain`: what must come has not, while the run went twice round the frames `from` … `at`, and it can go on so for
 * ever; or, where the two are one, it may stay as it is. `kept`: not broken so far. A run alone never proves a property;
 * whether it *can* still be broken is the explorer's.
 */
export type Judgement =
  | { readonly kind: 'broken' | 'met'; readonly at: number }
  | { readonly kind: 'in vain'; readonly from: number; readonly at: number }
  | { readonly kind: 'kept' };

export type Judge = (machine: Machine, frames: readonly Frame[], cursor: number) => readonly Judgement[];

/** One judgement a property, in the program's order, for the frames 0 … cursor. */
export function judge(machine: Machine, frames: readonly Frame[], cursor: number): readonly Judgement[] {
  return createJudge()(machine, frames, cursor);
}

/** What has been looked at: the frames of one machine, and where each property was broken or met first. */
interface Seen {
  readonly machine: Machine;
  readonly frames: Frame[];
  readonly tests: readonly ((frame: Frame) => boolean)[];
  readonly first: (number | undefined)[];
  /** Of a liveness property: whether it waits after each frame, so that what it waits for must still come. */
  readonly waits: readonly ((frame: Frame, before: boolean) => boolean)[];
  readonly waiting: boolean[][];
}

/** Makes a judge that looks at each frame of a run but once, while the run grows or is cut back. */
export function createJudge(): Judge {
  let seen: Seen | undefined;
  return (machine, frames, cursor) => {
    if (seen?.machine !== machine) seen = nothingSeen(machine);
    lookAt(seen, frames, cursor);
    const { first, waiting } = seen;
    const { properties } = machine.program;
    const round = properties.some(({ kind }) => isLiveness(kind))
      ? lastRound(machine, frames, cursor)
      : undefined;
    return properties.map((property, index) => {
      if (isLiveness(property.kind)) {
        const waits = waiting.slice(round?.from, cursor + 1).every((each) => each[index] === true);
        return round !== undefined && waits
          ? { kind: 'in vain', from: round.from, at: cursor }
          : { kind: 'kept' };
      }
      const at = property.kind === 'possible' ? lostAt(machine, property, frames, cursor) : first[index];
      return at === undefined || at > cursor ? { kind: 'kept' } : { kind: kindOf(property), at };
    });
  };
}

function nothingSeen(machine: Machine): Seen {
  const waits = machine.program.properties.map((property) => waitsOf(machine, property));
  return { machine, frames: [], tests: testsOf(machine), first: [], waits, waiting: [] };
}

function lookAt(seen: Seen, frames: readonly Frame[], cursor: number): void {
  const shared = sharedFrames(seen.frames, frames);
  if (shared > cursor) return;
  seen.frames.length = shared;
  seen.waiting.length = shared;
  seen.tests.forEach((_, index) => {
    const first = seen.first[index];
    if (first !== undefined && first >= shared) seen.first[index] = undefined;
  });
  for (let index = shared; index <= cursor; index++) {
    const frame = frames[index];
    if (frame === undefined) return;
    seen.frames.push(frame);
    const before = seen.waiting.at(-1);
    seen.waiting.push(seen.waits.map((waits, property) => waits(frame, before?.[property] === true)));
    seen.tests.forEach((test, property) => {
      if (seen.first[property] === undefined && test(frame)) seen.first[property] = index;
    });
  }
}

/** Whether a liveness property waits after a frame: from where it begins to, until what it waits for has come. */
function waitsOf(machine: Machine, { kind, from, expr }: Property): Seen['waits'][number] {
  if (!isLiveness(kind)) return () => false;
  const [begins, comes] = [from, expr].map((each) =>
    each === undefined ? undefined : machine.condition(each),
  );
  const holds = (test: typeof begins, { state }: Frame): boolean =>
    test !== undefined && machine.evaluate(test, state, 0) !== 0;
  return (frame, before) => !holds(comes, frame) && (before || begins === undefined || holds(begins, frame));
}

/** For each property: is a frame one that breaks or meets it by itself? */
function testsOf(machine: Machine): Seen['tests'] {
  const rest = machine.condition(machine.program.rest);
  return machine.program.properties.map((property) => {
    const test = machine.condition(property.expr);
    const holds = ({ state }: Frame): boolean => machine.evaluate(test, state, 0) !== 0;
    switch (property.kind) {
      case 'never':
      case 'cover':
        return holds;
      case 'final':
        return (frame) => machine.evaluate(rest, frame.state, 0) !== 0 && !holds(frame);
      case 'possible':
      case 'always eventually':
      case 'leads to':
        return () => false;
      default:
        return unreachable(property.kind);
    }
  });
}

/** What must stay possible is lost at an end where it is not so. */
function lostAt(
  machine: Machine,
  property: Property,
  frames: readonly Frame[],
  cursor: number,
): number | undefined {
  const now = frames[cursor];
  if (now === undefined || enabledRows(machine, now.state).length > 0) return undefined;
  return machine.evaluate(machine.condition(property.expr), now.state, 0) === 0 ? cursor : undefined;
}

function kindOf({ kind }: Property): 'broken' | 'met' {
  return kind === 'cover' ? 'met' : 'broken';
}
