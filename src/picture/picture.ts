// What a picture of a run is made from, and how it is to look.

import type { FatesOfRun } from '../facts/fates.ts';
import type { Mover } from '../facts/movers.ts';
import type { Program } from '../model/program.ts';
import type { Frame } from '../model/run.ts';

export interface PictureInput {
  /** What the run is called. */
  readonly title: string;
  readonly program: Program;
  /** Frame 0 is the initial state. */
  readonly frames: readonly Frame[];
  /** A sentence for each step, the first one for step 1: for those who cannot see the picture. */
  readonly sentences: readonly string[];
  /** The notes at a turn: numbers of the document's, letters of a run's. */
  readonly notesOf: (turn: number) => readonly string[];
  /** As many leading turns are the drawn schedule's. */
  readonly drawnTurns: number;
  readonly moverOf: ((turn: number) => Mover | undefined) | undefined;
  readonly parting: number | undefined;
  readonly fates: FatesOfRun | undefined;
}

export interface PictureOptions {
  readonly time: 'downwards' | 'rightwards';
  readonly theme: 'light' | 'dark';
  /** The first step that is drawn, from 1 on. */
  readonly first: number;
  /** The last one, which is drawn as now. */
  readonly last: number;
  /** In pixels, at least; where time runs to the right, the steps say how wide it gets. */
  readonly width: number;
}

/** As wide as the timeline is on a page of usual size. */
export const PICTURE_WIDTH = 888;
export const PICTURE_WIDTH_MIN = 320;
export const PICTURE_WIDTH_MAX = 4_000;

/** A PNG has so many pixels for each of the picture's, so that it is sharp where it is looked at closely. */
export const PNG_SCALE = 2;
