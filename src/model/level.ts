// What is known of a shipped scenario without its text: the first page and the menus need no more. All of it is read
// from the text when the page is built.

import type { Became } from './became.ts';
import type { RaceClass } from './raceClass.ts';

export interface Level {
  /** Name of the shipped file. */
  readonly id: string;
  readonly title: string;
  /** How hard it is; easier ones come first. */
  readonly level: number | undefined;
  /** Where the race comes from. */
  readonly citation: string;
  /** The first sentence of its story. */
  readonly teaser: string;
  /** What must be so, and is not under the first settings: the sentence that the reader is to break. */
  readonly claim: string;
  /** Of the program under the first settings. */
  readonly became: Became | undefined;
  /** What kind of race it is. */
  readonly race: RaceClass | undefined;
  readonly lanes: number;
  /** What progress remembers each goal by. */
  readonly goals: readonly string[];
}
