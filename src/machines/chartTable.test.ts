import { describe, expect, it } from 'vitest';
import { createMachine } from 'xstate';
import { compileChart } from './chartTable.ts';

const here = { x: 0, y: 0, bar: 'running' };
const there = { x: 1, y: 1, bar: 'blocked' };

describe('compileChart', () => {
  it('puts the initial state first and keeps the others in order', () => {
    const machine = createMachine({
      id: 'Lamp',
      initial: 'on',
      states: {
        broken: { meta: there },
        off: { meta: here, on: { push: 'on' } },
        on: { meta: here, on: { push: 'off', hit: 'broken' } },
      },
    });
    expect(compileChart(machine)).toEqual({
      name: 'Lamp',
      states: ['on', 'broken', 'off'],
      edges: [
        { from: 0, to: 2, event: 'push' },
        { from: 0, to: 1, event: 'hit' },
        { from: 2, to: 0, event: 'push' },
      ],
      drawing: [here, there, here],
    });
  });

  it('makes no edge of an event that leads back to the same state', () => {
    const machine = createMachine({
      id: 'Loop',
      initial: 'a',
      states: {
        a: { meta: here, on: { stay: { target: 'a', reenter: true }, go: 'b' } },
        b: { meta: there },
      },
    });
    expect(compileChart(machine).edges).toEqual([{ from: 0, to: 1, event: 'go' }]);
  });

  it('refuses two events on one edge', () => {
    const machine = createMachine({
      id: 'Door',
      initial: 'open',
      states: { open: { meta: here, on: { push: 'shut', pull: 'shut' } }, shut: { meta: there } },
    });
    expect(() => compileChart(machine)).toThrow('Chart Door: push and pull both lead from open to shut.');
  });

  it('refuses a state that nothing leads to', () => {
    const machine = createMachine({
      id: 'Door',
      initial: 'open',
      states: { open: { meta: here }, shut: { meta: there } },
    });
    expect(() => compileChart(machine)).toThrow('Chart Door: no sequence of events reaches shut.');
  });

  it('refuses a nested state', () => {
    const machine = createMachine({
      id: 'Door',
      initial: 'open',
      states: { open: { meta: here, initial: 'wide', states: { wide: {} } } },
    });
    expect(() => compileChart(machine)).toThrow(/Chart Door: a mode is one word, but the chart nests states/);
  });

  it.each([{}, { x: 2, y: 0, bar: 'running' }, { x: 0, y: 0, bar: 'purple' }])(
    'refuses the drawing %j',
    (meta) => {
      const machine = createMachine({ id: 'Door', initial: 'open', states: { open: { meta } } });
      expect(() => compileChart(machine)).toThrow(
        'Chart Door: the meta of open must give x and y from 0 to 1 and a bar.',
      );
    },
  );
});
