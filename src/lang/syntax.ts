// The syntax tree of a scenario file: what is written, before any name is resolved or setting folded.
// `parse.ts` builds it; the checker, the compiler and the tree-walking oracle read it.

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

// ---------------------------------------------------------------- file

export interface FileSyntax extends Node {
  readonly title: Str | undefined;
  readonly items: readonly Item[];
}

export type Item =
  | CiteItem
  | NoteItem
  | ParamItem
  | MemoryItem
  | IpiFlightItem
  | WordItem
  | EnumItem
  | StructItem
  | LaneItem
  | VarItem
  | FuncItem
  | ActorItem
  | PropertyItem
  | ExpectItem
  | RestItem
  | DrawnItem
  | RunItem
  | ShowItem
  | StoryItem;

/** `cite "…"`: at the top for the whole scenario, else for the item that follows. */
export interface CiteItem extends Node {
  readonly kind: 'cite';
  readonly text: Str;
}
/** `note "…"`: a remark on the scenario; `note 3 "…"` is the document's own numbered note. */
export interface NoteItem extends Node {
  readonly kind: 'note';
  readonly number: number | undefined;
  readonly text: Str;
}
export interface ParamItem extends Node {
  readonly kind: 'param';
  readonly name: Name;
  readonly values: readonly ParamValue[];
  readonly onlyIf: Expr | undefined;
}
export interface ParamValue extends Node {
  /** An identifier, or the decimal text of an integer. */
  readonly value: string;
  readonly title: Str | undefined;
}
export interface MemoryItem extends Node {
  readonly kind: 'memory';
  readonly values: readonly ('sc' | 'tso')[];
}
export interface IpiFlightItem extends Node {
  readonly kind: 'ipi flight';
}
export interface WordItem extends Node {
  readonly kind: 'word';
  readonly bits: number;
}
export interface EnumItem extends Node {
  readonly kind: 'enum';
  readonly name: Name;
  readonly members: readonly Name[];
}
export interface StructItem extends Node {
  readonly kind: 'struct';
  readonly name: Name;
  readonly fields: readonly VarDecl[];
  readonly at: readonly number[];
}
export interface LaneItem extends Node {
  readonly kind: 'lane';
  readonly name: Name;
  readonly count: Expr | undefined;
  readonly fields: readonly VarDecl[];
}
export interface VarItem extends Node {
  readonly kind: 'var';
  readonly storage: 'shared' | 'ghost' | 'const';
  readonly decls: readonly VarDecl[];
  readonly guardedBy: Expr | undefined;
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

export interface FuncItem extends Node {
  readonly kind: 'func';
  readonly atomic: boolean;
  /** undefined: void. */
  readonly returns: TypeSyntax | undefined;
  readonly name: Name;
  readonly formals: readonly Formal[];
  readonly body: Block;
}
export interface Formal extends Node {
  readonly type: TypeSyntax;
  /** `value`: evaluated at the call. `pointer`: the argument is `&lvalue`. `reference`: the argument is an lvalue, as C macros take it. */
  readonly passing: 'value' | 'pointer' | 'reference';
  readonly name: Name;
}

/** `v[i : 3]`: a family of three, i is 0, 1, 2. */
export interface FamilyName extends Node {
  readonly name: Name;
  readonly index: Name | undefined;
  readonly count: Expr | undefined;
}
/** `v`, `v[e]`. */
export interface ActorRef extends Node {
  readonly name: Name;
  readonly index: Expr | undefined;
}
export interface ActorItem extends Node {
  readonly kind: 'actor';
  readonly actor: 'task' | 'vcpu' | 'irq' | 'signal' | 'env';
  readonly name: FamilyName;
  /** The lane of a task, vcpu or irq; the task of a signal; undefined for env. */
  readonly on: ActorRef | undefined;
  /** Gate of a task, mask of a signal. */
  readonly when: Expr | undefined;
  readonly endless: boolean;
  readonly onlyIf: Expr | undefined;
  readonly body: Block;
  readonly guests: readonly Guest[];
}
export type Guest =
  | (Node & { readonly kind: 'guest'; readonly name: Name; readonly body: Block })
  | (Node & { readonly kind: 'virtual irq'; readonly name: FamilyName; readonly body: Block });

// ---------------------------------------------------------------- properties, tables, story

export interface PropertyItem extends Node {
  readonly kind: 'property';
  readonly property: 'possible' | 'never' | 'final' | 'cover' | 'always eventually' | 'leads to';
  /** The `a` of `a leads to b`; otherwise undefined. */
  readonly from_: Expr | undefined;
  readonly expr: Expr;
  readonly name: Name | undefined;
  readonly sentence: Str;
}
export interface RestItem extends Node {
  readonly kind: 'rest';
  readonly expr: Expr;
}
export interface ExpectItem extends Node {
  readonly kind: 'expect';
  readonly property: Name;
  readonly when: Expr;
}
export interface DrawnItem extends Node {
  readonly kind: 'drawn';
  readonly title: Str;
  readonly when: Expr | undefined;
  readonly columns: readonly DrawnColumn[];
  readonly text: Str;
  readonly aliases: readonly Alias[];
}
/** `0 = pcpu[0]`, or the lane alone: the heading is then the lane's own name. */
export interface DrawnColumn extends Node {
  readonly heading: string | undefined;
  readonly lane: ActorRef;
}
export interface Alias extends Node {
  readonly phrases: readonly Str[];
  readonly meaning:
    | { readonly kind: 'label'; readonly label: Str }
    | { readonly kind: 'not'; readonly label: Str }
    | { readonly kind: 'check'; readonly expr: Expr }
    | { readonly kind: 'free' }
    | { readonly kind: 'none' };
}
/** A schedule shipped with the scenario, in the text form of links, with notes at turns. */
export interface RunItem extends Node {
  readonly kind: 'run';
  readonly title: Str;
  readonly when: Expr | undefined;
  readonly turns: Str;
  readonly notes: readonly { readonly text: Str; readonly at: number }[];
}
export interface ShowItem extends Node {
  readonly kind: 'show';
  /** May name a whole family: `show v[i] { mode st[i]; }` binds i. */
  readonly actor: ActorRef;
  readonly entries: readonly ShowEntry[];
}
export type ShowEntry = Node &
  (
    | { readonly kind: 'mode'; readonly lvalue: Expr }
    | {
        readonly kind: 'credit';
        readonly lvalue: Expr;
        readonly direction: 'up' | 'down';
        readonly when: Expr | undefined;
      }
    | { readonly kind: 'window'; readonly title: Str; readonly fromPlace: Name; readonly toPlace: Name }
  );
export type StoryItem = Node &
  (
    | { readonly kind: 'chapter'; readonly title: Str; readonly text: Str }
    | { readonly kind: 'goal'; readonly goal: Name; readonly property: Name | undefined }
    | { readonly kind: 'hint'; readonly text: Str }
    | {
        readonly kind: 'sheet';
        readonly entries: readonly {
          readonly topic: 'left' | 'hypothetical' | 'unconfirmed';
          readonly text: Str;
        }[];
      }
    | { readonly kind: 'level'; readonly number: number }
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
  | (Node & { readonly kind: 'assert'; readonly cond: Expr; readonly message: Str | undefined });

export type Alternative = Node & { readonly when: Expr | undefined; readonly body: Stmt };

/** `x = e`, `x += e`, `x++` (then op is '+=' and value is the literal 1). */
export interface Assign extends Node {
  readonly kind: 'assign';
  readonly target: Expr;
  readonly op: '=' | '+=' | '-=' | '|=' | '&=';
  readonly value: Expr;
}

// ---------------------------------------------------------------- expressions

export type UnaryOp = '!' | '-' | '~';
export type BinaryOp =
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
  | '>='
  | '&&'
  | '||';

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
