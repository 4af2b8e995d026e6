// A run as what a sequence diagram has: who takes part, what each of them does, and what one sends to another.

import { createRunFacts, type RunFacts } from '../../facts/runFacts.ts';
import type { LaneIndex } from '../../model/indices.ts';
import { laneIndices, laneOf } from '../../model/lookup.ts';
import type { Program } from '../../model/program.ts';
import type { Frame } from '../../model/run.ts';
import { laneTitle } from '../../words/laneTitle.ts';
import { phraseOf } from '../../words/stepWords.ts';
import type { ExportedRun } from './exportedRun.ts';

export interface Sequence {
  readonly title: string;
  /** Only those that do something, or to whom something is sent: lanes in their order, env last. */
  readonly participants: readonly Participant[];
  readonly events: readonly SequenceEvent[];
}

interface Participant {
  /** A word that no diagram language knows: `lane0`, `env`. */
  readonly id: string;
  readonly title: string;
}

export type SequenceEvent =
  | { readonly kind: 'step'; readonly at: string; readonly turn: number; readonly words: readonly string[] }
  /** An interrupt or signal that is on its way from this step on. */
  | { readonly kind: 'sent'; readonly from: string; readonly to: string; readonly name: string }
  /** Said of all at the end. */
  | { readonly kind: 'end'; readonly words: string };

/** The run as a sequence; its events stand in the order in which they happened. */
export function sequenceOf({ title, program, frames, ends }: ExportedRun): Sequence {
  const facts = createRunFacts(program)(frames);
  const events = frames.flatMap((frame) => eventsOf(program, facts, frame));
  const named = new Set(events.flatMap(participantsOf));
  const all = [...laneIndices(program), undefined].map((lane) => ({
    id: idOf(lane),
    title: laneTitle(program, lane),
  }));
  const participants = all.filter(({ id }) => named.has(id));
  return { title, participants, events: [...events, { kind: 'end', words: ends }] };
}

function eventsOf(program: Program, facts: RunFacts, frame: Frame): readonly SequenceEvent[] {
  const { index: turn, actor, choice, labels, happenings, at } = frame;
  if (actor === undefined || choice === undefined) return [];
  const { parts, who } = phraseOf(program, program.text, { actor, choice, labels, happenings, at });
  const words = who === undefined ? parts : parts.map((part) => `${who}: ${part}`);
  const sent = facts.at(turn).raised.map(({ fromLane, toLane, name, arrival }): SequenceEvent => {
    const merged = arrival.kind === 'merged' ? ' (pending already)' : '';
    return { kind: 'sent', from: idOf(fromLane), to: idOf(toLane), name: `${name}${merged}` };
  });
  return [{ kind: 'step', at: idOf(laneOf(program, actor)), turn, words }, ...sent];
}

function participantsOf(event: SequenceEvent): readonly string[] {
  switch (event.kind) {
    case 'step':
      return [event.at];
    case 'sent':
      return [event.from, event.to];
    case 'end':
      return [];
  }
}

function idOf(lane: LaneIndex | undefined): string {
  return lane === undefined ? 'env' : `lane${lane}`;
}
