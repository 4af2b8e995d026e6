// The wakeup ledger: what became of each credit and of each kick (R29).
//
//   ev[0].set of vCPU0          notify0
//   step 31  vCPU1  held        step 13  vCPU1  taken at 23
//   step 52  vCPU2  merged into 31

import { group } from 'd3';
import { defined } from '../base/defined.ts';
import type { ActorIndex, SlotIndex } from '../model/indices.ts';
import type { CreditEvent } from './credits.ts';
import type { RunFacts } from './runFacts.ts';
import type { SignalLife } from './signals.ts';

/** What became of a credit or a kick by now; `at` and `into` are steps, `into` undefined where it was there from the start. */
export type LedgerFate =
  | { readonly kind: 'held' | 'pending' | 'pays a wait' }
  | { readonly kind: 'merged'; readonly into: number | undefined }
  | { readonly kind: 'spent' | 'taken' | 'withdrawn'; readonly at: number | undefined }
  /** An actor other than its owner took the credit. */
  | { readonly kind: 'taken from its owner'; readonly at: number; readonly by: ActorIndex }
  /** Who took the interrupt in place of the vCPU that it was meant for, by name. */
  | { readonly kind: 'swallowed'; readonly at: number | undefined; readonly by: string };

export interface LedgerEntry {
  /** The step that raised it; 0 where it was there from the start. */
  readonly step: number;
  /** The actor who raised it; undefined at the start. */
  readonly from: ActorIndex | undefined;
  readonly fate: LedgerFate;
}

export interface Ledger {
  /** A credit in a slot, for its owner, or the kicks of one handler. */
  readonly of:
    | { readonly kind: 'credit'; readonly slot: SlotIndex; readonly owner: ActorIndex }
    | { readonly kind: 'kick'; readonly handler: ActorIndex };
  /** The latest ones, in order. */
  readonly entries: readonly LedgerEntry[];
  /** Entries before those. */
  readonly earlier: number;
  /** Signals that share the one credit that is held now; 1 where none was lost. */
  readonly sharing: number;
}

const entriesMax = 6;

/** One table for each credit and each kind of kick that has been raised by the turn `now`. */
export function ledgersOf(facts: RunFacts, now: number): readonly Ledger[] {
  const turns = facts.until(now);
  const credits = group(
    turns.flatMap(({ credits: events }) => events),
    ({ slot }) => slot,
  );
  const sent = turns.flatMap(({ raised }) => raised);
  const journeys = new Map(
    facts.signals.flatMap((list) => list.between(0, now, now)).map((signal) => [keyOf(signal), signal]),
  );
  const kicks = group(
    // As it was raised it had not arrived: how it stands now is known by its journey.
    sent.map((signal) => journeys.get(keyOf(signal)) ?? signal),
    ({ handler }) => handler,
  );
  return [
    ...[...credits].flatMap(([slot, events]) => creditLedger(slot, events)),
    ...[...kicks].map(([handler, signals]) => kickLedger(handler, signals)),
  ];
}

function keyOf({ from, line, arrival }: SignalLife): string {
  return arrival.kind === 'merged' ? '' : `${from} ${line}`;
}

function creditLedger(slot: SlotIndex, events: readonly CreditEvent[]): readonly Ledger[] {
  const [first] = events;
  if (first === undefined) return [];
  const entries: LedgerEntry[] = [];
  /** Those that are held, oldest first, as indices; and the signals that the newest of them stands for. */
  const held: number[] = [];
  let merged = 0;
  for (const event of events) {
    const add = (fate: LedgerFate) => entries.push({ step: event.turn, from: event.by, fate }) - 1;
    switch (event.kind) {
      case 'raised':
        held.push(add({ kind: 'held' }));
        merged = 0;
        break;
      case 'merged':
        add({ kind: 'merged', into: stepOf(entries, held.at(-1)) });
        merged++;
        break;
      case 'paid':
        add({ kind: 'pays a wait' });
        break;
      case 'spent':
        spend(entries, held, event);
        break;
    }
  }
  const sharing = held.length > 0 ? merged + 1 : 1;
  return [{ of: { kind: 'credit', slot, owner: first.owner }, ...latest(entries), sharing }];
}

/** What was held from the start has no entry. */
function stepOf(entries: readonly LedgerEntry[], index: number | undefined): number | undefined {
  return index === undefined ? undefined : defined(entries[index]).step;
}

/** Marks as many of the oldest as are gone; what was there from the start had no entry before. */
function spend(entries: LedgerEntry[], held: number[], event: CreditEvent): void {
  const { turn: at, by, owner } = event;
  const gone = Math.max(1, held.length - event.left);
  for (let count = 0; count < gone; count++) {
    const index = held.shift();
    const entry = index === undefined ? { step: 0, from: undefined } : entries[index];
    if (entry === undefined) continue;
    const fate: LedgerFate =
      by === owner || by === undefined ? { kind: 'spent', at } : { kind: 'taken from its owner', at, by };
    const ended: LedgerEntry = { step: entry.step, from: entry.from, fate };
    if (index === undefined) entries.unshift(ended);
    else entries[index] = ended;
  }
}

function kickLedger(handler: ActorIndex, signals: readonly SignalLife[]): Ledger {
  const { entries, earlier } = latest(signals);
  return {
    of: { kind: 'kick', handler },
    entries: entries.map((signal, index): LedgerEntry => {
      return { step: signal.from, from: signal.by, fate: fateOf(signal, signals, earlier + index) };
    }),
    earlier,
    sharing: 1,
  };
}

/** What became of the signal with that index. */
function fateOf({ arrival, to }: SignalLife, signals: readonly SignalLife[], index: number): LedgerFate {
  switch (arrival.kind) {
    case 'delivered':
      return { kind: 'taken', at: to };
    case 'swallowed':
      return { kind: 'swallowed', at: to, by: arrival.by };
    case 'pending':
      return { kind: 'pending' };
    case 'withdrawn':
      return { kind: 'withdrawn', at: to };
    case 'merged': {
      let first = index - 1;
      while (signals[first]?.arrival.kind === 'merged') first--;
      return { kind: 'merged', into: signals[first]?.from };
    }
  }
}

function latest<T>(entries: readonly T[]): { readonly entries: readonly T[]; readonly earlier: number } {
  return { entries: entries.slice(-entriesMax), earlier: Math.max(0, entries.length - entriesMax) };
}
