// A WebAssembly module put together: functions, one memory, mutable globals, exports.

import { assert } from '../../base/assert.ts';
import type { Body } from './body.ts';
import { Bytes } from './bytes.ts';

/** Parameters (all i32), and whether there is an i32 result. */
export interface Signature {
  readonly parameters: number;
  readonly result: boolean;
}

const I32 = 0x7f;
const FUNCTION = 0x60;
/** Pages of 64 KiB: all that 32-bit addresses reach. */
const PAGES_MAX = 65_536;

interface Declared {
  readonly type: number;
  body: Body | undefined;
}

export class ModuleBuilder {
  private readonly types: Signature[] = [];
  private readonly functions: Declared[] = [];
  private readonly exported: { readonly name: string; readonly kind: number; readonly index: number }[] = [];
  private globals = 0;

  /** A function to be defined later; returns its number. */
  declare(signature: Signature): number {
    const known = this.types.findIndex(
      (type) => type.parameters === signature.parameters && type.result === signature.result,
    );
    const type = known < 0 ? this.types.push(signature) - 1 : known;
    return this.functions.push({ type, body: undefined }) - 1;
  }

  define(index: number, body: Body): void {
    const declared = this.functions[index];
    assert(declared !== undefined, 'the function was declared');
    declared.body = body;
  }

  exportFunction(name: string, index: number): void {
    this.exported.push({ name, kind: 0, index });
  }

  /** A mutable i32 that starts at 0, exported under its name; returns its number. */
  global(name: string): number {
    this.exported.push({ name, kind: 3, index: this.globals });
    return this.globals++;
  }

  /** The module, with a memory of at least `pages` exported as `memory`. */
  done(pages: number): Uint8Array<ArrayBuffer> {
    const out = new Bytes();
    for (const byte of [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]) out.u8(byte);
    this.section(out, 1, this.types, (bytes, type) => {
      bytes.u8(FUNCTION);
      bytes.u32(type.parameters);
      for (let i = 0; i < type.parameters; i++) bytes.u8(I32);
      bytes.u32(type.result ? 1 : 0);
      if (type.result) bytes.u8(I32);
    });
    this.section(out, 3, this.functions, (bytes, { type }) => bytes.u32(type));
    this.section(out, 5, [pages], (bytes, least) => {
      bytes.u8(1);
      bytes.u32(least);
      bytes.u32(PAGES_MAX);
    });
    this.section(out, 6, Array.from({ length: this.globals }), (bytes) => {
      for (const byte of [I32, 1, 0x41, 0, 0x0b]) bytes.u8(byte);
    });
    const memory = { name: 'memory', kind: 2, index: 0 };
    this.section(out, 7, [...this.exported, memory], (bytes, { name, kind, index }) => {
      bytes.name(name);
      bytes.u8(kind);
      bytes.u32(index);
    });
    this.section(out, 10, this.functions, (bytes, { body }) => {
      assert(body !== undefined, 'every declared function is defined');
      bytes.sized(body.done());
    });
    return out.done();
  }

  private section<T>(
    out: Bytes,
    id: number,
    items: readonly T[],
    each: (bytes: Bytes, item: T) => void,
  ): void {
    const content = new Bytes();
    content.u32(items.length);
    for (const item of items) each(content, item);
    out.u8(id);
    out.sized(content);
  }
}
