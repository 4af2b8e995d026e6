// A listing: a body of assembly as its lines in order, with the labels that lead to them.

import type { AsmItem } from '../lang/syntax/syntax.ts';

/** The items of a guest or of a macro; one object stands for one body. */
export type AsmItems = readonly AsmItem[];

export interface Line {
  readonly item: AsmItem & { readonly kind: 'instruction' | 'labelled' | 'ghost' };
  /** The line behind it; the last one has none but itself. */
  readonly next: AsmItem;
  /** The labels that it stands under. */
  readonly places: readonly string[];
}

export interface Listing {
  readonly lines: readonly Line[];
  /** Number of the line that a label stands before. */
  readonly labels: ReadonlyMap<string, number>;
}
