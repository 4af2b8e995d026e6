// How far a search is, how fast, and how long it may take: from what it has told so far.

import { defined } from '../base/defined.ts';
import { grouped } from './grouped.ts';

/** What a search tells of itself at some moment. */
export interface Sample {
  /** Milliseconds since whenever. */
  readonly at: number;
  readonly states: number;
  /** Those of them whose steps have been tried. */
  readonly expanded: number;
  readonly bytes: number;
}

/** What is said is about so many milliseconds. */
const WINDOW = 3_000;
/** Beyond, the search does not yet seem to come to an end. */
const RATIO_MAX = 0.98;

/** Keeps the last samples. */
export class SearchPace {
  private samples: readonly Sample[] = [];

  /** `12,345,678 states, 1,412,000 a second, 310 MiB, 2,000,000 to be looked at, about 40 s left` */
  say(now: Sample): string {
    this.samples = [...this.samples.filter(({ at }) => now.at - at <= WINDOW), now];
    const { states, expanded, bytes } = now;
    const rate = this.rate();
    const left = this.secondsLeft();
    return [
      `${grouped(states)} states`,
      ...(rate > 0 ? [`${grouped(rounded(rate))} a second`] : []),
      mebibytes(bytes),
      `${grouped(states - expanded)} to be looked at`,
      ...(left === undefined ? [] : [`about ${duration(left)} left`]),
    ].join(', ');
  }

  /** States that were expanded in a second. */
  private rate(): number {
    const [from, to] = this.ends();
    return to.at > from.at ? (1000 * (to.expanded - from.expanded)) / (to.at - from.at) : 0;
  }

  /**
   * A guess: each state that is looked at shows as many new ones as lately, so that those to be looked at are the first
   * of a geometric series. Undefined where they do not get fewer.
   */
  private secondsLeft(): number | undefined {
    const [from, to] = this.ends();
    const rate = this.rate();
    if (rate === 0) return undefined;
    const ratio = (to.states - from.states) / (to.expanded - from.expanded);
    return ratio > RATIO_MAX ? undefined : (to.states - to.expanded) / (1 - ratio) / rate;
  }

  private ends(): readonly [Sample, Sample] {
    return [defined(this.samples[0]), defined(this.samples.at(-1))];
  }
}

/** `310 MiB` */
export function mebibytes(bytes: number): string {
  return `${grouped(Math.ceil(bytes / 2 ** 20))} MiB`;
}

function duration(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} s` : `${grouped(Math.ceil(seconds / 60))} min`;
}

/** To three digits: the others change too fast to be read. */
function rounded(rate: number): number {
  return Number(rate.toPrecision(3));
}
