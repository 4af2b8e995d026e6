// What can be said about an expression before the program runs: constants, types, places.

import { assert } from '../base/assert.ts';
import { unreachable } from '../base/unreachable.ts';
import type { Formal } from '../lang/syntax/fileSyntax.ts';
import type { Expr, TypeSyntax, VarDecl } from '../lang/syntax/syntax.ts';
import { actorsNamed } from './actorNames.ts';
import { bindingOf, type Context, constantOf, contextOfUnit, type Lvalue } from './context.ts';
import { arraysOf, declaredType } from './declaredTypes.ts';
import { constantOfGlobal, memberNamed, requireMember } from './members.ts';
import { rootOf } from './syntaxWalk.ts';
import { binaryValue, isScalar, leavesOf, type Scalar, type Type, unaryValue } from './values.ts';
import { numberOf, quantifierContext, type World } from './world.ts';

/** The value, where it is the same in every run under these settings; `want` says whose members a name may mean. */
export function constantValue(world: World, ctx: Context, expr: Expr, want?: Type): number | undefined {
  switch (expr.kind) {
    case 'int':
      return expr.value;
    case 'true':
      return 1;
    case 'false':
    case 'null':
      return 0;
    case 'name':
      return constantOfName(world, ctx, expr, want);
    case 'index':
    case 'field':
      return constantOfElement(world, ctx, expr);
    case 'unary': {
      const arg = constantValue(world, ctx, expr.arg);
      return arg === undefined ? undefined : unaryValue(expr.op, arg);
    }
    case 'binary':
      return constantOfBinary(world, ctx, expr);
    case 'conditional': {
      const cond = constantValue(world, ctx, expr.cond);
      if (cond === undefined) return undefined;
      return constantValue(world, ctx, cond === 0 ? expr.no : expr.yes, want);
    }
    case 'quantifier':
      return constantOfQuantifier(world, ctx, expr);
    case 'in': {
      const found = constantValue(world, ctx, expr.value);
      return found === undefined ? undefined : Number(memberValues(world, ctx, expr).includes(found));
    }
    case 'address':
      return constantOfReference(world, ctx, expr.base);
    case 'labelled':
    case 'call':
    case 'deref':
    case 'at':
    case 'actor state':
    case 'rest':
    case 'finished':
      return undefined;
    default:
      return unreachable(expr);
  }
}

/** For what must be constant in a scenario without errors. */
export function requireConstant(world: World, ctx: Context, expr: Expr, want?: Type): number {
  const found = constantValue(world, ctx, expr, want);
  assert(found !== undefined, `the oracle wants a constant at offset ${expr.from} of the ${expr.source}`);
  return found;
}

function constantOfName(
  world: World,
  ctx: Context,
  expr: Expr & { kind: 'name' },
  want: Type | undefined,
): number | undefined {
  const meaning = world.scopes.meaningOf.get(expr) ?? { kind: 'global', text: expr.text };
  switch (meaning.kind) {
    case 'local':
      return undefined;
    case 'formal':
      return constantOf(ctx, meaning.formal);
    case 'index':
      return constantOf(ctx, meaning.name);
    case 'global':
      return constantOfGlobal(world, meaning.text, want) ?? whoRuns(world, ctx, meaning.text);
    default:
      return unreachable(meaning);
  }
}

/** `current`, unless the scenario has a variable of that name. */
function whoRuns(world: World, ctx: Context, text: string): number | undefined {
  if (text !== 'current' || world.variables.has(text)) return undefined;
  const process = ctx.process === undefined ? undefined : world.processes[ctx.process];
  if (process === undefined) return undefined;
  const handler = world.actors.find(
    (actor) =>
      actor.kind === 'virtual irq' && actor.context.process === ctx.process && isWithin(ctx, actor.context),
  );
  return (handler?.index ?? process.actor) + 1;
}

/** Whether the code is that of the handler, of a function that it calls, or of a quantifier in one. */
function isWithin(ctx: Context, unit: Context): boolean {
  for (let at: Context | undefined = ctx; at !== undefined; at = at.outer ?? at.caller)
    if (at === unit) return true;
  return false;
}

function constantOfElement(world: World, ctx: Context, expr: Expr): number | undefined {
  const place = lvalueOf(world, ctx, expr);
  return place?.storage === 'const' && place.exact !== undefined
    ? world.constants.get(place.exact)
    : undefined;
}

function constantOfBinary(world: World, ctx: Context, expr: Expr & { kind: 'binary' }): number | undefined {
  const left = constantValue(world, ctx, expr.left, typeOf(world, ctx, expr.right));
  if (left === undefined) return undefined;
  if (expr.op === '&&' && left === 0) return 0;
  if (expr.op === '||' && left !== 0) return 1;
  const right = constantValue(world, ctx, expr.right, typeOf(world, ctx, expr.left));
  return right === undefined ? undefined : binaryValue(expr.op, left, right);
}

function constantOfQuantifier(
  world: World,
  ctx: Context,
  expr: Expr & { kind: 'quantifier' },
): number | undefined {
  const count = requireConstant(world, ctx, expr.count);
  const decisive = expr.quantifier === 'all' ? 0 : 1;
  for (let turn = 0; turn < count; turn++) {
    const inner = quantifierContext(world, ctx, expr, expr.index, turn);
    const found = constantValue(world, inner, expr.body);
    if (found === undefined) return undefined;
    if (Number(found !== 0) === decisive) return expr.quantifier === 'first' ? turn : decisive;
  }
  return expr.quantifier === 'first' ? count : 1 - decisive;
}

/** `&v[0]`: a task reference. */
function constantOfReference(world: World, ctx: Context, base: Expr): number | undefined {
  const named = actorsNamed(world, base);
  if (named === undefined) return undefined;
  const index = named.index === undefined ? 0 : constantValue(world, ctx, named.index);
  if (index === undefined) return undefined;
  const actor = named.members[index];
  // A task that the settings removed is neither a task nor NULL.
  return actor === undefined ? -1 : actor + 1;
}

export function memberValues(world: World, ctx: Context, expr: Expr & { kind: 'in' }): readonly number[] {
  const want = typeOf(world, ctx, expr.value);
  return expr.names.map((name) => requireMember(world, name.text, want));
}

/** As far as it is needed to know whose members a name means and how a value prints. */
export function typeOf(world: World, ctx: Context, expr: Expr): Type | undefined {
  switch (expr.kind) {
    case 'name': {
      const meaning = world.scopes.meaningOf.get(expr);
      if (meaning?.kind === 'formal') {
        const bound = bindingOf(ctx, meaning.formal);
        return bound?.place?.type ?? bound?.type;
      }
      if (meaning?.kind === 'local') return lvalueOf(world, ctx, expr)?.type;
      if (meaning?.kind === 'index') return undefined;
      return (
        world.settings.get(expr.text)?.type ??
        world.variables.get(expr.text)?.type ??
        memberNamed(world, expr.text)?.type
      );
    }
    case 'index':
    case 'field':
    case 'deref':
      return lvalueOf(world, ctx, expr)?.type;
    case 'labelled':
      return typeOf(world, ctx, expr.body);
    case 'conditional':
      return typeOf(world, ctx, expr.yes) ?? typeOf(world, ctx, expr.no);
    case 'call': {
      const func = world.functions.get(expr.callee.text);
      return func?.returns === undefined ? undefined : resolveType(world, ctx, func.returns, []);
    }
    default:
      return undefined;
  }
}

/** The place that an lvalue means; undefined for actors and constants. */
export function lvalueOf(world: World, ctx: Context, expr: Expr): Lvalue | undefined {
  switch (expr.kind) {
    case 'name':
      return lvalueOfName(world, ctx, expr);
    case 'deref':
    case 'address':
      return lvalueOf(world, ctx, expr.base);
    case 'index': {
      const base = lvalueOf(world, ctx, expr.base);
      if (base?.type.kind !== 'array') return undefined;
      const number = constantValue(world, ctx, expr.index);
      const index = number !== undefined && isTask(world, ctx, expr.index) ? number - 1 : number;
      const known = index !== undefined && base.exact !== undefined && index >= 0 && index < base.type.size;
      const exact = known ? `${base.exact}[${index}]` : undefined;
      const size = base.type.size;
      const elements = base.names.flatMap((name) =>
        known ? `${name}[${index}]` : Array.from({ length: size }, (_, each) => `${name}[${each}]`),
      );
      return narrowed(base, base.type.of, exact, elements);
    }
    case 'field': {
      const base = lvalueOf(world, ctx, expr.base);
      if (base?.type.kind !== 'struct') return undefined;
      const field = base.type.fields.find(({ name }) => name === expr.field.text);
      const fields = base.names.map((name) => `${name}.${expr.field.text}`);
      return field && narrowed(base, field.type, base.exact && `${base.exact}.${field.name}`, fields);
    }
    default:
      return undefined;
  }
}

/** An array of the library may have an element for each task. */
export function isTask(world: World, ctx: Context, index: Expr): boolean {
  if (index.source !== 'prelude' || index.kind === 'address') return index.source === 'prelude';
  return index.kind === 'name' && (index.text === 'current' || typeOf(world, ctx, index)?.kind === 'task');
}

function narrowed(base: Lvalue, type: Type, exact: string | undefined, names: readonly string[]): Lvalue {
  const mayBe =
    exact !== undefined && base.storage === 'local'
      ? leavesOf(exact, type).map(({ name }) => name)
      : base.mayBe;
  return { storage: base.storage, type, exact, mayBe, names };
}

function lvalueOfName(world: World, ctx: Context, expr: Expr & { kind: 'name' }): Lvalue | undefined {
  const meaning = world.scopes.meaningOf.get(expr) ?? { kind: 'global', text: expr.text };
  switch (meaning.kind) {
    case 'local': {
      const owner = contextOfUnit(ctx, meaning.unit);
      return localLvalue(
        nameOfLocal(world, owner, meaning.decl),
        typeOfDeclaration(world, owner, meaning.decl),
      );
    }
    case 'formal': {
      const bound = bindingOf(ctx, meaning.formal);
      if (bound?.place !== undefined) return bound.place;
      if (constantOf(ctx, meaning.formal) !== undefined) return undefined;
      const owner = contextOfUnit(ctx, meaning.unit);
      return localLvalue(nameOfLocal(world, owner, meaning.formal), bound?.type ?? { kind: 'unbounded' });
    }
    case 'index':
      return undefined;
    case 'global': {
      const variable = world.variables.get(meaning.text);
      if (variable === undefined) return undefined;
      const { storage, type } = variable;
      return { storage, type, exact: meaning.text, mayBe: [], names: [meaning.text] };
    }
    default:
      return unreachable(meaning);
  }
}

function localLvalue(name: string, type: Type): Lvalue {
  const mayBe = leavesOf(name, type).map((leaf) => leaf.name);
  return { storage: 'local', type, exact: name, mayBe, names: [name] };
}

export function nameOfLocal(world: World, owner: Context, decl: VarDecl | Formal): string {
  return `#${owner.id}:${numberOf(world, decl)}`;
}

/** Whether the name stands for an address that a call has bound. */
export function boundFormal(world: World, ctx: Context, expr: Expr): Formal | undefined {
  const root = expr.kind === 'name' ? rootOf(expr) : undefined;
  const meaning = root && world.scopes.meaningOf.get(root);
  return meaning?.kind === 'formal' && bindingOf(ctx, meaning.formal)?.place !== undefined
    ? meaning.formal
    : undefined;
}

export function typeOfDeclaration(world: World, ctx: Context, decl: VarDecl): Type {
  const evaluate = (expr: Expr): number => requireConstant(world, ctx, expr);
  if (decl.pointer) return arraysOf({ kind: 'task' }, decl.dims, evaluate);
  return declaredType(world, decl.type, decl.dims, evaluate);
}

export function resolveType(world: World, ctx: Context, syntax: TypeSyntax, dims: readonly Expr[]): Type {
  return declaredType(world, syntax, dims, (expr) => requireConstant(world, ctx, expr));
}

export function requireScalar(type: Type | undefined): Scalar {
  assert(type !== undefined && isScalar(type), 'the oracle wants one value, not an array or a struct');
  return type;
}
