/** The lessons about weaker machines stay as small as they were measured to be before the model was built. */

import { expect, it } from 'vitest';
import { assert } from '../base/assert.ts';
import { defined } from '../base/defined.ts';
import { shipped } from '../cli/sources.ts';
import { createMachine } from '../engine/machine.ts';
import { replay } from '../engine/replay.ts';
import { compile } from '../lang/compile.ts';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import { analysisOf } from './analysis.ts';
import { closureSearch } from './search.ts';
import { explore } from './startSearch.ts';
import { verdictsOf } from './verdicts.ts';

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

/** The barriers of vcpu-requests.rst, taken out one by one: what breaks, among how many states. */
const barriers: readonly [string, string][] = [
  ['entry', 'handled'],
  ['make', 'seen'],
  ['kick', 'handled'],
  ['check', 'seen'],
];

it('breaks the pattern of vcpu-requests.rst by the lack of any one barrier, and by no other', () => {
  const { properties, verdicts, states } = requestsWithout('all');
  expect(verdicts).toEqual(properties.map(() => 'holds'));
  expect(states).toBeLessThan(300);
});

it.each(barriers)('without the barrier “%s” finds a shortest run that breaks “%s”', (order, name) => {
  const { machine, found, states } = requestsWithout(order);
  const { verdict, example } = found(name);
  expect(verdict).toBe('fails');
  // Few enough to be tried while one looks up.
  expect(states).toBeLessThan(500);
  assert(example !== undefined, 'it is shown');
  const { stopped } = replay(machine, example.schedule);
  expect(stopped).toBeUndefined();
  expect(example.schedule.length).toBeGreaterThan(5);
});

function requestsWithout(order: string) {
  const text = shipped.find(({ id }) => id === 'weak-requests')?.text;
  const { source } = parseScenario('weak-requests', text ?? '', charts);
  const program = source && compile(source, { values: { order }, memory: 'weak' }).program;
  assert(program !== undefined, 'the lesson compiles');
  const machine = createMachine(program);
  const space = explore(machine, 10_000);
  const verdicts = verdictsOf(analysisOf(machine, space, { fairness: true }));
  const written = program.properties.map(({ name }) => name);
  const found = (name: string) => defined(verdicts.find((each) => each.name === name));
  return {
    ...{ machine, found, states: space.table.size, properties: written },
    verdicts: written.map((name) => found(name).verdict),
  };
}
