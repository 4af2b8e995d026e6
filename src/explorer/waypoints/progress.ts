// How far a run has come on a course: the set of waypoints that it has passed. Sets are numbered as they are met.

import { defined } from '../../base/defined.ts';
import { listAt } from '../../base/listAt.ts';
import type { StepClass } from './stepClasses.ts';
import { type Course, isOfState, stepOf } from './waypoint.ts';

/** One way in which a step moves a run on. */
export interface ProgressMove {
  readonly to: number;
  /** Waypoints that it passes, in order. */
  readonly passed: readonly number[];
  /** Labels of the step that pass nothing, though the course tells of its actor. */
  readonly leftOut: number;
  /** Those of them that some waypoint asks for: the step is drawn elsewhere, and happens once more. */
  readonly again: number;
}

export class Progress {
  private readonly course: Course;
  private readonly sets: bigint[] = [];
  private readonly numbers = new Map<bigint, number>();
  private readonly readyIn: (readonly number[])[] = [];
  private readonly readyOfStateIn: (readonly number[])[] = [];
  /** By set and class. */
  private readonly moves: (readonly ProgressMove[])[][] = [];
  private readonly all: bigint;

  constructor(course: Course) {
    this.course = course;
    this.all = (1n << BigInt(course.waypoints.length)) - 1n;
    this.number(0n);
  }

  /** Of the sets that were met. */
  get size(): number {
    return this.sets.length;
  }

  /** The number of the empty set. */
  get start(): number {
    return 0;
  }

  /** The number of the whole set. */
  get done(): number {
    return this.number(this.all);
  }

  isDone(set: number): boolean {
    return this.sets[set] === this.all;
  }

  has(set: number, waypoint: number): boolean {
    return (defined(this.sets[set]) & (1n << BigInt(waypoint))) !== 0n;
  }

  /** Waypoints that can be passed next. */
  ready(set: number): readonly number[] {
    const known = this.readyIn[set];
    if (known !== undefined) return known;
    const found = this.course.after.flatMap((before, waypoint) =>
      !this.has(set, waypoint) && before.every((other) => this.has(set, other)) ? [waypoint] : [],
    );
    this.readyIn[set] = found;
    return found;
  }

  /** Waypoints of a state that can be passed next. */
  readyOfState(set: number): readonly number[] {
    const known = this.readyOfStateIn[set];
    if (known !== undefined) return known;
    const found = this.ready(set).filter((waypoint) => {
      const each = this.course.waypoints[waypoint];
      return each !== undefined && isOfState(each);
    });
    this.readyOfStateIn[set] = found;
    return found;
  }

  /** How many waypoints a set has. */
  count(set: number): number {
    return defined(this.sets[set]).toString(2).replaceAll('0', '').length;
  }

  /** The move by which a state passes a waypoint. */
  moveWith(set: number, waypoint: number): ProgressMove {
    return { to: this.with(set, waypoint), passed: [waypoint], leftOut: 0, again: 0 };
  }

  with(set: number, waypoint: number): number {
    return this.number(defined(this.sets[set]) | (1n << BigInt(waypoint)));
  }

  /** What a step of a class can do; that it passes nothing is always among it. */
  movesOf(set: number, classNumber: number, step: StepClass): readonly ProgressMove[] {
    const ofSet = listAt(this.moves, set);
    const known = ofSet[classNumber];
    if (known !== undefined) return known;
    const found = this.findMoves(set, step);
    ofSet[classNumber] = found;
    return found;
  }

  private findMoves(set: number, step: StepClass): readonly ProgressMove[] {
    const found = new Map<string, ProgressMove>();
    const seen = new Set<string>();
    const visit = (
      now: number,
      label: number,
      passed: readonly number[],
      leftOut: number,
      again: number,
    ): void => {
      const point = `${now} ${label} ${leftOut} ${again}`;
      if (seen.has(point)) return;
      seen.add(point);
      for (const waypoint of this.ready(now)) {
        // One step passes one of several waypoints that are equal.
        if (step.whole.includes(waypoint) && !passed.some((other) => this.isSame(other, waypoint)))
          visit(this.with(now, waypoint), label, [...passed, waypoint], leftOut, again);
      }
      const passes = step.labels[label];
      if (passes === undefined) {
        const missed = step.whole.filter(
          (waypoint) => this.isDrawnOnce(waypoint) && !passed.includes(waypoint),
        );
        const repeats =
          again + (missed.length > 0 && passed.length === 0 && step.labels.length === 0 ? 1 : 0);
        const move = { to: now, passed, leftOut, again: repeats };
        const key = `${now} ${leftOut} ${repeats}`;
        if (!found.has(key)) found.set(key, move);
        return;
      }
      for (const waypoint of this.ready(now))
        if (passes.includes(waypoint))
          visit(this.with(now, waypoint), label + 1, [...passed, waypoint], leftOut, again);
      const missed = step.told ? 1 : 0;
      visit(now, label + 1, passed, leftOut + missed, again + (passes.length > 0 ? missed : 0));
    };
    visit(set, 0, [], 0, 0);
    return [...found.values()];
  }

  private isSame(a: number, b: number): boolean {
    return JSON.stringify(this.course.waypoints[a]) === JSON.stringify(this.course.waypoints[b]);
  }

  /** A statement is drawn where it happens; a call and an actor only enclose what happens. */
  private isDrawnOnce(waypoint: number): boolean {
    const found = this.course.waypoints[waypoint];
    const kind = found === undefined ? undefined : stepOf(found)?.kind;
    return kind === 'text' || kind === 'begins';
  }

  private number(set: bigint): number {
    const known = this.numbers.get(set);
    if (known !== undefined) return known;
    this.sets.push(set);
    this.numbers.set(set, this.sets.length - 1);
    return this.sets.length - 1;
  }
}
