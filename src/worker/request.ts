// What the page asks its explorer, and what comes back. Both sides come from one build: no version is needed.

import type { ExplorationEvent, ExplorationOptions } from '../model/exploration.ts';
import type { Program } from '../model/program.ts';

export interface Request {
  readonly program: Program;
  readonly options: ExplorationOptions;
}

/** The first is `alive`: the worker holds this lock for as long as it lives. Undefined where the page has no locks. */
export type WorkerAnswer = ExplorationEvent | { readonly kind: 'alive'; readonly lock: string | undefined };
