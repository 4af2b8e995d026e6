// The wakeup ledger as tables: what became of each credit and of each kick (R29).
//
//   ev[0].set of vCPU0          notify0
//   step 31  vCPU1  held        step 13  vCPU1  taken at 23
//   step 52  vCPU2  merged into 31

import { group } from 'd3';
import type { Program } from '../model/program.ts';
import type { CreditEvent } from './credits.ts';
import { actorName } from './lanes.ts';
import type { RunFacts } from './runFacts.ts';
import type { Signal } from './signals.ts';

export interface LedgerEntry {
  /** The step that raised it; 0 where it was there from the start. */
  readonly step: number;
  readonly from: string;
  readonly now: string;
  readonly tone: 'live' | 'done' | 'lost';
}

export interface Ledger {
  readonly title: string;
  readonly kind: 'credit' | 'kick';
  /** The latest ones, in order. */
  readonly entries: readonly LedgerEntry[];
  /** Entries before those. */
  readonly earlier: number;
  /** What follows from the entries; undefined where nothing does. */
  readonly sentence: string | undefined;
}

const entriesMax = 6;

/** One table for each credit and each kind of kick that has been raised by the turn `now`. */
export function ledgersOf(program: Program, facts: RunFacts, now: number): readonly Ledger[] {
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
    ...[...credits].map(([slot, events]) => creditLedger(program, slot, events)),
    ...[...kicks].map(([handler, signals]) => kickLedger(program, handler, signals)),
  ];
}

function keyOf({ from, line, arrival }: Signal): string {
  return arrival.kind === 'merged' ? '' : `${from} ${line}`;
}

function creditLedger(program: Program, slot: number, events: readonly CreditEvent[]): Ledger {
  const entries: LedgerEntry[] = [];
  /** Those that are held, oldest first, as indices; and the signals that the newest of them stands for. */
  const held: number[] = [];
  let merged = 0;
  for (const event of events) {
    const from = event.by === undefined ? '' : actorName(program, event.by);
    const add = (now: string, tone: LedgerEntry['tone']) =>
      entries.push({ step: event.turn, from, now, tone }) - 1;
    switch (event.kind) {
      case 'raised':
        held.push(add('held', 'live'));
        merged = 0;
        break;
      case 'merged':
        add(`merged into ${entries[held.at(-1) ?? -1]?.step ?? 'the first'}`, 'lost');
        merged++;
        break;
      case 'paid':
        add('pays a wait', 'done');
        break;
      case 'spent':
        spend(entries, held, event, from);
        break;
    }
  }
  const { name = '' } = program.slots[slot] ?? {};
  const [first] = events;
  const owner = first === undefined ? '' : actorName(program, first.owner);
  const isLost = held.length > 0 && merged > 0;
  return {
    title: `${name}, for ${owner}`,
    kind: 'credit',
    ...latest(entries),
    sentence: isLost ? `${counted(merged + 1)} signals, one credit: ${name} cannot hold more.` : undefined,
  };
}

/** Marks as many of the oldest as are gone; what was there from the start had no entry before. */
function spend(entries: LedgerEntry[], held: number[], event: CreditEvent, by: string): void {
  const own = event.by === event.owner;
  const gone = Math.max(1, held.length - event.left);
  for (let count = 0; count < gone; count++) {
    const index = held.shift();
    const entry = index === undefined ? { step: 0, from: 'the start' } : entries[index];
    if (entry === undefined) continue;
    const now = own ? `spent at ${event.turn}` : `taken by ${by} at ${event.turn}`;
    const ended: LedgerEntry = { step: entry.step, from: entry.from, now, tone: own ? 'done' : 'lost' };
    if (index === undefined) entries.unshift(ended);
    else entries[index] = ended;
  }
}

function kickLedger(program: Program, handler: number, signals: readonly Signal[]): Ledger {
  const { entries, earlier } = latest(signals);
  return {
    title: actorName(program, handler),
    kind: 'kick',
    entries: entries.map((signal, index): LedgerEntry => {
      const from = signal.by === undefined ? '' : actorName(program, signal.by);
      return { step: signal.from, from, ...fateOf(signal, signals, earlier + index) };
    }),
    earlier,
    sentence: undefined,
  };
}

/** What became of the signal with that index. */
function fateOf(
  { arrival, to }: Signal,
  signals: readonly Signal[],
  index: number,
): Pick<LedgerEntry, 'now' | 'tone'> {
  switch (arrival.kind) {
    case 'delivered':
      return { now: `taken at ${to ?? ''}`, tone: 'done' };
    case 'swallowed':
      return { now: `taken by ${arrival.by} at ${to ?? ''}`, tone: 'lost' };
    case 'pending':
      return { now: 'pending', tone: 'live' };
    case 'withdrawn':
      return { now: `withdrawn at ${to ?? ''}`, tone: 'lost' };
    case 'merged': {
      let first = index - 1;
      while (signals[first]?.arrival.kind === 'merged') first--;
      return { now: `merged into ${signals[first]?.from ?? 'the first'}`, tone: 'lost' };
    }
  }
}

function latest<T>(entries: readonly T[]): { readonly entries: readonly T[]; readonly earlier: number } {
  return { entries: entries.slice(-entriesMax), earlier: Math.max(0, entries.length - entriesMax) };
}

function counted(number: number): string {
  return ['No', 'One', 'Two', 'Three', 'Four'][number] ?? `${number}`;
}
