/** The lessons about weaker machines stay as small as they were measured to be before the model was built. */

import { expect, it } from 'vitest';
import { assert } from '../base/assert.ts';
import { shipped } from '../cli/sources.ts';
import { createMachine } from '../engine/machine.ts';
import { compile } from '../lang/compile.ts';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import { closureSearch } from './search.ts';

/** States under weak of the measured program that each lesson plays. */
const measured: readonly [string, Readonly<Record<string, string>>, number][] = [
  ['weak-message', {}, 19],
  ['weak-message', { writer: 'wmb', reader: 'rmb' }, 12],
  ['weak-message', { reader: 'rmb' }, 17],
  ['weak-message', { writer: 'wmb' }, 18],
  ['weak-message', { writer: 'release', reader: 'acquire' }, 13],
  ['weak-message', { reader: 'acquire' }, 21],
  ['weak-message', { writer: 'release' }, 15],
  ['weak-requests', { order: 'all' }, 157],
  ['weak-requests', { order: 'entry' }, 195],
  ['weak-requests', { order: 'make' }, 171],
  ['weak-requests', { order: 'kick' }, 187],
  ['weak-requests', { order: 'check' }, 268],
  ['weak-rcuwait', {}, 117],
  ['weak-rcuwait', { sleeper: 'none' }, 181],
  ['weak-rcuwait', { waker: 'none' }, 145],
  ['weak-seqlock', { reader: 'both', writer: 'both' }, 1878],
  ['weak-seqlock', { reader: 'begin', writer: 'both' }, 3213],
  ['weak-seqlock', { reader: 'retry', writer: 'both' }, 4485],
];

it.each(measured)('%s with %o has at most one and a half times %i states', (id, values, states) => {
  const text = shipped.find((each) => each.id === id)?.text;
  const { source } = parseScenario(id, text ?? '', charts);
  const program = source && compile(source, { values, memory: 'weak' }).program;
  assert(program !== undefined, 'a lesson compiles');
  const search = closureSearch(createMachine(program), { states: 10_000, edges: false });
  while (!search.advance(10_000));
  expect(search.states).toBeGreaterThan(5);
  expect(search.states).toBeLessThanOrEqual(1.5 * states);
});
