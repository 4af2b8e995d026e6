// What the actions of a session work with.

import type { LinkLibrary } from '../../formats/link/linkedRun.ts';
import type { Derived } from '../derived/derived.ts';
import type { Bench } from '../inputs/bench.ts';
import type { SessionState } from '../inputs/state.ts';

export interface Tools {
  readonly bench: Bench;
  readonly derived: Derived;
  readonly links: LinkLibrary;
}

/** What an action makes of a state: the inputs that change. */
export type Change = Partial<SessionState>;
