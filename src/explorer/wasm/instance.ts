// A generated module, compiled and put to work.

import { assert } from '../../base/assert.ts';
import { type GlobalName, mapNames } from './globals.ts';
import type { SearchModule } from './searchModule.ts';

const PAGE_BYTES = 65_536;

/** Grows a memory so that it reaches to an address. Throws a `RangeError` where the host has no more. */
export function growTo(memory: WebAssembly.Memory, end: number): void {
  const pages = Math.ceil(end / PAGE_BYTES) - memory.buffer.byteLength / PAGE_BYTES;
  if (pages > 0) memory.grow(pages);
}

/** A variable of the module that is read and written from here. */
interface Counter {
  value: number;
}

/** A module that runs: its memory, its variables and what it exports. */
export interface Calls {
  readonly memory: WebAssembly.Memory;
  readonly globals: Readonly<Record<GlobalName, Counter>>;
  run(count: number): number;
  facts(state: number, out: number): void;
  rehash(): void;
  /** Those of a module that folds its states; in others they do nothing. */
  unfold(state: number): void;
  fold(): void;
  rehashPairs(): void;
}

/**
 * Compiles the module and puts its tables where its code looks for them. Throws a `RangeError` or a `CompileError` where the
 * host refuses a memory, or a module, so large.
 */
export function instantiate(code: SearchModule): Calls {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code.bytes));
  const { memory } = exports;
  assert(memory instanceof WebAssembly.Memory, 'the module exports its memory');
  new Uint8Array(memory.buffer).set(code.tables, code.tablesAt);
  const call = (name: string): ((...args: readonly number[]) => number) => {
    const found = exports[name];
    assert(typeof found === 'function', `the module exports ${name}`);
    return (...args) => Number(found(...args));
  };
  const counter = (name: string): Counter => {
    const found = exports[name];
    assert(found instanceof WebAssembly.Global, `the module exports ${name}`);
    return {
      get value() {
        return Number(found.value);
      },
      set value(value) {
        found.value = value;
      },
    };
  };
  return {
    memory,
    globals: mapNames(counter),
    run: call('run'),
    facts: call('facts'),
    rehash: call('rehash'),
    ...(code.tree === undefined
      ? { unfold: () => {}, fold: () => {}, rehashPairs: () => {} }
      : { unfold: call('unfold'), fold: call('fold'), rehashPairs: call('rehashPairs') }),
  };
}
