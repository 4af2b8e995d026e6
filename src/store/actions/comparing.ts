// Actions that put another run beside the one that is shown.

import { isSameSettings } from '../../model/sameSettings.ts';
import { firstAgainst } from '../derived/comparison.ts';
import type { Against, SessionState } from '../inputs/state.ts';
import { playFirst } from './playing.ts';
import { goTo } from './together.ts';
import type { Change, Tools } from './tools.ts';

/** Compares the run with the fix, or with what else there is, and goes to where the two part. */
export function startComparing(tools: Tools, state: SessionState): Change {
  const { frames } = tools.derived.viewOf(state);
  // Of nothing there is nothing to compare.
  const start = frames.length > 1 ? {} : playFirst(tools, state);
  const { settings, against } = sidesOf(tools, { ...state, ...start });
  if (against === undefined)
    return { problems: ['There is nothing that this scenario could be compared with.'] };
  return compareWith(tools, { ...state, ...start, settings }, against, { ...start, settings });
}

/** Compares with something else; `before` is what was changed before. */
export function compareWith(
  tools: Tools,
  state: SessionState,
  against: Against,
  before: Change = {},
): Change {
  const next = { ...state, comparing: { against, extra: 0 } };
  const view = tools.derived.viewOf(next);
  if (view.comparison === undefined) return { ...before, problems: ['That cannot be compared here.'] };
  const { parting, steps } = view.comparison;
  // The first step that they do not share is the one to look at.
  const at = parting === undefined ? steps.length : parting.step + 1;
  return { ...before, ...goTo(view, at), playing: 'paused' };
}

/** A run that is shown under other settings than it was recorded under is compared as it was recorded. */
function sidesOf(
  { derived }: Tools,
  state: SessionState,
): Pick<SessionState, 'settings'> & { readonly against: Against | undefined } {
  const { settings, under } = state;
  if (!isSameSettings(settings, under)) return { settings: under, against: { kind: 'settings', settings } };
  const { scenario, program } = derived.viewOf(state);
  return { settings, against: firstAgainst(scenario, program.inForce, settings) };
}
