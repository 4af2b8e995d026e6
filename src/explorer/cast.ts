// Whose step a row is, and what that means for switches (R25) and for fairness (R14).

import { defined } from '../base/defined.ts';
import type { ActorKind } from '../model/actors.ts';
import type { Program } from '../model/program.ts';

export interface Cast {
  readonly actors: number;
  /** Actor of each row of the step table. */
  readonly actorOf: Uint16Array;
  /** For each row: 1 + the number of its task among tasks and vcpus; 0 for all others, after whom the last task is still the last. */
  readonly taskOf: Uint16Array;
  /** Tasks and vcpus. */
  readonly tasks: number;
  /** Bit a of word a / 32: actor a is served sooner or later. */
  readonly fair: Uint32Array;
}

export function castOf(program: Program): Cast {
  const tasks = program.actors.flatMap((actor, index) => (isTask(actor.kind) ? [index] : []));
  const actorOf = Uint16Array.from(program.choices, (row) => row.actor);
  const fair = new Uint32Array((program.actors.length + 31) >>> 5);
  program.actors.forEach(({ kind }, index) => {
    if (kind !== 'env' && kind !== 'pass') addBit(fair, 0, index);
  });
  return {
    actors: program.actors.length,
    actorOf,
    taskOf: Uint16Array.from(actorOf, (actor) => tasks.indexOf(actor) + 1),
    tasks: tasks.length,
    fair,
  };
}

function isTask(kind: ActorKind): boolean {
  return kind === 'task' || kind === 'vcpu';
}

/** Sets a bit of a set that begins at word `at`. */
export function addBit(words: Uint32Array, at: number, bit: number): void {
  const word = at + (bit >>> 5);
  words[word] = defined(words[word]) | (1 << (bit & 31));
}

/** Whether a set that begins at word `at` has a bit. */
export function hasBit(words: Uint32Array, at: number, bit: number): boolean {
  return ((defined(words[at + (bit >>> 5)]) >>> (bit & 31)) & 1) === 1;
}
