// Results and flags of instructions as expressions over words of 8, 16 or 32 bits.
//
// A word below 32 bits is held without a sign; one of 32 bits with its sign, as the engine computes.

import type { Expr, Operator } from '../../model/code.ts';
import type { Flag } from '../names/asmRegisters.ts';
import type { ConditionCode } from './asmInstructions.ts';

export type Word = 8 | 16 | 32;

export function asmConstant(value: number): Expr {
  return { op: 'const', value };
}

export function binary(left: Expr, operator: Operator, right: Expr): Expr {
  return { op: 'binary', operator, left, right, fault: 0 };
}

function not(arg: Expr): Expr {
  return { op: 'not', arg };
}

/** A literal as a word holds it. */
export function wordOf(word: Word, value: number): number {
  return word === 32 ? value | 0 : value & (2 ** word - 1);
}

/** The lowest bits of a value. */
export function cut(word: Word, value: Expr): Expr {
  return word === 32 ? value : binary(value, '&', asmConstant(2 ** word - 1));
}

function highBit(word: Word): number {
  return word === 32 ? -(2 ** 31) : 2 ** (word - 1);
}

function sign(word: Word, value: Expr): Expr {
  return binary(binary(value, '>>', asmConstant(word - 1)), '&', asmConstant(1));
}

/** a < b without a sign. */
function below(word: Word, a: Expr, b: Expr): Expr {
  if (word < 32) return binary(a, '<', b);
  const flipped = (value: Expr): Expr => binary(value, '^', asmConstant(highBit(word)));
  return binary(flipped(a), '<', flipped(b));
}

export type FlagValues = Partial<Readonly<Record<Flag, Expr>>>;

function zeroAndSign(word: Word, result: Expr): FlagValues {
  return { ZF: binary(result, '==', asmConstant(0)), SF: sign(word, result) };
}

/** Of a + b = result. */
export function flagsOfSum(word: Word, a: Expr, b: Expr, result: Expr): FlagValues {
  const overflow = binary(binary(a, '^', result), '&', binary(b, '^', result));
  return { ...zeroAndSign(word, result), CF: below(word, result, a), OF: sign(word, overflow) };
}

/** Of a − b = result. */
export function flagsOfDifference(word: Word, a: Expr, b: Expr, result: Expr): FlagValues {
  const overflow = binary(binary(a, '^', b), '&', binary(a, '^', result));
  return { ...zeroAndSign(word, result), CF: below(word, a, b), OF: sign(word, overflow) };
}

export function flagsOfLogic(word: Word, result: Expr): FlagValues {
  return { ...zeroAndSign(word, result), CF: asmConstant(0), OF: asmConstant(0) };
}

/** INC and DEC leave CF alone. */
export function flagsOfStep(word: Word, operation: 'inc' | 'dec', result: Expr): FlagValues {
  const high = highBit(word);
  const turned = operation === 'inc' ? high : wordOf(word, high - 1);
  return { ...zeroAndSign(word, result), OF: binary(result, '==', asmConstant(turned)) };
}

export function flagsOfNegation(word: Word, value: Expr, result: Expr): FlagValues {
  return {
    ...zeroAndSign(word, result),
    CF: binary(value, '!=', asmConstant(0)),
    OF: binary(value, '==', asmConstant(highBit(word))),
  };
}

/** The number of the lowest bit that is set; some number where none is. */
export function lowestBit(word: Word, value: Expr): Expr {
  let found: Expr = asmConstant(word - 1);
  for (let bit = word - 2; bit >= 0; bit--)
    found = { op: 'if', cond: binary(value, '&', asmConstant(2 ** bit)), yes: asmConstant(bit), no: found };
  return found;
}

/** The sign of a word made that of a number, for a variable that may be negative. */
export function signed(word: Word, value: Expr): Expr {
  if (word === 32) return value;
  const high = asmConstant(2 ** (word - 1));
  return binary(binary(value, '^', high), '-', high);
}

/** Whether a jump is taken. */
export function holds(condition: ConditionCode, flag: (name: Flag) => Expr): Expr {
  const differ = (a: Flag, b: Flag): Expr => binary(flag(a), '!=', flag(b));
  switch (condition) {
    case 'e':
      return flag('ZF');
    case 'ne':
      return not(flag('ZF'));
    case 'c':
      return flag('CF');
    case 'nc':
      return not(flag('CF'));
    case 's':
      return flag('SF');
    case 'ns':
      return not(flag('SF'));
    case 'o':
      return flag('OF');
    case 'no':
      return not(flag('OF'));
    case 'l':
      return differ('SF', 'OF');
    case 'ge':
      return not(differ('SF', 'OF'));
    case 'le':
      return { op: 'or', args: [flag('ZF'), differ('SF', 'OF')] };
    case 'g':
      return not({ op: 'or', args: [flag('ZF'), differ('SF', 'OF')] });
    case 'a':
      return not({ op: 'or', args: [flag('CF'), flag('ZF')] });
    case 'be':
      return { op: 'or', args: [flag('CF'), flag('ZF')] };
  }
}
