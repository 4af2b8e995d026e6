import { expect, it } from 'vitest';
import { findDrawn } from '../explorer/drawn.ts';
import { textTools } from '../fixtures/textTools.ts';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import { createSession } from './session.ts';

const text = `scenario "Three stores" memory tso | sc; param n = 1 | 2; lane cpu;
bool x; task t on cpu { x = true; x = false; x = true; }`;
const library = [{ id: 'three', text, parsed: parseScenario('three', text, charts) }];

it('buffers of another size make another program, and stay through what else is chosen', () => {
  const { store, actions, viewOf } = createSession({ library, charts, ...textTools, findDrawn });
  const buffers = (): readonly number[] =>
    viewOf(store.getState()).program.slots.flatMap(({ role }) => (role.kind === 'buffer value' ? [1] : []));
  actions.open('three');
  expect(buffers()).toHaveLength(2);
  actions.choose({ ...store.getState().settings, buffer: 3 });
  expect(buffers()).toHaveLength(3);
  actions.nextValue();
  expect(store.getState().settings).toMatchObject({ values: { n: '2' }, memory: 'tso', buffer: 3 });
  const { buffer, ...plain } = store.getState().settings;
  actions.choose(plain);
  expect([buffer, buffers().length]).toEqual([3, 2]);
});
