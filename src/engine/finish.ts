// A deterministic fair finish: everybody who can move is served in turn, until the run ends.

import { defined } from '../base/defined.ts';
import type { RowIndex } from '../model/indices.ts';
import { FAIR_FINISH_TURNS_MAX } from '../model/limits.ts';
import { actorOfRow } from '../model/lookup.ts';
import type { Frame } from '../model/run.ts';
import { enabledRows } from './explain.ts';
import { frameAfter } from './frames.ts';
import type { Machine } from './machine.ts';

/**
 * The frames that follow on one where the run is played on fairly: round robin over the actors but those on whom nobody may rely: env (R20), and
 * stores that overtake others (R32). A drain or a handler is served in its turn like a task. Ends where nobody but env can move, at rest, at an error, where a
 * state comes back at the same point of the round (a lasso), or at the bound. The round begins behind the actor `after`.
 */
export function fairFinish(machine: Machine, start: Frame, after = -1): readonly Frame[] {
  const { program } = machine;
  const frames: Frame[] = [];
  const seen = new Set<string>();
  const rest = machine.condition(program.rest);
  let now = start;
  let last = after;
  while (frames.length < FAIR_FINISH_TURNS_MAX) {
    const { state } = now;
    const key = `${last} ${state.join()}`;
    if (seen.has(key) || (machine.evaluate(rest, state, 0) !== 0 && quiet(machine, state))) break;
    seen.add(key);
    const row = nextInTurn(machine, state, last);
    if (row === undefined) break;
    last = defined(program.choices[row]).actor;
    now = frameAfter(machine, now, row);
    frames.push(now);
  }
  return frames;
}

/** At rest, and nothing is under way: no handler, delivery or drain could still move. */
function quiet(machine: Machine, state: Uint32Array): boolean {
  return enabledRows(machine, state).every((row) => {
    const { kind } = actorOfRow(machine.program, row);
    return kind === 'task' || kind === 'vcpu' || kind === 'env';
  });
}

/** The first alternative of the next actor that can move, counting on from the last one. */
function nextInTurn(machine: Machine, state: Uint32Array, last: number): RowIndex | undefined {
  const { actors, choices } = machine.program;
  const rows = enabledRows(machine, state).filter((row) => {
    const { kind } = actorOfRow(machine.program, row);
    return kind !== 'env' && kind !== 'pass';
  });
  const distance = (row: RowIndex): number =>
    (defined(choices[row]).actor - last - 1 + actors.length) % actors.length;
  return rows.reduce<RowIndex | undefined>(
    (best, row) => (best === undefined || distance(row) < distance(best) ? row : best),
    undefined,
  );
}
