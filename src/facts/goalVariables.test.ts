import { describe, expect, it } from 'vitest';
import { defined } from '../base/defined.ts';
import { readShipped } from '../catalogue/reading.ts';
import { shippedTexts } from '../catalogue/shippedTexts.ts';
import { createMachine } from '../engine/machine.ts';
import { replay } from '../engine/replay.ts';
import { readSchedule } from '../formats/schedule.ts';
import { changedSlots } from './changedSlots.ts';
import { goalVariables } from './goalVariables.ts';

function watched(id: string, turns: string, property: string): readonly string[] {
  const { program } = readShipped(id, shippedTexts.get(id) ?? '');
  const { schedule } = readSchedule(
    turns,
    program.actors.map(({ name }) => name),
  );
  const { frames } = replay(createMachine(program), schedule);
  return goalVariables(program, property, defined(frames.at(-1)), changedSlots(frames), 3).map(
    ({ name, value, changed }) => `${name} ${value}${changed ? '!' : ''}`,
  );
}

describe('the variables of a goal', () => {
  it('are those that its property names, with what the last step changed', () => {
    expect(watched('lost-update', 'a', 'sum')).toEqual(['x 0']);
    expect(watched('lost-update', 'a*2', 'sum')).toEqual(['x 1!']);
  });

  it('are those that its property names, and then those that the run changes', () => {
    expect(watched('kvm-hc-kick-cpu', 'waiter*2,holder*4', 'back')).toEqual([
      'run RUNNING',
      'locked false',
      'kicked true!',
    ]);
  });

  it('are those that the run changes, where the property asks only where it may end', () => {
    expect(watched('primer-sleep', 'cook,visitor', 'meal')).toEqual(['order true!']);
  });
});
