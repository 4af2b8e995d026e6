// What a node of the syntax tree contains, for the passes that only look for something.

import { mapDefined } from '../base/mapDefined.ts';
import { unreachable } from '../base/unreachable.ts';
import type { AsmItem, Expr, Init, Stmt, Str, VarDecl } from '../lang/syntax/syntax.ts';

export function operandsOf(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'int':
    case 'true':
    case 'false':
    case 'null':
    case 'rest':
    case 'finished':
    case 'name':
      return [];
    case 'labelled':
      return [expr.body];
    case 'index':
      return [expr.base, expr.index];
    case 'field':
    case 'deref':
    case 'address':
      return [expr.base];
    case 'unary':
      return [expr.arg];
    case 'binary':
      return [expr.left, expr.right];
    case 'conditional':
      return [expr.cond, expr.yes, expr.no];
    case 'call':
      return expr.args;
    case 'quantifier':
      return [expr.count, expr.body];
    case 'at':
      return [expr.actor];
    case 'in':
      return [expr.value];
    case 'actor state':
      return expr.actor.index === undefined ? [] : [expr.actor.index];
    default:
      return unreachable(expr);
  }
}

export function statementsIn(stmt: Stmt): readonly Stmt[] {
  switch (stmt.kind) {
    case 'block':
      return stmt.body;
    case 'label':
    case 'place':
    case 'while':
    case 'do':
    case 'atomic':
      return [stmt.body];
    case 'if':
      return stmt.no === undefined ? [stmt.yes] : [stmt.yes, stmt.no];
    case 'for':
      return [stmt.init, stmt.body, stmt.update].filter((part) => part !== undefined);
    case 'choose':
      return stmt.alternatives.map((alternative) => alternative.body);
    case 'asm':
      return ghostBlocks(stmt.items);
    case 'empty':
    case 'local':
    case 'assign':
    case 'call':
    case 'break':
    case 'continue':
    case 'goto':
    case 'return':
    case 'await':
    case 'step':
    case 'assert':
      return [];
    default:
      return unreachable(stmt);
  }
}

/** The expressions of the statement itself, not of the statements in it. */
export function expressionsIn(stmt: Stmt): readonly Expr[] {
  switch (stmt.kind) {
    case 'local':
      return stmt.decls.flatMap(expressionsOfDeclaration);
    case 'assign':
      return [stmt.target, stmt.value];
    case 'call':
      return [stmt.call];
    case 'if':
    case 'while':
    case 'do':
    case 'await':
    case 'assert':
      return [stmt.cond];
    case 'for':
      return stmt.cond === undefined ? [] : [stmt.cond];
    case 'return':
      return stmt.value === undefined ? [] : [stmt.value];
    case 'choose':
      return mapDefined(stmt.alternatives, ({ when }) => when);
    case 'asm':
      return [...stmt.binds.map(({ value }) => value), ...asmExpressions(stmt.items)];
    case 'block':
    case 'empty':
    case 'label':
    case 'place':
    case 'break':
    case 'continue':
    case 'goto':
    case 'atomic':
    case 'step':
      return [];
    default:
      return unreachable(stmt);
  }
}

/** The C between the instructions. */
function ghostBlocks(items: readonly AsmItem[]): readonly Stmt[] {
  return items.flatMap((item): readonly Stmt[] =>
    item.kind === 'ghost' ? [item.body] : ghostBlocks(itemsIn(item)),
  );
}

/** Constants, variables and conditions; where a jump leads is none of them. */
function asmExpressions(items: readonly AsmItem[]): readonly Expr[] {
  return items.flatMap((item) => {
    const own = item.kind === 'asm if' ? [item.cond] : item.kind === 'instruction' ? operandsIn(item) : [];
    return [...own, ...asmExpressions(itemsIn(item))];
  });
}

function operandsIn({ mnemonic, operands }: AsmItem & { kind: 'instruction' }): readonly Expr[] {
  if (mnemonic.text.startsWith('j')) return [];
  return operands.flatMap((operand) => {
    if (operand.kind === 'immediate') return operand.value;
    return operand.kind === 'name' ? operand.place : [];
  });
}

/** The texts that label instructions. */
export function labelsIn(items: readonly AsmItem[]): readonly Str[] {
  return items.flatMap((item) => [
    ...(item.kind === 'labelled' ? [item.label] : []),
    ...labelsIn(itemsIn(item)),
  ]);
}

function itemsIn(item: AsmItem): readonly AsmItem[] {
  switch (item.kind) {
    case 'labelled':
      return item.body === undefined ? [] : [item.body];
    case 'asm if':
      return [...item.yes, ...item.no];
    case 'macro':
      return item.items;
    default:
      return [];
  }
}

function expressionsOfDeclaration(decl: VarDecl): readonly Expr[] {
  return decl.init === undefined ? [] : expressionsOfInit(decl.init);
}

export function expressionsOfInit(init: Init): readonly Expr[] {
  return init.kind === 'expr' ? [init.expr] : init.items.flatMap(expressionsOfInit);
}

/** The expression and everything in it. */
export function allExpressions(expr: Expr): readonly Expr[] {
  return [expr, ...operandsOf(expr).flatMap(allExpressions)];
}

/** The statement and every statement in it. */
export function allStatements(stmt: Stmt): readonly Stmt[] {
  return [stmt, ...statementsIn(stmt).flatMap(allStatements)];
}

/** `x` of `x[0].y`; undefined where the expression does not start at a name. */
export function rootOf(expr: Expr): (Expr & { readonly kind: 'name' }) | undefined {
  switch (expr.kind) {
    case 'name':
      return expr;
    case 'index':
    case 'field':
    case 'deref':
    case 'address':
      return rootOf(expr.base);
    default:
      return undefined;
  }
}
