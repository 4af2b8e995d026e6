// A schedule under another memory model (R42): steps that only one of the two memories takes are left out or added, so that
// what was in memory at once is so again.

import type { Actor } from '../model/actors.ts';
import type { LaneIndex } from '../model/indices.ts';
import type { Program } from '../model/program.ts';
import type { Happening, Impossible, Turn } from '../model/run.ts';

export class MemoryTransfer {
  private readonly recorded: Program;
  private readonly other: Program;

  constructor(recorded: Program, other: Program) {
    this.recorded = recorded;
    this.other = other;
  }

  /** Whether a recorded turn is a step of the memory that the other one cannot take. */
  isDropped({ actor }: Turn, canMove: (actor: string) => boolean): boolean {
    return this.recorded.actors.some((each) => each.name === actor && isMemory(each)) && !canMove(actor);
  }

  /** Memory's own steps that make up for a turn; each is to be repeated for as long as it can move. */
  addedBehind(recorded: readonly Happening[], here: readonly Happening[]): readonly string[] {
    const waited = new Set(recorded.flatMap((each) => (each.kind === 'buffered' ? each.slot : [])));
    const lanes = here.flatMap((each) =>
      each.kind === 'buffered' && !waited.has(each.slot) ? each.lane : [],
    );
    return [...this.drainsOf(lanes), ...this.news()];
  }

  /** What has to reach memory before a turn that waits for it. */
  neededBefore(why: Impossible): readonly string[] {
    if (why.kind !== 'blocked') return [];
    const lanes = why.why.flatMap(({ reason }) =>
      reason.kind === 'buffer not empty' || reason.kind === 'buffer full' ? reason.lane : [],
    );
    return this.drainsOf(lanes);
  }

  private drainsOf(lanes: readonly LaneIndex[]): readonly string[] {
    return this.other.actors.flatMap((each) =>
      each.kind === 'drain' && lanes.includes(each.lane) ? each.name : [],
    );
  }

  /** No lane of the record has seen anything old of the place. */
  private news(): readonly string[] {
    return this.other.actors.flatMap(({ kind, name }) =>
      kind === 'news' && !this.recorded.actors.some((each) => each.name === name) ? name : [],
    );
  }
}

function isMemory({ kind }: Actor): boolean {
  return kind === 'drain' || kind === 'pass' || kind === 'news';
}
