import { describe, expect, it } from 'vitest';
import { assert } from '../../base/assert.ts';
import { canReach } from '../../engine/canReach.ts';
import { createMachine } from '../../engine/machine.ts';
import { lostUpdate } from '../../fixtures/lostUpdate.ts';
import { textTools } from '../../fixtures/textTools.ts';
import { charts } from '../../machines/charts.ts';
import { createSession } from '../session.ts';
import { createLost } from './lost.ts';

const text = lostUpdate.replace('final x == 2', 'possible x == 2');
const session = createSession({
  library: [{ id: 'lost-update', text }],
  charts,
  ...textTools,
  findDrawn: () => ({ schedule: [], cellsOfTurn: [] }),
});
for (const actor of ['a', 'b', 'a', 'b']) session.actions.step({ actor, alternative: 0 });
const { program, frames } = session.viewOf(session.store.getState());
const machine = createMachine(program);
const [property] = program.properties;
assert(property !== undefined, 'the scenario has a property');

const doomedAt = (turn: number) => ({ frames: [], doomedAt: turn, choices: new Map() });

describe('what must stay possible', () => {
  it('is lost at the step from which no schedule leads to it, not at the end', () => {
    expect(frames.map(({ state }) => canReach(machine, state, property.expr, 1_000))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(createLost()(machine, frames, 4, doomedAt(2))).toEqual([2]);
  });

  it('may be lost later than the run was doomed', () => {
    expect(createLost()(machine, frames, 4, doomedAt(0))).toEqual([2]);
  });

  it('is not said to be lost before that, nor while fates are not known', () => {
    expect(createLost()(machine, frames, 1, doomedAt(2))).toEqual([undefined]);
    expect(createLost()(machine, frames, 4, undefined)).toEqual([undefined]);
  });

  it('stays unknown where the bound was reached', () => {
    const second = frames[2];
    assert(second !== undefined, 'two turns were taken');
    expect(canReach(machine, second.state, property.expr, 1)).toBeUndefined();
  });
});
