// The first state in which each of some things shows, noticed while states go by: their facts need not be kept.

import { defined } from '../../base/defined.ts';
import { REST } from '../wasm/facts.ts';

/** Something that a single state shows: by a bit of its facts or, where rest holds, by the lack of one. */
export interface Sign {
  readonly bit: number;
  readonly shows: 'where it holds' | 'at rest without it';
}

export class FirstSeen {
  /** For each sign the number of the first state that shows it, or −1: where there is no sign, none does. */
  private readonly states: Int32Array;
  private readonly signs: readonly (Sign | undefined)[];
  /** 32-bit words of a state's facts. */
  private readonly words: number;
  private readonly any: Uint32Array;
  private readonly lacking: Uint32Array;

  constructor(signs: readonly (Sign | undefined)[], words: number) {
    this.signs = signs;
    this.words = words;
    this.states = new Int32Array(signs.length).fill(-1);
    this.any = new Uint32Array(words);
    this.lacking = new Uint32Array(words);
  }

  /** For each sign what `wayTo` says of the first state that shows it. */
  ways<T>(wayTo: (state: number) => T): readonly (T | undefined)[] {
    return [...this.states].map((state) => (state < 0 ? undefined : wayTo(state)));
  }

  /** Looks at the facts of states with consecutive numbers, the first of which is `from`. */
  look(facts: Uint32Array, from: number): void {
    this.gather(facts);
    this.signs.forEach((sign, index) => {
      if (sign === undefined || this.states[index] !== -1) return;
      const all = sign.shows === 'where it holds' ? this.any : this.lacking;
      if (((defined(all[sign.bit >>> 5]) >>> (sign.bit & 31)) & 1) === 0) return;
      this.states[index] = from + this.firstOf(sign, facts);
    });
  }

  /** What holds in any of them, and what does not hold in any that rests: most have nothing new to show. */
  private gather(facts: Uint32Array): void {
    const { any, lacking, words } = this;
    any.fill(0);
    lacking.fill(0);
    for (let at = 0; at < facts.length; at += words) {
      const rests = (defined(facts[at]) >>> REST) & 1;
      for (let word = 0; word < words; word++) {
        const bits = defined(facts[at + word]);
        any[word] = defined(any[word]) | bits;
        if (rests === 1) lacking[word] = defined(lacking[word]) | ~bits;
      }
    }
  }

  private firstOf({ bit, shows }: Sign, facts: Uint32Array): number {
    for (let state = 0; state * this.words < facts.length; state++) {
      const at = state * this.words;
      const holds = ((defined(facts[at + (bit >>> 5)]) >>> (bit & 31)) & 1) === 1;
      const rests = ((defined(facts[at]) >>> REST) & 1) === 1;
      if (shows === 'where it holds' ? holds : rests && !holds) return state;
    }
    throw new RangeError('none of these states shows the sign');
  }
}
