// The syntax tree of a scenario file: what is written, before any name is resolved or setting folded.
// `parse.ts` builds it; the checker, the compiler and the tree-walking oracle read it.

import type { Operator } from '../../model/code.ts';

/** A stretch of the scenario's text: offsets in UTF-16 units, `to` exclusive. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Every node knows which text it stands in: the scenario itself or the prelude. */
export interface Node extends Range {
  readonly source: 'scenario' | 'prelude';
}

export interface Name extends Node {
  readonly text: string;
}

/** A string literal, quotes removed and escapes resolved; `text` of a long string is dedented. */
export interface Str extends Node {
  readonly text: string;
}

/** One declarator with its type: `int 0..3 a[2] = {1, 2}`. */
export interface VarDecl extends Node {
  readonly type: TypeSyntax;
  readonly pointer: boolean;
  readonly name: Name;
  readonly dims: readonly Expr[];
  readonly init: Init | undefined;
}
export type Init =
  | { readonly kind: 'expr'; readonly expr: Expr }
  | { readonly kind: 'list'; readonly items: readonly Init[] };

export type TypeSyntax = Node &
  (
    | { readonly kind: 'bool' }
    | { readonly kind: 'int'; readonly min: Expr | undefined; readonly max: Expr | undefined }
    | { readonly kind: 'wrapping'; readonly signed: boolean; readonly bits: number }
    | { readonly kind: 'bits'; readonly count: Expr }
    | { readonly kind: 'chart'; readonly chart: Name }
    | { readonly kind: 'spinlock'; readonly fine: boolean }
    | { readonly kind: 'mutex' }
    /** An enum, a struct, or `task` (with a `*`: a task reference). */
    | { readonly kind: 'named'; readonly name: Name }
  );

// ---------------------------------------------------------------- statements

export interface Block extends Node {
  readonly kind: 'block';
  readonly body: readonly Stmt[];
}
export type Stmt =
  | Block
  | (Node & { readonly kind: 'empty' })
  /** `"text {x}": statement` */
  | (Node & { readonly kind: 'label'; readonly label: Str; readonly body: Stmt })
  /** `send: statement` */
  | (Node & { readonly kind: 'place'; readonly name: Name; readonly body: Stmt })
  | (Node & { readonly kind: 'local'; readonly decls: readonly VarDecl[] })
  | Assign
  | (Node & { readonly kind: 'call'; readonly call: CallExpr })
  | (Node & { readonly kind: 'if'; readonly cond: Expr; readonly yes: Stmt; readonly no: Stmt | undefined })
  | (Node & { readonly kind: 'while'; readonly cond: Expr; readonly body: Stmt })
  | (Node & { readonly kind: 'do'; readonly body: Stmt; readonly cond: Expr })
  | (Node & {
      readonly kind: 'for';
      readonly init: Stmt | undefined;
      readonly cond: Expr | undefined;
      readonly update: Stmt | undefined;
      readonly body: Stmt;
    })
  | (Node & { readonly kind: 'break' })
  | (Node & { readonly kind: 'continue' })
  | (Node & { readonly kind: 'goto'; readonly target: Name })
  | (Node & { readonly kind: 'return'; readonly value: Expr | undefined })
  | (Node & { readonly kind: 'atomic'; readonly body: Block })
  | (Node & { readonly kind: 'await'; readonly cond: Expr })
  | (Node & { readonly kind: 'choose'; readonly alternatives: readonly Alternative[] })
  | (Node & { readonly kind: 'step' })
  | (Node & { readonly kind: 'assert'; readonly cond: Expr; readonly message: Str | undefined })
  | AsmProgram;

export type Alternative = Node & { readonly when: Expr | undefined; readonly body: Stmt };

/** `x = e`, `x += e`, `x++` (then op is '+=' and value is the literal 1). */
export interface Assign extends Node {
  readonly kind: 'assign';
  readonly target: Expr;
  readonly op: '=' | '+=' | '-=' | '|=' | '&=';
  readonly value: Expr;
}

// ---------------------------------------------------------------- assembly

/** The body of `guest g asm (…) { … }`. */
export interface AsmProgram extends Node {
  readonly kind: 'asm';
  readonly binds: readonly AsmBind[];
  readonly items: readonly AsmItem[];
}

/** `rcx = i`, `rdx = &L`. */
export interface AsmBind extends Node {
  readonly register: Name;
  readonly value: Expr;
}

export type AsmItem =
  /** `retry:` */
  | (Node & { readonly kind: 'place'; readonly name: Name })
  /** `"text": instruction`; without a body it belongs to the step that passes it. */
  | (Node & { readonly kind: 'labelled'; readonly label: Str; readonly body: AsmItem | undefined })
  | (Node & {
      readonly kind: 'asm if';
      readonly cond: Expr;
      readonly yes: readonly AsmItem[];
      readonly no: readonly AsmItem[];
    })
  /** What ghosts and assertions do between two instructions. */
  | (Node & { readonly kind: 'ghost'; readonly body: Block })
  /** A line that must fail to assemble. */
  | (Node & { readonly kind: 'reject'; readonly says: Str; readonly instruction: AsmInstruction })
  | (Node & { readonly kind: 'macro'; readonly name: Name; readonly items: readonly AsmItem[] })
  | AsmInstruction;

export interface AsmInstruction extends Node {
  readonly kind: 'instruction';
  /** The prefix `lock`. */
  readonly lock: Node | undefined;
  readonly mnemonic: Name;
  /** As written: the destination comes last. */
  readonly operands: readonly AsmOperand[];
}

export type AsmOperand = Node &
  (
    | { readonly kind: 'immediate'; readonly value: Expr }
    /** Without its `%`. */
    | { readonly kind: 'register'; readonly name: string }
    /** `8(%rdx)` */
    | { readonly kind: 'memory'; readonly offset: number; readonly base: Name }
    /** A variable, or where a jump leads. */
    | { readonly kind: 'name'; readonly place: Expr }
  );

// ---------------------------------------------------------------- expressions

export type UnaryOp = '!' | '-' | '~';
export type BinaryOp = Operator | '&&' | '||';

export interface CallExpr extends Node {
  readonly kind: 'call';
  readonly callee: Name;
  readonly args: readonly Expr[];
}

export type Expr =
  | (Node & { readonly kind: 'int'; readonly value: number })
  | (Node & { readonly kind: 'true' | 'false' | 'null' | 'rest' | 'finished' })
  | (Node & { readonly kind: 'name'; readonly text: string })
  /** `"text": e`: the label is passed with the first visible operation of e. */
  | (Node & { readonly kind: 'labelled'; readonly label: Str; readonly body: Expr })
  | (Node & { readonly kind: 'index'; readonly base: Expr; readonly index: Expr })
  /** `a.b` and, with `arrow`, `p->b`. */
  | (Node & { readonly kind: 'field'; readonly base: Expr; readonly field: Name; readonly arrow: boolean })
  | (Node & { readonly kind: 'deref'; readonly base: Expr })
  | (Node & { readonly kind: 'address'; readonly base: Expr })
  | (Node & { readonly kind: 'unary'; readonly op: UnaryOp; readonly arg: Expr })
  | (Node & { readonly kind: 'binary'; readonly op: BinaryOp; readonly left: Expr; readonly right: Expr })
  | (Node & { readonly kind: 'conditional'; readonly cond: Expr; readonly yes: Expr; readonly no: Expr })
  | CallExpr
  /** `all(i : 3, e)`, `any(i : 3, e)`; `first(i : 3, e)` is the least i for which e, or 3, as find_first_bit returns the size. */
  | (Node & {
      readonly kind: 'quantifier';
      readonly quantifier: 'all' | 'any' | 'first';
      readonly index: Name;
      readonly count: Expr;
      readonly body: Expr;
    })
  /** `v[0]@wait` */
  | (Node & { readonly kind: 'at'; readonly actor: Expr; readonly place: Name })
  /** `mode in (OUTSIDE, EXITING)` */
  | (Node & { readonly kind: 'in'; readonly value: Expr; readonly names: readonly Name[] })
  /** `raised(notify[0])`, `active(…)`, `blocked(v[0])` */
  | (Node & {
      readonly kind: 'actor state';
      readonly test: 'raised' | 'active' | 'blocked';
      readonly actor: ActorRef;
    });

/** `v`, `v[e]`. */
export interface ActorRef extends Node {
  readonly name: Name;
  readonly index: Expr | undefined;
}
