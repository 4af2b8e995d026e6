// One instruction: what it reads, computes and writes. Registers are local; memory is what others see.

import { assert } from '../../base/assert.ts';
import type { Expr as Code } from '../../model/code.ts';
import type { SlotIndex } from '../../model/indices.ts';
import { shadowSlot } from '../flow/shadow.ts';
import { FLAGS } from '../names/asmRegisters.ts';
import { EXIT_REASONS } from '../names/declareNames.ts';
import type { Ref } from '../names/symbols.ts';
import type { AsmInstruction, AsmOperand, Node } from '../syntax/syntax.ts';
import { asmConstant, binary } from './asmArithmetic.ts';
import { type AsmOperation, isMemory, mnemonicNamed } from './asmInstructions.ts';
import { type Assembly, load, memoryOperand, operandValue, registerSlot, store } from './asmOperands.ts';
import { outcome } from './asmOutcome.ts';

/** Lowers an instruction whose form is right; jumps are not its business. */
export function lowerInstruction(a: Assembly, instruction: AsmInstruction): void {
  const known = mnemonicNamed(instruction.mnemonic.text);
  assert(known !== undefined, 'the form of the instruction was checked');
  const { operation } = known;
  if (known.size !== undefined) a.hasSize(known.size, instruction.mnemonic.text, instruction.mnemonic);
  if (instruction.operands.length === 0) lowerAlone(a, instruction, operation);
  else if (isLocked(instruction, operation))
    a.l.inAtomic(a.l.at(instruction), () => lowerData(a, instruction, operation, true));
  else lowerData(a, instruction, operation, false);
}

/** XCHG with memory locks the bus without being told. */
function isLocked(instruction: AsmInstruction, operation: AsmOperation): boolean {
  return instruction.lock !== undefined || (operation === 'xchg' && instruction.operands.some(isMemory));
}

function lowerAlone(a: Assembly, instruction: AsmInstruction, operation: AsmOperation): void {
  const { l } = a;
  const at = l.at(instruction);
  switch (operation) {
    case 'mfence':
      l.flow.emit({ op: 'fence' }, at);
      return;
    case 'nop':
      l.flow.emit({ op: 'step' }, at);
      return;
    case 'cli':
      l.flow.emit({ op: 'interrupts off' }, at);
      return;
    case 'sti':
      l.flow.emit({ op: 'interrupts on', shadow: shadowSlot(l) }, at);
      return;
    case 'hlt':
    case 'vmcall':
    case 'wbinvd':
    case 'pause':
      l.flow.emit({ op: 'exit', reason: exitReason(operation) }, at);
      return;
    default:
      throw new RangeError(`${operation} has operands`);
  }
}

function exitReason(operation: 'hlt' | 'vmcall' | 'wbinvd' | 'pause'): number {
  const names = { hlt: 'HLT', vmcall: 'VMCALL', wbinvd: 'WBINVD', pause: 'PAUSE' } as const;
  return EXIT_REASONS.indexOf(names[operation]);
}

/** Where a result goes. */
type Target =
  | { readonly slot: SlotIndex; readonly ref: undefined }
  | { readonly slot: undefined; readonly ref: Ref };

function targetOf(a: Assembly, operand: AsmOperand): Target | undefined {
  if (operand.kind === 'register') {
    const slot = registerSlot(a, operand.name, operand);
    return slot === undefined ? undefined : { slot, ref: undefined };
  }
  const ref = memoryOperand(a, operand);
  return ref === undefined ? undefined : { slot: undefined, ref };
}

function read(a: Assembly, target: Target, at: Node): Code {
  return target.ref === undefined ? { op: 'slot', slot: target.slot } : load(a, target.ref, at);
}

function lowerData(a: Assembly, instruction: AsmInstruction, operation: AsmOperation, locked: boolean): void {
  const [first, second] = instruction.operands;
  if (first === undefined) return;
  // XCHG takes its operands in either order.
  const turned = operation === 'xchg' && isMemory(first) && second !== undefined;
  const [source, destination] = turned
    ? [second, first]
    : second === undefined
      ? [undefined, first]
      : [first, second];
  if (operation === 'mov') {
    lowerMove(a, instruction, first, destination);
    return;
  }
  const from = source === undefined ? asmConstant(1) : isMemory(source) ? undefined : operandValue(a, source);
  const to = destination.kind === 'immediate' ? undefined : targetOf(a, destination);
  if (source !== undefined && isMemory(source)) {
    const ref = memoryOperand(a, source);
    if (ref === undefined || to === undefined) return;
    finish(
      a,
      instruction,
      operation,
      { source, from: load(a, ref, instruction), to, old: read(a, to, instruction) },
      locked,
    );
  } else if (from !== undefined && to !== undefined) {
    const bit = bitNumber(a, operation, from, to, source);
    if (bit === undefined) return;
    // The load of an instruction that also stores shows its operand, to be told from the store.
    const half = !locked && !['bt', 'test', 'cmp'].includes(operation);
    const old = read(a, to, half ? destination : instruction);
    if (to.ref !== undefined) checkBit(a, instruction, operation, bit);
    finish(a, instruction, operation, { source, from: bit, to, old }, locked);
  }
}

function lowerMove(
  a: Assembly,
  instruction: AsmInstruction,
  source: AsmOperand,
  destination: AsmOperand,
): void {
  const ref = isMemory(source) ? memoryOperand(a, source) : undefined;
  const value = isMemory(source) ? undefined : operandValue(a, source);
  const to = targetOf(a, destination);
  if (to === undefined || (ref === undefined && value === undefined)) return;
  const found = value ?? (ref === undefined ? asmConstant(0) : load(a, ref, instruction));
  if (to.ref === undefined) a.set(to.slot, found, instruction);
  else store(a, to.ref, found, instruction, false);
}

const BITS: readonly AsmOperation[] = ['bt', 'bts', 'btr', 'btc'];

/** In a register only the lowest bits of the number count; a literal must lie in the word. */
function bitNumber(
  a: Assembly,
  operation: AsmOperation,
  from: Code,
  to: Target,
  source: AsmOperand | undefined,
): Code | undefined {
  if (!BITS.includes(operation)) return from;
  if (from.op !== 'const') return to.ref === undefined ? binary(from, '&', asmConstant(a.word - 1)) : from;
  if (from.value >= 0 && from.value < a.word) return from;
  if (source !== undefined)
    a.l.error(
      source,
      `A word of ${a.word} bits has no bit ${from.value}.`,
      a.word === 32
        ? 'Its bits are 0 to 31.'
        : `Its bits are 0 to ${a.word - 1}; word 16; and word 32; have more.`,
    );
  return undefined;
}

/** A number in a register reaches beyond the word: on the machine, into the next variable. */
function checkBit(a: Assembly, instruction: AsmInstruction, operation: AsmOperation, bit: Code): void {
  if (!BITS.includes(operation) || bit.op === 'const') return;
  const inside: Code = {
    op: 'and',
    args: [binary(bit, '>=', asmConstant(0)), binary(bit, '<', asmConstant(a.word))],
  };
  a.l.flow.emit({ op: 'assert', cond: inside, message: undefined, kind: 'index' }, a.l.at(instruction));
}

interface Values {
  readonly source: AsmOperand | undefined;
  readonly from: Code;
  readonly to: Target;
  /** What the destination held. */
  readonly old: Code;
}

/** Its slot, by whichever of its names it is used; undefined after a diagnostic: it holds an address. */
function accumulatorSlot(a: Assembly, at: AsmInstruction): SlotIndex | undefined {
  return a.slotOf('rax') ?? registerSlot(a, 'rax', at);
}

/** Flags and registers first, memory last: that is where an instruction that reads and writes may be seen half done. */
function finish(
  a: Assembly,
  instruction: AsmInstruction,
  operation: AsmOperation,
  values: Values,
  locked: boolean,
): void {
  const keep = (value: Code): Code => a.l.spill({ code: value, type: { kind: 'int' } }, instruction).code;
  const accumulator = operation === 'cmpxchg' ? accumulatorSlot(a, instruction) : undefined;
  // It holds an address: that has been said.
  if (operation === 'cmpxchg' && accumulator === undefined) return;
  const rax: Code | undefined = accumulator === undefined ? undefined : { op: 'slot', slot: accumulator };
  const { result, flags, second } = outcome(a.word, operation, { ...values, rax }, keep);
  for (const name of FLAGS) {
    const value = flags[name];
    if (value !== undefined) a.set(a.slotOf(name), value, instruction);
  }
  if (second !== undefined) {
    const { source } = values;
    const register = operation === 'cmpxchg' ? 'rax' : source?.kind === 'register' ? source.name : '';
    a.set(a.slotOf(register), second, instruction);
  }
  if (result === undefined) return;
  if (values.to.ref === undefined) a.set(values.to.slot, result, instruction);
  else store(a, values.to.ref, result, instruction, !locked);
}
