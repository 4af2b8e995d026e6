// The fate of every reachable state, looked up by the state itself. The explorer fills it, a worker hands its arrays
// over, the page looks up in it.

import { defined } from '../base/defined.ts';
import type { FateData } from '../model/exploration.ts';
import { FATES, type Fate } from '../model/report.ts';
import { StateTable } from './stateTable.ts';

export class FateMap {
  private readonly table: StateTable;
  private readonly codes: Uint8Array;

  constructor({ width, words, index, codes }: FateData) {
    this.table = StateTable.of(width, words, index);
    this.codes = codes;
  }

  /** Undefined where no schedule reaches the state. */
  of(state: Uint32Array): Fate | undefined {
    return FATES[defined(this.codes[this.numberOf(state)])];
  }

  /** The state's number in the explored graph, or −1. */
  numberOf(state: Uint32Array): number {
    return this.table.find(state);
  }
}
