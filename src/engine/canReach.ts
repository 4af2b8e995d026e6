// Whether a condition can still come true: a bounded search from one state on, for the few states of a run.

import type { Expr } from '../model/code.ts';
import { enabledRows } from './explain.ts';
import type { Machine } from './machine.ts';
import { StateTable } from './stateTable.ts';

/** Undefined where the bound was reached before the answer was known. */
export function canReach(
  machine: Machine,
  from: Uint32Array,
  expr: Expr,
  statesMax: number,
): boolean | undefined {
  const test = machine.condition(expr);
  const seen = new StateTable(machine.words);
  const next = new Uint32Array(machine.words);
  // Depth first: where it can be reached at all, some run mostly gets there soon.
  const open = [seen.add(from)];
  for (let top = open.pop(); top !== undefined; top = open.pop()) {
    const state = seen.state(top);
    if (machine.evaluate(test, state, 0) !== 0) return true;
    for (const row of enabledRows(machine, state)) {
      machine.apply(state, 0, row, next, 0);
      if (seen.find(next) >= 0) continue;
      if (seen.size >= statesMax) return undefined;
      open.push(seen.add(next));
    }
  }
  return false;
}
