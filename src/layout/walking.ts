// Random walks, as tests of what grows with a run take them.

import { enabledRows } from '../engine/explain.ts';
import type { Machine } from '../engine/machine.ts';
import { firstFrame, stepFrame } from '../engine/replay.ts';
import type { Frame } from '../model/run.ts';

/** One more step, by number; the same frames again where nobody can move. */
export function stepped(machine: Machine, frames: readonly Frame[], number: number): readonly Frame[] {
  const last = frames.at(-1) ?? firstFrame(machine);
  const rows = enabledRows(machine, last.state);
  const choice = machine.program.choices[rows[number % Math.max(1, rows.length)] ?? -1];
  if (choice === undefined) return frames;
  const actor = machine.program.actors[choice.actor]?.name ?? '';
  const next = stepFrame(machine, last, { actor, alternative: choice.ordinal });
  return typeof next === 'string' ? frames : [...frames, next];
}
