// Step until: on along the line or, where it ends, by a fair continuation, to the first step that is asked for.

import { unreachable } from '../../base/unreachable.ts';
import { fairFinish } from '../../engine/finish.ts';
import { locationOf } from '../../engine/locations.ts';
import type { Machine } from '../../engine/machine.ts';
import { spoken } from '../../engine/names.ts';
import { readSlot } from '../../engine/values.ts';
import { laneName } from '../../facts/lanes.ts';
import { lineAt, linesOfRange, textLines } from '../../facts/textLines.ts';
import type { ActorIndex, SlotIndex } from '../../model/indices.ts';
import { FAIR_FINISH_TURNS_MAX, TURNS_MAX } from '../../model/limits.ts';
import { laneOf, slotsWhere } from '../../model/lookup.ts';
import type { Program } from '../../model/program.ts';
import type { Frame } from '../../model/run.ts';
import { turnsOf } from '../../schedule/turns.ts';
import type { UntilChoice } from '../../words/untilOptions.ts';
import { atTurn } from '../actions/together.ts';
import type { Change, Tools } from '../actions/tools.ts';
import type { SessionState } from '../inputs/state.ts';
import { done, refused } from '../inputs/time.ts';

/**
 * What to go on to. A line is reached where somebody comes to stand at it, or has run something on it. Variables go by
 * the names of their scalars, so that they outlive a change of settings.
 */
export type Until = UntilChoice;

/** True for a frame that an `Until` asks for; `before` is the frame that its step set out from. */
type Reached = (frame: Frame, before: Frame) => boolean;

/** Goes on to the first step that is asked for. Where there is none, nothing moves, and it is said how far was looked. */
export function runUntil({ derived }: Tools, state: SessionState, until: Until): Change {
  const { frames, cursor, program } = derived.viewOf(state);
  const watched = until.kind === 'variable' ? { watched: until.scalars } : {};
  const reached = reachedBy(program, until);
  const known = findFrom(frames, cursor, reached);
  const what = wordsOf(program, until);
  if (known !== undefined)
    return { ...watched, ...atTurn(state, known), playing: 'paused', toast: done(`Step ${known}: ${what}.`) };
  const on = playOn(derived.machineOf(state), frames, reached);
  const steps = on.frames.length - 1 - cursor;
  if (!on.isReached) {
    const far = on.isBound ? `looked ${steps} steps ahead` : `${steps} more, played fairly`;
    const none = steps === 0 ? 'the run is at its end' : far;
    return { ...watched, toast: refused(`Not from here: ${what}. No step does it up to the end (${none}).`) };
  }
  const recorded = turnsOf(on.frames);
  return {
    ...{ ...watched, recorded, under: state.settings, fair: false, playing: 'paused' },
    ...atTurn(state, recorded.length),
    toast: done(`Step ${recorded.length}: ${what}. The steps up to it were played fairly.`),
  };
}

function findFrom(frames: readonly Frame[], cursor: number, reached: Reached): number | undefined {
  for (let turn = cursor + 1; turn < frames.length; turn++) {
    const frame = frames[turn];
    const before = frames[turn - 1];
    if (frame !== undefined && before !== undefined && reached(frame, before)) return turn;
  }
  return undefined;
}

interface PlayedOn {
  readonly frames: readonly Frame[];
  readonly isReached: boolean;
  readonly isBound: boolean;
}

/** Continues a line fairly; whoever stepped last is served last. */
function playOn(machine: Machine, line: readonly Frame[], reached: Reached): PlayedOn {
  const end = line.at(-1);
  const rest = end === undefined ? [] : fairFinish(machine, end, end.actor);
  const room = TURNS_MAX - (line.length - 1);
  const frames = [...line, ...rest.slice(0, room)];
  const at = findFrom(frames, line.length - 1, reached);
  if (at !== undefined) return { frames: frames.slice(0, at + 1), isReached: true, isBound: false };
  return { frames, isReached: false, isBound: rest.length >= Math.min(room, FAIR_FINISH_TURNS_MAX) };
}

function reachedBy(program: Program, until: Until): Reached {
  switch (until.kind) {
    case 'label': {
      const wanted = until.text.toLowerCase();
      return ({ labels }) => labels.some((label) => label.toLowerCase().includes(wanted));
    }
    case 'line':
      return lineReached(program, until.line);
    case 'variable':
      return changes(program, slotsNamed(program, until.scalars));
    case 'switch':
      return (frame, before) => before.actor !== undefined && frame.actor !== before.actor;
    case 'lane':
      return ({ actor }) => actor !== undefined && laneOf(program, actor) === until.lane;
    default:
      return unreachable(until);
  }
}

export function slotsNamed(program: Program, names: readonly string[]): readonly SlotIndex[] {
  return slotsWhere(program, ({ name }) => names.includes(name));
}

export function changes(program: Program, slots: readonly SlotIndex[]): Reached {
  return (frame, before) =>
    slots.some((slot) => readSlot(program, frame.state, slot) !== readSlot(program, before.state, slot));
}

function lineReached(program: Program, line: number): Reached {
  const lines = textLines(program.text);
  const standsThere = (actor: ActorIndex, state: Uint32Array): boolean => {
    const place = locationOf(program, actor, state);
    return place !== undefined && place.kind.kind !== 'inactive' && lineAt(lines, place.at.from) === line;
  };
  return ({ actor, state, at, happenings }) => {
    if (actor === undefined) return false;
    if (standsThere(actor, state) || (at !== undefined && lineAt(lines, at.from) === line)) return true;
    return happenings.some(
      (each) => each.at.to > each.at.from && linesOfRange(lines, each.at).first === line,
    );
  };
}

/** What the step does that is asked for. */
function wordsOf(program: Program, until: Until): string {
  switch (until.kind) {
    case 'label':
      return `a step labelled “${until.text}”`;
    case 'line':
      return `line ${until.line} is reached`;
    case 'variable':
      return `${until.name} changes`;
    case 'switch':
      return 'somebody else steps';
    case 'lane':
      return `${spoken(laneName(program, until.lane))} steps`;
    default:
      return unreachable(until);
  }
}
