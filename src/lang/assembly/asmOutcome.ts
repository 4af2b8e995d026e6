// What an instruction makes of its operands.

import { assert } from '../../base/assert.ts';
import type { Expr as Code, Operator } from '../../model/code.ts';
import {
  asmConstant,
  binary,
  cut,
  type FlagValues,
  flagsOfDifference,
  flagsOfLogic,
  flagsOfNegation,
  flagsOfStep,
  flagsOfSum,
  lowestBit,
  type Word,
} from './asmArithmetic.ts';
import type { AsmOperation } from './asmInstructions.ts';

interface Inputs {
  /** The first operand. */
  readonly from: Code;
  /** What the destination holds. */
  readonly old: Code;
  /** Of CMPXCHG only. */
  readonly rax: Code | undefined;
}

interface Outcome {
  /** For the destination; undefined where it stays as it is. */
  readonly result: Code | undefined;
  readonly flags: FlagValues;
  /** What XADD and XCHG leave in their first operand, and CMPXCHG in rax. */
  readonly second?: Code;
}

/** `keep` holds on to a result while the flags are computed from it. */
export function outcome(
  word: Word,
  operation: AsmOperation,
  { from, old, rax }: Inputs,
  keep: (value: Code) => Code,
): Outcome {
  const kept = (operator: Operator, by: Code): Code => keep(cut(word, binary(old, operator, by)));
  switch (operation) {
    case 'add':
    case 'xadd': {
      const result = kept('+', from);
      const flags = flagsOfSum(word, old, from, result);
      return operation === 'add' ? { result, flags } : { result, flags, second: old };
    }
    case 'sub':
    case 'cmp': {
      const result = kept('-', from);
      const flags = flagsOfDifference(word, old, from, result);
      return { result: operation === 'sub' ? result : undefined, flags };
    }
    case 'and':
    case 'test': {
      const result = kept('&', from);
      return { result: operation === 'and' ? result : undefined, flags: flagsOfLogic(word, result) };
    }
    case 'or':
    case 'xor': {
      const result = kept(operation === 'or' ? '|' : '^', from);
      return { result, flags: flagsOfLogic(word, result) };
    }
    case 'inc':
    case 'dec': {
      const result = kept(operation === 'inc' ? '+' : '-', asmConstant(1));
      return { result, flags: flagsOfStep(word, operation, result) };
    }
    case 'neg': {
      const result = keep(cut(word, binary(asmConstant(0), '-', old)));
      return { result, flags: flagsOfNegation(word, old, result) };
    }
    case 'not':
      return { result: keep(cut(word, { op: 'complement', arg: old })), flags: {} };
    case 'bsf': {
      const none = binary(from, '==', asmConstant(0));
      return {
        result: { op: 'if', cond: none, yes: old, no: lowestBit(word, from) },
        flags: { ZF: none },
      };
    }
    case 'xchg':
      return { result: keep(from), flags: {}, second: old };
    case 'cmpxchg':
      assert(rax !== undefined, 'CMPXCHG compares with rax');
      return compareAndExchange(word, { from, old, rax }, keep);
    default:
      return outcomeOnBit(operation, from, old, keep);
  }
}

/** CF is the bit as it was; ZF stays, and so do the flags that x86 leaves undefined. */
function outcomeOnBit(operation: AsmOperation, from: Code, old: Code, keep: (value: Code) => Code): Outcome {
  const bit = binary(asmConstant(1), '<<', from);
  const flags: FlagValues = { CF: binary(binary(old, '>>', from), '&', asmConstant(1)) };
  switch (operation) {
    case 'bt':
      return { result: undefined, flags };
    case 'bts':
      return { result: keep(binary(old, '|', bit)), flags };
    case 'btr':
      return { result: keep(binary(old, '&', { op: 'complement', arg: bit })), flags };
    case 'btc':
      return { result: keep(binary(old, '^', bit)), flags };
    default:
      throw new RangeError(`${operation} computes nothing`);
  }
}

/** Where rax is not what the destination holds, the destination is written all the same: with what it held. */
function compareAndExchange(
  word: Word,
  { from, old, rax }: Inputs & { readonly rax: Code },
  keep: (value: Code) => Code,
): Outcome {
  const result = keep({ op: 'if', cond: binary(rax, '==', old), yes: from, no: old });
  const difference = keep(cut(word, binary(rax, '-', old)));
  return { result, flags: flagsOfDifference(word, rax, old, difference), second: old };
}
