// How a run stands to its properties: what has been broken so far, and where.

import { unreachable } from '../base/unreachable.ts';
import type { Property } from '../model/program.ts';
import type { Frame } from '../model/run.ts';
import { enabledRows } from './explain.ts';
import type { Machine } from './machine.ts';
import { sharedFrames } from './sharedFrames.ts';

/**
 * `broken`: this run breaks it, first at frame `at`; `met`: a `cover` was reached at frame `at`;
 * `kept`: not broken so far. A run alone never proves a property; whether it *can* still be broken is the explorer's.
 */
export type Judgement = { readonly kind: 'broken' | 'met'; readonly at: number } | { readonly kind: 'kept' };

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
}

/** Makes a judge that looks at each frame of a run but once, while the run grows or is cut back. */
export function createJudge(): Judge {
  let seen: Seen | undefined;
  return (machine, frames, cursor) => {
    if (seen?.machine !== machine) seen = { machine, frames: [], tests: testsOf(machine), first: [] };
    lookAt(seen, frames, cursor);
    const { first } = seen;
    return machine.program.properties.map((property, index) => {
      const at = property.kind === 'possible' ? lostAt(machine, property, frames, cursor) : first[index];
      return at === undefined || at > cursor ? { kind: 'kept' } : { kind: kindOf(property), at };
    });
  };
}

function lookAt(seen: Seen, frames: readonly Frame[], cursor: number): void {
  const shared = sharedFrames(seen.frames, frames);
  if (shared > cursor) return;
  seen.frames.length = shared;
  seen.tests.forEach((_, index) => {
    if ((seen.first[index] ?? 0) >= shared) seen.first[index] = undefined;
  });
  for (let index = shared; index <= cursor; index++) {
    const frame = frames[index];
    if (frame === undefined) return;
    seen.frames.push(frame);
    seen.tests.forEach((test, property) => {
      if (seen.first[property] === undefined && test(frame)) seen.first[property] = index;
    });
  }
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
