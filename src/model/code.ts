// What steps are made of: values, expressions, instructions. Plain data.

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
  readonly base: number;
  readonly terms: readonly PlaceTerm[];
}
/** Adds index × stride; an index outside 0 … count − 1 is the fault. */
export interface PlaceTerm {
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
  | { readonly op: 'slot'; readonly slot: number }
  /** Reads memory. */
  | { readonly op: 'load'; readonly place: Place }
  /** Reads as a task of the lane does: its newest buffered store to the place, else memory. */
  | { readonly op: 'buffered load'; readonly lane: number; readonly place: Place }
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
  | { readonly op: 'one of'; readonly slot: number; readonly values: readonly number[] }
  /** 1 where some choice of the actor is enabled. */
  | { readonly op: 'enabled'; readonly actor: number };

/** What is tested when a value is written. Fault numbers are 1-based into `Program.faults`; 0 is "cannot fail". */
export type Check =
  | { readonly kind: 'none' }
  | { readonly kind: 'range'; readonly min: number; readonly max: number; readonly fault: number }
  | { readonly kind: 'wrap'; readonly min: number; readonly bits: number }
  | { readonly kind: 'chart'; readonly chart: number; readonly fault: number };

export type LabelPart = string | { readonly value: Expr; readonly type: ValueType };

/** `at` is the text that the instruction stands for; the page marks it and the trace names it. */
export type Instruction =
  | {
      readonly op: 'set';
      readonly slot: number;
      readonly value: Expr;
      readonly check: Check;
      readonly at: TextRange;
    }
  /** Keeps what a visible read found. */
  | { readonly op: 'read'; readonly slot: number; readonly value: Expr; readonly at: TextRange }
  /** Writes memory at once. */
  | {
      readonly op: 'write';
      readonly place: Place;
      readonly value: Expr;
      readonly check: Check;
      readonly at: TextRange;
    }
  /** Appends to the lane's store buffer. */
  | {
      readonly op: 'push';
      readonly lane: number;
      readonly place: Place;
      readonly value: Expr;
      readonly check: Check;
      readonly at: TextRange;
    }
  /** Moves the oldest buffered store to memory, checked by the variable it goes to. */
  | { readonly op: 'drain'; readonly lane: number }
  | { readonly op: 'label'; readonly parts: readonly LabelPart[]; readonly at: TextRange }
  | { readonly op: 'assert'; readonly cond: Expr; readonly fault: number; readonly at: TextRange }
  | {
      readonly op: 'raise' | 'unraise';
      readonly actors: readonly number[];
      readonly index: Expr;
      readonly fault: number;
      readonly at: TextRange;
    }
  /** Jumps when the condition is false. */
  | { readonly op: 'branch'; readonly cond: Expr; readonly target: number; readonly at: TextRange }
  | { readonly op: 'jump'; readonly target: number }
  /** Marks text as run where nothing else does (a fence, `step;`, a lock, an entry). */
  | { readonly op: 'note'; readonly what: NoteKind; readonly at: TextRange }
  /** Ends the step: the thread stands at `pc`; `dead` are reset. */
  | { readonly op: 'stop'; readonly slot: number; readonly pc: number; readonly dead: readonly number[] };

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
