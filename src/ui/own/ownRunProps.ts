// What one's own page wants to be shown as a run, which comes in a file of its own.

import type { ReactNode } from 'react';

export interface OwnRunProps {
  readonly run: ShownRun;
  readonly strip: OwnStrip;
}

export type ShownRun =
  /** A run through the cells, as a link carries it. */
  | { readonly kind: 'link'; readonly fragment: string }
  /** A scenario that was made of the table, at its beginning, to be played as it was pasted. */
  | { readonly kind: 'text'; readonly text: string };

/** What the strip says until somebody goes on by himself, and what can be done besides. */
export interface OwnStrip {
  readonly ground: 'plain' | 'won' | 'lost' | 'safe';
  readonly lead: string;
  readonly one: string;
  readonly two: string;
  readonly actions: ReactNode;
}
