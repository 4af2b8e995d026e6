// Packed states in one growing array, found again through an open-addressing table of indices.

import { defined } from '../base/defined.ts';

/** Exact: states are compared word by word, the hash only says where to look. */
export class StateTable {
  words: Uint32Array;
  size = 0;
  private readonly width: number;
  /** Empty where the states came from elsewhere and none has been looked for yet. */
  private slots: Int32Array;

  /** `width`: 32-bit words of a state. */
  constructor(width: number) {
    this.width = width;
    this.words = new Uint32Array(width * 1024);
    this.slots = new Int32Array(2048).fill(-1);
  }

  /**
   * A table of states that are known to be distinct, one after another in `words`; `index` is what another table of
   * the same states has, else it is made when a state is first looked for.
   */
  static of(width: number, words: Uint32Array, index: Int32Array = new Int32Array(0)): StateTable {
    const table = new StateTable(width);
    table.words = words;
    table.size = words.length / width;
    table.slots = index;
    return table;
  }

  /** Where states are looked up: belongs to these states in this order, and can be handed over with them. */
  get index(): Int32Array {
    if (this.slots.length === 0) this.grow();
    return this.slots;
  }

  /** Word offset of a state. */
  at(state: number): number {
    return state * this.width;
  }

  /** Index of the state that equals `key`, or −1. */
  find(key: Uint32Array): number {
    // The first look makes the index: only then is there one to read.
    const slot = this.probe(key);
    return defined(this.slots[slot]);
  }

  /** Adds a state that `find` did not find; returns its index. */
  add(key: Uint32Array): number {
    if (this.size * 2 >= this.slots.length) this.grow();
    if ((this.size + 1) * this.width > this.words.length) {
      const larger = new Uint32Array(this.words.length * 2);
      larger.set(this.words);
      this.words = larger;
    }
    const slot = this.probe(key);
    this.slots[slot] = this.size;
    this.words.set(key, this.at(this.size));
    return this.size++;
  }

  /** A copy of a state. */
  state(index: number): Uint32Array {
    return this.words.slice(this.at(index), this.at(index + 1));
  }

  /** Slot that holds the key, or the free one where it belongs (linear probing). */
  private probe(key: Uint32Array): number {
    if (this.slots.length === 0) this.grow();
    const mask = this.slots.length - 1;
    let slot = hash(key, 0, this.width) & mask;
    for (;;) {
      const index = defined(this.slots[slot]);
      if (index < 0 || this.equals(index, key)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private equals(index: number, key: Uint32Array): boolean {
    const at = this.at(index);
    for (let i = 0; i < this.width; i++) if (this.words[at + i] !== key[i]) return false;
    return true;
  }

  private grow(): void {
    let length = Math.max(2048, this.slots.length * 2);
    while (length < this.size * 2) length *= 2;
    this.slots = new Int32Array(length).fill(-1);
    const mask = this.slots.length - 1;
    for (let index = 0; index < this.size; index++) {
      let slot = hash(this.words, this.at(index), this.width) & mask;
      while (defined(this.slots[slot]) >= 0) slot = (slot + 1) & mask;
      this.slots[slot] = index;
    }
  }
}

/** Multiply and xor-shift over the words, after MurmurHash3's finaliser (Austin Appleby). */
function hash(words: Uint32Array, at: number, width: number): number {
  let h = 0x9747b28c;
  for (let i = 0; i < width; i++) {
    h = Math.imul(h ^ defined(words[at + i]), 0x85ebca6b);
    h ^= h >>> 13;
    h = Math.imul(h, 0xc2b2ae35);
    h ^= h >>> 16;
  }
  return h;
}
