// How high each part of the stage is: the heads of the lanes, and below the timeline a desk that never moves, of the
// strip, the buttons, the lanes' further moves and their code. The timeline has what is left.

import { PHONE_WIDTH_MAX } from './laneColumns.ts';

export interface Desk {
  readonly heads: number;
  readonly strip: number;
  /** What each lane keeps; 0 where the scenario has no machine on which a lane sees old values. */
  readonly memory: number;
  readonly buttons: number;
  /** The line of further moves; 0 where the scenario never has any. */
  readonly others: number;
  readonly code: number;
  readonly codeLines: number;
  /** What the timeline has, in pixels. */
  readonly timeline: number;
}

interface Room {
  readonly width: number;
  readonly height: number;
  /** Some lane may have more than one move, or somebody on it whose turn it is not. */
  readonly hasOthers: boolean;
  /** Some machine of the scenario lets lanes see old values. */
  readonly keepsOld: boolean;
  readonly presenting: boolean;
  /** Height of a line of code, as the style sheets have it. */
  readonly codeLine: number;
}

/** What gives way first where the stage is low: two lines of code, then all of them, then air. */
const threeLinesFrom = 590;
const oneLineFrom = 500;
const airyFrom = 420;
const codeAir = 13;

type Parts = Omit<Desk, 'timeline'>;

const phone: Parts = { heads: 26, strip: 76, memory: 44, buttons: 68, others: 46, code: 0, codeLines: 0 };
const low: Parts = { heads: 24, strip: 50, memory: 24, buttons: 54, others: 30, code: 0, codeLines: 0 };
const roomy: Parts = { heads: 34, strip: 56, memory: 28, buttons: 62, others: 30, code: 0, codeLines: 0 };

/** Divides a stage of this size, in pixels. */
export function deskFor({ width, height, hasOthers, keepsOld, presenting, codeLine }: Room): Desk {
  const parts = width <= PHONE_WIDTH_MAX ? phone : height < airyFrom ? low : roomy;
  const others = hasOthers ? parts.others : 0;
  const memory = keepsOld ? parts.memory : 0;
  const codeLines = width <= PHONE_WIDTH_MAX ? 0 : linesOfCode(height, presenting);
  const code = codeLines === 0 ? 0 : codeAir + Math.ceil(codeLine * codeLines);
  const { heads, strip, buttons } = parts;
  const timeline = Math.max(0, height - heads - strip - memory - buttons - others - code);
  return { heads, strip, memory, buttons, others, code, codeLines, timeline };
}

function linesOfCode(height: number, presenting: boolean): number {
  // Who presents speaks of the line, and the page is drawn larger than the stage is.
  if (presenting) return height < airyFrom ? 0 : 1;
  if (height < oneLineFrom) return 0;
  return height < threeLinesFrom ? 1 : 3;
}

const row = 20;

/** Pale rows of what the document draws next: at most a quarter of the rows in view, at least two. */
export function paleRowsFor({ timeline }: Pick<Desk, 'timeline'>): number {
  return Math.max(2, Math.floor(timeline / row / 4));
}
