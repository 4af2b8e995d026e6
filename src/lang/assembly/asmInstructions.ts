// Which instructions there are, and which operands x86 lets them have.

import { defined } from '../../base/defined.ts';
import { nearestName } from '../../base/nearestName.ts';
import { type OperandSize, registerNamed } from '../names/asmRegisters.ts';
import type { AsmInstruction, AsmOperand, Node } from '../syntax/syntax.ts';

export type ConditionCode =
  | 'e'
  | 'ne'
  | 'c'
  | 'nc'
  | 's'
  | 'ns'
  | 'o'
  | 'no'
  | 'l'
  | 'ge'
  | 'le'
  | 'g'
  | 'a'
  | 'be';

/** Instructions by the operands that they take. */
type Alone = 'pause' | 'mfence' | 'cli' | 'sti' | 'hlt' | 'vmcall' | 'wbinvd' | 'nop';
type Unary = 'inc' | 'dec' | 'neg' | 'not';
type Binary = 'mov' | 'add' | 'sub' | 'and' | 'or' | 'xor' | 'test' | 'cmp';
type Bit = 'bt' | 'bts' | 'btr' | 'btc';
type Exchange = 'xadd' | 'xchg' | 'cmpxchg';
export type AsmOperation = Alone | Unary | Binary | Bit | Exchange | 'bsf' | 'jump';

export interface Problem {
  readonly at: Node;
  readonly message: string;
  readonly hint: string;
}

const ALONE: readonly Alone[] = ['pause', 'mfence', 'cli', 'sti', 'hlt', 'vmcall', 'wbinvd', 'nop'];
const UNARY: readonly Unary[] = ['inc', 'dec', 'neg', 'not'];
const BINARY: readonly Binary[] = ['mov', 'add', 'sub', 'and', 'or', 'xor', 'test', 'cmp'];
const BIT: readonly Bit[] = ['bt', 'bts', 'btr', 'btc'];
const EXCHANGE: readonly Exchange[] = ['xadd', 'xchg', 'cmpxchg'];
const SIZED: readonly AsmOperation[] = [...UNARY, ...BINARY, ...BIT, ...EXCHANGE, 'bsf'];
const LOCKABLE: readonly AsmOperation[] = [
  ...(['inc', 'dec', 'neg', 'not', 'add', 'sub', 'and', 'or', 'xor'] as const),
  ...(['bts', 'btr', 'btc', 'xadd', 'xchg', 'cmpxchg'] as const),
];

const JUMPS: ReadonlyMap<string, ConditionCode | 'always'> = new Map([
  ['jmp', 'always'],
  ...pairs('e', 'je jz'),
  ...pairs('ne', 'jne jnz'),
  ...pairs('c', 'jc jb jnae'),
  ...pairs('nc', 'jnc jnb jae'),
  ...pairs('s', 'js'),
  ...pairs('ns', 'jns'),
  ...pairs('o', 'jo'),
  ...pairs('no', 'jno'),
  ...pairs('l', 'jl jnge'),
  ...pairs('ge', 'jge jnl'),
  ...pairs('le', 'jle jng'),
  ...pairs('g', 'jg jnle'),
  ...pairs('a', 'ja jnbe'),
  ...pairs('be', 'jbe jna'),
] satisfies readonly (readonly [string, ConditionCode | 'always'])[]);

function pairs(condition: ConditionCode, names: string): readonly (readonly [string, ConditionCode])[] {
  return names.split(' ').map((name) => [name, condition]);
}

export function jumpCondition(mnemonic: string): ConditionCode | 'always' | undefined {
  return JUMPS.get(mnemonic);
}

export interface Mnemonic {
  readonly operation: AsmOperation;
  /** What a size suffix says. */
  readonly size: OperandSize | undefined;
}

const SUFFIXES: ReadonlyMap<string, OperandSize> = new Map([
  ['b', 8],
  ['w', 16],
  ['l', 32],
  ['q', 64],
]);

/** The operation and the size that a mnemonic names; undefined where there is none of that name. */
export function mnemonicNamed(text: string): Mnemonic | undefined {
  if (JUMPS.has(text)) return { operation: 'jump', size: undefined };
  const whole = [...SIZED, ...ALONE].find((name) => name === text);
  if (whole !== undefined) return { operation: whole, size: undefined };
  const size = SUFFIXES.get(text.slice(-1));
  const sized = SIZED.find((name) => name === text.slice(0, -1));
  return size === undefined || sized === undefined ? undefined : { operation: sized, size };
}

/** What x86 says to the form of an instruction; undefined where it has such an instruction. */
export function findProblem(instruction: AsmInstruction): Problem | undefined {
  const { mnemonic, operands } = instruction;
  const known = mnemonicNamed(mnemonic.text);
  if (known === undefined) return unknownInstruction(instruction);
  return (
    wrongRegister(operands) ??
    wrongCount(instruction, known.operation) ??
    wrongOperands(instruction, known.operation) ??
    wrongSize(instruction, known) ??
    wrongLock(instruction, known.operation)
  );
}

function unknownInstruction({ mnemonic }: AsmInstruction): Problem {
  const { text } = mnemonic;
  const near = text === 'j' ? 'jmp' : nearestName(text, [...JUMPS.keys(), ...SIZED, ...ALONE]);
  const hint =
    near === undefined
      ? `There are ${[...SIZED, ...ALONE].join(', ')} and the jumps.`
      : `Did you mean ${near}?`;
  if (['call', 'ret', 'push', 'pop'].includes(text))
    return {
      at: mnemonic,
      message: `Guests have no stack, so there is no ${text} here.`,
      hint: 'Write macro NAME { … } and then NAME.',
    };
  return { at: mnemonic, message: `There is no instruction ${text}.`, hint };
}

function wrongRegister(operands: readonly AsmOperand[]): Problem | undefined {
  for (const operand of operands) {
    const name =
      operand.kind === 'register' ? operand.name : operand.kind === 'memory' ? operand.base.text : undefined;
    const part = name === undefined ? undefined : registerNamed(name);
    if (name !== undefined && part === undefined)
      return {
        at: operand,
        message: `There is no register %${name}.`,
        hint: 'Registers are %rax, %rbx, %rcx, %rdx, %rsi, %rdi, %rbp, %rsp and %r8 to %r15.',
      };
    if (operand.kind === 'memory' && part?.size !== 64)
      return { at: operand, message: 'An address has 64 bits.', hint: `Write (%${part?.register}).` };
  }
  return undefined;
}

/** Operands of each operation, in the order of AT&T. */
function formOf(operation: AsmOperation): string {
  if (operation === 'jump') return 'label';
  if (ALONE.some((name) => name === operation)) return '';
  if (UNARY.some((name) => name === operation)) return 'destination';
  if (BIT.some((name) => name === operation)) return '$bit or %register, destination';
  if (operation === 'bsf') return 'source, %register';
  return operation === 'xadd' || operation === 'cmpxchg' ? '%register, destination' : 'source, destination';
}

function wrongCount(instruction: AsmInstruction, operation: AsmOperation): Problem | undefined {
  const form = formOf(operation);
  const wanted = form === '' ? 0 : form.split(', ').length;
  const { mnemonic, operands } = instruction;
  if (operands.length === wanted) return undefined;
  const words = defined(['no operand', 'one operand', 'two operands'][wanted]);
  return {
    at: instruction,
    message: `${mnemonic.text} takes ${words}.`,
    hint: `Write ${mnemonic.text} ${form}`.trimEnd(),
  };
}

function wrongOperands(instruction: AsmInstruction, operation: AsmOperation): Problem | undefined {
  const { mnemonic, operands } = instruction;
  const [source, destination] = operands.length === 1 ? [undefined, operands[0]] : operands;
  if (destination === undefined) return undefined;
  if (operation === 'jump') {
    if (destination.kind === 'name' && destination.place.kind === 'name') return undefined;
    return {
      at: destination,
      message: 'A jump leads to a label.',
      hint: `Write ${mnemonic.text} retry, and retry: where it leads.`,
    };
  }
  if (destination.kind === 'immediate')
    return {
      at: destination,
      message: 'The destination comes last, and a constant is none.',
      hint: `Write ${mnemonic.text} ${formOf(operation)}`,
    };
  if (source === undefined) return undefined;
  const { text } = mnemonic;
  const upper = operation.toUpperCase();
  if (isMemory(source) && isMemory(destination))
    return {
      at: instruction,
      message: `${upper} with two memory operands does not exist: x86 reaches memory once in an instruction.`,
      hint: 'Load one of them into a register first.',
    };
  if (BIT.some((name) => name === operation) && isMemory(source))
    return {
      at: instruction,
      message: `${upper} with the memory operand first does not exist: the number of the bit comes first, the bits come last.`,
      hint: `Write ${swapped(instruction)}`,
    };
  if (operation === 'bsf' && (isMemory(destination) || source.kind === 'immediate'))
    return {
      at: instruction,
      message: 'BSF searches a register or memory, and its result goes to a register.',
      hint: `Write ${text} ${formOf(operation)}`,
    };
  if ((operation === 'xadd' || operation === 'cmpxchg') && source.kind !== 'register')
    return {
      at: source,
      message: `The first operand of ${upper} is a register.`,
      hint:
        source.kind === 'immediate'
          ? 'Load the constant into a register first.'
          : `Write ${swapped(instruction)}`,
    };
  if (operation === 'xchg' && source.kind === 'immediate')
    return {
      at: source,
      message: 'XCHG exchanges registers and memory, not constants.',
      hint: 'Load the constant into a register first.',
    };
  return undefined;
}

export function isMemory(operand: AsmOperand): boolean {
  return operand.kind === 'memory' || operand.kind === 'name';
}

function swapped({ lock, mnemonic, operands }: AsmInstruction): string {
  const words = operands.toReversed().map(operandText).join(', ');
  return `${lock === undefined ? '' : 'lock '}${mnemonic.text} ${words}`;
}

function operandText(operand: AsmOperand): string {
  switch (operand.kind) {
    case 'register':
      return `%${operand.name}`;
    case 'memory':
      return `${operand.offset === 0 ? '' : operand.offset}(%${operand.base.text})`;
    case 'immediate':
      return '$…';
    case 'name':
      return 'memory';
  }
}

function wrongSize(instruction: AsmInstruction, { operation, size }: Mnemonic): Problem | undefined {
  const parts = instruction.operands.flatMap((operand) => {
    const part = operand.kind === 'register' ? registerNamed(operand.name) : undefined;
    return operand.kind === 'register' && part !== undefined ? [{ operand, ...part }] : [];
  });
  const wanted = size ?? parts[0]?.size;
  const other = parts.find((part) => part.size !== wanted);
  const { mnemonic } = instruction;
  if (other !== undefined && size !== undefined)
    return {
      at: other.operand,
      message: `${mnemonic.text} works on ${size} bits, and %${other.operand.name} has ${other.size}.`,
      hint: `Write ${operation}, which takes the size of its register.`,
    };
  if (other !== undefined)
    return {
      at: instruction,
      message: `%${parts[0]?.operand.name} has ${wanted} bits and %${other.operand.name} has ${other.size}: the operands of one instruction are of one size.`,
      hint: `Write %${other.register} and %${parts[0]?.register}.`,
    };
  const bitwise = operation === 'bsf' || BIT.some((name) => name === operation);
  if (wanted === 8 && bitwise)
    return {
      at: instruction,
      message: `${operation.toUpperCase()} has no form for 8 bits.`,
      hint: 'Use a wider register.',
    };
  return undefined;
}

function wrongLock(instruction: AsmInstruction, operation: AsmOperation): Problem | undefined {
  const { lock, mnemonic, operands } = instruction;
  if (lock === undefined) return undefined;
  if (!LOCKABLE.includes(operation))
    return {
      at: lock,
      message: `${mnemonic.text} cannot take LOCK: the processor raises #UD, and an assembler refuses it.`,
      hint: `LOCK goes with ${LOCKABLE.join(', ')}.`,
    };
  const destination = operation === 'xchg' ? operands.find(isMemory) : operands.at(-1);
  if (destination !== undefined && isMemory(destination)) return undefined;
  return {
    at: lock,
    message: 'LOCK wants a memory operand as destination: with a register the processor raises #UD.',
    hint: 'Leave lock out: nobody else sees a register.',
  };
}
