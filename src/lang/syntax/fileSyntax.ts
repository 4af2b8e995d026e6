// The syntax tree of a whole file: its items. Statements and expressions are in `syntax.ts`.

import type { Becoming } from '../../model/became.ts';
import type { MemoryModel } from '../../model/program.ts';
import type { GoalKind } from '../../model/scenario.ts';
import type { WindowOpening } from '../../model/show.ts';
import type { ActorRef, Block, Expr, Name, Node, Str, TypeSyntax, VarDecl } from './syntax.ts';

export interface FileSyntax extends Node {
  readonly title: Str | undefined;
  readonly items: readonly Item[];
  /** The text has kernel C in it that was read as far as it is understood. */
  readonly isPasted?: true;
}

export type Item =
  | CiteItem
  | NoteItem
  | ParamItem
  | MemoryItem
  | IpiFlightItem
  | WordItem
  | EnumItem
  | ChartItem
  | StructItem
  | LaneItem
  | VarItem
  | FuncItem
  | ActorItem
  | DeferredItem
  | PropertyItem
  | ExpectItem
  | VacuousItem
  | RestItem
  | DrawnItem
  | RunItem
  | ShowItem
  | BecameItem
  | StoryItem;

/** `cite "…"`: at the top for the whole scenario, else for the item that follows. */
interface CiteItem extends Node {
  readonly kind: 'cite';
  readonly text: Str;
}
/** `note "…"`: a remark on the scenario; `note 3 "…"` is the document's own numbered note. */
interface NoteItem extends Node {
  readonly kind: 'note';
  readonly number: number | undefined;
  readonly text: Str;
}
export interface ParamItem extends Node {
  readonly kind: 'param';
  readonly name: Name;
  readonly values: readonly ParamValueSyntax[];
  readonly onlyIf: Expr | undefined;
}
export interface ParamValueSyntax extends Node {
  /** An identifier, or the decimal text of an integer. */
  readonly value: string;
  readonly title: Str | undefined;
}
/** A memory model that a scenario offers, and how many stores a lane's buffer holds, where the text says it. */
export interface MemoryChoice extends Node {
  readonly model: MemoryModel;
  readonly buffer: number | undefined;
}
interface MemoryItem extends Node {
  readonly kind: 'memory';
  readonly models: readonly MemoryChoice[];
}
interface IpiFlightItem extends Node {
  readonly kind: 'ipi flight';
}
interface WordItem extends Node {
  readonly kind: 'word';
  readonly bits: number;
}
/** `chart Door { open -> shut on push; shut "blocked"; }`: moves of a mode, and how a state is drawn. */
export interface ChartItem extends Node {
  readonly kind: 'chart';
  readonly name: Name;
  readonly moves: readonly ChartMove[];
  readonly bars: readonly { readonly state: Name; readonly bar: Str }[];
}

export interface ChartMove extends Node {
  readonly from_: Name;
  readonly target: Name;
  readonly event: Name;
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
export interface ActorItem extends Node {
  readonly kind: 'actor';
  readonly actor: 'task' | 'vcpu' | 'irq' | 'signal' | 'env';
  readonly name: FamilyName;
  /** The lane of a task, vcpu or irq; the task of a signal; undefined for env. */
  readonly on: ActorRef | undefined;
  /** Gate of a task, mask of a signal. */
  readonly when: Expr | undefined;
  readonly endless: boolean;
  /** An interrupt that comes some time after it was raised: a timer. */
  readonly late?: boolean;
  readonly onlyIf: Expr | undefined;
  readonly body: Block;
  readonly guests: readonly Guest[];
}
/** `timer T on LANE { … }`: code that the kernel runs later, when somebody has armed it. `lang/library/objects.ts` makes actors of it. */
export interface DeferredItem extends Node {
  readonly kind: 'deferred';
  readonly object: 'timer' | 'work' | 'rcu';
  readonly name: FamilyName;
  readonly on: ActorRef | undefined;
  readonly onlyIf: Expr | undefined;
  readonly body: Block;
}
/** The body of a guest in assembly is one statement. */
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
interface RestItem extends Node {
  readonly kind: 'rest';
  readonly expr: Expr;
}
export interface ExpectItem extends Node {
  readonly kind: 'expect';
  readonly property: Name;
  readonly when: Expr;
}
/** `expect NAME vacuous;` */
interface VacuousItem extends Node {
  readonly kind: 'vacuous';
  readonly property: Name;
}
export interface DrawnItem extends Node {
  readonly kind: 'drawn';
  readonly title: Str;
  readonly when: Expr | undefined;
  readonly columns: readonly DrawnColumn[];
  readonly text: Str;
  readonly aliases: readonly Alias[];
  /** What the schedule must break. */
  readonly breaks: readonly Name[];
}
/** `0 = pcpu[0]`, or the lane alone: the heading is then the lane's own name. */
export interface DrawnColumn extends Node {
  readonly heading: string | undefined;
  readonly lane: ActorRef;
}
export interface Alias extends Node {
  readonly phrases: readonly Str[];
  /** Of the column in which the alias holds; it holds in all where none is named. */
  readonly heading: Str | undefined;
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
/** `became shipped "…" when …;`: of the program under these settings; the first whose condition holds. */
export interface BecameItem extends Node {
  readonly kind: 'became';
  readonly becoming: Becoming;
  readonly phrase: Str;
  readonly when: Expr | undefined;
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
    | {
        readonly kind: 'window';
        readonly title: Str;
        readonly opening: WindowOpening;
        readonly fromPlace: Name;
        readonly toPlace: Name;
      }
  );
export type StoryItem = Node &
  (
    | { readonly kind: 'opening'; readonly text: Str }
    | { readonly kind: 'chapter'; readonly title: Str; readonly text: Str }
    | {
        readonly kind: 'goal';
        readonly goal: GoalKind;
        readonly property: Name | undefined;
        /** What is to be made happen. */
        readonly phrase: Str | undefined;
        readonly causes: readonly Str[];
      }
    | { readonly kind: 'hint'; readonly text: Str }
    | {
        readonly kind: 'sheet';
        readonly entries: readonly {
          readonly topic: 'left' | 'hypothetical' | 'unconfirmed';
          readonly text: Str;
        }[];
      }
    | { readonly kind: 'level'; readonly number: number }
    | { readonly kind: 'class'; readonly name: Str; readonly cure: Str }
    | {
        readonly kind: 'exercise';
        readonly task: Str;
        readonly solved: Str;
        readonly broken: readonly { readonly property: Name; readonly text: Str }[];
      }
  );
