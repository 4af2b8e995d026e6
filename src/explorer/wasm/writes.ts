// Writes that are tested as their variable's type asks: as in `engine/writes.ts`.

import type { Check, Place } from '../../model/code.ts';
import type { SlotIndex } from '../../model/indices.ts';
import type { Expressions, OnFault } from './expressions.ts';

export class Writes {
  private readonly values: Expressions;
  private readonly fail: OnFault;

  constructor(values: Expressions, fail: OnFault) {
    this.values = values;
    this.fail = fail;
  }

  /** A write to a slot that is known. */
  direct(slot: SlotIndex, check: Check, push: () => void): void {
    const { access } = this.values;
    if (check.kind === 'none') {
      access.write(slot, push);
      return;
    }
    const value = access.body.local();
    push();
    access.body.set(value);
    this.test(check, value, () => access.read(slot));
    access.write(slot, () => access.body.get(value));
  }

  /** A write to a place whose indices are computed first. */
  placed(place: Place, check: Check, push: () => void): void {
    if (place.terms.length === 0) {
      this.direct(place.base, check, push);
      return;
    }
    const { access } = this.values;
    const [slot, value] = [access.body.local(), access.body.local()];
    this.values.address(place);
    access.body.set(slot);
    push();
    access.body.set(value);
    this.test(check, value, () => access.readAt(slot));
    access.writeAt(slot, value);
  }

  /** Tests, or wraps, the value in the local; `before` pushes what the variable holds now. */
  private test(check: Check, value: number, before: () => void): void {
    const { body } = this.values.access;
    switch (check.kind) {
      case 'none':
        return;
      case 'wrap':
        body.get(value);
        body.i32(check.min);
        body.op('i32.sub');
        body.i32(2 ** check.bits - 1);
        body.op('i32.and');
        body.i32(check.min);
        body.op('i32.add');
        body.set(value);
        return;
      case 'range':
        body.get(value);
        body.i32(check.min);
        body.op('i32.lt_s');
        body.get(value);
        body.i32(check.max);
        body.op('i32.gt_s');
        body.op('i32.or');
        body.if('nothing', () => this.fail(check.fault));
        return;
      case 'chart':
        this.move(check.chart, check.fault, value, before);
        return;
    }
  }

  private move(chartIndex: number, fault: number, value: number, before: () => void): void {
    const { access, tables } = this.values;
    const { body } = access;
    const chart = access.program.charts[chartIndex];
    if (chart === undefined) return;
    const from = body.local();
    before();
    body.tee(from);
    body.get(value);
    body.op('i32.ne');
    body.get(from);
    body.i32(chart.states.length);
    body.op('i32.mul');
    body.get(value);
    body.op('i32.add');
    body.loadByte(tables.moves(chart));
    body.op('i32.eqz');
    body.op('i32.and');
    body.if('nothing', () => this.fail(fault));
  }
}
