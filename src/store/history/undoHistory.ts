// The undo history: a line that is left for another one is kept as a branch, and what takes something away can be undone.

import { sharedFrames } from '../../engine/sharedFrames.ts';
import { BRANCHES_KEPT_MAX, UNDO_MAX } from '../../model/limits.ts';
import type { Frame } from '../../model/run.ts';
import { isSameSettings } from '../../model/sameSettings.ts';
import { follows, turnsOf } from '../../schedule/turns.ts';
import type { Change, Tools } from '../actions/tools.ts';
import type { SessionState } from '../inputs/state.ts';
import { type Branch, freshBranches, type Moment, NO_NAME } from '../inputs/time.ts';

/** Completes what an action changes by what must be kept of the state before it. */
export function withHistory(tools: Tools, state: SessionState, change: Change): Change {
  // What was told of the action before is over.
  const toast = change.toast === state.toast ? undefined : change.toast;
  const next: SessionState = { ...state, ...change, toast };
  if (isOpening(state, change)) {
    const fresh = { ...change, ...freshBranches, toast };
    return isEmpty(tools, state) ? fresh : { ...fresh, ...undoable(state, true) };
  }
  if (isSameLine(state, next)) {
    const same = next.branches === state.branches && next.lineName === state.lineName;
    return { ...change, toast, ...(same ? {} : undoable(state, false)) };
  }
  const branches = withoutRetaken(tools, next);
  if (goesOn(tools, state, next)) {
    // What takes many steps at once and says so, as a random walk does, is taken back at once.
    const many = toast?.kind === 'done' && turnCount(tools, next) > turnCount(tools, state) + 1;
    return many
      ? { ...change, toast: withUndo(toast), branches, ...undoable(state, false) }
      : { ...change, toast, branches };
  }
  return {
    ...{ ...change, lineName: change.lineName ?? NO_NAME },
    ...{ branches: bounded([...branches, leftBehind(state, branches)]) },
    ...undoable(state, false),
    toast: withUndo(toast),
  };
}

function withUndo(toast: SessionState['toast']): SessionState['toast'] {
  return toast && { ...toast, undoable: toast.kind === 'done' };
}

function turnCount({ derived }: Tools, state: SessionState): number {
  return derived.framesOf(state).length - 1;
}

function isOpening(state: SessionState, { id, text }: Change): boolean {
  return id !== undefined && (id !== state.id || text !== state.text);
}

/** Nothing was done here, and nothing written. */
function isEmpty({ cache }: Tools, { id, text, recorded, fair, branches }: SessionState): boolean {
  return recorded.length === 0 && !fair && branches.length === 0 && cache.texts.get(id) === text;
}

function isSameLine(a: SessionState, b: SessionState): boolean {
  return a.recorded === b.recorded && a.fair === b.fair && isSameSettings(a.under, b.under);
}

/** True where the new line begins with all turns of the old one: those that were shown, and those that were recorded. */
function goesOn({ derived }: Tools, state: SessionState, next: SessionState): boolean {
  const line = derived.framesOf(next);
  if (!beginsWith(line, derived.framesOf(state))) return false;
  // Carried over to the shown settings, a line is no longer all that was recorded.
  return isSameSettings(state.under, state.settings) || follows(line, state.recorded);
}

/** True where a run takes all turns of another one first. */
function beginsWith(run: readonly Frame[], first: readonly Frame[]): boolean {
  // On one machine the frames are the same ones; the turns need to be looked at on another one alone.
  return sharedFrames(run, first) === first.length || follows(run, turnsOf(first));
}

/** The branches that the line does not contain by now, whole and under the settings of both. */
function withoutRetaken({ derived }: Tools, next: SessionState): readonly Branch[] {
  const line = derived.framesOf(next);
  const left = next.branches.filter(
    (branch) =>
      branch.name !== '' ||
      !isSameSettings(branch.under, next.under) ||
      !beginsWith(line, derived.framesOf({ ...next, ...branch, id: next.id })),
  );
  return left.length === next.branches.length ? next.branches : left;
}

function leftBehind({ recorded, under, fair, lineName }: SessionState, branches: readonly Branch[]): Branch {
  const id = 1 + Math.max(0, ...branches.map((branch) => branch.id));
  return { id, recorded, under, fair, name: lineName };
}

/** Without the oldest ones; those that were given a name go last. */
function bounded(branches: readonly Branch[]): readonly Branch[] {
  if (branches.length <= BRANCHES_KEPT_MAX) return branches;
  const oldest = branches.findIndex(({ name }) => name === '');
  return bounded(branches.toSpliced(Math.max(0, oldest), 1));
}

/** Puts the state on top of what can be undone. */
function undoable(state: SessionState, opened: boolean): Pick<SessionState, 'past' | 'ahead'> {
  return { past: [...state.past, { moment: momentOf(state), opened }].slice(-UNDO_MAX), ahead: [] };
}

export function momentOf(state: SessionState): Moment {
  const { id, text, good, settings, recorded, under, fair, cursor, drawn, branches, lineName } = state;
  return { id, text, good, settings, recorded, under, fair, cursor, drawn, branches, lineName };
}
