// What instructions do to registers, flags and one word of memory: a small processor, written down without the compiler.

import { assert } from '../base/assert.ts';
import { defined } from '../base/defined.ts';

/** Values without a sign, of `bits` bits. */
export interface Operands {
  readonly bits: number;
  /** The first operand as written, if there are two. */
  readonly source: number;
  /** What the last operand holds. */
  readonly destination: number;
  readonly accumulator: number;
}

export interface Effects {
  /** New value of the last operand. */
  readonly destination?: number;
  /** New value of the first operand. */
  readonly source?: number;
  readonly accumulator?: number;
  readonly flags: Partial<Readonly<Record<Flag, number>>>;
}

type Flag = 'ZF' | 'CF' | 'SF' | 'OF';

function limit(bits: number): number {
  return 2 ** bits;
}

export function unsigned(bits: number, value: number): number {
  const size = limit(bits);
  return ((value % size) + size) % size;
}

export function withSign(bits: number, value: number): number {
  return value >= limit(bits) / 2 ? value - limit(bits) : value;
}

/** Flags of a result that would be `exact` if registers had no end, with and without a sign. */
function arithmetic(bits: number, exact: number, exactSigned: number) {
  const result = unsigned(bits, exact);
  const half = limit(bits) / 2;
  return {
    result,
    flags: {
      ZF: Number(result === 0),
      SF: Number(result >= half),
      CF: Number(exact < 0 || exact >= limit(bits)),
      OF: Number(exactSigned < -half || exactSigned >= half),
    },
  };
}

function bitsOf(bits: number, value: number): readonly boolean[] {
  return Array.from({ length: bits }, (_, bit) => Math.floor(value / 2 ** bit) % 2 === 1);
}

function numberFrom(bits: readonly boolean[]): number {
  return bits.reduce((sum, bit, index) => sum + (bit ? 2 ** index : 0), 0);
}

function logic(bits: number, a: number, b: number, combine: (a: boolean, b: boolean) => boolean) {
  const right = bitsOf(bits, b);
  const result = numberFrom(bitsOf(bits, a).map((bit, index) => combine(bit, defined(right[index]))));
  return { result, flags: { ZF: Number(result === 0), SF: Number(result >= limit(bits) / 2), CF: 0, OF: 0 } };
}

function sum(bits: number, a: number, b: number) {
  return arithmetic(bits, a + b, withSign(bits, a) + withSign(bits, b));
}

function difference(bits: number, a: number, b: number) {
  return arithmetic(bits, a - b, withSign(bits, a) - withSign(bits, b));
}

/** Carries out an instruction that works on data. */
export function perform(operation: string, given: Operands): Effects {
  const { bits, source, destination, accumulator } = given;
  switch (operation) {
    case 'mov':
      return { destination: source, flags: {} };
    case 'xchg':
      return { destination: source, source: destination, flags: {} };
    case 'add':
    case 'xadd': {
      const { result, flags } = sum(bits, destination, source);
      return operation === 'add'
        ? { destination: result, flags }
        : { destination: result, source: destination, flags };
    }
    case 'sub':
    case 'cmp': {
      const { result, flags } = difference(bits, destination, source);
      return operation === 'sub' ? { destination: result, flags } : { flags };
    }
    case 'neg': {
      const { result, flags } = difference(bits, 0, destination);
      return { destination: result, flags };
    }
    case 'inc':
    case 'dec': {
      const { result, flags } = (operation === 'inc' ? sum : difference)(bits, destination, 1);
      return { destination: result, flags: { ZF: flags.ZF, SF: flags.SF, OF: flags.OF } };
    }
    case 'not':
      return { destination: limit(bits) - 1 - destination, flags: {} };
    case 'cmpxchg': {
      const { flags } = difference(bits, accumulator, destination);
      return accumulator === destination
        ? { destination: source, flags }
        : { destination, accumulator: destination, flags };
    }
    case 'bsf': {
      const lowest = bitsOf(bits, source).indexOf(true);
      return { destination: lowest < 0 ? destination : lowest, flags: { ZF: Number(lowest < 0) } };
    }
    default:
      return performOnBits(operation, given);
  }
}

function performOnBits(operation: string, { bits, source, destination }: Operands): Effects {
  switch (operation) {
    case 'and':
    case 'test': {
      const { result, flags } = logic(bits, destination, source, (a, b) => a && b);
      return operation === 'and' ? { destination: result, flags } : { flags };
    }
    case 'or': {
      const { result, flags } = logic(bits, destination, source, (a, b) => a || b);
      return { destination: result, flags };
    }
    case 'xor': {
      const { result, flags } = logic(bits, destination, source, (a, b) => a !== b);
      return { destination: result, flags };
    }
    default: {
      const set = { bt: undefined, bts: true, btr: false }[operation];
      assert(['bt', 'bts', 'btr', 'btc'].includes(operation), `the processor knows no ${operation}`);
      const number = source % bits;
      const all = bitsOf(bits, destination);
      const before = defined(all[number]);
      const flags = { CF: Number(before) };
      if (operation === 'bt') return { flags };
      return { destination: numberFrom(all.with(number, set ?? !before)), flags };
    }
  }
}

/** Whether a conditional jump is taken. */
export function taken(mnemonic: string, flag: (name: string) => boolean): boolean {
  const condition = mnemonic.slice(1);
  const negated = condition.startsWith('n');
  const plain = negated ? condition.slice(1) : condition;
  const [CF, ZF, SF, OF] = ['CF', 'ZF', 'SF', 'OF'].map(flag);
  const meanings = new Map([
    ['e', ZF],
    ['z', ZF],
    ['c', CF],
    ['b', CF],
    ['s', SF],
    ['o', OF],
    ['l', SF !== OF],
    ['ge', SF === OF],
    ['le', ZF || SF !== OF],
    ['g', !ZF && SF === OF],
    ['a', !CF && !ZF],
    ['ae', !CF],
    ['be', CF || ZF],
  ]);
  const holds = meanings.get(plain);
  assert(holds !== undefined, `the processor knows no ${mnemonic}`);
  return holds !== negated;
}

/** The flags that an instruction sets. */
export function flagsSetBy(operation: string): readonly Flag[] {
  if (['mov', 'xchg', 'not'].includes(operation)) return [];
  if (['bt', 'bts', 'btr', 'btc'].includes(operation)) return ['CF'];
  if (operation === 'bsf') return ['ZF'];
  return ['inc', 'dec'].includes(operation) ? ['ZF', 'SF', 'OF'] : ['ZF', 'CF', 'SF', 'OF'];
}
