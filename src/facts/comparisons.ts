// A `cmpxchg` that fails is no more than a load on a weak machine (R33): what it has looked at.

import { readSlot } from '../engine/values.ts';
import type { Expr, Instruction } from '../model/code.ts';
import type { RowIndex, SlotIndex } from '../model/indices.ts';
import { actorAt, rowAt } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';
import { placeIn, valueIn } from './keptMoves.ts';

export interface FailedComparison {
  /** As the text calls it: `cmpxchg_acquire`. */
  readonly name: string;
  readonly place: SlotIndex;
  readonly seen: number;
  readonly memory: number;
  /** What the lane sees is already another value than the one that is expected; else only memory has another one. */
  readonly bySight: boolean;
}

/** `before`: the state from which the step sets out. Undefined where it compares nothing, or succeeds. */
export function failedComparison(
  program: Program,
  before: Uint32Array,
  row: RowIndex,
): FailedComparison | undefined {
  const { code, actor, thread, location } = rowAt(program, row);
  const name = actorAt(program, actor).threads[thread]?.locations[location]?.path.at(-1)?.name;
  const found = name?.startsWith('cmpxchg') === true ? comparisonIn(code) : undefined;
  if (name === undefined || found === undefined) return undefined;
  const place = placeIn(program, before, found.load);
  const [seen, expected] = [found.load, found.expected].map((each) => valueIn(program, before, each));
  const memory = readSlot(program, before, place);
  if (seen === undefined || (seen === expected && memory === expected)) return undefined;
  return { name, place, seen, memory, bySight: seen !== expected };
}

interface Comparison {
  readonly load: Extract<Expr, { readonly op: 'buffered load' | 'load' }>;
  readonly expected: Expr;
}

function comparisonIn(code: readonly Instruction[]): Comparison | undefined {
  const read = code.find(({ op }) => op === 'read');
  if (read?.op !== 'read' || (read.value.op !== 'buffered load' && read.value.op !== 'load'))
    return undefined;
  for (const each of code) {
    if (each.op !== 'branch' || each.cond.op !== 'binary' || each.cond.operator !== '==') continue;
    const { left, right } = each.cond;
    if (left.op === 'slot' && left.slot === read.slot) return { load: read.value, expected: right };
  }
  return undefined;
}
