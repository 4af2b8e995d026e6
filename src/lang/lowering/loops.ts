// Loops; and the range of a bare `int` that counts in a `for`.

import type { Expr as Code } from '../../model/code.ts';
import { isVisible } from '../flow/flow.ts';
import type { Loop } from '../flow/jumps.ts';
import type { Lowering } from '../flow/lowering.ts';
import { fold } from '../names/constants.ts';
import { hasPlace } from '../names/placeNames.ts';
import { Scope } from '../names/symbols.ts';
import { intType, type ScalarType } from '../names/valueTypes.ts';
import type { Expr, Node, Stmt } from '../syntax/syntax.ts';
import { assigns } from './assigns.ts';
import { lowerCondition } from './conditions.ts';
import { loadMemory } from './gates.ts';
import { lowerAtOnce } from './predicates.ts';
import { sideEffectsOf } from './values.ts';

export function lowerWhile(l: Lowering, stmt: Stmt & { kind: 'while' }, scope: Scope): void {
  lowerLoop(l, stmt, stmt.cond, undefined, stmt.body, scope);
}

export function lowerFor(l: Lowering, stmt: Stmt & { kind: 'for' }, scope: Scope): void {
  const inner = new Scope(scope);
  const range = countingRange(stmt, inner);
  if (stmt.init !== undefined) {
    if (stmt.init.kind === 'local' && range !== undefined) {
      const decl = stmt.init.decls[0];
      if (decl !== undefined) l.countingRanges.set(decl, range);
    }
    l.lower.statement(l, stmt.init, inner);
  }
  lowerLoop(l, stmt, stmt.cond, stmt.update, stmt.body, inner);
}

function lowerLoop(
  l: Lowering,
  stmt: Stmt,
  cond: Expr | undefined,
  update: Stmt | undefined,
  body: Stmt,
  scope: Scope,
): void {
  const firstNode = l.flow.nodes.length;
  const head = hasPlace(stmt) ? l.flow.mark(l.at(stmt)) : l.flow.emit({ op: 'join' }, l.at(stmt));
  const loop: Loop = { breaks: [], continues: [], nesting: l.nesting };
  l.activation.loops.push(loop);
  const test = cond === undefined ? undefined : lowerCondition(l, cond, scope);
  if (test !== undefined) l.flow.resume(test.yes);
  l.flow.loops.push(conditionAtOnce(l, cond, scope));
  l.lower.statement(l, body, new Scope(scope));
  l.flow.loops.pop();
  l.flow.resume(...loop.continues);
  if (update !== undefined) l.lower.statement(l, update, scope);
  l.flow.tieTo(l.flow.suspend(), head, l.at(stmt));
  l.activation.loops.pop();
  l.flow.resume(...(test === undefined ? [] : [test.no]), ...loop.breaks);
  checkVisible(l, stmt, firstNode);
}

export function lowerDo(l: Lowering, stmt: Stmt & { kind: 'do' }, scope: Scope): void {
  const firstNode = l.flow.nodes.length;
  const head = hasPlace(stmt) ? l.flow.mark(l.at(stmt)) : l.flow.emit({ op: 'join' }, l.at(stmt));
  const loop: Loop = { breaks: [], continues: [], nesting: l.nesting };
  l.activation.loops.push(loop);
  l.flow.loops.push(conditionAtOnce(l, stmt.cond, scope));
  l.lower.statement(l, stmt.body, new Scope(scope));
  l.flow.loops.pop();
  l.flow.resume(...loop.continues);
  const test = lowerCondition(l, stmt.cond, scope);
  l.flow.tieTo(test.yes, head, l.at(stmt));
  l.activation.loops.pop();
  l.flow.resume(test.no, ...loop.breaks);
  checkVisible(l, stmt, firstNode);
}

/** What keeps the loop going, to be told to somebody who asks why a task sleeps in it; undefined where it is no plain look at memory. */
function conditionAtOnce(l: Lowering, cond: Expr | undefined, scope: Scope): Code | undefined {
  if (cond === undefined || sideEffectsOf(cond, scope) !== 'reads' || !isPlain(cond)) return undefined;
  const view = { build: l.build, load: loadMemory, whole: undefined, current: l.actor, depth: 0 };
  return lowerAtOnce(view, cond, scope).code;
}

function isPlain(expr: Expr): boolean {
  switch (expr.kind) {
    case 'labelled':
    case 'call':
    case 'quantifier':
    case 'at':
    case 'actor state':
    case 'address':
      return false;
    case 'unary':
      return isPlain(expr.arg);
    case 'binary':
      return isPlain(expr.left) && isPlain(expr.right);
    case 'conditional':
      return isPlain(expr.cond) && isPlain(expr.yes) && isPlain(expr.no);
    case 'in':
      return isPlain(expr.value);
    default:
      return true;
  }
}

/** A loop in which nothing visible happens would run for ever inside one step. */
export function checkVisible(
  l: Lowering,
  stmt: Node,
  firstNode: number,
  lastNode = l.flow.nodes.length,
): void {
  const inner = l.flow.nodes.slice(firstNode, lastNode + 1);
  const looping = inner.some((node) => node.next.includes(firstNode));
  if (!looping || inner.some(({ op }) => isVisible(op) && op.op !== 'enter')) return;
  l.error(
    stmt,
    'Nothing that others could see happens in this loop.',
    'Read or write a shared variable in it, or write `step;`.',
  );
}

/** `for (int o = A; o < B; o++)` with constant A and B, where the body leaves o alone: o is in A..B. */
function countingRange(stmt: Stmt & { kind: 'for' }, scope: Scope): ScalarType | undefined {
  const decl = stmt.init?.kind === 'local' ? stmt.init.decls[0] : undefined;
  const { cond, update } = stmt;
  if (decl === undefined || decl.type.kind !== 'int' || decl.type.min !== undefined) return undefined;
  if (decl.init?.kind !== 'expr' || cond?.kind !== 'binary' || update?.kind !== 'assign') return undefined;
  const name = decl.name.text;
  const start = fold(decl.init.expr, scope)?.value;
  const bound = fold(cond.right, scope)?.value;
  const by = fold(update.value, scope)?.value;
  if (start === undefined || bound === undefined || by === undefined || by <= 0) return undefined;
  if (!isName(cond.left, name) || !isName(update.target, name) || assigns(stmt.body, name, scope))
    return undefined;
  const up = update.op === '+=' && (cond.op === '<' || cond.op === '<=');
  const down = update.op === '-=' && (cond.op === '>' || cond.op === '>=');
  const last = cond.op === '<=' ? bound + 1 : cond.op === '>=' ? bound - 1 : bound;
  if (up) return intType(start, Math.max(start, last + by - 1));
  if (down) return intType(Math.min(start, last - by + 1), start);
  return undefined;
}

function isName(expr: Expr, name: string): boolean {
  return expr.kind === 'name' && expr.text === name;
}
