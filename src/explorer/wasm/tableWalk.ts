// A walk along the state table inside the module, by open addressing with linear probing.
//
// An entry is a state's number and, in the bits above those that numbers need, bits of its hash: most states that are not
// the one looked for are told from it without a look at them. The hash only says where to look; states are compared.

import type { Body, Label } from './body.ts';
import type { Globals } from './globals.ts';

/** What no entry is: no state has the greatest of the numbers that fit their bits. */
const FREE = -1;

export class TableWalk {
  readonly body: Body;
  /** 32-bit words of a state. */
  private readonly words: number;
  /** Locals: variables of the module that do not change meanwhile. */
  private readonly mask: number;
  private readonly table: number;
  private readonly states: number;
  private readonly numbers: number;
  /** Locals: where the walk is, what is there, and the hash's upper half. */
  readonly slot: number;
  readonly tag: number;
  private readonly entry: number;
  /** The end of the walk. */
  readonly there: Label = { name: 'there' };

  constructor(body: Body, globals: Globals, words: number) {
    const read = (global: number): number => {
      const local = body.local();
      body.globalGet(global);
      body.set(local);
      return local;
    };
    this.body = body;
    this.words = words;
    this.mask = read(globals.mask);
    this.table = read(globals.table);
    this.states = read(globals.states);
    this.numbers = read(globals.numbers);
    [this.slot, this.tag, this.entry] = [body.local(), body.local(), body.local()];
  }

  /** Goes on from place to place; ends where `arrived` pushes something else than 0. */
  along(arrived: () => void): void {
    const { body, slot, there } = this;
    const next: Label = { name: 'next' };
    body.block(there, 'nothing', () => {
      body.loop(next, () => {
        body.get(slot);
        body.get(this.mask);
        body.op('i32.and');
        body.set(slot);
        this.pushEntry();
        body.set(this.entry);
        arrived();
        body.brIf(there);
        body.get(slot);
        body.i32(1);
        body.op('i32.add');
        body.set(slot);
        body.br(next);
      });
    });
  }

  /** Pushes what the table has at the walk's place, which may lie beyond its end. */
  pushEntry(): void {
    this.pushSpot();
    this.body.load(0);
  }

  /** Pushes 1 where no state has the place. */
  pushIsFree(): void {
    this.body.get(this.entry);
    this.body.i32(FREE);
    this.body.op('i32.eq');
  }

  /** Pushes 1 where the state here may be the one that is looked for. */
  pushMayBe(): void {
    const { body } = this;
    body.get(this.entry);
    body.get(this.tag);
    body.op('i32.xor');
    body.get(this.numbers);
    body.i32(-1);
    body.op('i32.xor');
    body.op('i32.and');
    body.op('i32.eqz');
  }

  /** Pushes the number of the state here, of which there is one. */
  pushNumber(): void {
    this.body.get(this.entry);
    this.body.get(this.numbers);
    this.body.op('i32.and');
  }

  /** Pushes the number of the state here; of a free place that of the first, which is always there. */
  pushSomeNumber(): void {
    this.pushNumber();
    this.pushIsFree();
    this.body.i32(1);
    this.body.op('i32.sub');
    this.body.op('i32.and');
  }

  /** From a number on the stack to the address of its state. */
  toAddress(): void {
    this.body.i32(4 * this.words);
    this.body.op('i32.mul');
    this.body.get(this.states);
    this.body.op('i32.add');
  }

  /** Gives the place to the state with the number in a local. */
  enter(number: number): void {
    const { body } = this;
    this.pushSpot();
    body.get(this.tag);
    body.get(this.numbers);
    body.i32(-1);
    body.op('i32.xor');
    body.op('i32.and');
    body.get(number);
    body.op('i32.or');
    body.store(0);
  }

  private pushSpot(): void {
    const { body } = this;
    body.get(this.slot);
    body.get(this.mask);
    body.op('i32.and');
    body.i32(4);
    body.op('i32.mul');
    body.get(this.table);
    body.op('i32.add');
  }
}
