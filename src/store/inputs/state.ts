// The inputs of the page: everything that the user chose or did, and nothing that follows from it.

import type { Answer } from '../../model/answer.ts';
import type { Program, Settings } from '../../model/program.ts';
import type { Schedule } from '../../model/run.ts';
import type { Challenge } from './challenge.ts';
import type { Exploration } from './exploration.ts';
import type { PageState } from './page.ts';
import type { NotKept, Won } from './progress.ts';
import type { TextParts } from './textParts.ts';
import type { TimeState } from './time.ts';

export interface SessionState extends TimeState {
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
  /** What the run is compared with; undefined while it is alone. */
  readonly comparing: Comparing | undefined;
  /** What was wrong with what the user last opened or did, in sentences. */
  readonly problems: readonly string[];
  /** Why progress is not kept, until it was read. */
  readonly notKept: NotKept | undefined;
  /** The longest row of turns from the start that the player chose himself, one by one. */
  readonly chosen: Schedule;
  /** Key of the goal that he chose to be on; else it is the first that was not reached. */
  readonly aim: string | undefined;
  readonly challenge: Challenge;
  /** Hints that he asked for. */
  readonly hints: number;
  /** Fates were shown while they were to be found out. */
  readonly helped: boolean;
  /** What the explorer found about a text that was changed for the exercise: computed elsewhere, like the explorations. */
  readonly answer: { readonly text: string; readonly found: Answer } | undefined;
  /** How the page shows all this. */
  readonly page: PageState;
  /** Goals that were reached, by scenario. */
  readonly won: Won;
  /** What the explorer has told so far, the latest last: computed elsewhere, so it comes in like an input. */
  readonly explorations: ReadonlyMap<Program, Exploration>;
  /** What is known of the parts of the properties of the text that runs. */
  readonly parts: TextParts | undefined;
}

/** What opening a text starts anew. */
export type Opened = Omit<
  SessionState,
  'explorations' | 'parts' | 'page' | 'won' | 'notKept' | keyof TimeState
>;

interface Comparing {
  readonly against: Against;
  /** Steps that only the other side has taken since the last turn of the run. */
  readonly extra: number;
}

/** The same schedule under other settings, a run of the scenario's text, or a drawn table, by its index. */
export type Against =
  | { readonly kind: 'settings'; readonly settings: Settings }
  | { readonly kind: 'run' | 'drawn'; readonly index: number };

/** While it is played, the page calls `tick` at the speed of its state. */
type Playing = 'paused' | 'playing';
