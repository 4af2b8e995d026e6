// Ranges: what an expression's value can be, and from that the range of every bare `int`.

import type { Expr, Operator } from '../../model/code.ts';
import type { SlotIndex } from '../../model/indices.ts';
import { RANGE_ROUNDS_MAX } from '../../model/limits.ts';
import type { FlowNode } from '../flow/flow.ts';
import { definedSlot } from '../flow/liveSlots.ts';
import type { Build, SlotDraft } from '../names/build.ts';
import { isComparison } from '../names/operands.ts';
import { isRange, isWord } from '../names/valueTypes.ts';

export interface Interval {
  readonly min: number;
  readonly max: number;
}

const BOOL: Interval = { min: 0, max: 1 };
const UNBOUNDED: Interval = { min: -(2 ** 31), max: 2 ** 31 - 1 };

/** Bounds of an expression's value, from the ranges of the slots. */
export function intervalOf(expr: Expr, slots: readonly SlotDraft[]): Interval {
  switch (expr.op) {
    case 'const':
      return { min: expr.value, max: expr.value };
    case 'slot':
      return slots[expr.slot]?.type ?? UNBOUNDED;
    case 'load':
    case 'buffered load':
      return slots[expr.place.base]?.type ?? UNBOUNDED;
    case 'address':
      return { min: 0, max: slots.length - 1 };
    case 'not':
    case 'and':
    case 'or':
    case 'one of':
    case 'enabled':
    case 'can move':
    case 'failed':
      return BOOL;
    case 'negate': {
      const { min, max } = intervalOf(expr.arg, slots);
      return wrapped({ min: -max, max: -min });
    }
    case 'complement': {
      const { min, max } = intervalOf(expr.arg, slots);
      return { min: ~max, max: ~min };
    }
    case 'binary':
      return wrapped(
        binaryInterval(expr.operator, intervalOf(expr.left, slots), intervalOf(expr.right, slots)),
      );
    case 'if':
      return join(intervalOf(expr.yes, slots), intervalOf(expr.no, slots));
  }
}

/** Arithmetic wraps at 32 bits: what may leave them may come out as anything. */
function wrapped(interval: Interval): Interval {
  return isWord(interval) ? interval : UNBOUNDED;
}

function binaryInterval(op: Operator, a: Interval, b: Interval): Interval {
  if (isComparison(op)) return BOOL;
  switch (op) {
    case '+':
      return { min: a.min + b.min, max: a.max + b.max };
    case '-':
      return { min: a.min - b.max, max: a.max - b.min };
    case '*':
      return hull([a.min * b.min, a.min * b.max, a.max * b.min, a.max * b.max]);
    case '/':
      return hull([a.min, a.max, -a.min, -a.max]);
    case '%': {
      const size = Math.max(Math.abs(b.min), Math.abs(b.max), 1) - 1;
      return { min: a.min < 0 ? -size : 0, max: a.max > 0 ? size : 0 };
    }
    case '&':
    case '|':
    case '^':
      return isWord(a) && isWord(b) ? bitwiseInterval(op, a, b) : UNBOUNDED;
    case '>>':
      return isWord(a) ? { min: Math.min(a.min, 0), max: Math.max(a.max, a.min < 0 ? -1 : 0) } : UNBOUNDED;
    default: {
      const shifted = { min: 0, max: a.max * 2 ** b.max };
      return a.min >= 0 && b.min >= 0 && isWord(shifted) ? shifted : UNBOUNDED;
    }
  }
}

/** Of two 32-bit words: with a sign, the result needs no more bits than the longer of them. */
function bitwiseInterval(op: '&' | '|' | '^', a: Interval, b: Interval): Interval {
  const longest = allOnes(Math.max(a.max, b.max, -1 - a.min, -1 - b.min));
  // A number without a sign bounds what it has in common with anything.
  if (op === '&' && (a.min >= 0 || b.min >= 0))
    return { min: 0, max: Math.min(a.min < 0 ? b.max : a.max, b.min < 0 ? a.max : b.max) };
  if (a.min < 0 || b.min < 0) return { min: -1 - longest, max: longest };
  return { min: 0, max: longest };
}

function allOnes(value: number): number {
  return 2 ** Math.ceil(Math.log2(value + 1)) - 1;
}

function hull(values: readonly number[]): Interval {
  return { min: Math.min(...values), max: Math.max(...values) };
}

function join(a: Interval, b: Interval): Interval {
  return { min: Math.min(a.min, b.min), max: Math.max(a.max, b.max) };
}

/** Gives every inferred slot the least range that holds all that is assigned to it; says where none is bounded. */
export function inferRanges(build: Build, nodes: readonly FlowNode[]): void {
  const known = new Set<SlotIndex>();
  let growing: FlowNode | undefined;
  for (let round = 0; round < RANGE_ROUNDS_MAX; round++) {
    growing = undefined;
    for (const node of nodes) if (widen(build, node, known)) growing = node;
    if (growing === undefined) break;
  }
  if (growing !== undefined) reportGrowing(build, growing, nodes);
  else for (const node of nodes) checkInferred(build, node, nodes);
}

/** What lives inside one step has all 32 bits; a variable has not. */
function checkInferred(build: Build, node: FlowNode, nodes: readonly FlowNode[]): void {
  const slot = definedSlot(node);
  const draft = slot === undefined ? undefined : build.slots[slot];
  if (draft === undefined || !draft.type.inferred || draft.role.kind !== 'local') return;
  if (!draft.role.temporary && !isRange(draft.type)) reportGrowing(build, node, nodes);
}

/** True where the node's assignment widened its slot's range. */
function widen(build: Build, node: FlowNode, known: Set<SlotIndex>): boolean {
  const { op } = node;
  if (op.op !== 'set' && op.op !== 'read' && op.op !== 'vmenter') return false;
  const slot = definedSlot(node);
  const draft = slot === undefined ? undefined : build.slots[slot];
  if (slot === undefined || draft === undefined || !draft.type.inferred) return false;
  const value = op.op === 'vmenter' ? { min: 0, max: 6 } : intervalOf(op.value, build.slots);
  const next = known.has(slot) ? join(draft.type, value) : value;
  const changed = !known.has(slot) || next.min !== draft.type.min || next.max !== draft.type.max;
  known.add(slot);
  if (changed) draft.type = { ...draft.type, min: next.min, max: next.max };
  return changed;
}

function reportGrowing(build: Build, node: FlowNode, nodes: readonly FlowNode[]): void {
  const slot = definedSlot(node);
  const draft = slot === undefined ? undefined : build.slots[slot];
  const declared = nodes.find((other) => definedSlot(other) === slot) ?? node;
  const name = draft?.name.split('.').at(-1) ?? 'this';
  build.report.error(
    declared.at,
    `How large may ${name} grow? Its range cannot be inferred from what is assigned.`,
    `Give its range: int 0..3 ${name}.`,
  );
  if (draft !== undefined) draft.type = { ...draft.type, min: 0, max: 1 };
}
