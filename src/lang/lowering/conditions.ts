// Conditions of if and while: short circuit becomes branches, so that a read that is not needed does not happen.

import type { Exits } from '../flow/flow.ts';
import type { Lowering } from '../flow/lowering.ts';
import { fold } from '../names/constants.ts';
import { refuse, truthMismatch } from '../names/operands.ts';
import type { Scope } from '../names/symbols.ts';
import type { Expr } from '../syntax/syntax.ts';
import { lowerValue, sideEffectsOf } from './values.ts';

export interface Branches {
  readonly yes: Exits;
  readonly no: Exits;
}

/** Whether a condition holds, where that is known before the program runs. */
export function constantCondition(l: Lowering, expr: Expr, scope: Scope): boolean | undefined {
  const constant = fold(expr, scope);
  if (constant === undefined) return undefined;
  refuse(l.build.report, l.at(expr), truthMismatch(constant.type));
  return constant.value !== 0;
}

/** Lowers a condition; afterwards nothing is reachable until one of the branches is resumed. */
export function lowerCondition(l: Lowering, expr: Expr, scope: Scope): Branches {
  const constant = constantCondition(l, expr, scope);
  if (constant !== undefined) {
    const exits = l.flow.suspend();
    return constant ? { yes: exits, no: [] } : { yes: [], no: exits };
  }
  if (expr.kind === 'unary' && expr.op === '!') {
    const { yes, no } = lowerCondition(l, expr.arg, scope);
    return { yes: no, no: yes };
  }
  if (expr.kind === 'binary' && expr.op === '&&') return lowerAnd(l, expr.left, expr.right, scope);
  if (expr.kind === 'binary' && expr.op === '||') return lowerOr(l, expr.left, expr.right, scope);
  if (expr.kind === 'conditional' && sideEffectsOf(expr, scope) !== 'none')
    return lowerConditional(l, expr, scope);
  const value = lowerValue(l, expr, scope);
  refuse(l.build.report, l.at(expr), truthMismatch(value.type));
  const node = l.flow.emit({ op: 'branch', cond: value.code }, l.at(expr));
  const yes = l.flow.exitOf(node, 0);
  const no = l.flow.exitOf(node, 1);
  l.flow.suspend();
  return { yes, no };
}

function lowerAnd(l: Lowering, left: Expr, right: Expr, scope: Scope): Branches {
  const first = lowerCondition(l, left, scope);
  l.flow.resume(first.yes);
  if (first.yes.length === 0) return first;
  const second = lowerCondition(l, right, scope);
  return { yes: second.yes, no: [...first.no, ...second.no] };
}

function lowerOr(l: Lowering, left: Expr, right: Expr, scope: Scope): Branches {
  const first = lowerCondition(l, left, scope);
  l.flow.resume(first.no);
  if (first.no.length === 0) return first;
  const second = lowerCondition(l, right, scope);
  return { yes: [...first.yes, ...second.yes], no: second.no };
}

function lowerConditional(l: Lowering, expr: Expr & { kind: 'conditional' }, scope: Scope): Branches {
  const test = lowerCondition(l, expr.cond, scope);
  const branches = [
    { exits: test.yes, body: expr.yes },
    { exits: test.no, body: expr.no },
  ].map(({ exits, body }): Branches => {
    if (exits.length === 0) return { yes: [], no: [] };
    l.flow.resume(exits);
    return lowerCondition(l, body, scope);
  });
  return { yes: branches.flatMap((branch) => branch.yes), no: branches.flatMap((branch) => branch.no) };
}
