// The same search as `search.ts` in generated WebAssembly: several times faster, and allowed by the page's policy.

import type { Machine } from '../engine/machine.ts';
import { StateTable } from '../engine/stateTable.ts';
import { EDGES_KEPT_MAX } from '../model/limits.ts';
import type { Program } from '../model/program.ts';
import { growingHalves, growingWords } from './growing.ts';
import type { Search, SearchBounds } from './search.ts';
import type { StateSpace } from './stateSpace.ts';
import { type FactPlan, planFacts } from './wasm/facts.ts';
import { type Calls, growTo, instantiate } from './wasm/instance.ts';
import { BATCH_FULL, BOUND, FULL, PAUSED } from './wasm/runCode.ts';
import { type SearchModule, searchModule } from './wasm/searchModule.ts';

/** States that there is room for at the start. */
const CAPACITY_MIN = 4096;

/** Starts a search from the initial state. Throws where the host has no WebAssembly, or no memory for a small one. */
export function wasmSearch(machine: Machine, bounds: SearchBounds): Search {
  return new WasmSearch(machine, bounds);
}

class WasmSearch implements Search {
  transitions = 0;
  private complete = true;
  private readonly program: Program;
  private readonly plan: FactPlan;
  private readonly code: SearchModule;
  private readonly calls: Calls;
  private keepsEdges: boolean;
  private capacity: number;
  private readonly facts = growingWords();
  private readonly parents = growingWords();
  private readonly first = growingWords();
  private readonly targets = growingWords();
  private readonly rows = growingHalves();

  constructor(machine: Machine, bounds: SearchBounds) {
    this.program = machine.program;
    this.plan = planFacts(machine.program);
    this.keepsEdges = bounds.edges;
    this.code = searchModule(machine.program, this.plan, { edges: bounds.edges, folds: false });
    this.calls = instantiate(this.code);
    this.capacity = CAPACITY_MIN;
    while (this.capacity < 4 * this.code.successors) this.capacity *= 2;
    const { globals } = this.calls;
    // The module counts in 32 bits.
    globals.limit.value = Math.min(bounds.states, 2 ** 31 - 1);
    this.reserve();
    this.place();
    machine.initial(new Uint32Array(this.calls.memory.buffer, this.statesAt, machine.words), 0);
    globals.size.value = 1;
    this.place();
    this.parents.push(0);
  }

  get states(): number {
    return this.calls.globals.size.value;
  }

  get expanded(): number {
    return this.calls.globals.expanded.value;
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

  finish(): StateSpace {
    const { words } = this.program;
    this.first.push(this.targets.length);
    this.factsOfTheRest();
    const states = new Uint32Array(this.calls.memory.buffer, this.statesAt, this.states * words).slice();
    return {
      program: this.program,
      plan: this.plan,
      table: StateTable.of(words, states),
      expanded: this.expanded,
      transitions: this.transitions,
      complete: this.complete,
      facts: this.facts.done(),
      parents: this.parents.done(),
      edges: this.keepsEdges
        ? { first: this.first.done(), targets: this.targets.done(), rows: this.rows.done() }
        : undefined,
    };
  }

  /** States that were found but not expanded have facts, too. */
  private factsOfTheRest(): void {
    const { calls, plan, code } = this;
    for (let state = this.expanded; state < this.states; state++) {
      calls.facts(this.statesAt + 4 * state * this.program.words, code.regions.facts);
      this.facts.append(this.region(code.regions.facts, plan.words));
    }
  }

  /** Takes what the module left in its regions, and empties them. */
  private takeBatch(): void {
    const { globals, memory } = this.calls;
    const { regions } = this.code;
    const found = globals.found.value;
    this.parents.append(this.region(regions.parents, globals.newStates.value));
    this.facts.append(this.region(regions.facts, globals.batch.value * this.plan.words));
    this.transitions += found;
    if (this.keepsEdges) {
      let first = this.targets.length;
      for (const count of this.region(regions.counts, globals.batch.value)) {
        this.first.push(first);
        first += count;
      }
      this.targets.append(this.region(regions.targets, found));
      this.rows.append(new Uint16Array(memory.buffer, regions.rows, found));
      if (this.targets.length > EDGES_KEPT_MAX) this.keepsEdges = false;
    }
    globals.found.value = 0;
    globals.newStates.value = 0;
    globals.batch.value = 0;
  }

  private region(at: number, length: number): Uint32Array {
    return new Uint32Array(this.calls.memory.buffer, at, length);
  }

  /** Makes room for twice as many states; false where the host has no more memory. */
  private grow(): boolean {
    this.capacity *= 2;
    try {
      this.reserve();
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.capacity /= 2;
      return false;
    }
    this.place();
    return true;
  }

  /** Grows memory to what it must hold. */
  private reserve(): void {
    growTo(this.calls.memory, this.end);
  }

  /** Tells the module where things are, and enters all states into an empty table. */
  private place(): void {
    const { globals, memory } = this.calls;
    globals.table.value = this.tableAt;
    globals.mask.value = 2 * this.capacity - 1;
    globals.capacity.value = this.capacity;
    globals.numbers.value = this.capacity - 1;
    globals.states.value = this.statesAt;
    new Int32Array(memory.buffer, this.tableAt, 2 * this.capacity).fill(-1);
    if (this.states > 0) this.calls.rehash();
  }

  private get statesAt(): number {
    return this.code.free;
  }

  /** The table lies behind the states, which stay where they are when there is to be room for more. */
  private get tableAt(): number {
    return this.statesAt + 4 * this.program.words * this.capacity;
  }

  /** The first address behind the table, which has two places a state. */
  private get end(): number {
    return this.tableAt + 8 * this.capacity;
  }
}
