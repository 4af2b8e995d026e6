// What is shown, as a link.

import { encodeLink, type LinkLibrary } from '../formats/link/linkedRun.ts';
import type { Derived } from './derived/derived.ts';
import type { SessionState } from './inputs/state.ts';

/** The fragment of a link to what is shown, without `#`; a text that does not compile goes without its run. */
export function linkOf(state: SessionState, derived: Derived, links: LinkLibrary): string {
  const { id, text, settings, under, recorded: schedule, fair, page } = state;
  const view = page.fates === 'shown' || page.fates === 'hidden' ? { fates: page.fates } : undefined;
  if (text !== state.good) return encodeLink({ id, text, view, line: undefined }, links);
  const { frames, cursor } = derived.viewOf(state);
  const line = { settings, under, schedule, fair, cursor, turns: frames.length - 1 };
  return encodeLink({ id, text, view, line }, links);
}
