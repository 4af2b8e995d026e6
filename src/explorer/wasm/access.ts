// Slots of a packed state in memory, read and written in place; slots of a step alone are locals of the function.

import type { ActorIndex } from '../../model/indices.ts';
import type { Program, Slot } from '../../model/program.ts';
import type { Body } from './body.ts';
import { SLOT_ENTRY } from './tables.ts';

/** Functions of the module that code calls by number. */
export interface Helpers {
  /** (state, slot) → value. */
  readonly read: number;
  /** (state, slot, value). */
  readonly write: number;
  /** (state) → 1 where the actor has an enabled row; `patient`: or would have, if its lane kept no stores back. */
  canMove(actor: ActorIndex, patient: boolean): number;
}

export class Access {
  readonly program: Program;
  readonly body: Body;
  /** Local that holds the state's address. */
  readonly state: number;
  readonly helpers: Helpers;
  private readonly scratch = new Map<number, number>();

  constructor(program: Program, body: Body, state: number, helpers: Helpers) {
    this.program = program;
    this.body = body;
    this.state = state;
    this.helpers = helpers;
  }

  slot(index: number): Slot {
    const slot = this.program.slots[index];
    if (slot === undefined) throw new RangeError(`slot ${index} is not in the program`);
    return slot;
  }

  /** Pushes the slot's value. */
  read(index: number): void {
    const { body } = this;
    const slot = this.slot(index);
    if (slot.word >= this.program.words) {
      body.get(this.local(index));
      return;
    }
    if (slot.bits === 0) {
      body.i32(slot.min);
      return;
    }
    body.get(this.state);
    body.load(slot.word * 4);
    if (slot.bits >= 32) return;
    if (slot.shift > 0) {
      body.i32(slot.shift);
      body.op('i32.shr_u');
    }
    if (slot.shift + slot.bits < 32) {
      body.i32(maskOf(slot));
      body.op('i32.and');
    }
    if (slot.min === 0) return;
    body.i32(slot.min);
    body.op('i32.add');
  }

  /** Writes the value that `push` pushes; it must fit. */
  write(index: number, push: () => void): void {
    const { body } = this;
    const slot = this.slot(index);
    if (slot.word >= this.program.words) {
      push();
      body.set(this.local(index));
      return;
    }
    if (slot.bits === 0) {
      push();
      body.op('drop');
      return;
    }
    if (slot.bits >= 32) {
      this.storeWord(slot, push);
      return;
    }
    this.storeWord(slot, () => {
      this.otherBits(slot);
      push();
      if (slot.min !== 0) {
        body.i32(slot.min);
        body.op('i32.sub');
      }
      body.i32(maskOf(slot));
      body.op('i32.and');
      body.i32(slot.shift);
      body.op('i32.shl');
      body.op('i32.or');
    });
  }

  /** All bits zero: what a dead local holds. */
  clear(index: number): void {
    const slot = this.slot(index);
    if (slot.word >= this.program.words) {
      this.body.i32(0);
      this.body.set(this.local(index));
    } else if (slot.bits > 0) this.storeWord(slot, () => this.otherBits(slot));
  }

  /** Pushes the value of the slot whose number is in a local. */
  readAt(number: number): void {
    this.body.get(this.state);
    this.body.get(number);
    this.body.call(this.helpers.read);
  }

  /** Writes the value in one local to the slot whose number is in another. */
  writeAt(number: number, value: number): void {
    this.body.get(this.state);
    this.body.get(number);
    this.body.get(value);
    this.body.call(this.helpers.write);
  }

  private storeWord(slot: Slot, push: () => void): void {
    this.body.get(this.state);
    push();
    this.body.store(slot.word * 4);
  }

  private otherBits(slot: Slot): void {
    this.body.get(this.state);
    this.body.load(slot.word * 4);
    this.body.i32(~(maskOf(slot) << slot.shift));
    this.body.op('i32.and');
  }

  private local(index: number): number {
    const known = this.scratch.get(index);
    if (known !== undefined) return known;
    const local = this.body.local();
    this.scratch.set(index, local);
    return local;
  }
}

function maskOf(slot: Slot): number {
  return slot.bits >= 32 ? -1 : 2 ** slot.bits - 1;
}

/** Copies the words of a state (its address in a local) to the state of `access`. */
export function copyState({ body, program, state }: Access, from: number): void {
  copyWords(body, state, from, program.words);
}

/** Copies so many words from one address to the other, both in locals. */
export function copyWords(body: Body, to: number, from: number, words: number): void {
  let word = 0;
  for (; word + 1 < words; word += 2) {
    body.get(to);
    body.get(from);
    body.load64(word * 4);
    body.store64(word * 4);
  }
  if (word === words) return;
  body.get(to);
  body.get(from);
  body.load(word * 4);
  body.store(word * 4);
}

/** The helper that reads a slot by its number: parameters are the state and the slot. */
export function emitRead(body: Body, table: number): void {
  const entry = body.local();
  entryOf(body, entry);
  shifted(body, entry, table);
  body.get(entry);
  body.load(table + 8);
  body.op('i32.and');
  body.get(entry);
  body.load(table + 12);
  body.op('i32.add');
}

/** The helper that writes a slot by its number: parameters are the state, the slot and the value. */
export function emitWrite(body: Body, table: number): void {
  const entry = body.local();
  const address = body.local();
  entryOf(body, entry);
  body.get(0);
  body.get(entry);
  body.load(table);
  body.op('i32.add');
  body.tee(address);
  body.get(address);
  body.load(0);
  shiftedMask(body, entry, table);
  body.i32(-1);
  body.op('i32.xor');
  body.op('i32.and');
  body.get(2);
  body.get(entry);
  body.load(table + 12);
  body.op('i32.sub');
  body.get(entry);
  body.load(table + 8);
  body.op('i32.and');
  body.get(entry);
  body.load(table + 4);
  body.op('i32.shl');
  body.op('i32.or');
  body.store(0);
}

function entryOf(body: Body, entry: number): void {
  body.get(1);
  body.i32(SLOT_ENTRY);
  body.op('i32.mul');
  body.set(entry);
}

function shifted(body: Body, entry: number, table: number): void {
  body.get(0);
  body.get(entry);
  body.load(table);
  body.op('i32.add');
  body.load(0);
  body.get(entry);
  body.load(table + 4);
  body.op('i32.shr_u');
}

function shiftedMask(body: Body, entry: number, table: number): void {
  body.get(entry);
  body.load(table + 8);
  body.get(entry);
  body.load(table + 4);
  body.op('i32.shl');
}
