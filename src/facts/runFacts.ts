// What a run has told so far, turn by turn: modes, credits, signals, stores, windows. It grows with the run: a step
// looks at one frame, and another way costs no more than what it has in common with the last one leaves over.

import { bisectLeft, bisectRight } from 'd3';
import { sharedFrames } from '../engine/sharedFrames.ts';
import type { Program } from '../model/program.ts';
import type { Frame } from '../model/run.ts';
import { type CreditEvent, type CreditSpan, crosses, trackCredits } from './credits.ts';
import { type HoldSpan, trackHolds } from './holds.ts';
import { type ModeChange, type ModeSpan, trackModes } from './modes.ts';
import { type OldEvent, type OldSpan, trackOldValues } from './oldValues.ts';
import { type BufferedStore, type SignalLife, trackSignals, trackStores } from './signals.ts';
import type { Stretches } from './stretches.ts';
import { trackWaits, type WaitSpan } from './waits.ts';
import { trackWindows, type WindowSpan } from './windows.ts';

/** What one turn did that its row and its arrows tell. */
export interface TurnFacts {
  readonly changes: readonly ModeChange[];
  readonly credits: readonly CreditEvent[];
  /** Raised in it, as they stood then. */
  readonly raised: readonly SignalLife[];
  /** Taken in it. */
  readonly taken: readonly SignalLife[];
  /** What became old in it for other lanes, and what its load took though it is. */
  readonly old: readonly OldEvent[];
  /** An arrow begins or ends at it: it keeps a row for itself. */
  readonly busy: boolean;
  /** Horizontal lines that leave it. */
  readonly lines: number;
}

/** Lists of stretches that do not overlap, or end as they began. */
export interface RunFacts {
  readonly at: (turn: number) => TurnFacts;
  /** The facts of the turns up to `now` that have any. */
  readonly until: (now: number) => readonly TurnFacts[];
  readonly modes: readonly Stretches<ModeSpan>[];
  readonly windows: readonly Stretches<WindowSpan>[];
  readonly held: readonly Stretches<CreditSpan>[];
  readonly signals: readonly Stretches<SignalLife>[];
  readonly stores: readonly Stretches<BufferedStore>[];
  readonly holds: readonly Stretches<HoldSpan>[];
  readonly waits: readonly Stretches<WaitSpan>[];
  readonly old: readonly Stretches<OldSpan>[];
}

const nothing: TurnFacts = {
  changes: [],
  credits: [],
  raised: [],
  taken: [],
  old: [],
  busy: false,
  lines: 0,
};

/** Makes the function that follows runs of one program: give it any run, and it tells the facts of that one. */
export function createRunFacts(program: Program): (frames: readonly Frame[]) => RunFacts {
  const modes = trackModes(program);
  const credits = trackCredits(program);
  const signals = trackSignals(program);
  const stores = trackStores(program);
  const windows = trackWindows(program);
  const holds = trackHolds(program);
  const waits = trackWaits(program);
  const old = trackOldValues(program);
  const known: Frame[] = [];
  const turns: TurnFacts[] = [];
  /** The turns that did anything of the kind. */
  const told: number[] = [];
  const facts: RunFacts = {
    at: (turn) => turns[turn] ?? nothing,
    until: (now) => told.slice(0, bisectRight(told, now)).map((turn) => turns[turn] ?? nothing),
    modes: modes.spans,
    windows: windows.spans,
    held: credits.spans,
    signals: signals.journeys,
    stores: stores.waiting,
    holds: holds.spans,
    waits: waits.spans,
    old: old.spans,
  };

  function cut(length: number): void {
    if (length === known.length) return;
    known.length = length;
    turns.length = length;
    told.length = bisectLeft(told, length);
    for (const tracker of [modes, credits, signals, stores, windows, holds, waits, old]) tracker.cut(length);
  }

  function grow(frame: Frame): void {
    const before = known.at(-1);
    known.push(frame);
    const changes = modes.grow(before, frame);
    const events = credits.grow(frame);
    const { raised, taken } = signals.grow(known, events.filter(crosses).length);
    const stored = stores.grow(frame);
    windows.grow(before, frame);
    holds.grow(frame);
    waits.grow(frame);
    const aged = old.grow(before, frame);
    const kept = aged.filter(({ kind }) => kind === 'kept').length;
    const quiet =
      changes.length + events.length + raised.length + taken.length + aged.length === 0 && !stored;
    const busy = raised.length > 0 || taken.length > 0 || aged.length > 0 || stored;
    const lines = events.filter(crosses).length + raised.length + kept;
    if (!quiet) told.push(turns.length);
    turns.push(quiet ? nothing : { changes, credits: events, raised, taken, old: aged, busy, lines });
  }

  return (frames) => {
    const shared = sharedFrames(known, frames);
    if (shared === frames.length) return facts;
    cut(shared);
    for (let index = shared; index < frames.length; index++) {
      const frame = frames[index];
      if (frame !== undefined) grow(frame);
    }
    return facts;
  };
}
