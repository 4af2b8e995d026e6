// Breadth-first search over packed states: exact, every state stored once, resumable, bounded.
//
// This is the search over the machine's closures. `wasmSearch.ts` does the same in generated WebAssembly; a test
// holds the two against each other.

import { defined } from '../base/defined.ts';
import type { Machine } from '../engine/machine.ts';
import { StateTable } from '../engine/stateTable.ts';
import { readSlot } from '../engine/values.ts';
import { rowIndex } from '../model/indices.ts';
import { EDGES_KEPT_MAX } from '../model/limits.ts';
import { growingHalves, growingWords } from './growing.ts';
import type { StateSpace } from './stateSpace.ts';
import { ERROR, planFacts, REST } from './wasm/facts.ts';

/** A search under way. */
export interface Search {
  /** States found so far. */
  readonly states: number;
  /** States whose successors are known. */
  readonly expanded: number;
  readonly transitions: number;
  /** Expands at most `count` further states; true when there is nothing more to do, or a bound was reached. */
  advance(count: number): boolean;
  /** What was found. The search must not be advanced any more. */
  finish(): StateSpace;
}

export interface SearchBounds {
  /** States that are stored at most; one more makes the search incomplete. */
  readonly states: number;
  /** Whether edges are wanted, up to `EDGES_KEPT_MAX`: without them there are verdicts of single states only. */
  readonly edges: boolean;
}

/** Starts a search from the initial state. */
export function closureSearch(machine: Machine, bounds: SearchBounds): Search {
  return new ClosureSearch(machine, bounds);
}

class ClosureSearch implements Search {
  expanded = 0;
  transitions = 0;
  private complete = true;
  private readonly machine: Machine;
  private readonly bounds: SearchBounds;
  private readonly plan;
  private readonly tests;
  private readonly table: StateTable;
  private readonly scratch: Uint32Array;
  private readonly enabled: Int32Array;
  private readonly facts = growingWords();
  private readonly parents = growingWords();
  private readonly first = growingWords();
  private readonly targets = growingWords();
  private readonly rows = growingHalves();
  private keepsEdges: boolean;

  constructor(machine: Machine, bounds: SearchBounds) {
    this.machine = machine;
    this.bounds = bounds;
    this.keepsEdges = bounds.edges;
    this.plan = planFacts(machine.program);
    this.tests = this.plan.conditions.map((condition) => machine.condition(condition));
    this.table = new StateTable(machine.words);
    this.scratch = new Uint32Array(machine.words);
    this.enabled = new Int32Array(machine.program.choices.length);
    machine.initial(this.scratch, 0);
    this.add(0);
  }

  get states(): number {
    return this.table.size;
  }

  advance(count: number): boolean {
    for (let left = count; left > 0 && this.complete && this.expanded < this.table.size; left--)
      this.expand(this.expanded);
    return !this.complete || this.expanded === this.table.size;
  }

  private expand(state: number): void {
    const { machine, table, scratch } = this;
    const begin = this.targets.length;
    const count = machine.enabled(table.words, table.at(state), this.enabled);
    for (let i = 0; i < count; i++) {
      const row = defined(this.enabled[i]);
      machine.apply(table.words, table.at(state), rowIndex(row), scratch, 0);
      const known = table.find(scratch);
      if (known < 0 && table.size >= this.bounds.states) {
        // A state whose successors do not all fit counts as not expanded.
        this.targets.length = begin;
        this.rows.length = begin;
        this.complete = false;
        return;
      }
      const to = known < 0 ? this.add(state) : known;
      if (!this.keepsEdges) continue;
      this.targets.push(to);
      this.rows.push(row);
    }
    this.first.push(begin);
    this.transitions += count;
    this.expanded += 1;
    if (this.targets.length > EDGES_KEPT_MAX) this.keepsEdges = false;
  }

  private add(parent: number): number {
    const state = this.table.add(this.scratch);
    this.parents.push(parent);
    this.addFacts();
    return state;
  }

  private addFacts(): void {
    const { program } = this.machine;
    const words = new Uint32Array(this.plan.words);
    if (readSlot(program, this.scratch, program.fault) !== 0) words[0] = 1 << ERROR;
    this.tests.forEach((test, index) => {
      const bit = REST + index;
      if (this.machine.evaluate(test, this.scratch, 0) !== 0)
        words[bit >>> 5] = defined(words[bit >>> 5]) | (1 << (bit & 31));
    });
    this.facts.append(words);
  }

  finish(): StateSpace {
    this.first.push(this.targets.length);
    return {
      program: this.machine.program,
      plan: this.plan,
      table: this.table,
      expanded: this.expanded,
      transitions: this.transitions,
      complete: this.complete,
      facts: this.facts.done(),
      parents: this.parents.done(),
      edges: this.keepsEdges
        ? {
            first: this.first.done(),
            targets: this.targets.done(),
            rows: this.rows.done(),
          }
        : undefined,
    };
  }
}
