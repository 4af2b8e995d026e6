// Where a lean search has its pairs, its states and their tables in one memory, and how they grow.
//
// In this order: the pairs' table, the states' table, the pairs, the states. The states are last, so that most of the time
// they grow without being moved.

/** Bytes that 32-bit addresses reach. */
const ADDRESSES = 2 ** 32;
/** Bytes of a pair, and of a place in a table. */
const PAIR_BYTES = 8;
const SLOT_BYTES = 4;
/** A table grows when it is so full, if it can; where there is no memory for a larger one it gets fuller, and slower. */
const FULL_ENOUGH = 0.75;
const FULL_AT_MOST = 0.94;
/** How much more room there is each time. */
const GROWTH = 1.5;

/** How many there are. */
interface Sizes {
  readonly states: number;
  readonly pairs: number;
}

interface Wanted extends Sizes {
  /** The first address, and 32-bit words of a state as it is kept. */
  readonly begin: number;
  readonly kept: number;
}

export class Layout {
  private readonly begin: number;
  private readonly kept: number;
  /** Places of the tables, powers of two. */
  readonly slots: number;
  readonly pairSlots: number;
  /** How many states and pairs there is room for. */
  readonly room: number;
  readonly pairRoom: number;

  constructor({ begin, kept, states, pairs }: Wanted, slots: number, pairSlots: number) {
    this.begin = begin;
    this.kept = kept;
    this.slots = slots;
    this.pairSlots = pairSlots;
    this.room = states;
    this.pairRoom = pairs;
  }

  get pairTable(): number {
    return this.begin;
  }

  get table(): number {
    return this.pairTable + SLOT_BYTES * this.pairSlots;
  }

  get pairs(): number {
    return this.table + SLOT_BYTES * this.slots;
  }

  get states(): number {
    return this.pairs + PAIR_BYTES * this.pairRoom;
  }

  /** The first address behind them all. */
  get end(): number {
    return this.states + SLOT_BYTES * this.kept * this.room;
  }

  /** The next layout, where there must be room for so many; undefined where they do not fit into so many bytes. */
  larger(needed: Sizes, bytes: number): Layout | undefined {
    const { begin, kept } = this;
    const pairs = needed.pairs > this.pairRoom ? Math.ceil(needed.pairs * GROWTH) : this.pairRoom;
    const pairSlots = slotsFor(pairs, this.pairSlots);
    const wish = needed.states > this.room ? Math.ceil(needed.states * GROWTH) : this.room;
    for (const slots of [slotsFor(wish, this.slots), this.slots]) {
      const empty = new Layout({ begin, kept, states: 0, pairs }, slots, pairSlots);
      const states = Math.min(wish, empty.fits(Math.min(bytes, ADDRESSES)));
      if (states >= needed.states) return new Layout({ begin, kept, states, pairs }, slots, pairSlots);
    }
    return undefined;
  }

  /** States that its memory and its table take, if it may have so many bytes. */
  private fits(bytes: number): number {
    const behind = Math.floor((bytes - this.states) / (SLOT_BYTES * this.kept));
    return Math.min(behind, Math.floor(this.slots * FULL_AT_MOST));
  }
}

/** A layout with room for so many. */
export function layOut(wanted: Wanted): Layout {
  return new Layout(wanted, slotsFor(wanted.states, 2048), slotsFor(wanted.pairs, 2));
}

function slotsFor(items: number, least: number): number {
  let slots = least;
  while (slots * FULL_ENOUGH < items) slots *= 2;
  return slots;
}
