// The faster of the two searches that can do it: both find the same.

import type { Machine } from '../engine/machine.ts';
import { closureSearch, type Search, type SearchBounds } from './search.ts';
import type { StateSpace } from './stateSpace.ts';
import { wasmSearch } from './wasmSearch.ts';

/** A longer step is left to closures: V8 compiles functions of thousands of branches for minutes, or ends the process. */
const WASM_INSTRUCTIONS_MAX = 2_000;

/** Starts a search from the initial state: in WebAssembly, unless the host has none, or refuses a module or memory so large. */
export function startSearch(machine: Machine, bounds: SearchBounds): Search {
  const longest = machine.program.choices.reduce((most, { code }) => Math.max(most, code.length), 0);
  if (typeof WebAssembly !== 'object' || longest > WASM_INSTRUCTIONS_MAX)
    return closureSearch(machine, bounds);
  try {
    return wasmSearch(machine, bounds);
  } catch (error) {
    if (error instanceof RangeError || error instanceof WebAssembly.CompileError)
      return closureSearch(machine, bounds);
    throw error;
  }
}

/** Explores all of a program, at most `statesMax` of its states, as everybody's explorer does. */
export function explore(machine: Machine, statesMax: number): StateSpace {
  const search = startSearch(machine, { states: statesMax, edges: true });
  while (!search.advance(statesMax));
  return search.finish();
}
