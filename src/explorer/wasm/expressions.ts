// Expressions of the step table as WebAssembly: the meaning is that of `engine/expressions.ts`, the other back end.

import type { Expr, Operator, Place } from '../../model/code.ts';
import type { SlotIndex } from '../../model/indices.ts';
import { laneAt } from '../../model/lookup.ts';
import { type BufferedLoad, viewFor } from '../../model/slotsOf.ts';
import { isTruth } from '../../model/truth.ts';
import type { Access } from './access.ts';
import type { Label, Plain } from './body.ts';
import type { Tables } from './tables.ts';

/** Emits what happens where a value cannot be had: code that leaves the expression. */
export type OnFault = (fault: number) => void;

export class Expressions {
  readonly access: Access;
  readonly tables: Tables;
  private readonly fail: OnFault;

  constructor(access: Access, tables: Tables, fail: OnFault) {
    this.access = access;
    this.tables = tables;
    this.fail = fail;
  }

  /** Pushes the expression's value. */
  value(expr: Expr): void {
    const { access } = this;
    const { body } = access;
    switch (expr.op) {
      case 'const':
        body.i32(expr.value);
        return;
      case 'slot':
        access.read(expr.slot);
        return;
      case 'load':
        this.load(expr.place);
        return;
      case 'buffered load':
        this.bufferedLoad(expr);
        return;
      case 'address':
        this.address(expr.place);
        return;
      case 'not':
        this.value(expr.arg);
        body.op('i32.eqz');
        return;
      case 'negate':
        body.i32(0);
        this.value(expr.arg);
        body.op('i32.sub');
        return;
      case 'complement':
        this.value(expr.arg);
        body.i32(-1);
        body.op('i32.xor');
        return;
      case 'binary':
        this.binary(expr.operator, expr.left, expr.right, expr.fault);
        return;
      case 'and':
      case 'or':
        this.connective(expr.op, expr.args);
        return;
      case 'if':
        this.value(expr.cond);
        body.if(
          'i32',
          () => this.value(expr.yes),
          () => this.value(expr.no),
        );
        return;
      case 'one of':
        this.oneOf(expr.slot, expr.values);
        return;
      case 'enabled':
      case 'can move':
        body.get(access.state);
        body.call(access.helpers.canMove(expr.actor, expr.op === 'enabled'));
        return;
      case 'failed':
        access.read(access.program.fault);
        body.i32(0);
        body.op('i32.ne');
        return;
    }
  }

  /** Pushes 0 or 1. */
  truth(expr: Expr): void {
    this.value(expr);
    if (isTruth(expr)) return;
    this.access.body.i32(0);
    this.access.body.op('i32.ne');
  }

  /** Pushes the number of the slot that a place names. */
  address(place: Place): void {
    const { body } = this.access;
    body.i32(place.base);
    for (const { index, count, stride, fault } of place.terms) {
      const local = body.local();
      this.value(index);
      if (fault !== 0) {
        body.tee(local);
        body.i32(count);
        // Unsigned: a negative index is a large one.
        body.op('i32.lt_u');
        body.op('i32.eqz');
        body.if('nothing', () => this.fail(fault));
        body.get(local);
      }
      if (stride !== 1) {
        body.i32(stride);
        body.op('i32.mul');
      }
      body.op('i32.add');
    }
  }

  private load(place: Place): void {
    const { access } = this;
    if (place.terms.length === 0) {
      access.read(place.base);
      return;
    }
    const slot = access.body.local();
    this.address(place);
    access.body.set(slot);
    access.readAt(slot);
  }

  private bufferedLoad(load: BufferedLoad): void {
    const { access } = this;
    const { body } = access;
    const wanted = body.local();
    this.address(load.place);
    body.set(wanted);
    const found: Label = { name: 'found' };
    body.block(found, 'i32', () => {
      for (const { when, address, value } of viewFor(load, laneAt(access.program, load.lane).view)) {
        this.truth(when);
        this.value(address);
        body.get(wanted);
        body.op('i32.eq');
        body.op('i32.and');
        body.if('nothing', () => {
          this.value(value);
          body.br(found);
        });
      }
      access.readAt(wanted);
    });
  }

  private binary(operator: Operator, left: Expr, right: Expr, fault: number): void {
    const { body } = this.access;
    this.value(left);
    if (operator === '/' || operator === '%') {
      this.division(operator, right, fault);
      return;
    }
    this.value(right);
    body.op(plainOf(operator));
  }

  /** The dividend is on the stack. */
  private division(operator: '/' | '%', right: Expr, fault: number): void {
    const { body } = this.access;
    const [a, b] = [body.local(), body.local()];
    body.set(a);
    this.value(right);
    body.tee(b);
    body.op('i32.eqz');
    body.if('nothing', () => this.fail(fault));
    if (operator === '%') {
      body.get(a);
      body.get(b);
      body.op('i32.rem_s');
      return;
    }
    // The least number divided by −1 would trap; it wraps.
    body.get(b);
    body.i32(-1);
    body.op('i32.eq');
    body.if(
      'i32',
      () => {
        body.i32(0);
        body.get(a);
        body.op('i32.sub');
      },
      () => {
        body.get(a);
        body.get(b);
        body.op('i32.div_s');
      },
    );
  }

  private connective(op: 'and' | 'or', args: readonly Expr[]): void {
    const { body } = this.access;
    const last = args.at(-1);
    if (last === undefined) {
      body.i32(op === 'and' ? 1 : 0);
      return;
    }
    if (args.length === 1) {
      this.truth(last);
      return;
    }
    const decided: Label = { name: op };
    body.block(decided, 'i32', () => {
      for (const arg of args.slice(0, -1)) {
        this.value(arg);
        if (op === 'and') body.op('i32.eqz');
        body.if('nothing', () => {
          body.i32(op === 'and' ? 0 : 1);
          body.br(decided);
        });
      }
      this.truth(last);
    });
  }

  private oneOf(slot: SlotIndex, values: readonly number[]): void {
    const { access } = this;
    const { body } = access;
    const [only] = values;
    if (only === undefined) {
      body.i32(0);
      return;
    }
    access.read(slot);
    if (values.length === 1) {
      body.i32(only);
      body.op('i32.eq');
      return;
    }
    body.loadByte(this.tables.set(values, Math.max(access.slot(slot).max, ...values)));
  }
}

function plainOf(operator: Exclude<Operator, '/' | '%'>): Plain {
  switch (operator) {
    case '+':
      return 'i32.add';
    case '-':
      return 'i32.sub';
    case '*':
      return 'i32.mul';
    case '&':
      return 'i32.and';
    case '|':
      return 'i32.or';
    case '^':
      return 'i32.xor';
    case '<<':
      return 'i32.shl';
    case '>>':
      return 'i32.shr_s';
    case '==':
      return 'i32.eq';
    case '!=':
      return 'i32.ne';
    case '<':
      return 'i32.lt_s';
    case '<=':
      return 'i32.le_s';
    case '>':
      return 'i32.gt_s';
    case '>=':
      return 'i32.ge_s';
  }
}

/** Pushes 1 where a condition holds; where it cannot be evaluated it does not hold. */
export function emitCondition(access: Access, tables: Tables, expr: Expr): void {
  const { body } = access;
  const told: Label = { name: 'condition' };
  body.block(told, 'i32', () => {
    const inside = new Expressions(access, tables, () => {
      body.i32(0);
      body.br(told);
    });
    inside.truth(expr);
  });
}
