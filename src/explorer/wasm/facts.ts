// What is asked of every state: conditions of the program, one bit each.

import type { Expr } from '../../model/code.ts';
import type { Program } from '../../model/program.ts';

/** Bits of a state's facts. `ERROR` is set where a step ended in an error, `REST` where rest holds there. */
export const ERROR = 0;
export const REST = 1;

export interface FactPlan {
  /** Condition of bit 1 + its index here: rest first. */
  readonly conditions: readonly Expr[];
  /** 32-bit words that a state's facts take. */
  readonly words: number;
  /** For each property of the program: the bit of its condition, and of its `from` (`from leads to expr`). */
  readonly properties: readonly { readonly expr: number; readonly from: number }[];
  /** Bit that is set where a store waits for room in a full buffer; −1 where none ever does. */
  readonly full: number;
}

/** Lays out the facts of a program. */
export function planFacts(program: Program): FactPlan {
  const conditions: Expr[] = [program.rest];
  const bit = (expr: Expr): number => conditions.push(expr);
  const properties = program.properties.map(({ expr, from }) => ({
    expr: bit(expr),
    from: from === undefined ? -1 : bit(from),
  }));
  const full = program.bufferLimit === undefined ? -1 : bit(program.bufferLimit.met);
  return { conditions, words: (conditions.length >>> 5) + 1, properties, full };
}
