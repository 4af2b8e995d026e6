import { describe, expect, it } from 'vitest';
import { rowIndex } from '../model/indices.ts';
import { FRAMES_REMEMBERED_MAX } from '../model/limits.ts';
import { programOf } from '../oracle/smallPrograms.ts';
import { firstFrame, frameAfter } from './frames.ts';
import { createMachine } from './machine.ts';

const machine = () =>
  createMachine(
    programOf('scenario "Test" lane cpu; int 0..1 x; task t on cpu { for (;;) { x = 1; x = 0; } }'),
  );

describe('the frames of a machine', () => {
  it('are the same for every run that begins alike', () => {
    const same = machine();
    const second = frameAfter(same, frameAfter(same, firstFrame(same), rowIndex(0)), rowIndex(1));
    expect(frameAfter(same, frameAfter(same, firstFrame(same), rowIndex(0)), rowIndex(1))).toBe(second);
  });

  it('are forgotten where there are too many, and are then what they were', () => {
    const same = machine();
    const first = firstFrame(same);
    const second = frameAfter(same, first, rowIndex(0));
    const third = frameAfter(same, second, rowIndex(1));
    for (let count = 2; count < FRAMES_REMEMBERED_MAX; count++) same.played.keep(third, second);
    expect(frameAfter(same, first, rowIndex(0))).toBe(second);
    same.played.keep(third, second);
    expect(same.played.after(first)).toEqual([]);
    expect(frameAfter(same, first, rowIndex(0))).not.toBe(second);
    expect(frameAfter(same, first, rowIndex(0))).toEqual(second);
    expect(frameAfter(same, second, rowIndex(1))).toEqual(third);
  });
});
