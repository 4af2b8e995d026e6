// What steps are made of: values, expressions, instructions. Plain data.

import type { ActorIndex, LaneIndex, Pc, SlotIndex } from './indices.ts';

/** A stretch of the scenario's own text (offsets, `to` exclusive). */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

export type ValueType =
  | { readonly kind: 'bool' }
  | { readonly kind: 'int' }
  | { readonly kind: 'enum'; readonly members: readonly string[] }
  | { readonly kind: 'chart'; readonly chart: number }
  /** 0 is free, 1 + actor index is the holder. */
  | { readonly kind: 'lock' }
  /** 0 is NULL, 1 + actor index is the task. */
  | { readonly kind: 'task' };

/** A slot that is known, or one among equal neighbours found by checked indices. */
export interface Place {
  readonly base: SlotIndex;
  readonly terms: readonly PlaceTerm[];
}
/** Adds index × stride; an index outside 0 … count − 1 is the fault, and where that is 0, it never is. */
interface PlaceTerm {
  readonly index: Expr;
  readonly count: number;
  readonly stride: number;
  readonly fault: number;
}

export type Operator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '&'
  | '|'
  | '^'
  | '<<'
  | '>>'
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>=';

/** Expressions have no side effects; truth is non-zero. `and`, `or`, `if` do not evaluate what they need not. */
export type Expr =
  | { readonly op: 'const'; readonly value: number }
  | { readonly op: 'slot'; readonly slot: SlotIndex }
  /** Reads memory. */
  | { readonly op: 'load'; readonly place: Place }
  /** Reads as the lane sees memory: the first entry of its view that is for the place, else memory. */
  | {
      readonly op: 'buffered load';
      readonly lane: LaneIndex;
      readonly place: Place;
      /** What the lane keeps of the place is passed by: only its own stores come before memory. */
      readonly fresh?: true;
    }
  /** The number of the slot that a place names: what a machine keeps to find the place again. */
  | { readonly op: 'address'; readonly place: Place }
  | { readonly op: 'not' | 'negate' | 'complement'; readonly arg: Expr }
  | {
      readonly op: 'binary';
      readonly operator: Operator;
      readonly left: Expr;
      readonly right: Expr;
      readonly fault: number;
    }
  | { readonly op: 'and' | 'or'; readonly args: readonly Expr[] }
  | { readonly op: 'if'; readonly cond: Expr; readonly yes: Expr; readonly no: Expr }
  /** 1 where the slot's value is one of these. */
  | { readonly op: 'one of'; readonly slot: SlotIndex; readonly values: readonly number[] }
  /** 1 where some choice of the actor is enabled, or would be if its lane kept no stores back. */
  | { readonly op: 'enabled'; readonly actor: ActorIndex }
  /** 1 where some choice of the actor is enabled as things are. */
  | { readonly op: 'can move'; readonly actor: ActorIndex }
  /** 1 where a step has ended in a fault. */
  | { readonly op: 'failed' };

/** What is tested when a value is written. Fault numbers are 1-based into `Program.faults`; 0 is "cannot fail". */
export type Check =
  | { readonly kind: 'none' }
  | { readonly kind: 'range'; readonly min: number; readonly max: number; readonly fault: number }
  | { readonly kind: 'wrap'; readonly min: number; readonly bits: number }
  | { readonly kind: 'chart'; readonly chart: number; readonly fault: number };

export type LabelPart = string | { readonly value: Expr; readonly type: ValueType };

/** How a store that waits changes memory: it writes its value, or adds it to what is there by then. */
export type StoreEffect = 'write' | 'atomic write' | 'atomic add';

/** `at` is the text that the instruction stands for; the page marks it and the trace names it. Without one, it is not told. */
export type Instruction =
  | {
      readonly op: 'set';
      readonly slot: SlotIndex;
      readonly value: Expr;
      readonly check: Check;
      readonly at: TextRange | undefined;
    }
  /** Keeps what a visible read found. */
  | { readonly op: 'read'; readonly slot: SlotIndex; readonly value: Expr; readonly at: TextRange }
  /** Writes memory at once. What no text stands for is told where the variable is declared. */
  | {
      readonly op: 'write';
      readonly place: Place;
      readonly value: Expr;
      readonly check: Check;
      readonly at: TextRange | 'declaration';
    }
  /** Tells what became of a store of the lane that is not in memory yet: the slot it is for, and its value. */
  | {
      readonly op: 'tell';
      readonly what: 'buffered';
      readonly lane: LaneIndex;
      readonly slot: Expr;
      readonly value: Expr;
      readonly effect: StoreEffect;
      readonly at: TextRange;
    }
  | { readonly op: 'label'; readonly parts: readonly LabelPart[]; readonly at: TextRange }
  | { readonly op: 'assert'; readonly cond: Expr; readonly fault: number; readonly at: TextRange }
  | {
      readonly op: 'raise' | 'unraise';
      readonly actors: readonly ActorIndex[];
      readonly index: Expr;
      readonly fault: number;
      readonly at: TextRange;
    }
  /** Jumps when the condition is false. */
  | {
      readonly op: 'branch';
      readonly cond: Expr;
      readonly target: number;
      readonly at: TextRange | undefined;
    }
  | { readonly op: 'jump'; readonly target: number }
  /** Marks text as run where nothing else does (a fence, `step;`, a lock, an entry). */
  | { readonly op: 'note'; readonly what: NoteKind; readonly at: TextRange }
  /** Ends the step: the thread stands at `pc`; `dead` are reset. */
  | { readonly op: 'stop'; readonly slot: SlotIndex; readonly pc: Pc; readonly dead: readonly SlotIndex[] };

export type NoteKind =
  | 'step'
  | 'fence'
  | 'lock'
  | 'unlock'
  | 'VM entry'
  | 'VM exit'
  | 'take'
  | 'choose'
  | 'await';
