// Pairs of a state and a progress, numbered as they are met: the nodes of the graph in which runs are looked for.

import { defined } from '../../base/defined.ts';

/** Open addressing with linear probing, after the table of states. */
export class Pairs {
  size = 0;
  private left = new Int32Array(1024);
  private right = new Int32Array(1024);
  private slots = new Int32Array(4096).fill(-1);

  /** The number of a pair, or −1. */
  find(left: number, right: number): number {
    return defined(this.slots[this.probe(left, right)]);
  }

  /** Adds a pair that `find` did not find; returns its number. */
  add(left: number, right: number): number {
    if (this.size * 2 >= this.slots.length) this.grow();
    if (this.size === this.left.length) {
      this.left = larger(this.left);
      this.right = larger(this.right);
    }
    this.slots[this.probe(left, right)] = this.size;
    this.left[this.size] = left;
    this.right[this.size] = right;
    return this.size++;
  }

  leftOf(pair: number): number {
    return defined(this.left[pair]);
  }

  rightOf(pair: number): number {
    return defined(this.right[pair]);
  }

  private probe(left: number, right: number): number {
    const mask = this.slots.length - 1;
    let slot = hash(left, right) & mask;
    for (;;) {
      const pair = defined(this.slots[slot]);
      if (pair < 0 || (this.left[pair] === left && this.right[pair] === right)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private grow(): void {
    this.slots = new Int32Array(this.slots.length * 2).fill(-1);
    for (let pair = 0; pair < this.size; pair++)
      this.slots[this.probe(this.leftOf(pair), this.rightOf(pair))] = pair;
  }
}

function larger(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const out = new Int32Array(numbers.length * 2);
  out.set(numbers);
  return out;
}

/** Multiply and xor-shift, after MurmurHash3's finaliser (Austin Appleby). */
function hash(left: number, right: number): number {
  let h = Math.imul(left ^ 0x9747b28c, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h ^ right, 0xc2b2ae35);
  return h ^ (h >>> 16);
}
