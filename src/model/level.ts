// What is known of a shipped scenario without its text: the first page and the menus need no more. All of it is read
// from the text when the page is built. Every visitor fetches all of them, so that nothing long stands here.

import type { Becoming } from './became.ts';
import type { RaceClass } from './raceClass.ts';

export interface Level {
  /** Name of the shipped file. */
  readonly id: string;
  readonly title: string;
  /** How hard it is; easier ones come first. */
  readonly level: number | undefined;
  /** Of the program under the first settings. */
  readonly became: Becoming | undefined;
  /** What kind of race it is. */
  readonly race: RaceClass | undefined;
  /** What progress remembers each goal by. */
  readonly goals: readonly string[];
}

/** A part of the course: the levels from its first one to the next part. */
export interface CoursePart {
  readonly title: string;
  /** Where its races come from. */
  readonly origin: string;
  /** The `id` of its first level. */
  readonly first: string;
}
