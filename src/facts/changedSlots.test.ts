import fc from 'fast-check';
import { expect, it } from 'vitest';
import { defined } from '../base/defined.ts';
import { readShipped } from '../catalogue/reading.ts';
import { shippedTexts } from '../catalogue/shippedTexts.ts';
import { firstFrame } from '../engine/frames.ts';
import { createMachine } from '../engine/machine.ts';
import { stepped } from '../fixtures/walking.ts';
import type { Frame } from '../model/run.ts';
import { changedSlots, createChangedSlots } from './changedSlots.ts';

const { program } = readShipped('acrn-sched-event', defined(shippedTexts.get('acrn-sched-event')));
const machine = createMachine(program);

function walk(from: readonly Frame[], numbers: readonly number[]): readonly Frame[] {
  return numbers.reduce((frames, number) => stepped(machine, frames, number), from);
}

it('a line that grows, is cut back, and goes another way changes what each look at the whole of it says', () => {
  const numbers = fc.array(fc.nat(), { maxLength: 20 });
  const ways = fc.array(fc.tuple(fc.nat(20), numbers), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(ways, (legs) => {
      const changedIn = createChangedSlots();
      let line: readonly Frame[] = [firstFrame(machine)];
      for (const [kept, more] of legs) {
        line = walk(line.slice(0, 1 + kept), more);
        expect(changedIn(line)).toEqual(changedSlots(line));
      }
    }),
    { seed: 1, numRuns: 50 },
  );
});

it('is the same set while the same variables are changed', () => {
  const changedIn = createChangedSlots();
  const line = walk([firstFrame(machine)], Array(60).fill(0));
  const whole = changedIn(line);
  expect(changedIn([...line])).toBe(whole);
  expect(changedIn(line.slice(0, 2))).not.toBe(whole);
});
