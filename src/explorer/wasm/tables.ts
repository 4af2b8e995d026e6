// Constant tables in the module's memory: where each slot is packed, which values are in a set, which moves a chart has.

import type { ChartTable } from '../../model/chart.ts';
import type { Program } from '../../model/program.ts';

/** Bytes of a slot's entry: byte offset of its word, shift, mask, least value. */
export const SLOT_ENTRY = 16;

export class Tables {
  /** Address of the first slot's entry. */
  readonly slots: number;
  private readonly bytes: number[] = [];
  private readonly base: number;

  /** `base`: address of the first byte. */
  constructor(program: Program, base: number) {
    this.base = base;
    this.slots = base;
    for (const { word, shift, bits, min } of program.slots)
      for (const part of [word * 4, shift, bits >= 32 ? -1 : 2 ** bits - 1, min]) this.word(part);
  }

  /** A byte for each number from 0 to `max`: 1 where it is one of the values. Returns the address. */
  set(values: readonly number[], max: number): number {
    const at = this.end;
    for (let value = 0; value <= max; value++) this.bytes.push(values.includes(value) ? 1 : 0);
    return at;
  }

  /** A byte for each pair of states, from × states + to: 1 where the chart has the move. Returns the address. */
  moves(chart: ChartTable): number {
    const count = chart.states.length;
    const at = this.end;
    const allowed = new Set(chart.edges.map((edge) => edge.from * count + edge.to));
    for (let pair = 0; pair < count * count; pair++) this.bytes.push(allowed.has(pair) ? 1 : 0);
    return at;
  }

  get end(): number {
    return this.base + this.bytes.length;
  }

  done(): Uint8Array {
    return Uint8Array.from(this.bytes);
  }

  private word(value: number): void {
    for (let shift = 0; shift < 32; shift += 8) this.bytes.push((value >>> shift) & 0xff);
  }
}
