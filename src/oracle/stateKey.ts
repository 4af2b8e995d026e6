// When two states are the same.

import { defined } from '../base/defined.ts';
import { UNREAD } from './laneMemory.ts';
import { laneKey, olderThan } from './oldValues.ts';
import type { State } from './state.ts';
import { laneOf, type World } from './world.ts';

/** Equal for equal states only. */
export function keyOf(world: World, state: State): string {
  return JSON.stringify([
    state.memory,
    state.interruptsOn,
    state.buffers.map((buffer) => buffer.map((store) => Object.values(store))),
    state.lanes.map((_, lane) => laneKey(world, state, lane)),
    state.pending,
    state.inFlight,
    state.processes.map((process) => [
      process.threads.map(({ agenda, values, active }) => [agenda?.id, values, active]),
      [...process.locals].toSorted(([a], [b]) => (a < b ? -1 : 1)),
      process.guest,
      process.guestInterruptsOn,
      process.shadow,
    ]),
    agesIn(world, state),
    state.failure,
  ]);
}

/** What values are newer than, of what their lane keeps; nothing where no order hangs on it. */
function agesIn(world: World, state: State): unknown {
  return state.processes.map(({ ages, threads }, index) => {
    const lane = laneOf(world, defined(world.processes[index]));
    const aimed = lane === undefined ? undefined : world.facts[lane]?.aimed;
    if (lane === undefined || aimed === undefined || aimed.size === 0) return [];
    const known = (age: number): unknown => [
      age > UNREAD,
      olderThan(state, lane, age).filter((name) => aimed.has(name)),
    ];
    const named = [...ages].toSorted(([a], [b]) => (a < b ? -1 : 1));
    return [named.map(([name, age]) => [name, known(age)]), threads.map((each) => each.ages.map(known))];
  });
}
