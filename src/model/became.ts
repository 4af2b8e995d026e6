// What a scenario says became of its program.

/** Where it has been: in a release; on a list, but never merged in that form; nowhere that we know; in textbooks. */
export type Becoming = 'shipped' | 'posted' | 'hypothetical' | 'textbook';

export interface Became {
  readonly kind: Becoming;
  readonly phrase: string;
}
