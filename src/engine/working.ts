// The one buffer in which a state is unpacked for a step: its words, then the slots that live only inside a step.

import { defined } from '../base/defined.ts';
import { type SlotIndex, slotIndex } from '../model/indices.ts';
import type { Program, Slot } from '../model/program.ts';

/** Thrown inside a step by an operation that fails; caught where the step is run, and nowhere else. */
class StepFault {
  fault = 0;
}

export class Working {
  /** One object for all faults of a machine: a failing step allocates nothing. */
  readonly stepFault = new StepFault();
  readonly program: Program;
  private readonly words: Int32Array;
  private readonly stateWords: number;
  private readonly word: Int32Array;
  private readonly shift: Int32Array;
  private readonly mask: Int32Array;
  private readonly min: Int32Array;
  private readonly faultSlot: SlotIndex;

  constructor(program: Program) {
    this.program = program;
    this.stateWords = program.words;
    const last = program.slots.reduce((max, slot) => Math.max(max, slot.word), program.words);
    this.words = new Int32Array(last + 1);
    const column = (of: (slot: Slot) => number): Int32Array => Int32Array.from(program.slots, of);
    this.word = column((slot) => slot.word);
    this.shift = column((slot) => slot.shift);
    this.mask = column((slot) => (slot.bits === 32 ? -1 : 2 ** slot.bits - 1));
    this.min = column((slot) => slot.min);
    this.faultSlot = program.fault;
  }

  /** Slots that live only inside a step keep what an earlier step left: a step writes them before it reads them. */
  load(states: Uint32Array, at: number): void {
    for (let i = 0; i < this.stateWords; i++) this.words[i] = defined(states[at + i]);
  }

  /** Forgets what an earlier step left, so that a trace depends on its state alone. */
  clearScratch(): void {
    this.words.fill(0, this.stateWords);
  }

  store(states: Uint32Array, at: number): void {
    for (let i = 0; i < this.stateWords; i++) states[at + i] = defined(this.words[i]);
  }

  /** Every slot at its initial value. */
  reset(): void {
    this.words.fill(0);
    this.program.initial.forEach((value, slot) => {
      this.set(slotIndex(slot), value);
    });
  }

  get(slot: SlotIndex): number {
    const word = defined(this.words[defined(this.word[slot])]);
    return ((word >>> defined(this.shift[slot])) & defined(this.mask[slot])) + defined(this.min[slot]);
  }

  set(slot: SlotIndex, value: number): void {
    this.setRaw(slot, value - defined(this.min[slot]));
  }

  /** Resets a dead local: all bits zero. */
  clear(slot: SlotIndex): void {
    this.setRaw(slot, 0);
  }

  private setRaw(slot: SlotIndex, raw: number): void {
    const index = defined(this.word[slot]);
    const shift = defined(this.shift[slot]);
    const mask = defined(this.mask[slot]);
    this.words[index] = (defined(this.words[index]) & ~(mask << shift)) | ((raw & mask) << shift);
  }

  /** Ends the step with a fault (1-based into `Program.faults`). */
  fail(fault: number): never {
    this.stepFault.fault = fault;
    throw this.stepFault;
  }

  faulted(): boolean {
    return this.get(this.faultSlot) !== 0;
  }

  setFault(fault: number): void {
    this.set(this.faultSlot, fault);
  }

  /** Keeps the state as it is, to be taken back by `restore`: for runaway steps. */
  snapshot(into: Int32Array): void {
    into.set(this.words);
  }

  restore(from: Int32Array): void {
    this.words.set(from);
  }

  get size(): number {
    return this.words.length;
  }
}
