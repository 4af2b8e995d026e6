// What the actions of a session work with.

import type { LinkLibrary } from '../formats/linkedRun.ts';
import type { Bench } from './bench.ts';
import type { Derived } from './derived.ts';
import type { SessionState } from './state.ts';

export interface Tools {
  readonly bench: Bench;
  readonly derived: Derived;
  readonly links: LinkLibrary;
}

/** What an action makes of a state: the inputs that change. */
export type Change = Partial<SessionState>;
