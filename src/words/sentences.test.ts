/** All that is said about runs, one line for each fact that can be told: read sentences.txt aloud, improve it in `words`. */

import { describe, expect, it } from 'vitest';
import type { Judgement } from '../engine/judge.ts';
import type { InsteadOf } from '../engine/transfer.ts';
import type { CreditEvent } from '../facts/credits.ts';
import type { LedgerFate } from '../facts/ledger.ts';
import { handmadeProgram } from '../fixtures/handmade.ts';
import type { Reason } from '../model/conditions.ts';
import { actorIndex, laneIndex, type SlotIndex, slotIndex } from '../model/indices.ts';
import type { LostTable } from '../model/lostTable.ts';
import type { FaultKind, Program, Slot } from '../model/program.ts';
import { type End, FATES, type Odds, type Verdict, type VerdictSubject } from '../model/report.ts';
import type { Impossible, Seen, Stand, Standing } from '../model/run.ts';
import { creditWords } from './creditWords.ts';
import { bufferSentence, fateSentence, outcomeSentence, verdictSentence } from './explorerWords.ts';
import { faultSentence } from './faultWords.ts';
import { judgementWords, vainSentence } from './judgementWords.ts';
import { entryWords, ledgerSentence } from './ledgerWords.ts';
import { lostTableSentence } from './lostTable.ts';
import { oddsSentence } from './oddsWords.ts';
import { partingSentence, sidesSentence } from './partingWords.ts';
import { blockedSentence, impossibleSentence, waitingClause } from './reasonWords.ts';
import { waitTitle } from './waitWords.ts';

const text = 'wait_event(i)';
const at = { from: 0, to: text.length };
const handmade = handmadeProgram(2);
const slots = handmade.slots.map((slot): Slot => {
  return slot.name === 'pc3' ? { ...slot, name: 'm', type: { kind: 'lock' } } : slot;
});
const program: Program = { ...handmade, text, slots };
const [vcpu, idle, handler] = [actorIndex(0), actorIndex(1), actorIndex(2)];
const lane = laneIndex(0);
const seen: readonly Seen[] = [{ slot: slotOf('ev[0].set'), value: 0 }];
const lock: readonly Seen[] = [{ slot: slotOf('m'), value: 1 }];

/** A map from each tag of a union to one that has it: a tag that is forgotten does not compile. */
type Every<Union extends { readonly kind: string }> = {
  readonly [Kind in Union['kind']]: Union & { readonly kind: Kind };
};

const reasons: Every<Reason> = {
  gate: { kind: 'gate', at },
  'handler active': { kind: 'handler active', handler },
  'interrupt first': { kind: 'interrupt first', handler },
  'signal first': { kind: 'signal first', handler },
  'guest must exit': { kind: 'guest must exit', handler },
  await: { kind: 'await', at },
  when: { kind: 'when', at },
  lock: { kind: 'lock', place: { base: slotOf('m'), terms: [] }, at },
  'buffer not empty': { kind: 'buffer not empty', lane, stores: 'all' },
  'buffer full': { kind: 'buffer full', lane },
  'not pending': { kind: 'not pending' },
  'interrupts off': { kind: 'interrupts off', lane },
  'lane in guest': { kind: 'lane in guest', lane },
  'interrupt shadow': { kind: 'interrupt shadow', actor: vcpu },
  'inside an instruction': { kind: 'inside an instruction', actor: vcpu },
  masked: { kind: 'masked', at },
  finished: { kind: 'finished', actor: idle },
  'not in guest': { kind: 'not in guest', actor: vcpu },
  'buffer empty': { kind: 'buffer empty', lane, stores: 'any' },
  'stores in order': { kind: 'stores in order', lane },
  'nothing kept': { kind: 'nothing kept', lane, place: slotOf('m') },
  'not in flight': { kind: 'not in flight' },
};

const stand: Stand = { actor: vcpu, at, atEnd: false, within: 'wait_event' };
const asleep = { ...stand, isPending: false, loop: seen, part: 'at fault' } as const;
const why = [{ reason: reasons.gate, seen }];

const impossible: Every<Impossible> = {
  'no such actor': { kind: 'no such actor', name: 'v[7]' },
  'nobody can move': { kind: 'nobody can move' },
  finished: { kind: 'finished', actor: idle },
  'no such alternative': { kind: 'no such alternative', actor: idle, alternative: 2, offered: [0, 1] },
  blocked: { kind: 'blocked', actor: vcpu, why },
};

const instead: Every<InsteadOf> = {
  'no such actor': { kind: 'no such actor' },
  impossible: { kind: 'impossible', why: impossible.blocked },
  elsewhere: { kind: 'elsewhere', returned: 'wait_event', next: 'vmenter(linux)' },
};

const faults: Readonly<Record<FaultKind, undefined>> = {
  assert: undefined,
  range: undefined,
  chart: undefined,
  index: undefined,
  arithmetic: undefined,
  unlock: undefined,
  runaway: undefined,
};

const ends: Every<End> = {
  finished: { kind: 'finished', awaiting: [stand] },
  stuck: { kind: 'stuck', waiting: [{ ...asleep, why }] },
  error: errorOf('assert', 'Never equal.'),
};

const credits: Readonly<Record<CreditEvent['kind'], number>> = { raised: 1, paid: 0, merged: 1, spent: 0 };

const ledger: Every<LedgerFate> = {
  held: { kind: 'held' },
  pending: { kind: 'pending' },
  'pays a wait': { kind: 'pays a wait' },
  merged: { kind: 'merged', into: 31 },
  spent: { kind: 'spent', at: 40 },
  taken: { kind: 'taken', at: 23 },
  withdrawn: { kind: 'withdrawn', at: 24 },
  'taken from its owner': { kind: 'taken from its owner', at: 40, by: idle },
  swallowed: { kind: 'swallowed', at: 23, by: 'idle0' },
};

const subjects: Readonly<Record<VerdictSubject, undefined>> = {
  error: undefined,
  lock: undefined,
  move: undefined,
  possible: undefined,
  never: undefined,
  final: undefined,
  cover: undefined,
  'always eventually': undefined,
  'leads to': undefined,
};

const vain: Readonly<Record<string, Judgement>> = {
  round: { kind: 'in vain', from: 4, at: 7 },
  'one step': { kind: 'in vain', from: 6, at: 7 },
  stays: { kind: 'in vain', from: 7, at: 7 },
  kept: { kind: 'kept' },
};

const table = {
  columns: [{ heading: 'CPU 0' }],
  cells: [{ phrase: 'kick(i)', row: 2, column: 0 }],
};
const lost: Every<LostTable> = {
  'not in force': { kind: 'not in force', property: 'woken' },
  unreached: { kind: 'unreached', cell: 0, undrawn: ['load', 'store'] },
  stopped: { kind: 'stopped', cell: 0 },
  unbroken: { kind: 'unbroken', sentences: ['Nobody is woken.'], isCut: true },
};
const odds: readonly Odds[] = [
  { until: 'rest', fails: 0, preemptions: undefined },
  { until: 'rest', fails: 0, preemptions: 2 },
  { until: 'rest', fails: 1 / 340, preemptions: 1 },
  { until: 'ever', fails: 0.5, preemptions: 0 },
  { until: 'ever', fails: 1, preemptions: 0 },
];

describe('what is said of a run', () => {
  it('stands in sentences.txt, all of it', async () => {
    const all = { states: 42_798, bufferLimit: undefined };
    const sections = [
      section('Why an actor cannot move', reasons, (reason) =>
        blockedSentence(program, vcpu, [{ reason, seen: reason.kind === 'lock' ? lock : seen }]),
      ),
      section('Why a turn is impossible', impossible, (each) => impossibleSentence(program, each)),
      section('Where a schedule parts under other settings', instead, (here) => {
        const parting = {
          kind: 'other way',
          actor: 'v[0]',
          recorded: ['vcpu0 descheduled'],
          here,
          saw: undefined,
        } as const;
        return `${partingSentence(program, parting)}\n    ${sidesSentence(program, parting)}`;
      }),
      section('Why a drawn table cannot be played', lost, (each) => lostTableSentence(table, each)),
      section('What went wrong in a step', faults, (_, kind) => faultSentence(program, errorOf(kind))),
      section(
        'Who waits',
        {
          'in a loop': asleep,
          'in none': { ...asleep, loop: undefined },
          'at its end': { ...asleep, atEnd: true },
          'a handler': { ...asleep, actor: handler, isPending: true },
        },
        (task) => waitingClause(program, { ...task, why }),
      ),
      section('How a run ends', ends, (end) => outcomeSentence(program, outcomeOf(end))),
      section('The name of a wait in the timeline', reasons, ({ kind: by }) => {
        const kind = by === 'gate' ? 'gate closed' : 'waits';
        return waitTitle(program, { lane, kind, actor: vcpu, ordinal: 0, by, words: text, from: 0, to: 1 });
      }),
      section('What a step does to a credit', credits, (left, kind) =>
        creditWords(program, creditOf(kind, left)),
      ),
      section('What became of a credit or a kick', ledger, (fate) => {
        const { from, now } = entryWords(program, { step: 4, from: vcpu, fate });
        return `${from}: ${now}`;
      }),
      `What follows from a ledger\n  ${ledgerSentence(program, {
        of: { kind: 'credit', slot: slotOf('ev[0].set'), owner: vcpu },
        entries: [],
        earlier: 0,
        sharing: 2,
      })}\n`,
      section('How a run stands to what must come', vain, (judgement) =>
        [
          `${judgementWords({ kind: 'leads to' }, judgement).words} …`,
          vainSentence({ sentence: 'It comes.' }, judgement) ?? '',
        ].join(' | '),
      ),
      `The fate of a state\n${FATES.map((fate) => `  ${fate}: ${fateSentence(fate, false)}\n`).join('')}`,
      `The fate of a state, where something must come sooner or later\n  safe: ${fateSentence('safe', true)}\n`,
      section('A property that some schedule breaks', subjects, (_, kind) =>
        verdictSentence(verdictOf(kind, 'fails'), all),
      ),
      section('A property that no schedule breaks', subjects, (_, kind) =>
        verdictSentence(verdictOf(kind, 'holds'), all),
      ),
      section('With store buffers that were full', subjects, (_, kind) =>
        verdictSentence(verdictOf(kind, kind === 'cover' ? 'fails' : 'holds'), { ...all, bufferLimit: 2 }),
      ),
      `What a full buffer means\n  ${bufferSentence(2)}\n`,
      `A property that is not known\n  ${verdictSentence(verdictOf('never', 'unknown'), all)}\n`,
      `How likely a run fails\n${odds.map((each) => `  ${oddsSentence(each, [])}\n`).join('')}`,
    ];
    await expect(sections.join('\n')).toMatchFileSnapshot('./sentences.txt');
  });
});

/** A heading, and a line for each entry: its name and what is said of it. */
function section<Kind extends string, Entry>(
  title: string,
  entries: { readonly [K in Kind]: Entry },
  say: (entry: Entry, kind: Kind) => string,
): string {
  const lines = keysOf(entries).map((kind) => `  ${kind}: ${say(entries[kind], kind)}\n`);
  return `${title}\n${lines.join('')}`;
}

function keysOf<Kind extends string>(entries: { readonly [K in Kind]: unknown }): readonly Kind[] {
  const keys: Kind[] = [];
  for (const key in entries) keys.push(key);
  return keys;
}

function slotOf(name: string): SlotIndex {
  return slotIndex(slots.findIndex((slot) => slot.name === name));
}

function errorOf(fault: FaultKind, message?: string): Extract<Standing, { readonly kind: 'error' }> {
  return { kind: 'error', fault, at, message, refused: undefined };
}

function outcomeOf(end: End): Parameters<typeof outcomeSentence>[1] {
  return { end, states: 1, example: { schedule: [], cycleFrom: undefined } };
}

function creditOf(kind: CreditEvent['kind'], left: number): CreditEvent {
  const slot = slotOf('ev[0].set');
  return { kind, turn: 3, lane, owner: vcpu, slot, by: idle, fromLane: laneIndex(1), left };
}

function verdictOf(kind: VerdictSubject, verdict: Verdict['verdict']): Verdict {
  return {
    ...{ name: kind, kind, sentence: '', verdict, expected: 'holds' },
    ...{ example: undefined, vacuous: undefined, hint: undefined },
  };
}
