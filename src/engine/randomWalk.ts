// A scheduler that flips coins: among all turns that are possible, each is as likely as the others (R15).

import { RANDOM_WALK_TURNS_MAX } from '../model/limits.ts';
import type { Frame } from '../model/run.ts';
import { enabledRows } from './explain.ts';
import { frameAfter } from './frames.ts';
import { judge } from './judge.ts';
import type { Machine } from './machine.ts';

/** Why a walk went no further. */
export type WalkEnd = 'nobody can move' | 'broken' | 'at rest' | 'bound';

export interface RandomWalk {
  /** The frames after the first one. */
  readonly frames: readonly Frame[];
  readonly end: WalkEnd;
}

/** Walks on from a frame: the same seed, the same walk. `broken`: properties that the run has broken before. */
export function randomWalk(
  machine: Machine,
  start: Frame,
  seed: number,
  broken: ReadonlySet<number>,
): RandomWalk {
  const flip = coins(seed);
  const frames: Frame[] = [];
  const rest = machine.condition(machine.program.rest);
  let now = start;
  while (frames.length < RANDOM_WALK_TURNS_MAX) {
    const rows = enabledRows(machine, now.state);
    const row = rows.length === 0 ? undefined : rows[flip(rows.length)];
    if (row === undefined) return { frames, end: 'nobody can move' };
    const next = frameAfter(machine, now, row);
    frames.push(next);
    now = next;
    if (breaksAnother(machine, next, broken)) return { frames, end: 'broken' };
    if (machine.evaluate(rest, next.state, 0) !== 0) return { frames, end: 'at rest' };
  }
  return { frames, end: 'bound' };
}

/** What one frame breaks is broken by a run through it. */
function breaksAnother(machine: Machine, frame: Frame, broken: ReadonlySet<number>): boolean {
  return judge(machine, [frame], 0).some(({ kind }, index) => kind === 'broken' && !broken.has(index));
}

/** Mulberry32: small, and the same numbers on every machine. Returns a whole number below `count`. */
function coins(seed: number): (count: number) => number {
  let state = seed >>> 0;
  return (count) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * count);
  };
}
