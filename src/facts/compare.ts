// Two runs under one schedule, step by step: what both did, what only one of them has, and what each did alone after
// they parted.
//
//   left   1  2  3        4 | 5  6
//   right  1  2     3  4  5 | 6  7  8
//                –  +  +    parting

import { defined } from '../base/defined.ts';
import type { Transferred } from '../engine/transfer.ts';

export interface ComparedStep {
  /**
   * `left only`: the other program has no such operation. `right only`: the left one has none. `apart`: each goes its
   * own way, side by side.
   */
  readonly kind: 'both' | 'left only' | 'right only' | 'apart';
  /** The 1-based turn of each side that this is; undefined where the side does nothing. */
  readonly left: number | undefined;
  readonly right: number | undefined;
  /** Turns that each side has taken by then. */
  readonly leftTurns: number;
  readonly rightTurns: number;
  /** The left side's turn, counted on after the two parted; undefined for what only the right side has. */
  readonly number: number | undefined;
}

export interface Alignment {
  readonly steps: readonly ComparedStep[];
  /** The index of the first step after the two parted. */
  readonly parting: number | undefined;
}

/** Aligns a run with what became of it under other settings; `rightTurns` may go on after the carried schedule. */
export function alignCarried(
  { from, dropped, divergence }: Pick<Transferred, 'from' | 'dropped' | 'divergence'>,
  leftTurns: number,
  rightTurns: number,
): Alignment {
  const steps = new Steps();
  for (const turn of from) {
    if (turn === undefined) {
      steps.push('right only');
      continue;
    }
    while (steps.left < turn) steps.push('left only');
    steps.push('both');
  }
  const gone = new Set(dropped);
  while (gone.has(steps.left)) steps.push('left only');
  if (divergence !== undefined) return steps.apart(leftTurns, rightTurns);
  while (steps.left < leftTurns) steps.push('left only');
  while (steps.right < rightTurns) steps.push('right only');
  return { steps: steps.all, parting: undefined };
}

/** Aligns two runs of their own, which go together as long as they take the same turns. */
export function alignRuns(
  isSame: (turn: number) => boolean,
  leftTurns: number,
  rightTurns: number,
): Alignment {
  const steps = new Steps();
  const shorter = Math.min(leftTurns, rightTurns);
  while (steps.left < shorter && isSame(steps.left + 1)) steps.push('both');
  if (steps.left === leftTurns && steps.right === rightTurns) return { steps: steps.all, parting: undefined };
  return steps.apart(leftTurns, rightTurns);
}

class Steps {
  readonly all: ComparedStep[] = [];
  left = 0;
  right = 0;

  push(kind: ComparedStep['kind'], sides: 'both' | 'left' | 'right' = sidesOf(kind), number?: number): void {
    if (sides !== 'right') this.left++;
    if (sides !== 'left') this.right++;
    this.all.push({
      kind,
      left: sides === 'right' ? undefined : this.left,
      right: sides === 'left' ? undefined : this.right,
      leftTurns: this.left,
      rightTurns: this.right,
      number: number ?? (sides === 'right' ? undefined : this.left),
    });
  }

  /** Goes on to the ends of both, side by side. */
  apart(leftTurns: number, rightTurns: number): Alignment {
    const parting = this.all.length;
    let number = this.left;
    while (this.left < leftTurns || this.right < rightTurns) {
      const sides = this.left >= leftTurns ? 'right' : this.right >= rightTurns ? 'left' : 'both';
      number++;
      this.push('apart', sides, number);
    }
    return { steps: this.all, parting };
  }
}

function sidesOf(kind: ComparedStep['kind']): 'both' | 'left' | 'right' {
  switch (kind) {
    case 'both':
    case 'apart':
      return 'both';
    case 'left only':
      return 'left';
    case 'right only':
      return 'right';
  }
}

/** After so many of the steps, the left side has taken this many turns. */
export function leftTurnsAt({ steps }: Pick<Alignment, 'steps'>, position: number): number {
  return position === 0 ? 0 : defined(steps[position - 1]).leftTurns;
}

/** The same of the right side. */
export function rightTurnsAt({ steps }: Pick<Alignment, 'steps'>, position: number): number {
  return position === 0 ? 0 : defined(steps[position - 1]).rightTurns;
}

/** How many steps have been taken when the left side has taken so many turns, and the right one alone `extra` more. */
export function positionOf(alignment: Pick<Alignment, 'steps'>, leftTurns: number, extra: number): number {
  let first = 0;
  while (leftTurnsAt(alignment, first) < leftTurns && first < alignment.steps.length) first++;
  let position = first;
  while (
    position < first + extra &&
    position < alignment.steps.length &&
    leftTurnsAt(alignment, position + 1) === leftTurns
  )
    position++;
  return position;
}

/** A place in a comparison as the left side counts it. */
export interface StepNumber {
  /** 0 at the start. */
  readonly number: number;
  /** Behind a step that only the right side has: the left one has not come to the next. */
  readonly behind: boolean;
}

export function numberAt({ steps }: Pick<Alignment, 'steps'>, position: number): StepNumber {
  const step = steps[position - 1];
  if (step === undefined) return { number: 0, behind: false };
  return { number: step.number ?? step.leftTurns, behind: step.number === undefined };
}
