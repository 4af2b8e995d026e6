// An agenda is what a thread still has to do, as a list of cells with one item each, the next one first. It holds no
// values: half-evaluated operands lie on the thread's stack. So agendas are finite in number and equal agendas are one
// object.

import type { BinaryOp, Block, Expr, Node, Stmt, Str, UnaryOp } from '../lang/syntax/syntax.ts';
import type { Context } from './context.ts';
import type { AsmItems } from './listing.ts';
import type { Scalar, Type } from './values.ts';

/** undefined: nothing left to do. */
export type Agenda = Cell | undefined;

export interface Cell {
  readonly id: number;
  readonly item: Item;
  readonly ctx: Context;
  readonly tail: Agenda;
  /** What `instructionAt` found; undefined until it looked. */
  instruction: Instruction | undefined;
}

type While = Stmt & { readonly kind: 'while' };
export type For = Stmt & { readonly kind: 'for' };
type Do = Stmt & { readonly kind: 'do' };

/** Items that can be reached in more than one way, so that they are interned. */
export type Landmark =
  | { readonly kind: 'statement'; readonly node: Stmt }
  | { readonly kind: 'rest of block'; readonly node: Block; readonly index: number }
  | { readonly kind: 'again'; readonly node: While }
  | { readonly kind: 'for test'; readonly node: For }
  | { readonly kind: 'for update'; readonly node: For }
  | { readonly kind: 'do test'; readonly node: Do }
  /** The markers say what the items before them lie in. */
  | { readonly kind: 'end of place'; readonly node: Stmt & { readonly kind: 'place' } }
  /** `body` is undefined for the label of an expression, whose cell is in `World.labelBodies`. */
  | { readonly kind: 'end of label'; readonly node: Str; readonly body: Stmt | undefined }
  | { readonly kind: 'end of section'; readonly node: Node }
  | { readonly kind: 'end of call'; readonly node: Node }
  | { readonly kind: 'end of guest'; readonly node: Node }
  | { readonly kind: 'in guest'; readonly node: Node }
  | { readonly kind: 'end of alternative'; readonly node: Node }
  /** A guest goes on, or begins; `node` comes next. */
  | { readonly kind: 'resume'; readonly node: Node }
  /** A line of a listing, and the marker behind it. */
  | { readonly kind: 'asm line' | 'end of asm line'; readonly node: AsmItems; readonly index: number };

export type Item =
  | Landmark
  | { readonly kind: 'value'; readonly expr: Expr; readonly want: Type | undefined }
  /** Pushes the name of the place that the expression means. */
  | { readonly kind: 'lvalue'; readonly expr: Expr }
  | { readonly kind: 'condition'; readonly expr: Expr; readonly yes: Agenda; readonly no: Agenda }
  | { readonly kind: 'test'; readonly yes: Agenda; readonly no: Agenda }
  | { readonly kind: 'effect'; readonly effect: Effect };

/** What one micro-operation does to the values, the locals and the machine. */
export type Effect = LocalEffect | VisibleEffect;

export type LocalEffect =
  | { readonly kind: 'nothing' | 'drop' | 'test' }
  | { readonly kind: 'push'; readonly value: number | string }
  /** Copies the top of the stack. */
  | { readonly kind: 'copy' }
  /** Makes the top of the stack a value of the type, or fails. */
  | { readonly kind: 'fit'; readonly type: Scalar; readonly node: Node }
  | { readonly kind: 'unary'; readonly op: UnaryOp }
  | { readonly kind: 'binary'; readonly op: BinaryOp; readonly node: Node }
  | { readonly kind: 'member'; readonly values: readonly number[] }
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'element'; readonly size: number; readonly node: Node }
  /** Pushes a member of a family by its index on the stack. */
  | { readonly kind: 'pick'; readonly values: readonly number[]; readonly node: Node }
  /** Pushes what a pointer is bound to. */
  | { readonly kind: 'follow'; readonly name: string }
  | { readonly kind: 'read local'; readonly mayBe: readonly string[] }
  | {
      readonly kind: 'write local';
      readonly exact: string | undefined;
      readonly type: Scalar;
      readonly node: Node;
    }
  | { readonly kind: 'initialise'; readonly names: readonly string[]; readonly value: number }
  | { readonly kind: 'bind'; readonly formals: readonly BoundFormal[] }
  | { readonly kind: 'read const' | 'read ghost' }
  /** `computed` leaves the place and the value on the stack, at once and for free. */
  | { readonly kind: 'write ghost'; readonly computed: Agenda; readonly type: Scalar; readonly node: Node }
  | { readonly kind: 'enter label'; readonly frame: Cell }
  | { readonly kind: 'leave sections'; readonly count: number }
  /** Ends the section of the coarse lock whose name lies on the stack. */
  | { readonly kind: 'leave lock' }
  | Computation
  /** An instruction is over. */
  | { readonly kind: 'end of instruction' }
  | { readonly kind: 'fail'; readonly node: Node };

export type VisibleEffect =
  /** `names`: of all places that may be meant; `dynamic`: an index chooses among them. */
  | {
      readonly kind: 'read';
      readonly node: Node;
      readonly names: readonly string[];
      readonly dynamic: boolean;
      readonly acquire: boolean;
    }
  /** `midway`: the second half of an instruction. `compute` finds what is written. */
  | {
      readonly kind: 'write';
      readonly type: Scalar;
      readonly node: Node;
      readonly names: readonly string[];
      /** What it does when it reaches memory, where memory tells that from a plain store. */
      readonly late: 'write' | 'atomic write' | 'atomic add';
      readonly release: boolean;
      readonly midway?: boolean;
      readonly compute?: Computation;
    }
  | { readonly kind: 'observe'; readonly expr: Expr; readonly node: Node }
  | { readonly kind: 'await'; readonly cond: Agenda; readonly node: Node }
  | {
      readonly kind: 'choose';
      readonly alternatives: readonly OpenAlternative[];
      readonly written: number;
      readonly node: Node;
    }
  | {
      readonly kind:
        | 'step'
        | 'raise'
        | 'unraise'
        | 'interrupts off'
        | 'interrupts on'
        | 'sti'
        | 'resume'
        | 'fence'
        | 'in guest'
        | 'end of guest';
      readonly node: Node;
    }
  | { readonly kind: 'vmenter'; readonly guest: string; readonly node: Node }
  | { readonly kind: 'exit'; readonly reason: number; readonly node: Node }
  | {
      readonly kind: 'lock';
      readonly lock: 'fine' | 'mutex';
      readonly node: Node;
      readonly names: readonly string[];
      readonly dynamic: boolean;
    }
  | { readonly kind: 'unlock'; readonly lock: 'fine' | 'mutex'; readonly node: Node }
  /** Keeps stores or loads in order, where memory does not. */
  | { readonly kind: 'barrier'; readonly keeps: 'loads' | 'stores'; readonly node: Node }
  /** A comparison that is a plain load where it fails; place, expected and new value lie on the stack. */
  | {
      readonly kind: 'compare';
      readonly order: Order;
      readonly type: Scalar;
      readonly names: readonly string[];
      readonly dynamic: boolean;
      readonly node: Node;
    }
  /** Begins an atomic section, or that of a coarse lock, whose name lies on the stack. */
  | {
      readonly kind: 'section';
      readonly node: Node;
      readonly lock?: { readonly names: readonly string[]; readonly dynamic: boolean };
      /** Of an atomic that orders what its name says: the local that points to its place, and all that it may be. */
      readonly atomic?: {
        readonly order: Order;
        readonly pointer: string;
        readonly names: readonly string[];
      };
    };

type Order = 'relaxed' | 'acquire' | 'release' | 'full';

/** What an instruction does to registers; words of memory that it reads and writes lie on the stack. */
export interface Computation {
  readonly kind: 'compute';
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  readonly run: (machine: RegisterMachine) => void;
}

/** Registers go by the names of the locals that they are. */
export interface RegisterMachine {
  readonly get: (name: string) => number;
  readonly set: (name: string, value: number) => void;
  readonly pop: () => number;
  readonly push: (value: number) => void;
  /** A bit outside its word. */
  readonly fail: () => never;
}

export interface BoundFormal {
  readonly name: string;
  /** undefined: a pointer. */
  readonly type: Scalar | undefined;
  readonly node: Node;
}

/** An alternative whose condition is not constantly false. */
export interface OpenAlternative {
  readonly ordinal: number;
  readonly when: Agenda;
  readonly body: Cell;
  /** The marker under which the alternative's code lies. */
  readonly end: Cell;
}

export interface Instruction {
  readonly effect: Effect;
  /** Where control may go; two entries (yes, no) for a test, one for each alternative of a choose. */
  readonly next: readonly Agenda[];
}

export function isVisible(effect: Effect): effect is VisibleEffect {
  switch (effect.kind) {
    case 'read':
    case 'write':
    case 'observe':
    case 'await':
    case 'choose':
    case 'step':
    case 'raise':
    case 'unraise':
    case 'interrupts off':
    case 'interrupts on':
    case 'sti':
    case 'resume':
    case 'fence':
    case 'in guest':
    case 'end of guest':
    case 'vmenter':
    case 'exit':
    case 'lock':
    case 'unlock':
    case 'section':
    case 'barrier':
    case 'compare':
      return true;
    default:
      return false;
  }
}

export function value(expr: Expr, want?: Type): Item {
  return { kind: 'value', expr, want };
}

export function lvalue(expr: Expr): Item {
  return { kind: 'lvalue', expr };
}

export function effect(it: Effect): Item {
  return { kind: 'effect', effect: it };
}

/** The cells of the agenda, next one first. */
export function cellsOf(agenda: Agenda): readonly Cell[] {
  const cells: Cell[] = [];
  for (let at = agenda; at !== undefined; at = at.tail) cells.push(at);
  return cells;
}

export function liesUnder(agenda: Agenda, marker: Cell): boolean {
  return cellsOf(agenda).includes(marker);
}
