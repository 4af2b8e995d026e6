// What keeps a task from moving, where that is somebody else: a closed gate, or what it waits for.

import { rememberEach, rememberLast } from '../base/remember.ts';
import type { Condition } from '../model/conditions.ts';
import type { ActorIndex } from '../model/indices.ts';
import { rowAt } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';
import { compileCondition } from './expressions.ts';
import { rowsAt } from './locations.ts';
import { createMachine } from './machine.ts';
import { Working } from './working.ts';

/** The condition that keeps an actor from moving, by its gate or by what it stands before; undefined where none does. */
export type BarredBy = (state: Uint32Array, actor: ActorIndex) => Condition | undefined;

/** Makes a function that tells it. Only the conditions that are met are prepared: a machine would prepare all steps. */
export function createBarredBy(program: Program): BarredBy {
  const work = new Working(program);
  const machineOf = rememberLast(createMachine);
  const testOf = rememberEach(({ test }: Condition) =>
    compileCondition(work, test, (actor, patient) => {
      const now = new Uint32Array(program.words);
      work.store(now, 0);
      return machineOf(program).canMove(now, 0, actor, patient) ? 1 : 0;
    }),
  );
  const fails = (condition: Condition, state: Uint32Array): boolean => {
    work.load(state, 0);
    return testOf(condition)() === 0;
  };

  return (state, index) => {
    const actor = program.actors[index];
    if (actor === undefined) return undefined;
    const closed = actor.gate.find((condition) => fails(condition, state));
    // A handler that runs in its place is no gate: its own steps tell.
    if (closed !== undefined) return closed.reason.kind === 'gate' ? closed : undefined;
    let waits: Condition | undefined;
    for (const row of rowsAt(program, index, state)) {
      const failing = rowAt(program, row).guard.filter((condition) => fails(condition, state));
      if (failing.length === 0) return undefined;
      waits ??= failing.find(isWait);
    }
    return waits;
  };
}

/** `await false` is code that never ends, and waits for nobody. */
function isWait({ reason, test }: Condition): boolean {
  if (test.op === 'const') return false;
  return reason.kind === 'await' || reason.kind === 'when' || reason.kind === 'lock';
}
