// How the page, or whoever else, is told what an explorer finds while it finds it: plain data, which threads can hand over.

import type { Program } from './program.ts';
import type { Report } from './report.ts';

export interface ExplorationOptions {
  /** States that are stored at most. */
  readonly states: number;
  /** Whether liveness may count on weak fairness (R14). */
  readonly fairness: boolean;
  /** The verdicts alone come sooner. */
  readonly wanted: 'everything' | 'verdicts';
}

/** The fate of every reachable state. */
export interface FateData {
  /** 32-bit words of a state. */
  readonly width: number;
  /** All states, one after another, and where to look them up. */
  readonly words: Uint32Array;
  readonly index: Int32Array;
  /** For each state, the index of its fate in `FATES`. */
  readonly codes: Uint8Array;
}

/** Who wins the game of “avoid” from each state, in the order of the fates' states: see `solveGame`. */
export type GameData = Int16Array;

export type ExplorationEvent =
  | { readonly kind: 'searching'; readonly states: number; readonly transitions: number }
  /** Reports grow; the last one is complete. `fates` come with the first report that has them. */
  | { readonly kind: 'report'; readonly report: Report; readonly fates: FateData | undefined }
  /** Comes after the fates, where they are known. */
  | { readonly kind: 'game'; readonly game: GameData }
  | { readonly kind: 'finished' }
  /** Something that was not foreseen: no memory left, most likely. */
  | { readonly kind: 'failed'; readonly message: string };

/** Explores a program and tells what it finds, `finished` or `failed` last. Returns how to stop it. */
export type Explore = (
  program: Program,
  options: ExplorationOptions,
  tell: (event: ExplorationEvent) => void,
) => () => void;
