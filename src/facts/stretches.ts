// Stretches of time in the order in which they began, which is also the order in which they ended: a list that grows
// with a run, can be cut back with it, and finds what reaches into a part of it without looking at the rest.

import { bisector } from 'd3';

/** From the turn `from` to the turn `to`; undefined while it lasts. */
export interface Stretch {
  readonly from: number;
  readonly to: number | undefined;
}

const byEnd = bisector((each: Stretch) => each.to ?? Number.POSITIVE_INFINITY);
const byBegin = bisector((each: Stretch) => each.from);

export class Stretches<T extends Stretch> {
  private readonly all: T[] = [];
  /** How many have ended: those that last are the last ones. */
  private ended = 0;
  private readonly reopen: (ended: T) => T;

  /** `reopen` gives a stretch as it was before it ended. */
  constructor(reopen: (ended: T) => T) {
    this.reopen = reopen;
  }

  /** The oldest one that lasts. */
  get open(): T | undefined {
    return this.all[this.ended];
  }

  get last(): T | undefined {
    return this.all.at(-1);
  }

  begin(stretch: T): void {
    this.all.push(stretch);
    if (stretch.to !== undefined) this.ended = this.all.length;
  }

  /** Puts the oldest one that lasts into its ended form. */
  end(ended: T): void {
    if (this.ended < this.all.length) this.all[this.ended++] = ended;
  }

  /** Forgets what turns from `turn` on began and ended. */
  cut(turn: number): void {
    for (let { last } = this; last !== undefined && last.from >= turn; { last } = this) this.all.pop();
    this.ended = Math.min(this.ended, this.all.length);
    for (let stretch = this.all[this.ended - 1]; stretch !== undefined; stretch = this.all[this.ended - 1]) {
      if ((stretch.to ?? turn) < turn) break;
      this.all[--this.ended] = this.reopen(stretch);
    }
  }

  /** Those that reach into the turns `first` to `last`, as they stood after the turn `now`. */
  between(first: number, last: number, now: number): readonly T[] {
    const until = Math.min(last, now);
    const begin = byEnd.left(this.all, first);
    const end = byBegin.right(this.all, until);
    return this.all.slice(begin, end).map((each) => ((each.to ?? now) > now ? this.reopen(each) : each));
  }
}

/** A stretch that carries nothing of its end but the turn. */
export function lasting<T extends Stretch>(stretch: T): T {
  return { ...stretch, to: undefined };
}
