// Typed arrays that grow: the search appends to them without allocating at each step.

import { defined } from '../base/defined.ts';

type Numbers = Uint32Array | Uint16Array;

export class Growing<T extends Numbers> {
  length = 0;
  private numbers: T;
  private readonly make: (length: number) => T;

  /** `make`: a fresh array, e.g. `(length) => new Uint32Array(length)`. */
  constructor(make: (length: number) => T) {
    this.make = make;
    this.numbers = make(1024);
  }

  push(value: number): void {
    if (this.length === this.numbers.length) this.reserve(this.length + 1);
    this.numbers[this.length++] = value;
  }

  /** What was appended as number `index`. */
  at(index: number): number {
    if (index >= this.length) throw new RangeError(`nothing was appended as number ${index}`);
    return defined(this.numbers[index]);
  }

  /** Appends all of `values`. */
  append(values: T): void {
    this.reserve(this.length + values.length);
    this.numbers.set(values, this.length);
    this.length += values.length;
  }

  /** A copy of what was appended. */
  done(): T {
    const all = this.make(this.length);
    all.set(this.numbers.subarray(0, this.length));
    return all;
  }

  private reserve(length: number): void {
    if (length <= this.numbers.length) return;
    const larger = this.make(Math.max(length, this.numbers.length * 2));
    larger.set(this.numbers);
    this.numbers = larger;
  }
}

export function growingWords(): Growing<Uint32Array> {
  return new Growing((length) => new Uint32Array(length));
}

export function growingHalves(): Growing<Uint16Array> {
  return new Growing((length) => new Uint16Array(length));
}
