// Expressions as closures over the working buffer.

import { defined } from '../base/defined.ts';
import type { Expr, Operator, Place } from '../model/code.ts';
import { type ActorIndex, slotIndex } from '../model/indices.ts';
import { laneAt } from '../model/lookup.ts';
import { type BufferedLoad, viewFor } from '../model/slotsOf.ts';
import type { Working } from './working.ts';

export type Evaluator = () => number;

/** 1 where an actor can move in the working buffer's state; `patient`: or could, if its lane kept no stores back. */
export type CanMove = (actor: ActorIndex, patient: boolean) => number;

/** A condition: where it cannot be evaluated (an index outside its array, a division by zero) it does not hold. */
export function compileCondition(work: Working, expr: Expr, canMove: CanMove): Evaluator {
  const value = compileExpr(work, expr, canMove);
  if (!canFail(expr)) return value;
  return () => {
    try {
      return value();
    } catch (error) {
      if (error !== work.stepFault) throw error;
      return 0;
    }
  };
}

function canFail(expr: Expr): boolean {
  switch (expr.op) {
    case 'const':
    case 'slot':
    case 'one of':
    case 'enabled':
    case 'can move':
    case 'failed':
      return false;
    case 'load':
    case 'buffered load':
    case 'address':
      return expr.place.terms.length > 0;
    case 'not':
    case 'negate':
    case 'complement':
      return canFail(expr.arg);
    case 'binary':
      return expr.operator === '/' || expr.operator === '%' || canFail(expr.left) || canFail(expr.right);
    case 'and':
    case 'or':
      return expr.args.some(canFail);
    case 'if':
      return canFail(expr.cond) || canFail(expr.yes) || canFail(expr.no);
  }
}

/** Compiles an expression. */
export function compileExpr(work: Working, expr: Expr, canMove: CanMove): Evaluator {
  const compile = (inner: Expr): Evaluator => compileExpr(work, inner, canMove);
  switch (expr.op) {
    case 'const': {
      const { value } = expr;
      return () => value;
    }
    case 'slot': {
      const { slot } = expr;
      return () => work.get(slot);
    }
    case 'load': {
      const address = compileAddress(work, expr.place, compile);
      return () => work.get(slotIndex(address()));
    }
    case 'buffered load':
      return bufferedLoad(work, expr, compileAddress(work, expr.place, compile), compile);
    case 'address':
      return compileAddress(work, expr.place, compile);
    case 'not': {
      const arg = compile(expr.arg);
      return () => (arg() === 0 ? 1 : 0);
    }
    case 'negate': {
      const arg = compile(expr.arg);
      return () => -arg() | 0;
    }
    case 'complement': {
      const arg = compile(expr.arg);
      return () => ~arg();
    }
    case 'binary':
      return binary(work, expr.operator, compile(expr.left), compile(expr.right), expr.fault);
    case 'and':
      return all(expr.args.map(compile));
    case 'or':
      return any(expr.args.map(compile));
    case 'if': {
      const [cond, yes, no] = [compile(expr.cond), compile(expr.yes), compile(expr.no)];
      return () => (cond() !== 0 ? yes() : no());
    }
    case 'one of': {
      const { slot } = expr;
      const table = new Uint8Array(Math.max(0, ...expr.values) + 1);
      for (const value of expr.values) table[value] = 1;
      return () => (table[work.get(slot)] === 1 ? 1 : 0);
    }
    case 'enabled': {
      const { actor } = expr;
      return () => canMove(actor, true);
    }
    case 'can move': {
      const { actor } = expr;
      return () => canMove(actor, false);
    }
    case 'failed':
      return () => (work.faulted() ? 1 : 0);
  }
}

function all(args: readonly Evaluator[]): Evaluator {
  const [first, second] = args;
  if (first !== undefined && second !== undefined && args.length === 2)
    return () => (first() !== 0 && second() !== 0 ? 1 : 0);
  return () => {
    for (let i = 0; i < args.length; i++) if (args[i]?.() === 0) return 0;
    return 1;
  };
}

function any(args: readonly Evaluator[]): Evaluator {
  const [first, second] = args;
  if (first !== undefined && second !== undefined && args.length === 2)
    return () => (first() !== 0 || second() !== 0 ? 1 : 0);
  return () => {
    for (let i = 0; i < args.length; i++) if (args[i]?.() !== 0) return 1;
    return 0;
  };
}

/** The slot that a place names now. */
export function compileAddress(work: Working, place: Place, compile: (expr: Expr) => Evaluator): Evaluator {
  const { base, terms } = place;
  const [only] = terms;
  if (only === undefined) return () => base;
  const indices = terms.map((term) => compile(term.index));
  const [first] = indices;
  if (first !== undefined && terms.length === 1) {
    const { count, stride, fault } = only;
    return () => {
      const index = first();
      return index >= 0 && index < count ? base + index * stride : work.fail(fault);
    };
  }
  return () => {
    let address: number = base;
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i];
      const index = defined(indices[i])();
      if (term === undefined) continue;
      if (index < 0 || index >= term.count) work.fail(term.fault);
      address += index * term.stride;
    }
    return address;
  };
}

/** The first entry of the lane's view that is for the address, else memory. */
function bufferedLoad(
  work: Working,
  load: BufferedLoad,
  address: Evaluator,
  compile: (expr: Expr) => Evaluator,
): Evaluator {
  const view = viewFor(load, laneAt(work.program, load.lane).view).map((entry) => ({
    address: compile(entry.address),
    when: compile(entry.when),
    value: compile(entry.value),
  }));
  return () => {
    const wanted = address();
    for (let i = 0; i < view.length; i++) {
      const entry = view[i];
      if (entry !== undefined && entry.address() === wanted && entry.when() !== 0) return entry.value();
    }
    return work.get(slotIndex(wanted));
  };
}

function binary(
  work: Working,
  operator: Operator,
  left: Evaluator,
  right: Evaluator,
  fault: number,
): Evaluator {
  switch (operator) {
    case '+':
      return () => (left() + right()) | 0;
    case '-':
      return () => (left() - right()) | 0;
    case '*':
      return () => Math.imul(left(), right());
    case '/':
    case '%':
      return () => {
        const a = left();
        const b = right();
        if (b === 0) work.fail(fault);
        return operator === '/' ? (a / b) | 0 : (a % b) | 0;
      };
    case '&':
      return () => left() & right();
    case '|':
      return () => left() | right();
    case '^':
      return () => left() ^ right();
    case '<<':
      return () => left() << right();
    case '>>':
      return () => left() >> right();
    case '==':
      return () => (left() === right() ? 1 : 0);
    case '!=':
      return () => (left() !== right() ? 1 : 0);
    case '<':
      return () => (left() < right() ? 1 : 0);
    case '<=':
      return () => (left() <= right() ? 1 : 0);
    case '>':
      return () => (left() > right() ? 1 : 0);
    case '>=':
      return () => (left() >= right() ? 1 : 0);
  }
}
