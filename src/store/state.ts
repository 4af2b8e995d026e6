// The inputs of the page: everything that the user chose or did, and nothing that follows from it.

import type { Program, Settings } from '../model/program.ts';
import type { Schedule } from '../model/run.ts';
import type { Exploration } from './exploring.ts';

export interface SessionState {
  /** The shipped scenario that is open, or was before its text was edited; empty for a text from a link. */
  readonly id: string;
  /** The text as it stands in the editor. */
  readonly text: string;
  /** The last text that compiled under `settings`: what runs. */
  readonly good: string;
  readonly settings: Settings;
  /** The schedule as it was recorded, and the settings that it was recorded under. */
  readonly recorded: Schedule;
  readonly under: Settings;
  /** Played on fairly after its end, or where it parted under other settings. */
  readonly fair: boolean;
  /** Turns taken; the page shows the end of the line where the line is shorter. */
  readonly cursor: number;
  readonly playing: Playing;
  /** Index of the drawn table that the run is held against. */
  readonly drawn: number | undefined;
  /** What was wrong with what the user last opened or did, in sentences. */
  readonly problems: readonly string[];
  /** Whether the page may say what the explorer knows of this run: not while one is to find it out. */
  readonly fatesShown: boolean;
  /** What the explorer has told so far, the latest last: computed elsewhere, so it comes in like an input. */
  readonly explorations: ReadonlyMap<Program, Exploration>;
}

/** What opening a text starts anew. */
export type Opened = Omit<SessionState, 'explorations' | 'fatesShown'>;

export type Playing =
  | { readonly status: 'paused' }
  /** The page calls `tick` this often. */
  | { readonly status: 'playing'; readonly turnsPerSecond: number };
