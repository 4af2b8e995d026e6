// Writes that are tested as their variable's type asks, and the store buffer: as in `engine/writes.ts` and `engine/storeBuffer.ts`.

import type { Check, Instruction, Place } from '../../model/code.ts';
import type { Lane } from '../../model/program.ts';
import type { Label } from './body.ts';
import type { Expressions, OnFault } from './expressions.ts';

type Buffer = NonNullable<Lane['buffer']>;

export class Writes {
  private readonly values: Expressions;
  private readonly fail: OnFault;

  constructor(values: Expressions, fail: OnFault) {
    this.values = values;
    this.fail = fail;
  }

  /** A write to a slot that is known. */
  direct(slot: number, check: Check, push: () => void): void {
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

  /** Appends to the lane's store buffer; where that is full nothing happens (a guard keeps such a step from running). */
  push(i: Instruction & { op: 'push' }): void {
    const { access } = this.values;
    const { body } = access;
    const buffer = access.program.lanes[i.lane]?.buffer;
    if (buffer === undefined) return;
    const [count, slot, value] = [body.local(), body.local(), body.local()];
    const full: Label = { name: 'full' };
    body.block(full, 'nothing', () => {
      access.read(buffer.count);
      body.tee(count);
      body.i32(buffer.entries.length);
      body.op('i32.lt_s');
      body.op('i32.eqz');
      body.brIf(full);
      this.values.address(i.place);
      body.set(slot);
      this.values.value(i.value);
      body.set(value);
      // A chart's move is tested when the store drains.
      if (i.check.kind !== 'chart') this.test(i.check, value, () => body.i32(0));
      buffer.entries.forEach((entry, index) => {
        body.get(count);
        body.i32(index);
        body.op('i32.eq');
        body.if('nothing', () => {
          access.write(entry.address, () => body.get(slot));
          access.write(entry.value, () => body.get(value));
        });
      });
      access.write(buffer.count, () => {
        body.get(count);
        body.i32(1);
        body.op('i32.add');
      });
    });
  }

  /** The oldest store reaches memory; the others move up. */
  drain(lane: number): void {
    const { access } = this.values;
    const { body, program } = access;
    const buffer = program.lanes[lane]?.buffer;
    const oldest = buffer?.entries[0];
    if (buffer === undefined || oldest === undefined) return;
    const [slot, value] = [body.local(), body.local()];
    access.read(oldest.address);
    body.set(slot);
    access.read(oldest.value);
    body.set(value);
    this.testChartSlots(slot, value);
    access.writeAt(slot, value);
    this.moveUp(buffer);
  }

  private testChartSlots(slot: number, value: number): void {
    const { access } = this.values;
    const { body, program } = access;
    program.variables.forEach(({ check, slots }) => {
      if (check.kind !== 'chart') return;
      for (const index of slots) {
        body.get(slot);
        body.i32(index);
        body.op('i32.eq');
        body.if('nothing', () => this.test(check, value, () => access.read(index)));
      }
    });
  }

  private moveUp(buffer: Buffer): void {
    const { access } = this.values;
    const { body } = access;
    const count = body.local();
    access.read(buffer.count);
    body.set(count);
    buffer.entries.forEach((to, index) => {
      const from = buffer.entries[index + 1];
      for (const part of ['address', 'value'] as const) {
        access.write(to[part], () => {
          if (from === undefined) {
            body.i32(0);
            return;
          }
          access.read(from[part]);
          body.i32(0);
          body.get(count);
          body.i32(index + 1);
          body.op('i32.gt_s');
          body.op('select');
        });
      }
    });
    access.write(buffer.count, () => {
      body.get(count);
      body.i32(1);
      body.op('i32.sub');
    });
  }
}
