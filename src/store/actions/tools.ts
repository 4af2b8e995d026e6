// What the actions of a session work with.

import type { LinkLibrary } from '../../formats/link/linkedRun.ts';
import type { Derived } from '../derived/derived.ts';
import type { CompileCache } from '../inputs/compileCache.ts';
import type { SessionState } from '../inputs/state.ts';

export interface Tools {
  readonly cache: CompileCache;
  readonly derived: Derived;
  readonly links: LinkLibrary;
}

/** What an action makes of a state: the inputs that change. */
export type Change = Partial<SessionState>;
