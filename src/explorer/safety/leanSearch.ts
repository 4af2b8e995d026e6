// The search in generated WebAssembly that keeps 64 bits of a state, as `explorer/wasm/tree.ts` folds it, and its place in a table.

import type { Machine } from '../../engine/machine.ts';
import type { Program } from '../../model/program.ts';
import { rowsAlong } from '../rowsAlong.ts';
import { type FactPlan, planFacts } from '../wasm/facts.ts';
import { type Calls, growTo, instantiate } from '../wasm/instance.ts';
import { BATCH_FULL, BOUND, FULL, PAUSED } from '../wasm/runCode.ts';
import { type SearchModule, searchModule } from '../wasm/searchModule.ts';
import { PAIR_WORDS } from '../wasm/tree.ts';
import { FirstSeen } from './firstSeen.ts';
import { type Layout, layOut } from './layout.ts';
import { Origins } from './origins.ts';
import { type SafetyBounds, type SafetySearch, type SafetySpace, signsOf } from './safetySearch.ts';

/** Starts a search from the initial state. Throws where the host has no WebAssembly, or no memory for a small one. */
export function leanSearch(machine: Machine, bounds: SafetyBounds): SafetySearch {
  return new LeanSearch(machine, bounds);
}

class LeanSearch implements SafetySearch {
  transitions = 0;
  private complete = true;
  private readonly machine: Machine;
  private readonly program: Program;
  private readonly bounds: SafetyBounds;
  private readonly plan: FactPlan;
  private readonly code: SearchModule;
  private readonly calls: Calls;
  private readonly seen: FirstSeen;
  private readonly origins = new Origins();
  /** 32-bit words of a state as it is kept, and most pairs that one adds. */
  private readonly kept: number;
  private readonly pairsEach: number;
  private layout: Layout;

  constructor(machine: Machine, bounds: SafetyBounds) {
    this.machine = machine;
    this.program = machine.program;
    this.bounds = bounds;
    this.plan = planFacts(machine.program);
    this.seen = new FirstSeen(signsOf(this.program, this.plan), this.plan.words);
    this.code = searchModule(machine.program, this.plan, { edges: false, folds: true });
    this.calls = instantiate(this.code);
    const { tree, successors, free: begin } = this.code;
    this.kept = tree === undefined ? machine.words : PAIR_WORDS;
    this.pairsEach = tree === undefined ? 0 : tree.pairs.length;
    const pairs = 4 * successors * this.pairsEach + 64;
    this.layout = layOut({ begin, kept: this.kept, states: 4 * successors + 64, pairs });
    const { globals } = this.calls;
    // The module counts in 32 bits.
    globals.limit.value = Math.min(bounds.states, 2 ** 31 - 1);
    this.reserve(this.layout);
    this.place();
    this.addInitial();
  }

  get states(): number {
    return this.calls.globals.size.value;
  }

  get expanded(): number {
    return this.calls.globals.expanded.value;
  }

  get bytes(): number {
    return this.calls.memory.buffer.byteLength + this.origins.bytes;
  }

  advance(count: number): boolean {
    const end = Math.min(this.expanded + count, 2 ** 31 - 1);
    for (;;) {
      const why = this.calls.run(end - this.expanded);
      if (why === BATCH_FULL) {
        this.takeBatch();
        continue;
      }
      if (why === FULL && this.grow()) continue;
      this.takeBatch();
      if (why === PAUSED) return false;
      if (why === BOUND || why === FULL) this.complete = false;
      return true;
    }
  }

  finish(): SafetySpace {
    const { machine, program, plan, states, transitions, bytes, complete } = this;
    this.lookAtTheRest();
    const ancestry = {
      wordsOf: (state: number) => this.wordsOf(state),
      originOf: (state: number) => this.origins.of(state),
    };
    const ways = this.seen.ways((state) => rowsAlong(machine, ancestry, state));
    return { program, plan, states, transitions, bytes, complete, hashed: false, ways };
  }

  /** Folded by the module itself, as if a step had led to it from a state that has none of its pairs. */
  private addInitial(): void {
    const { calls, code, machine } = this;
    const { next, current } = code.regions;
    const { tree } = code;
    const at = tree === undefined ? this.layout.states : next;
    machine.initial(new Uint32Array(calls.memory.buffer, at, machine.words), 0);
    if (tree !== undefined) {
      this.region(current, tree.unfolded).set(this.region(next, tree.unfolded).map((word) => ~word));
      calls.globals.top.value = this.layout.states;
      calls.fold();
    }
    calls.globals.size.value = 1;
    calls.rehash();
  }

  /** A state's words, unfolded. */
  private wordsOf(state: number): Uint32Array {
    return this.region(this.unfolded(state), this.program.words).slice();
  }

  /** Where a state's words are, until another one is unfolded. */
  private unfolded(state: number): number {
    const at = this.layout.states + 4 * state * this.kept;
    this.calls.unfold(at);
    return this.code.tree === undefined ? at : this.code.regions.current;
  }

  /** States that were found but not expanded show things, too. */
  private lookAtTheRest(): void {
    const { calls, plan, code } = this;
    for (let state = this.expanded; state < this.states; state++) {
      calls.facts(this.unfolded(state), code.regions.facts);
      this.seen.look(this.region(code.regions.facts, plan.words), state);
    }
  }

  /** Takes what the module left in its regions, and empties them. */
  private takeBatch(): void {
    const { globals } = this.calls;
    const { regions } = this.code;
    const batch = globals.batch.value;
    this.origins.take(this.region(regions.parents, globals.newStates.value), this.expanded);
    this.seen.look(this.region(regions.facts, batch * this.plan.words), this.expanded - batch);
    this.transitions += globals.found.value;
    globals.found.value = 0;
    globals.newStates.value = 0;
    globals.batch.value = 0;
  }

  private region(at: number, length: number): Uint32Array {
    return new Uint32Array(this.calls.memory.buffer, at, length);
  }

  /** Makes room for more; false where the bound, or the host, leaves none. */
  private grow(): boolean {
    const { globals } = this.calls;
    const { successors } = this.code;
    const needed = {
      states: this.states + successors + 1,
      pairs: globals.pairs.value + successors * this.pairsEach + 1,
    };
    const wanted = this.layout.larger(needed, this.bounds.bytes - this.origins.bytes);
    if (wanted === undefined) return false;
    try {
      this.reserve(wanted);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return false;
    }
    const moved = new Uint8Array(this.calls.memory.buffer);
    const { states, pairs } = this.layout;
    moved.copyWithin(wanted.states, states, states + 4 * this.kept * this.states);
    moved.copyWithin(wanted.pairs, pairs, pairs + 4 * PAIR_WORDS * globals.pairs.value);
    const isSame = wanted.states === states;
    this.layout = wanted;
    if (isSame) globals.capacity.value = wanted.room;
    else this.place();
    return true;
  }

  private reserve({ end }: Layout): void {
    growTo(this.calls.memory, end);
  }

  /** Tells the module where things are, and enters everything into empty tables. */
  private place(): void {
    const { calls, layout } = this;
    const { globals, memory } = calls;
    globals.table.value = layout.table;
    globals.mask.value = layout.slots - 1;
    globals.numbers.value = layout.slots - 1;
    globals.states.value = layout.states;
    globals.capacity.value = layout.room;
    globals.pairTable.value = layout.pairTable;
    globals.pairMask.value = layout.pairSlots - 1;
    globals.pairNumbers.value = layout.pairSlots - 1;
    globals.pairStates.value = layout.pairs;
    globals.pairCapacity.value = layout.pairRoom;
    new Int32Array(memory.buffer, layout.pairTable, layout.pairSlots + layout.slots).fill(-1);
    if (globals.pairs.value > 0) calls.rehashPairs();
    if (this.states > 0) calls.rehash();
  }
}
