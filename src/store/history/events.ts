// From event to event along the known line, forward and back: of a lane, of variables, of wakeups.

import { unreachable } from '../../base/unreachable.ts';
import { laneName } from '../../facts/lanes.ts';
import type { ActorIndex, SlotIndex } from '../../model/indices.ts';
import { laneOf, slotAt, slotsWhere } from '../../model/lookup.ts';
import type { Program } from '../../model/program.ts';
import type { Frame } from '../../model/run.ts';
import { atTurn } from '../actions/together.ts';
import type { Change, Tools } from '../actions/tools.ts';
import type { View } from '../derived/view.ts';
import type { SessionState } from '../inputs/state.ts';
import { refused } from '../inputs/time.ts';
import { changes, slotsNamed } from './until.ts';

export type EventKind = 'lane' | 'variable' | 'wakeup';
export type Direction = 'next' | 'previous';

interface Events {
  readonly turns: readonly number[];
  /** What they are, for the sentence that there is no other one. */
  readonly words: string;
}

/**
 * Goes to the nearest event of a kind. The lane is that of the step that just happened; the variables are those that
 * were looked for last or, failing that, those that this step changed.
 */
export function goToEvent({ derived }: Tools, state: SessionState, kind: EventKind, way: Direction): Change {
  const view = derived.viewOf(state);
  const { turns, words } = eventsOf(view, state.watched, kind);
  const turn =
    way === 'next' ? turns.find((each) => each > view.cursor) : turns.findLast((each) => each < view.cursor);
  if (turn !== undefined) return { ...atTurn(state, turn), playing: 'paused' };
  return { toast: refused(`There is no ${way === 'next' ? 'later' : 'earlier'} ${words} on this line.`) };
}

function eventsOf({ program, frames, cursor }: View, watched: readonly string[], kind: EventKind): Events {
  switch (kind) {
    case 'lane':
      return laneSteps(program, frames, frames[Math.max(1, cursor)]?.actor);
    case 'variable':
      return changesOf(program, frames, watchedSlots(program, frames, cursor, watched));
    case 'wakeup':
      return { turns: wakeups(program, frames), words: 'wakeup, interrupt or credit' };
    default:
      return unreachable(kind);
  }
}

function laneSteps(program: Program, frames: readonly Frame[], actor: ActorIndex | undefined): Events {
  const lane = actor === undefined ? undefined : laneOf(program, actor);
  const turns = turnsWhere(
    frames,
    (frame) => frame.actor !== undefined && laneOf(program, frame.actor) === lane,
  );
  return { turns, words: lane === undefined ? 'step' : `step of ${laneName(program, lane)}` };
}

function changesOf(program: Program, frames: readonly Frame[], slots: readonly SlotIndex[]): Events {
  const isChange = changes(program, slots);
  const turns = turnsWhere(frames, (frame, before) => isChange(frame, before));
  const names = slots.map((slot) => slotAt(program, slot).name);
  return { turns, words: names.length > 3 ? 'change of a variable' : `change of ${names.join(' or ')}` };
}

function watchedSlots(
  program: Program,
  frames: readonly Frame[],
  cursor: number,
  watched: readonly string[],
): readonly SlotIndex[] {
  const chosen = slotsNamed(program, watched);
  if (chosen.length > 0) return chosen;
  const shared = slotsWhere(program, ({ role }) => role.kind === 'memory');
  const frame = frames[cursor];
  const before = frames[cursor - 1];
  if (frame === undefined || before === undefined) return shared;
  const changed = shared.filter((slot) => changes(program, [slot])(frame, before));
  return changed.length > 0 ? changed : shared;
}

/** Raised, merged, taken, withdrawn, spent: everything that the wakeup ledger has an entry of. */
function wakeups(program: Program, frames: readonly Frame[]): readonly number[] {
  const credits = new Set(program.shows.flatMap((show) => show.credits.map(({ slot }) => slot)));
  const isWakeup = (slot: SlotIndex) => credits.has(slot) || program.slots[slot]?.role.kind === 'pending';
  return turnsWhere(frames, ({ happenings }) =>
    happenings.some((each) => each.kind === 'raise' || (each.kind === 'write' && isWakeup(each.slot))),
  );
}

function turnsWhere(
  frames: readonly Frame[],
  isEvent: (frame: Frame, before: Frame) => boolean,
): readonly number[] {
  return frames.flatMap((frame, turn) => {
    const before = frames[turn - 1];
    return before !== undefined && isEvent(frame, before) ? [turn] : [];
  });
}
