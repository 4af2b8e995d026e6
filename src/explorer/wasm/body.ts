// One WebAssembly function as it is written, instruction by instruction. Branches name their label; depths are counted here.

import { assert } from '../../base/assert.ts';
import { Bytes } from './bytes.ts';

/** Instructions without operands of their own (WebAssembly Core Specification 2.0, §5.4). */
const codes = {
  'i32.eqz': 0x45,
  'i32.eq': 0x46,
  'i32.ne': 0x47,
  'i32.lt_s': 0x48,
  'i32.lt_u': 0x49,
  'i32.gt_s': 0x4a,
  'i32.gt_u': 0x4b,
  'i32.le_s': 0x4c,
  'i32.ge_s': 0x4e,
  'i32.add': 0x6a,
  'i32.sub': 0x6b,
  'i32.mul': 0x6c,
  'i32.div_s': 0x6d,
  'i32.rem_s': 0x6f,
  'i32.and': 0x71,
  'i32.or': 0x72,
  'i32.xor': 0x73,
  'i32.shl': 0x74,
  'i32.shr_s': 0x75,
  'i32.shr_u': 0x76,
  'i64.eq': 0x51,
  'i64.mul': 0x7e,
  'i64.xor': 0x85,
  'i64.shr_u': 0x88,
  'i32.wrap_i64': 0xa7,
  'i64.extend_i32_u': 0xad,
  select: 0x1b,
  return: 0x0f,
  drop: 0x1a,
} as const;
export type Plain = keyof typeof codes;

const I32 = 0x7f;
const I64 = 0x7e;
const VOID = 0x40;

/** A place that branches go to: the end of a block, or the start of a loop. */
export interface Label {
  readonly name: string;
}

export class Body {
  private readonly code = new Bytes();
  private readonly open: (Label | undefined)[] = [];
  private readonly locals: number[] = [];
  private readonly parameters: number;

  /** `parameters`: how many i32 come in, as locals 0 and up. */
  constructor(parameters: number) {
    this.parameters = parameters;
  }

  /** A new local, 0 at the start. */
  local(type: 'i32' | 'i64' = 'i32'): number {
    this.locals.push(type === 'i32' ? I32 : I64);
    return this.parameters + this.locals.length - 1;
  }

  op(name: Plain): void {
    this.code.u8(codes[name]);
  }

  i32(value: number): void {
    this.code.u8(0x41);
    this.code.s32(value);
  }

  i64(value: bigint): void {
    this.code.u8(0x42);
    this.code.s64(value);
  }

  get(local: number): void {
    this.indexed(0x20, local);
  }

  set(local: number): void {
    this.indexed(0x21, local);
  }

  tee(local: number): void {
    this.indexed(0x22, local);
  }

  globalGet(global: number): void {
    this.indexed(0x23, global);
  }

  globalSet(global: number): void {
    this.indexed(0x24, global);
  }

  call(func: number): void {
    this.indexed(0x10, func);
  }

  /** Loads from the address on the stack + offset. */
  load(offset: number): void {
    this.memory(0x28, 2, offset);
  }

  load64(offset: number): void {
    this.memory(0x29, 2, offset);
  }

  loadByte(offset: number): void {
    this.memory(0x2d, 0, offset);
  }

  store(offset: number): void {
    this.memory(0x36, 2, offset);
  }

  store64(offset: number): void {
    this.memory(0x37, 2, offset);
  }

  store16(offset: number): void {
    this.memory(0x3b, 1, offset);
  }

  /** Code inside may leave to the label: to the block's end. */
  block(label: Label, result: 'i32' | 'nothing', inside: () => void): void {
    this.nested(0x02, label, result, inside);
  }

  /**
   * Blocks around each other, the first label's innermost; `after` is called behind the end of each. Without recursion:
   * there are as many as a task has places.
   */
  blocks(labels: readonly Label[], inside: () => void, after: (index: number) => void): void {
    for (const label of labels.toReversed()) {
      this.code.u8(0x02);
      this.code.u8(VOID);
      this.open.push(label);
    }
    inside();
    labels.forEach((_, index) => {
      this.end();
      after(index);
    });
  }

  /** Code inside may go back to the label: to the loop's start. */
  loop(label: Label, inside: () => void): void {
    this.nested(0x03, label, 'nothing', inside);
  }

  /** Tests the value on the stack. */
  if(result: 'i32' | 'nothing', yes: () => void, no?: () => void): void {
    this.code.u8(0x04);
    this.code.u8(result === 'i32' ? I32 : VOID);
    this.open.push(undefined);
    yes();
    if (no !== undefined) {
      this.code.u8(0x05);
      no();
    }
    this.end();
  }

  br(label: Label): void {
    this.indexed(0x0c, this.depth(label));
  }

  brIf(label: Label): void {
    this.indexed(0x0d, this.depth(label));
  }

  /** Branches to `labels[n]` for the n on the stack, to `otherwise` beyond them. */
  brTable(labels: readonly Label[], otherwise: Label): void {
    this.code.u8(0x0e);
    this.code.u32(labels.length);
    for (const label of labels) this.code.u32(this.depth(label));
    this.code.u32(this.depth(otherwise));
  }

  /** The function as the code section has it. */
  done(): Bytes {
    const body = new Bytes();
    body.u32(this.locals.length);
    for (const type of this.locals) {
      body.u32(1);
      body.u8(type);
    }
    body.bytes(this.code);
    body.u8(0x0b);
    return body;
  }

  private nested(code: number, label: Label, result: 'i32' | 'nothing', inside: () => void): void {
    this.code.u8(code);
    this.code.u8(result === 'i32' ? I32 : VOID);
    this.open.push(label);
    inside();
    this.end();
  }

  private end(): void {
    this.code.u8(0x0b);
    this.open.pop();
  }

  private indexed(code: number, index: number): void {
    this.code.u8(code);
    this.code.u32(index);
  }

  private memory(code: number, align: number, offset: number): void {
    this.code.u8(code);
    this.code.u32(align);
    this.code.u32(offset);
  }

  private depth(label: Label): number {
    const index = this.open.lastIndexOf(label);
    assert(index >= 0, `the label ${label.name} is around the branch`);
    return this.open.length - 1 - index;
  }
}
