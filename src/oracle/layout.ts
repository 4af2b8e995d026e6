// The shared variables: their types, their names in memory, their initial values.

import type { FileSyntax, Item } from '../lang/syntax/fileSyntax.ts';
import type { Expr, Init, Range, Stmt, VarDecl } from '../lang/syntax/syntax.ts';
import { requireConstant, requireScalar, typeOfDeclaration } from './statics.ts';
import { allExpressions, allStatements, expressionsIn, expressionsOfInit, rootOf } from './syntaxWalk.ts';
import { type Field, initialValue, type Scalar, type Type } from './values.ts';
import type { Slot, Variable, World } from './world.ts';

export interface Layout {
  readonly variables: Map<string, Variable>;
  readonly slots: Slot[];
  readonly addressOf: Map<string, number>;
}

/** Declares in file order everything that has a place in memory. */
export function layOut(world: World, file: FileSyntax, layout: Layout): void {
  const ghosts = neededGhosts(file);
  const isGhost = (item: Item): boolean => item.kind === 'var' && item.storage === 'ghost';
  // Ghosts are listed behind memory, wherever they are declared.
  for (const item of [...file.items.filter((each) => !isGhost(each)), ...file.items.filter(isGhost)]) {
    if (item.kind === 'lane') {
      const fields: Type = { kind: 'struct', fields: fieldsOf(world, item.fields) };
      const size = item.count && requireConstant(world, world.universe, item.count);
      declare(
        world,
        layout,
        item,
        item.name.text,
        'shared',
        size === undefined ? fields : { kind: 'array', size, of: fields },
        undefined,
      );
    }
    if (item.kind === 'var' && item.storage !== 'const') {
      for (const decl of item.decls) {
        if (item.storage === 'ghost' && !ghosts.has(decl.name.text)) continue;
        declare(
          world,
          layout,
          decl,
          decl.name.text,
          item.storage,
          typeOfDeclaration(world, world.universe, decl),
          decl.init,
        );
      }
    }
  }
}

export function fieldsOf(world: World, decls: readonly VarDecl[]): readonly Field[] {
  return decls.map((decl) => ({
    name: decl.name.text,
    type: typeOfDeclaration(world, world.universe, decl),
    init: decl.init,
  }));
}

function declare(
  world: World,
  layout: Layout,
  declared: Range,
  name: string,
  storage: 'shared' | 'ghost',
  type: Type,
  init: Init | undefined,
): void {
  layout.variables.set(name, { storage, type });
  for (const leaf of initialLeaves(world, name, type, init)) {
    // A coarse lock has no state.
    if (leaf.type.kind === 'lock' && leaf.type.lock === 'coarse') continue;
    layout.addressOf.set(leaf.name, layout.slots.length);
    layout.slots.push({ ...leaf, declared });
  }
}

/** The scalars of a variable with their initial values; one initialiser for an array counts for each element. */
export function initialLeaves(
  world: World,
  name: string,
  type: Type,
  init: Init | undefined,
): readonly Omit<Slot, 'declared'>[] {
  if (type.kind === 'array') {
    return Array.from({ length: type.size }, (_, index) => {
      const item = init?.kind === 'list' ? init.items[index] : init;
      return initialLeaves(world, `${name}[${index}]`, type.of, item);
    }).flat();
  }
  if (type.kind === 'struct') {
    return type.fields.flatMap((field, index) => {
      const item = init?.kind === 'list' ? init.items[index] : undefined;
      return initialLeaves(world, `${name}.${field.name}`, field.type, item ?? field.init);
    });
  }
  const scalar = requireScalar(type);
  return [{ name, type: scalar, initial: initialOf(world, scalar, init) }];
}

function initialOf(world: World, type: Scalar, init: Init | undefined): number {
  return init?.kind === 'expr' ? requireConstant(world, world.universe, init.expr, type) : initialValue(type);
}

/** Ghosts that a property reads, or that such a ghost is computed from. */
function neededGhosts(file: FileSyntax): ReadonlySet<string> {
  const ghosts = new Set(file.items.flatMap(ghostsOf));
  const assigned = assignmentsIn(file);
  const asked = file.items.flatMap((item) => propertyExpressions(item).flatMap(allExpressions));
  const needed = new Set(
    asked.flatMap((expr) => (expr.kind === 'name' && ghosts.has(expr.text) ? expr.text : [])),
  );
  // The set grows while it is walked: that is the queue.
  for (const name of needed) {
    const sources = assigned.filter((assignment) => assignment.name === name);
    for (const source of sources.flatMap((assignment) => assignment.from)) {
      if (ghosts.has(source)) needed.add(source);
    }
  }
  return needed;
}

function ghostsOf(item: Item): readonly string[] {
  return item.kind === 'var' && item.storage === 'ghost' ? item.decls.map((decl) => decl.name.text) : [];
}

export function propertyExpressions(item: Item): readonly Expr[] {
  if (item.kind === 'rest') return [item.expr];
  if (item.kind !== 'property') return [];
  return item.from_ === undefined ? [item.expr] : [item.from_, item.expr];
}

interface Assignment {
  readonly name: string;
  /** Every name in it. */
  readonly from: readonly string[];
}

function assignmentsIn(file: FileSyntax): readonly Assignment[] {
  const bodies = file.items.flatMap(bodiesOf).flatMap(allStatements);
  const written = bodies.flatMap((stmt): Assignment[] => {
    if (stmt.kind !== 'assign') return [];
    const name = rootOf(stmt.target)?.text;
    return name === undefined ? [] : [{ name, from: namesIn(expressionsIn(stmt)) }];
  });
  const initial = file.items.flatMap((item) => (item.kind === 'var' ? item.decls : []));
  const declared = initial.map((decl): Assignment => {
    return {
      name: decl.name.text,
      from: namesIn(decl.init === undefined ? [] : expressionsOfInit(decl.init)),
    };
  });
  return [...written, ...declared];
}

function namesIn(exprs: readonly Expr[]): readonly string[] {
  return exprs.flatMap(allExpressions).flatMap((expr) => (expr.kind === 'name' ? expr.text : []));
}

export function bodiesOf(item: Item): readonly Stmt[] {
  if (item.kind === 'func') return [item.body];
  if (item.kind === 'actor') return [item.body, ...item.guests.map((guest) => guest.body)];
  return [];
}
