// Which declaration each name in a function, a task or a guest means.

import { mapDefined } from '../base/mapDefined.ts';
import { unreachable } from '../base/unreachable.ts';
import type { ActorItem, FileSyntax, Formal, FuncItem, Guest } from '../lang/syntax/fileSyntax.ts';
import type { AsmProgram, Expr, Name, Stmt, Str, VarDecl } from '../lang/syntax/syntax.ts';
import { registersOf, wordOf } from './registers.ts';
import { expressionsIn, labelsIn, operandsOf, statementsIn } from './syntaxWalk.ts';

/** What has locals of its own. */
export type Unit = FuncItem | ActorItem | Guest;

export type Meaning =
  | { readonly kind: 'local'; readonly decl: VarDecl; readonly unit: Unit }
  | { readonly kind: 'formal'; readonly formal: Formal; readonly unit: Unit }
  /** The index of a family or of a quantifier: a constant in each copy. */
  | { readonly kind: 'index'; readonly name: Name }
  | { readonly kind: 'global'; readonly text: string };

export interface Scopes {
  readonly meaningOf: ReadonlyMap<Expr, Meaning>;
  /** What the `{x}` of each label mean. */
  readonly labelNames: ReadonlyMap<Str, ReadonlyMap<string, Meaning>>;
  /** Formals that their function assigns, or whose address it gives away: never constant. */
  readonly changedFormals: ReadonlySet<Formal>;
  /** Declarations of the registers of each vcpu that has a guest in assembly. */
  readonly registers: ReadonlyMap<Unit, ReadonlyMap<string, VarDecl>>;
  /** Locals of a vcpu that one of its guests or virtual handlers mentions. */
  readonly sharedWithGuests: ReadonlySet<VarDecl>;
}

interface Scope {
  readonly unit: Unit | undefined;
  readonly parent: Scope | undefined;
  readonly entries: Map<string, Meaning>;
}

interface Pass {
  readonly functions: ReadonlyMap<string, FuncItem>;
  readonly meaningOf: Map<Expr, Meaning>;
  readonly labelNames: Map<Str, ReadonlyMap<string, Meaning>>;
  readonly changedFormals: Set<Formal>;
  readonly registers: Map<Unit, ReadonlyMap<string, VarDecl>>;
  readonly sharedWithGuests: Set<VarDecl>;
}

export function resolveNames(file: FileSyntax, functions: ReadonlyMap<string, FuncItem>): Scopes {
  const pass: Pass = {
    functions,
    meaningOf: new Map(),
    labelNames: new Map(),
    changedFormals: new Set(),
    registers: new Map(),
    sharedWithGuests: new Set(),
  };
  for (const func of functions.values()) resolveFunction(pass, func);
  for (const item of file.items) {
    if (item.kind === 'actor') resolveActor(pass, item, registersOf(item, wordOf(file)));
    if (item.kind === 'rest' || item.kind === 'property') resolveExpr(pass, item.expr, newScope(undefined));
  }
  return pass;
}

function resolveFunction(pass: Pass, func: FuncItem): void {
  const scope = newScope(undefined, func);
  for (const formal of func.formals) {
    scope.entries.set(formal.name.text, { kind: 'formal', formal, unit: func });
  }
  resolveStmt(pass, func.body, scope);
}

function resolveActor(pass: Pass, item: ActorItem, registers: ReadonlyMap<string, VarDecl>): void {
  const scope = newScope(undefined, item);
  pass.registers.set(item, registers);
  for (const [name, decl] of registers) scope.entries.set(name, { kind: 'local', decl, unit: item });
  if (item.name.index !== undefined) {
    scope.entries.set(item.name.index.text, { kind: 'index', name: item.name.index });
  }
  for (const expr of [item.when, item.onlyIf, item.on?.index]) {
    if (expr !== undefined) resolveExpr(pass, expr, scope);
  }
  const body = newScope(scope, item);
  for (const stmt of item.body.body) resolveStmt(pass, stmt, body);
  for (const guest of item.guests) {
    const inner = newScope(body, guest);
    resolveStmt(pass, guest.body, inner);
  }
}

function resolveStmt(pass: Pass, stmt: Stmt, scope: Scope): void {
  switch (stmt.kind) {
    case 'local':
      for (const decl of stmt.decls) {
        for (const expr of expressionsIn({ ...stmt, decls: [decl] })) resolveExpr(pass, expr, scope);
        if (scope.unit !== undefined) {
          scope.entries.set(decl.name.text, { kind: 'local', decl, unit: scope.unit });
        }
      }
      return;
    case 'label':
      resolveLabel(pass, stmt.label, scope);
      resolveStmt(pass, stmt.body, scope);
      return;
    case 'assign':
      resolveOperands(pass, stmt, scope);
      if (stmt.target.kind === 'name') markChanged(pass, stmt.target);
      return;
    case 'for': {
      const inner = newScope(scope);
      if (stmt.init !== undefined) resolveStmt(pass, stmt.init, inner);
      resolveOperands(pass, stmt, inner);
      if (stmt.update !== undefined) resolveStmt(pass, stmt.update, inner);
      resolveStmt(pass, stmt.body, newScope(inner));
      return;
    }
    case 'block': {
      const inner = newScope(scope);
      for (const child of stmt.body) resolveStmt(pass, child, inner);
      return;
    }
    case 'if':
      resolveOperands(pass, stmt, scope);
      resolveStmt(pass, stmt.yes, newScope(scope));
      if (stmt.no !== undefined) resolveStmt(pass, stmt.no, newScope(scope));
      return;
    case 'while':
    case 'do':
      resolveOperands(pass, stmt, scope);
      resolveStmt(pass, stmt.body, newScope(scope));
      return;
    case 'atomic':
    case 'place':
      resolveStmt(pass, stmt.body, scope);
      return;
    case 'choose':
      resolveOperands(pass, stmt, scope);
      for (const alternative of stmt.alternatives) resolveStmt(pass, alternative.body, newScope(scope));
      return;
    case 'asm':
      resolveAsm(pass, stmt, scope);
      return;
    case 'call':
    case 'return':
    case 'await':
    case 'assert':
    case 'break':
    case 'continue':
    case 'goto':
    case 'empty':
    case 'step':
      resolveOperands(pass, stmt, scope);
      return;
    default:
      unreachable(stmt);
  }
}

function resolveAsm(pass: Pass, stmt: AsmProgram, scope: Scope): void {
  resolveOperands(pass, stmt, scope);
  for (const ghost of statementsIn(stmt)) resolveStmt(pass, ghost, newScope(scope));
  for (const label of labelsIn(stmt.items)) resolveLabel(pass, label, scope);
}

function resolveOperands(pass: Pass, stmt: Stmt, scope: Scope): void {
  for (const expr of expressionsIn(stmt)) resolveExpr(pass, expr, scope);
}

function resolveExpr(pass: Pass, expr: Expr, scope: Scope): void {
  if (expr.kind === 'name') {
    const meaning = lookUp(scope, expr.text);
    pass.meaningOf.set(expr, meaning);
    noteShared(pass, meaning, scope);
    return;
  }
  if (expr.kind === 'labelled') resolveLabel(pass, expr.label, scope);
  if (expr.kind === 'quantifier') {
    resolveExpr(pass, expr.count, scope);
    const inner = newScope(scope);
    inner.entries.set(expr.index.text, { kind: 'index', name: expr.index });
    resolveExpr(pass, expr.body, inner);
    return;
  }
  for (const operand of operandsOf(expr)) resolveExpr(pass, operand, scope);
  if (expr.kind === 'address') markChanged(pass, expr.base);
  if (expr.kind === 'call') {
    const called = pass.functions.get(expr.callee.text);
    expr.args.forEach((arg, position) => {
      if (called?.formals[position]?.passing === 'reference') markChanged(pass, arg);
    });
  }
}

function markChanged(pass: Pass, expr: Expr): void {
  const meaning = pass.meaningOf.get(expr);
  if (meaning?.kind === 'formal') pass.changedFormals.add(meaning.formal);
}

function resolveLabel(pass: Pass, label: Str, scope: Scope): void {
  const names = namesInLabel(label.text).map((name) => [name, lookUp(scope, name)] as const);
  pass.labelNames.set(label, new Map(names));
  for (const [, meaning] of names) noteShared(pass, meaning, scope);
}

/** Registers are another matter: they are shared where two programs mention them. */
function noteShared(pass: Pass, meaning: Meaning, scope: Scope): void {
  if (meaning.kind !== 'local' || meaning.unit === scope.unit) return;
  const register = pass.registers.get(meaning.unit)?.get(meaning.decl.name.text);
  if (register !== meaning.decl) pass.sharedWithGuests.add(meaning.decl);
}

function namesInLabel(text: string): readonly string[] {
  return mapDefined(text.matchAll(/\{(\w+)\}/g), ([, name]) => name);
}

function newScope(parent: Scope | undefined, unit: Unit | undefined = parent?.unit): Scope {
  return { unit, parent, entries: new Map() };
}

function lookUp(scope: Scope, text: string): Meaning {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
    const found = at.entries.get(text);
    if (found !== undefined) return found;
  }
  return { kind: 'global', text };
}
