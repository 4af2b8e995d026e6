// What a name may stand for, and the scopes in which it is looked up.

import type { Expr as Code, Place, ValueType } from '../../model/code.ts';
import type { ActorIndex, LaneIndex } from '../../model/indices.ts';
import type { FuncItem } from '../syntax/fileSyntax.ts';
import type { Shape } from './shapes.ts';
import type { ScalarType } from './valueTypes.ts';

/** A piece of a variable reached by fields and indices: a scalar, or a struct or array as a whole. */
export interface Ref {
  readonly shape: Shape;
  readonly place: Place;
  readonly storage: 'memory' | 'ghost' | 'local';
  /** Name of the variable, for messages. */
  readonly name: string;
  /** The lock that must be held to touch it; undefined where none guards it. */
  readonly guard: Guard | undefined;
}

export interface Guard {
  /** Which lock it is, whatever the text calls it. */
  readonly key: string;
  /** The lock as the text names it where the variable is touched. */
  readonly name: string;
  readonly mutex: boolean;
}

export type Meaning =
  | { readonly kind: 'constant'; readonly value: number; readonly type: ValueType }
  /** A value that needs no slot of its own: a formal bound to a constant or to an unchanging local. */
  | { readonly kind: 'value'; readonly code: Code; readonly type: ScalarType }
  | { readonly kind: 'ref'; readonly ref: Ref }
  /** A formal `*p`: `*p` and `p->f` are pieces of what it was bound to at the call. */
  | { readonly kind: 'pointer'; readonly ref: Ref }
  /** A ghost that no property in force needs: its assignments are compiled out. */
  | { readonly kind: 'absent ghost' }
  | {
      readonly kind: 'lane';
      readonly lanes: readonly LaneIndex[];
      readonly family: boolean;
      readonly fields: Ref | undefined;
    }
  | { readonly kind: 'actor'; readonly actors: readonly ActorIndex[]; readonly family: boolean }
  | { readonly kind: 'function'; readonly func: FuncItem };

/** Where in the scenario a name was declared; undefined for what it need not declare itself. */
export type DeclaredAt = { readonly from: number; readonly to: number } | undefined;

export class Scope {
  private readonly names = new Map<string, Meaning>();
  private readonly places = new Map<string, DeclaredAt>();
  readonly parent: Scope | undefined;

  constructor(parent: Scope | undefined) {
    this.parent = parent;
  }

  /** False where the name is taken in this very scope. */
  declare(name: string, symbol: Meaning, at: DeclaredAt): boolean {
    if (this.names.has(name)) return false;
    this.names.set(name, symbol);
    this.places.set(name, at);
    return true;
  }

  /** Where a name of this very scope was declared. */
  declaredAt(name: string): DeclaredAt {
    return this.places.get(name);
  }

  /** Replaces or adds: for names that the compiler itself binds. */
  bind(name: string, symbol: Meaning): this {
    this.names.set(name, symbol);
    return this;
  }

  find(name: string): Meaning | undefined {
    return this.names.get(name) ?? this.parent?.find(name);
  }

  /** All visible names, for "did you mean". */
  visible(): readonly string[] {
    const own = [...this.names.keys()];
    return this.parent === undefined ? own : [...own, ...this.parent.visible()];
  }
}
