// A plain, bounded breadth-first search over packed states: exact, every state stored once.

import { defined } from '../base/defined.ts';
import type { Machine } from '../engine/machine.ts';
import { StateTable } from '../engine/stateTable.ts';
import { type RowIndex, rowIndex } from '../model/indices.ts';

interface Edge {
  readonly row: RowIndex;
  readonly to: number;
}

export interface ExploredGraph {
  readonly table: StateTable;
  /** Outgoing edges of each state, in order of actor and alternative. */
  readonly edges: readonly (readonly Edge[])[];
  readonly complete: boolean;
}

/** Visits states in breadth-first order from the initial one, at most `statesMax` of them. */
export function breadthFirst(machine: Machine, statesMax: number): ExploredGraph {
  const table = new StateTable(machine.words);
  const scratch = new Uint32Array(machine.words);
  const enabled = new Int32Array(machine.program.choices.length);
  const edges: Edge[][] = [];
  machine.initial(scratch, 0);
  table.add(scratch);
  let complete = true;
  for (let state = 0; state < table.size; state++) {
    const out: Edge[] = [];
    edges.push(out);
    const count = machine.enabled(table.words, table.at(state), enabled);
    for (let i = 0; i < count; i++) {
      const row = defined(enabled[i]);
      machine.apply(table.words, table.at(state), rowIndex(row), scratch, 0);
      const known = table.find(scratch);
      if (known < 0 && table.size >= statesMax) complete = false;
      else out.push({ row: rowIndex(row), to: known < 0 ? table.add(scratch) : known });
    }
  }
  return { table, edges, complete };
}
