// The frames of a run: the initial state, and what follows on each state by one step.

import type { TextRange } from '../model/code.ts';
import type { RowIndex } from '../model/indices.ts';
import { actorAt } from '../model/lookup.ts';
import type { Frame } from '../model/run.ts';
import { turnOfRow } from '../schedule/turns.ts';
import { rowsAt } from './locations.ts';
import type { Machine } from './machine.ts';
import { labelsOf } from './trace.ts';

/** Frame 0: the initial state. It is the same frame each time. */
export function firstFrame(machine: Machine): Frame {
  return machine.played.first(() => {
    const state = new Uint32Array(machine.words);
    machine.initial(state, 0);
    return {
      ...{ index: 0, state, labels: [], happenings: [] },
      ...{ turn: undefined, actor: undefined, choice: undefined, at: undefined },
    };
  });
}

/** The frame after a row that is enabled in another one. It is the same frame each time: its step is executed once. */
export function frameAfter(machine: Machine, frame: Frame, row: RowIndex): Frame {
  const known = machine.played.after(frame).find(({ choice }) => choice === row);
  return known ?? machine.played.keep(frame, execute(machine, frame, row));
}

function execute(machine: Machine, frame: Frame, row: RowIndex): Frame {
  const state = new Uint32Array(machine.words);
  const happenings = machine.trace(frame.state, 0, row, state, 0);
  return {
    index: frame.index + 1,
    state,
    turn: turnOfRow(machine.program, row),
    actor: machine.program.choices[row]?.actor,
    choice: row,
    at: whereFrom(machine, frame.state, row),
    labels: labelsOf(happenings),
    happenings,
  };
}

/** The operation that a row starts with, in the scenario's text. */
function whereFrom(machine: Machine, state: Uint32Array, row: RowIndex): TextRange | undefined {
  const choice = machine.program.choices[row];
  const actor = choice && actorAt(machine.program, choice.actor);
  if (choice === undefined || actor === undefined) return undefined;
  const written = rowsAt(machine.program, choice.actor, state).length > 1 || actor.threads.length === 0;
  return written ? choice.at : (actor.threads[choice.thread]?.locations[choice.location]?.at ?? choice.at);
}
