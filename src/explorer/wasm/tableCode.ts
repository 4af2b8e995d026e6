// The state table inside the module: states are found again by their words. Exact: the hash only says where to look.

import { Body, type Label } from './body.ts';
import { bump, type Globals, offsetOf, type Regions } from './globals.ts';
import type { ModuleBuilder } from './moduleBuilder.ts';

export class TableCode {
  private readonly module: ModuleBuilder;
  private readonly globals: Globals;
  private readonly regions: Regions;
  /** 32-bit words of a state. */
  private readonly words: number;
  /** Whether edges are told. */
  private readonly edges: boolean;

  constructor(module: ModuleBuilder, globals: Globals, regions: Regions, words: number, edges: boolean) {
    this.module = module;
    this.globals = globals;
    this.regions = regions;
    this.words = words;
    this.edges = edges;
  }

  /** (row): the state behind the last is the successor by this row; adds it where it is new, and tells the edge. */
  defineInsert(index: number): void {
    const { globals, regions } = this;
    const body = new Body(1);
    const [state, probe, number] = [body.local(), body.local(), body.local()];
    body.globalGet(globals.top);
    body.set(state);
    this.emitProbe(body, state, probe, number, () => {
      body.globalGet(globals.size);
      body.globalGet(globals.limit);
      body.op('i32.eq');
      body.if('nothing', () => {
        body.i32(1);
        body.globalSet(globals.over);
        body.op('return');
      });
      body.get(probe);
      body.globalGet(globals.size);
      body.tee(number);
      body.store(0);
      bump(body, globals.size, 1);
      bump(body, globals.top, 4 * this.words);
      offsetOf(body, globals.newStates, 4);
      body.globalGet(globals.expanded);
      body.store(regions.parents);
      bump(body, globals.newStates, 1);
    });
    if (this.edges) {
      offsetOf(body, globals.found, 4);
      body.get(number);
      body.store(regions.targets);
      offsetOf(body, globals.found, 2);
      body.get(0);
      body.store16(regions.rows);
    }
    bump(body, globals.found, 1);
    this.module.define(index, body);
  }

  /** Finds the state at an address in the table: its number in `index`; else `absent`, with its free place in `probe`. */
  private emitProbe(body: Body, state: number, probe: number, index: number, absent: () => void): void {
    const { globals } = this;
    const [other, slot]: readonly [number, number] = [body.local(), body.local()];
    const [known, next]: readonly [Label, Label] = [{ name: 'known' }, { name: 'next' }];
    this.emitHash(body, state);
    body.set(slot);
    body.block(known, 'nothing', () => {
      body.loop(next, () => {
        body.get(slot);
        body.globalGet(globals.mask);
        body.op('i32.and');
        body.i32(4);
        body.op('i32.mul');
        body.globalGet(globals.table);
        body.op('i32.add');
        body.tee(probe);
        body.load(0);
        body.tee(index);
        body.i32(0);
        body.op('i32.lt_s');
        body.if('nothing', () => {
          absent();
          body.br(known);
        });
        body.get(index);
        body.i32(4 * this.words);
        body.op('i32.mul');
        body.globalGet(globals.states);
        body.op('i32.add');
        body.set(other);
        this.emitEqual(body, state, other);
        body.brIf(known);
        body.get(slot);
        body.i32(1);
        body.op('i32.add');
        body.set(slot);
        body.br(next);
      });
    });
  }

  private emitEqual(body: Body, a: number, b: number): void {
    const { words } = this;
    body.get(a);
    body.load(0);
    body.get(b);
    body.load(0);
    body.op('i32.eq');
    for (let word = 1; word < words; word++) {
      body.get(a);
      body.load(4 * word);
      body.get(b);
      body.load(4 * word);
      body.op('i32.eq');
      body.op('i32.and');
    }
  }

  /** Multiply and xor-shift, two words at a time, with odd 64-bit constants from the fraction of the golden ratio. */
  private emitHash(body: Body, state: number): void {
    const { words } = this;
    const mix = body.local('i64');
    body.i64(0x9e3779b97f4a7c15n);
    for (let word = 0; word < words; word += 2) {
      body.get(state);
      if (word + 1 < words) body.load64(4 * word);
      else {
        body.load(4 * word);
        body.op('i64.extend_i32_u');
      }
      body.op('i64.xor');
      body.i64(0xbf58476d1ce4e5b9n);
      body.op('i64.mul');
      body.tee(mix);
      body.get(mix);
      body.i64(32n);
      body.op('i64.shr_u');
      body.op('i64.xor');
    }
    body.i64(0x94d049bb133111ebn);
    body.op('i64.mul');
    body.tee(mix);
    body.get(mix);
    body.i64(29n);
    body.op('i64.shr_u');
    body.op('i64.xor');
    body.op('i32.wrap_i64');
  }

  /** (): enters all states into the table, which is empty. */
  defineRehash(index: number): void {
    const { module, globals } = this;
    const body = new Body(0);
    const [state, number, probe, found] = [body.local(), body.local(), body.local(), body.local()];
    const next: Label = { name: 'next' };
    body.globalGet(globals.states);
    body.set(state);
    body.loop(next, () => {
      this.emitProbe(body, state, probe, found, () => {
        body.get(probe);
        body.get(number);
        body.store(0);
      });
      body.get(state);
      body.i32(4 * this.words);
      body.op('i32.add');
      body.set(state);
      body.get(number);
      body.i32(1);
      body.op('i32.add');
      body.tee(number);
      body.globalGet(globals.size);
      body.op('i32.lt_s');
      body.brIf(next);
    });
    module.define(index, body);
  }
}
