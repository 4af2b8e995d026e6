// Where a run can stay for ever, under weak fairness or without it (R14).
//
// A component is a fair place to stay iff every fair actor either is disabled somewhere in it or takes a step in
// it: a run that goes round all of it for ever is then fair. E. A. Emerson and C.-L. Lei (Modalities for model checking,
// 1985) decide the same by nested fixpoints; a test holds the two against each other.

import { defined } from '../base/defined.ts';
import { addBit, type Cast } from './cast.ts';
import { type Components, components } from './components.ts';
import type { Edges } from './stateSpace.ts';

export interface Traps {
  readonly components: Components;
  /** States of components that a run never has to leave. */
  readonly marks: Uint8Array;
}

/** What a run may do for ever inside the marked states, all of which must be expanded. */
export function trapsOf(edges: Edges, cast: Cast, inside: Uint8Array, fairness: boolean): Traps {
  const found = components(edges, inside);
  return { components: found, marks: new TrapSearch(edges, cast, found, fairness).marks() };
}

class TrapSearch {
  private readonly edges: Edges;
  private readonly cast: Cast;
  private readonly found: Components;
  private readonly fairness: boolean;
  /** Actors who can move in the state that is looked at. */
  private readonly able: Uint32Array;
  /** Actors to whom a run round the component is fair. */
  private readonly met: Uint32Array;

  constructor(edges: Edges, cast: Cast, found: Components, fairness: boolean) {
    this.edges = edges;
    this.cast = cast;
    this.found = found;
    this.fairness = fairness;
    this.able = new Uint32Array(cast.fair.length);
    this.met = new Uint32Array(cast.fair.length);
  }

  marks(): Uint8Array {
    const { first, members, of, count } = this.found;
    const marks = new Uint8Array(of.length);
    for (let component = 0; component < count; component++) {
      const begin = defined(first[component]);
      const end = defined(first[component + 1]);
      if (!this.isTrap(begin, end)) continue;
      for (let i = begin; i < end; i++) marks[defined(members[i])] = 1;
    }
    return marks;
  }

  /** Whether a run can stay among these members: it moves or may end there, and is fair. */
  private isTrap(begin: number, end: number): boolean {
    const { able, met } = this;
    met.fill(0);
    let stays = false;
    for (let i = begin; i < end; i++) {
      if (this.lookAt(defined(this.found.members[i]))) stays = true;
      if (!meets(able, this.cast.fair)) stays = true;
      for (let word = 0; word < able.length; word++) met[word] = defined(met[word]) | ~defined(able[word]);
    }
    return stays && (!this.fairness || covers(met, this.cast.fair));
  }

  /** Fills `able`, adds to `met` who moves within the component; true where anybody does. */
  private lookAt(state: number): boolean {
    const { first, targets, rows } = this.edges;
    const { of } = this.found;
    this.able.fill(0);
    let moves = false;
    const end = defined(first[state + 1]);
    for (let edge = defined(first[state]); edge < end; edge++) {
      const actor = defined(this.cast.actorOf[defined(rows[edge])]);
      addBit(this.able, 0, actor);
      if (of[defined(targets[edge])] !== of[state]) continue;
      addBit(this.met, 0, actor);
      moves = true;
    }
    return moves;
  }
}

/** Whether a run may end in a state: nobody, or only env, can move (R14). The state must be expanded. */
export function mayEnd({ first, rows }: Edges, { actorOf, fair }: Cast, state: number): boolean {
  const able = new Uint32Array(fair.length);
  for (const row of rows.subarray(first[state], first[state + 1])) addBit(able, 0, defined(actorOf[row]));
  return !meets(able, fair);
}

function meets(some: Uint32Array, others: Uint32Array): boolean {
  for (let word = 0; word < some.length; word++)
    if ((defined(some[word]) & defined(others[word])) !== 0) return true;
  return false;
}

function covers(some: Uint32Array, others: Uint32Array): boolean {
  for (let word = 0; word < some.length; word++)
    if ((~defined(some[word]) & defined(others[word])) !== 0) return false;
  return true;
}
