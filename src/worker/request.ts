// What the page asks its explorer; the answers are `ExplorationEvent`s. Both sides come from one build: no version is needed.

import type { ExplorationOptions } from '../model/exploration.ts';
import type { Program } from '../model/program.ts';

export interface Request {
  readonly program: Program;
  readonly options: ExplorationOptions;
}
