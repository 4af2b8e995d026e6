// The faster of the two searches that can do it: both find the same.

import type { Machine } from '../engine/machine.ts';
import { leanSearch } from './safety/leanSearch.ts';
import { plainSafety } from './safety/plainSafety.ts';
import type { SafetyBounds, SafetySearch } from './safety/safetySearch.ts';
import { closureSearch, type Search, type SearchBounds } from './search.ts';
import type { StateSpace } from './stateSpace.ts';
import { wasmSearch } from './wasmSearch.ts';

/** A longer step is left to closures: V8 compiles functions of thousands of branches for minutes, or ends the process. */
const WASM_INSTRUCTIONS_MAX = 2_000;

/** Starts a search from the initial state: in WebAssembly, unless the host has none, or refuses a module or memory so large. */
export function startSearch(machine: Machine, bounds: SearchBounds): Search {
  return inWasm(
    machine,
    () => wasmSearch(machine, bounds),
    () => closureSearch(machine, bounds),
  );
}

/** The same of a search for single states alone. */
export function startSafety(machine: Machine, bounds: SafetyBounds): SafetySearch {
  return inWasm(
    machine,
    () => leanSearch(machine, bounds),
    () => plainSafety(machine, bounds),
  );
}

function inWasm<T>({ program }: Machine, wasm: () => T, closures: () => T): T {
  const longest = program.choices.reduce((most, { code }) => Math.max(most, code.length), 0);
  if (typeof WebAssembly !== 'object' || longest > WASM_INSTRUCTIONS_MAX) return closures();
  try {
    return wasm();
  } catch (error) {
    if (error instanceof RangeError || error instanceof WebAssembly.CompileError) return closures();
    throw error;
  }
}

/** Explores all of a program, at most `statesMax` of its states, as everybody's explorer does. */
export function explore(machine: Machine, statesMax: number): StateSpace {
  const search = startSearch(machine, { states: statesMax, edges: true });
  while (!search.advance(statesMax));
  return search.finish();
}
