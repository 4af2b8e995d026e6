// A deterministic fair finish: everybody who can move is served in turn, until the run ends.

import { FAIR_FINISH_TURNS_MAX } from '../model/limits.ts';
import type { Schedule, Turn } from '../model/run.ts';
import { turnOfRow } from '../schedule/turns.ts';
import { enabledRows } from './explain.ts';
import type { Machine } from './machine.ts';

/**
 * Continues a run fairly: round robin over the actors but env, which nobody may rely on (R20); a drain or a
 * handler is served in its turn like a task. Ends where nobody but env can move, at rest, at an error, where a
 * state comes back at the same point of the round (a lasso), or at the bound. The round begins behind the actor `after`.
 */
export function fairFinish(machine: Machine, state: Uint32Array, after = -1): Schedule {
  const { program } = machine;
  const schedule: Turn[] = [];
  const seen = new Set<string>();
  const rest = machine.condition(program.rest);
  let now: Uint32Array = state;
  let last = after;
  while (schedule.length < FAIR_FINISH_TURNS_MAX) {
    const key = `${last} ${now.join()}`;
    if (seen.has(key) || (machine.evaluate(rest, now, 0) !== 0 && quiet(machine, now))) break;
    seen.add(key);
    const row = nextInTurn(machine, now, last);
    if (row === undefined) break;
    last = program.choices[row]?.actor ?? last;
    schedule.push(turnOfRow(program, row));
    const next = new Uint32Array(machine.words);
    machine.apply(now, 0, row, next, 0);
    now = next;
  }
  return schedule;
}

/** At rest, and nothing is under way: no handler, delivery or drain could still move. */
function quiet(machine: Machine, state: Uint32Array): boolean {
  return enabledRows(machine, state).every((row) => {
    const kind = machine.program.actors[machine.program.choices[row]?.actor ?? -1]?.kind;
    return kind === 'task' || kind === 'vcpu' || kind === 'env';
  });
}

/** The first alternative of the next actor that can move, counting on from the last one. */
function nextInTurn(machine: Machine, state: Uint32Array, last: number): number | undefined {
  const { actors, choices } = machine.program;
  const rows = enabledRows(machine, state).filter((row) => actors[choices[row]?.actor ?? -1]?.kind !== 'env');
  const distance = (row: number): number =>
    ((choices[row]?.actor ?? 0) - last - 1 + actors.length) % actors.length;
  return rows.reduce<number | undefined>(
    (best, row) => (best === undefined || distance(row) < distance(best) ? row : best),
    undefined,
  );
}
