// The wakeup ledger in words: whose a credit is, what became of it, and what follows from that.

import { unreachable } from '../base/unreachable.ts';
import { actorName } from '../facts/lanes.ts';
import type { Ledger, LedgerEntry, LedgerFate } from '../facts/ledger.ts';
import { slotAt } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';

/** `ev[0].set, for vCPU0`, `notify0`. */
export function ledgerTitle(program: Program, { of }: Ledger): string {
  if (of.kind === 'kick') return actorName(program, of.handler);
  return `${slotAt(program, of.slot).name}, for ${actorName(program, of.owner)}`;
}

/** What follows from the entries; undefined where nothing does. */
export function ledgerSentence(program: Program, { of, sharing }: Ledger): string | undefined {
  if (of.kind !== 'credit' || sharing < 2) return undefined;
  return `${counted(sharing)} signals, one credit: ${program.slots[of.slot]?.name ?? 'it'} cannot hold more.`;
}

export interface LedgerWords {
  readonly from: string;
  readonly now: string;
  readonly tone: 'live' | 'done' | 'lost';
}

/** Who raised it, and `held`, `merged into 31`, `spent at 40`. */
export function entryWords(program: Program, { step, from, fate }: LedgerEntry): LedgerWords {
  const who = step === 0 ? 'the start' : from === undefined ? '' : actorName(program, from);
  return { from: who, ...fateWords(program, fate) };
}

function fateWords(program: Program, fate: LedgerFate): Omit<LedgerWords, 'from'> {
  switch (fate.kind) {
    case 'held':
    case 'pending':
      return { now: fate.kind, tone: 'live' };
    case 'pays a wait':
      return { now: fate.kind, tone: 'done' };
    case 'merged':
      return { now: `merged into ${fate.into ?? 'the first'}`, tone: 'lost' };
    case 'spent':
    case 'taken':
      return { now: `${fate.kind} at ${fate.at ?? ''}`, tone: 'done' };
    case 'withdrawn':
      return { now: `withdrawn at ${fate.at ?? ''}`, tone: 'lost' };
    case 'taken from its owner':
      return { now: `taken by ${actorName(program, fate.by)} at ${fate.at}`, tone: 'lost' };
    case 'swallowed':
      return { now: `taken by ${fate.by} at ${fate.at ?? ''}`, tone: 'lost' };
    default:
      return unreachable(fate);
  }
}

function counted(number: number): string {
  return ['No', 'One', 'Two', 'Three', 'Four'][number] ?? `${number}`;
}
