// The question for single states, put to the search over closures: where there is no WebAssembly.

import type { Machine } from '../../engine/machine.ts';
import { ancestryOf, rowsAlong } from '../rowsAlong.ts';
import { closureSearch, type Search } from '../search.ts';
import { FirstSeen } from './firstSeen.ts';
import { type SafetyBounds, type SafetySearch, type SafetySpace, signsOf } from './safetySearch.ts';

/** Bytes of a state beside its words: its place in the table, which is half empty, its facts, its origin. */
const BESIDE = 24;

/** Starts a search from the initial state. */
export function plainSafety(machine: Machine, bounds: SafetyBounds): SafetySearch {
  const states = Math.min(bounds.states, Math.floor(bounds.bytes / bytesEach(machine)));
  return new PlainSafety(machine, closureSearch(machine, { states: Math.max(1, states), edges: false }));
}

function bytesEach({ words }: Machine): number {
  return 4 * words + BESIDE;
}

class PlainSafety implements SafetySearch {
  private readonly machine: Machine;
  private readonly search: Search;

  constructor(machine: Machine, search: Search) {
    this.machine = machine;
    this.search = search;
  }

  get states(): number {
    return this.search.states;
  }

  get expanded(): number {
    return this.search.expanded;
  }

  get transitions(): number {
    return this.search.transitions;
  }

  get bytes(): number {
    return this.states * bytesEach(this.machine);
  }

  advance(count: number): boolean {
    return this.search.advance(count);
  }

  finish(): SafetySpace {
    const { machine, states, transitions, bytes } = this;
    const space = this.search.finish();
    const { program, plan, complete, facts } = space;
    const seen = new FirstSeen(signsOf(program, plan), plan.words);
    seen.look(facts, 0);
    const ways = seen.ways((state) => rowsAlong(machine, ancestryOf(space), state));
    return { program, plan, states, transitions, bytes, complete, hashed: false, ways };
  }
}
