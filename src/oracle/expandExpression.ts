// One expression at the head of an agenda: its operands from left to right, then what combines them.

import { assert } from '../base/assert.ts';
import { defined } from '../base/defined.ts';
import { unreachable } from '../base/unreachable.ts';
import type { Expr } from '../lang/syntax/syntax.ts';
import { actorsNamed } from './actorNames.ts';
import { landmark, place, plan } from './agenda.ts';
import { type Agenda, type Cell, effect, type Instruction, type Item, lvalue, value } from './cell.ts';
import { contextOfUnit } from './context.ts';
import { expandCall } from './expandCall.ts';
import { jump, readFrom } from './expandStatement.ts';
import {
  boundFormal,
  constantValue,
  isTask,
  lvalueOf,
  memberValues,
  nameOfLocal,
  requireConstant,
  typeOf,
} from './statics.ts';
import type { Type } from './values.ts';
import { quantifierContext, type World } from './world.ts';

/** Leaves the value of the expression on the stack. */
export function expandValue(world: World, cell: Cell, expr: Expr, want: Type | undefined): Instruction {
  const { ctx, tail } = cell;
  const constant = constantValue(world, ctx, expr, want);
  const go = (...items: readonly Item[]) => jump(plan(world, ctx, items, tail));
  if (constant !== undefined) return { effect: { kind: 'push', value: constant }, next: [tail] };
  switch (expr.kind) {
    case 'name':
    case 'index':
    case 'field':
    case 'deref':
      return readLvalue(world, cell, expr);
    case 'labelled': {
      const frame = landmark(world, ctx, { kind: 'end of label', node: expr.label, body: undefined }, tail);
      const body = place(world, ctx, value(expr.body, want), frame);
      world.labelBodies.set(frame, body);
      return { effect: { kind: 'enter label', frame }, next: [body] };
    }
    case 'unary':
      if (expr.op === '!') return asTruth(world, cell, expr);
      return go(value(expr.arg), effect({ kind: 'unary', op: expr.op }));
    case 'binary': {
      if (expr.op === '&&' || expr.op === '||') return asTruth(world, cell, expr);
      const left = value(expr.left, typeOf(world, ctx, expr.right));
      const right = value(expr.right, typeOf(world, ctx, expr.left));
      return go(left, right, effect({ kind: 'binary', op: expr.op, node: expr }));
    }
    case 'conditional': {
      const yes = place(world, ctx, value(expr.yes, want), tail);
      const no = place(world, ctx, value(expr.no, want), tail);
      return go({ kind: 'condition', expr: expr.cond, yes, no });
    }
    case 'call':
      return jump(expandCall(world, cell, expr));
    case 'quantifier':
      return expr.quantifier === 'first' ? expandFirst(world, cell, expr) : asTruth(world, cell, expr);
    case 'in':
      return go(value(expr.value), effect({ kind: 'member', values: memberValues(world, ctx, expr) }));
    case 'address':
      return jump(pickActor(world, cell, expr.base, 1, tail));
    case 'at':
    case 'actor state':
    case 'rest':
    case 'finished':
      return go(effect({ kind: 'observe', expr, node: expr }));
    case 'int':
    case 'true':
    case 'false':
    case 'null':
      return go();
    default:
      return unreachable(expr);
  }
}

/** The value of an lvalue, or of something that only looks like one: `v[0].left`, `v[0].finished`, an actor. */
function readLvalue(world: World, cell: Cell, expr: Expr): Instruction {
  const known = lvalueOf(world, cell.ctx, expr);
  if (known !== undefined) {
    const items = [lvalue(expr), effect(readFrom(known, expr))];
    return jump(plan(world, cell.ctx, items, cell.tail));
  }
  if (actorsNamed(world, expr) !== undefined) return jump(pickActor(world, cell, expr, 1, cell.tail));
  return jump(place(world, cell.ctx, effect({ kind: 'observe', expr, node: expr }), cell.tail));
}

/** Pushes the index of the actor that the expression names, plus `offset`. */
function pickActor(world: World, cell: Cell, expr: Expr, offset: number, tail: Agenda): Agenda {
  const named = actorsNamed(world, expr);
  assert(named !== undefined, `the oracle knows no actor at offset ${expr.from}`);
  const values = named.members.map((member) => (member === undefined ? 0 : member + offset));
  if (named.index === undefined) {
    return place(world, cell.ctx, effect({ kind: 'push', value: defined(values[0]) }), tail);
  }
  return plan(world, cell.ctx, [value(named.index), effect({ kind: 'pick', values, node: expr })], tail);
}

/** A truth value by way of the control flow, as a short circuit has it. */
function asTruth(world: World, cell: Cell, expr: Expr): Instruction {
  const [yes, no] = [1, 0].map((truth) =>
    place(world, cell.ctx, effect({ kind: 'push', value: truth }), cell.tail),
  );
  return jump(place(world, cell.ctx, { kind: 'condition', expr, yes, no }, cell.tail));
}

/** Control goes to `yes` or `no`; the tail only says where the condition stands. */
export function expandCondition(world: World, cell: Cell, expr: Expr, yes: Agenda, no: Agenda): Instruction {
  const { ctx, tail } = cell;
  const constant = constantValue(world, ctx, expr);
  if (constant !== undefined) return jump(constant === 0 ? no : yes);
  const test = (tested: Expr, onYes: Agenda, onNo: Agenda): Cell =>
    place(world, ctx, { kind: 'condition', expr: tested, yes: onYes, no: onNo }, tail);
  if (expr.kind === 'unary' && expr.op === '!') return jump(test(expr.arg, no, yes));
  if (expr.kind === 'binary' && expr.op === '&&') return jump(test(expr.left, test(expr.right, yes, no), no));
  if (expr.kind === 'binary' && expr.op === '||')
    return jump(test(expr.left, yes, test(expr.right, yes, no)));
  if (expr.kind === 'conditional') {
    return jump(test(expr.cond, test(expr.yes, yes, no), test(expr.no, yes, no)));
  }
  if (expr.kind === 'quantifier' && expr.quantifier !== 'first') {
    return jump(expandQuantifier(world, cell, expr, yes, no));
  }
  return jump(plan(world, ctx, [value(expr), { kind: 'test', yes, no }], tail));
}

type Quantifier = Expr & { readonly kind: 'quantifier' };

function expandQuantifier(world: World, cell: Cell, expr: Quantifier, yes: Agenda, no: Agenda): Agenda {
  const all = expr.quantifier === 'all';
  return turnsOf(world, cell, expr).reduceRight<Agenda>(
    (rest, inner) => {
      const branches = all ? { yes: rest, no } : { yes, no: rest };
      return place(world, inner, { kind: 'condition', expr: expr.body, ...branches }, cell.tail);
    },
    all ? yes : no,
  );
}

/** The least index for which the body holds, or the count. */
function expandFirst(world: World, cell: Cell, expr: Quantifier): Instruction {
  const push = (found: number): Cell =>
    place(world, cell.ctx, effect({ kind: 'push', value: found }), cell.tail);
  const turns = turnsOf(world, cell, expr);
  const first = turns.reduceRight<Agenda>(
    (no, inner, turn) =>
      place(world, inner, { kind: 'condition', expr: expr.body, yes: push(turn), no }, cell.tail),
    push(turns.length),
  );
  return jump(first);
}

function turnsOf(world: World, cell: Cell, expr: Quantifier) {
  const count = requireConstant(world, cell.ctx, expr.count);
  return Array.from({ length: count }, (_, turn) =>
    quantifierContext(world, cell.ctx, expr, expr.index, turn),
  );
}

/** Leaves the name of the place on the stack. */
export function expandLvalue(world: World, cell: Cell, expr: Expr): Instruction {
  const { ctx, tail } = cell;
  const go = (...items: readonly Item[]) => jump(plan(world, ctx, items, tail));
  switch (expr.kind) {
    case 'name': {
      const formal = boundFormal(world, ctx, expr);
      const meaning = world.scopes.meaningOf.get(expr);
      if (formal !== undefined && meaning?.kind === 'formal') {
        const name = nameOfLocal(world, contextOfUnit(ctx, meaning.unit), formal);
        return { effect: { kind: 'follow', name }, next: [tail] };
      }
      const exact = lvalueOf(world, ctx, expr)?.exact;
      assert(exact !== undefined, `the oracle knows no variable ${expr.text}`);
      return { effect: { kind: 'push', value: exact }, next: [tail] };
    }
    case 'deref':
    case 'address':
      return go(lvalue(expr.base));
    case 'field':
      return go(lvalue(expr.base), effect({ kind: 'field', name: expr.field.text }));
    case 'index': {
      const type = lvalueOf(world, ctx, expr.base)?.type;
      assert(type?.kind === 'array', `no array at offset ${expr.from}`);
      const less = [effect({ kind: 'push', value: 1 }), effect({ kind: 'binary', op: '-', node: expr })];
      return go(
        lvalue(expr.base),
        value(expr.index),
        ...(isTask(world, ctx, expr.index) ? less : []),
        effect({ kind: 'element', size: type.size, node: expr }),
      );
    }
    default:
      throw new Error(`the oracle takes no ${expr.kind} for a place`);
  }
}
