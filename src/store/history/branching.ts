// Actions on the branches of a run, and undoing.

import { defined } from '../../base/defined.ts';
import { fitSettings } from '../../formats/settings.ts';
import { BRANCH_NAME_CHARS_MAX } from '../../model/limits.ts';
import { noGoal } from '../actions/opening.ts';
import { atTurn } from '../actions/together.ts';
import type { Change, Tools } from '../actions/tools.ts';
import type { SessionState } from '../inputs/state.ts';
import { done, refused, type Undoable } from '../inputs/time.ts';
import { momentOf } from './undoHistory.ts';

const gone = refused('There is no such branch any more.');

/** Makes a branch the line, and the line a branch; goes back to where the two part if now is beyond it. */
export function chooseBranch({ derived }: Tools, state: SessionState, id: number): Change {
  const branch = state.branches.find((each) => each.id === id);
  if (branch === undefined) return { toast: gone };
  const { recorded, under, fair, name: lineName } = branch;
  const { cursor, branches } = derived.viewOf(state);
  const { name, parts } = defined(branches.others.find((each) => each.id === id));
  return {
    ...{ recorded, under, fair, lineName, playing: 'paused' },
    ...atTurn(state, Math.min(cursor, parts)),
    branches: state.branches.filter((each) => each !== branch),
    toast: done(`The line is “${name}” now.`),
  };
}

/** Gives a branch a name, or the line where there is no `id`; an empty name is the one that it had by itself. */
export function renameBranch(_: Tools, state: SessionState, id: number | undefined, name: string): Change {
  const given = name.trim().replace(/\s+/g, ' ').slice(0, BRANCH_NAME_CHARS_MAX);
  if (id === undefined) return given === state.lineName ? {} : { lineName: given };
  const index = state.branches.findIndex((each) => each.id === id);
  const branch = state.branches[index];
  if (branch === undefined) return { toast: gone };
  return branch.name === given ? {} : { branches: state.branches.with(index, { ...branch, name: given }) };
}

export function deleteBranch({ derived }: Tools, state: SessionState, id: number): Change {
  const shown = derived.viewOf(state).branches.others.find((each) => each.id === id);
  if (shown === undefined) return { toast: gone };
  return {
    branches: state.branches.filter((each) => each.id !== id),
    toast: { kind: 'done', sentence: `“${shown.name}” is deleted.`, undoable: true },
  };
}

/** Takes back the last action that took something away. */
export function undo(tools: Tools, state: SessionState): Change {
  const last = state.past.at(-1);
  if (last === undefined) return { toast: refused('There is nothing to undo: Back goes one step back.') };
  const restored = restore(tools, state, last);
  if (restored === undefined) return { toast: refused('The text has changed since, and has errors there.') };
  const ahead = [...state.ahead, { moment: momentOf(state), opened: last.opened }];
  return { ...restored, past: state.past.slice(0, -1), ahead, toast: done('Undone.') };
}

/** Does again what was undone. */
export function redo(tools: Tools, state: SessionState): Change {
  const next = state.ahead.at(-1);
  if (next === undefined) return { toast: refused('There is nothing to do again.') };
  const restored = restore(tools, state, next);
  if (restored === undefined) return { toast: refused('The text has changed since, and has errors there.') };
  const past = [...state.past, { moment: momentOf(state), opened: next.opened }];
  return { ...restored, past, ahead: state.ahead.slice(0, -1), toast: done('Done again.') };
}

/** The editor undoes changes of the text by itself: here the text changes only where another one was opened. */
function restore({ cache }: Tools, state: SessionState, { moment, opened }: Undoable): Change | undefined {
  const { id, text, good, settings, ...line } = moment;
  const rest = { ...line, playing: 'paused', comparing: undefined, walked: undefined } as const;
  if (opened) return { id, text, good, settings, ...rest, ...noGoal };
  const scenario = cache.scenario(state.good);
  const fitting = scenario && fitSettings(settings, scenario);
  if (fitting === undefined || cache.machine(state.good, fitting) === undefined) return undefined;
  return { settings: fitting, ...rest, under: scenario ? fitSettings(line.under, scenario) : line.under };
}
