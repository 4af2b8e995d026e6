// What is shown, as a link.

import { encodeLink, type LinkLibrary } from '../formats/link/linkedRun.ts';
import type { LinkViewV1 } from '../formats/link/linkView.ts';
import type { Derived } from './derived/derived.ts';
import type { SessionState } from './inputs/state.ts';

/** The fragment of a link to what is shown, without `#`; a text that does not compile goes without its run. */
export function linkOf(state: SessionState, derived: Derived, links: LinkLibrary): string {
  const { id, text, settings, under, recorded: schedule, fair } = state;
  const view = viewIn(state, derived);
  if (text !== state.good) return encodeLink({ id, text, view, line: undefined }, links);
  const { frames, cursor } = derived.viewOf(state);
  const line = { settings, under, schedule, fair, cursor, turns: frames.length - 1 };
  return encodeLink({ id, text, view, line }, links);
}

/** What somebody has asked for; what every reader finds by himself is not said. */
function viewIn(state: SessionState, derived: Derived): LinkViewV1 | undefined {
  const { fates, time, ownTime, mode, part } = state.page;
  // What the run has answered is no question any more.
  const asked = derived.viewOf(state).goals.list.find(({ key, reached }) => key === state.aim && !reached);
  const view: LinkViewV1 = {
    ...(fates === 'shown' || fates === 'hidden' ? { fates } : {}),
    ...(time === 'rightwards' || time !== ownTime ? { time } : {}),
    ...(mode === 'presenting' ? { mode } : {}),
    ...(part === 'timeline' ? {} : { panel: part }),
    ...(asked === undefined ? {} : { question: asked.key }),
  };
  return Object.keys(view).length === 0 ? undefined : view;
}
