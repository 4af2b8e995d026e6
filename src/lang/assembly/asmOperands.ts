// Operands of assembly: registers, constants, and memory, which is always a field or a variable that has a name.

import { defined } from '../../base/defined.ts';
import type { Expr as Code } from '../../model/code.ts';
import type { SlotIndex } from '../../model/indices.ts';
import { type Lowering, touchOf } from '../flow/lowering.ts';
import { type Flag, type OperandSize, registerNamed } from '../names/asmRegisters.ts';
import { foldNumber } from '../names/declareNames.ts';
import { resolveRef } from '../names/refs.ts';
import type { Ref, Scope } from '../names/symbols.ts';
import type { ScalarType } from '../names/valueTypes.ts';
import type { AsmOperand, Expr, Node } from '../syntax/syntax.ts';
import { asmConstant, cut, signed, type Word, wordOf } from './asmArithmetic.ts';

/** What the lowering of one program in assembly carries. */
export class Assembly {
  readonly l: Lowering;
  readonly scope: Scope;
  readonly word: Word;
  /** Registers that hold an address, and of what. */
  readonly pointers = new Map<string, Expr>();
  /** The next instruction runs before an interrupt is taken. */
  afterSti = false;
  /** The guest has left, or has not begun. */
  away = false;
  /** The sizes of its operands, in order of the text: the model has one word for all. */
  private readonly sizes: { readonly bits: OperandSize; readonly name: string; readonly at: Node }[] = [];

  constructor(l: Lowering, scope: Scope) {
    this.l = l;
    this.scope = scope;
    this.word = l.build.word;
  }

  /** Slot of a register by any of its names. */
  slotOf(name: string): SlotIndex | undefined {
    return this.l.registers.get(registerNamed(name)?.register ?? name);
  }

  flag(name: Flag): Code {
    return { op: 'slot', slot: defined(this.slotOf(name)) };
  }

  set(slot: SlotIndex | undefined, value: Code, at: Node): void {
    if (slot !== undefined) this.l.flow.emit({ op: 'set', slot, value, declared: undefined }, this.l.at(at));
  }

  /** An operand has this size. */
  hasSize(bits: OperandSize, name: string, at: Node): void {
    this.sizes.push({ bits, name, at });
  }

  /** One size serves a whole guest, and it holds the word. The first operand that differs from most is the one to change. */
  checkSizes(): void {
    const small = this.sizes.find(({ bits }) => bits < this.word);
    if (small !== undefined)
      this.l.error(
        small.at,
        `${small.name} has ${small.bits} bits, and the word of this scenario has ${this.word}.`,
        `Write word ${small.bits}; or use wider registers.`,
      );
    const countOf = (size: OperandSize): number => this.sizes.filter(({ bits }) => bits === size).length;
    const [first] = this.sizes;
    const usual = this.sizes.reduce(
      (most, each) => (most === undefined || countOf(each.bits) > countOf(most.bits) ? each : most),
      first,
    );
    const other = this.sizes.find(({ bits }) => bits !== usual?.bits);
    if (usual === undefined || other === undefined || other === small) return;
    const line = this.l.build.lineOf(this.l.at(usual.at));
    this.l.error(
      other.at,
      `${other.name} has ${other.bits} bits, and ${usual.name} on line ${line} has ${usual.bits}: here a register is one word, whatever its name.`,
      'Use one size in the whole guest.',
    );
  }
}

/** The value of a register or a literal; undefined after a diagnostic. */
export function operandValue(a: Assembly, operand: AsmOperand): Code | undefined {
  if (operand.kind === 'immediate') return immediate(a, operand.value);
  const slot = operand.kind === 'register' ? registerSlot(a, operand.name, operand) : undefined;
  return slot === undefined ? undefined : { op: 'slot', slot };
}

/** A literal that fits the word, with or without a sign. */
export function immediate(a: Assembly, expr: Expr): Code | undefined {
  const value = foldNumber(a.l.build, expr, a.scope);
  if (value === undefined) return undefined;
  const size = 2 ** a.word;
  if (value >= -size / 2 && value < size) return asmConstant(wordOf(a.word, value));
  const wider =
    a.word === 8 ? 'Write word 16; at the top of the file.' : 'Write word 32; at the top of the file.';
  a.l.error(
    expr,
    `${value} does not fit a word of ${a.word} bits.`,
    a.word === 32 ? 'Use a smaller number.' : wider,
  );
  return undefined;
}

/** The slot of a register that holds a value. */
export function registerSlot(a: Assembly, name: string, at: Node): SlotIndex | undefined {
  const part = registerNamed(name);
  const target = part === undefined ? undefined : a.pointers.get(part.register);
  if (target !== undefined) {
    const text = a.l.build.textOf(target);
    a.l.error(
      at,
      `%${name} holds the address of ${text}, and an address is not arithmetic here.`,
      `Use another register, or name the variable: ${text}.`,
    );
    return undefined;
  }
  if (part !== undefined) a.hasSize(part.size, `%${name}`, at);
  return a.slotOf(name);
}

/** The variable that a memory operand names; undefined after a diagnostic. */
export function memoryOperand(a: Assembly, operand: AsmOperand): Ref | undefined {
  const { build } = a.l;
  if (operand.kind === 'name' && operand.place.kind === 'name' && registerNamed(operand.place.text)) {
    a.l.error(operand, 'A register is written with a %.', `Write %${operand.place.text}.`);
    return undefined;
  }
  const ref =
    operand.kind === 'memory'
      ? addressed(a, operand)
      : operand.kind === 'name'
        ? resolve(a, operand.place)
        : undefined;
  if (ref === undefined) return undefined;
  if (ref.shape.kind !== 'scalar') {
    a.l.error(operand, `${ref.name} is not a single value.`, 'Name one of its fields or elements.');
    return undefined;
  }
  const { type } = ref.shape;
  if (ref.storage !== 'memory' || (type.value.kind !== 'int' && type.value.kind !== 'bool')) {
    a.l.error(
      operand,
      `Instructions work on shared numbers; ${ref.name} is none.`,
      'Declare it as bits[8], u8, bool or int 0..3 at the top of the file.',
    );
    return undefined;
  }
  if (type.max < 2 ** a.word && type.min >= -(2 ** (a.word - 1))) return ref;
  a.l.error(
    operand,
    `${ref.name} does not fit a word of ${build.word} bits.`,
    'Narrow its range, or write word 16; at the top of the file.',
  );
  return undefined;
}

function resolve(a: Assembly, place: Expr): Ref | undefined {
  const ref = resolveRef(a.l.build, place, a.scope, (index) => {
    a.l.error(
      index,
      'An index in assembly is a constant.',
      'Bind a register to the address of the element: (rdx = &a[1]).',
    );
    return asmConstant(0);
  });
  return ref === 'absent' ? undefined : ref;
}

/** `8(%rdx)`: the field that stands 8 bytes behind what rdx points to. */
function addressed(a: Assembly, operand: AsmOperand & { kind: 'memory' }): Ref | undefined {
  const register = registerNamed(operand.base.text);
  const target = register && a.pointers.get(register.register);
  if (target === undefined) {
    a.l.error(
      operand,
      `%${operand.base.text} holds no address here.`,
      `Bind it in the head of the guest: (${operand.base.text} = &variable).`,
    );
    return undefined;
  }
  const base = resolve(a, target);
  if (base === undefined) return undefined;
  if (base.shape.kind === 'struct') return fieldAt(a, operand, target, base);
  if (operand.offset === 0) return base;
  a.l.error(
    operand,
    `${base.name} is one value: nothing is known to stand ${operand.offset} bytes behind it.`,
    `Write (%${operand.base.text}).`,
  );
  return undefined;
}

function fieldAt(
  a: Assembly,
  operand: AsmOperand & { kind: 'memory' },
  target: Expr,
  base: Ref,
): Ref | undefined {
  if (base.shape.kind !== 'struct') return undefined;
  const { name, fields } = base.shape;
  const offsets = base.shape.at;
  if (offsets.length === 0) {
    a.l.error(
      operand,
      `struct ${name} says nowhere where its fields stand, so ${a.l.build.textOf(operand)} names none of them.`,
      `Write struct ${name} { … } at 0, 8, 16; with a number for each field.`,
    );
    return undefined;
  }
  const found = [...fields.keys()][offsets.indexOf(operand.offset)];
  if (found === undefined || !offsets.includes(operand.offset)) {
    const known = [...fields.keys()].map((field, index) => `${field} at ${offsets[index]}`);
    a.l.error(operand, `struct ${name} has nothing at ${operand.offset}.`, `It has ${known.join(', ')}.`);
    return undefined;
  }
  const { from, to, source } = operand;
  return resolve(a, {
    from,
    to,
    source,
    kind: 'field',
    base: target,
    field: { from, to, source, text: found },
    arrow: false,
  });
}

/** Reads a variable as a word. */
export function load(a: Assembly, ref: Ref, at: Node): Code {
  const { code } = a.l.read(ref, at);
  const type = scalarOf(ref);
  return type.min < 0 ? cut(a.word, code) : code;
}

/** Writes a word to a variable. `midway`: the instruction has read it before, in a step of its own. */
export function store(a: Assembly, ref: Ref, word: Code, at: Node, midway: boolean): void {
  const type = scalarOf(ref);
  const value = type.min < 0 ? signed(a.word, word) : word;
  a.l.flow.emit({ op: 'write', place: ref.place, value, type, midway }, a.l.at(at), [touchOf(ref)]);
}

function scalarOf(ref: Ref): ScalarType {
  if (ref.shape.kind === 'scalar') return ref.shape.type;
  throw new RangeError(`${ref.name} is no scalar`);
}
