import { expect, it } from 'vitest';
import { assert } from '../base/assert.ts';
import { shippedTexts } from '../catalogue/shippedTexts.ts';
import { createMachine } from '../engine/machine.ts';
import { replay } from '../engine/replay.ts';
import { readSchedule } from '../formats/schedule.ts';
import { compile } from '../lang/compile.ts';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import { createRunFacts } from './runFacts.ts';

/** The stores of a run of the level about message passing, without barriers: `name from-to`. */
function storesOf(turns: string): readonly string[] {
  const { source } = parseScenario('weak-message', shippedTexts.get('weak-message') ?? '', charts);
  const settings = { values: { writer: 'none', reader: 'none' }, memory: 'weak' } as const;
  const program = source && compile(source, settings).program;
  assert(program !== undefined, 'the level compiles');
  const names = program.actors.map(({ name }) => name);
  const { schedule, problem } = readSchedule(turns, names);
  const { frames, stopped } = replay(createMachine(program), schedule);
  expect([problem, stopped]).toEqual([undefined, undefined]);
  const { stores } = createRunFacts(program)(frames);
  const last = frames.length - 1;
  return stores
    .flatMap((list) => list.between(0, last, last))
    .map(({ name, from, to }) => `${name} ${from}-${to ?? ''}`);
}

it('a store that overtakes an older one arrives, and the older one waits on', () => {
  expect(storesOf('sender*2')).toEqual(['data 1-', 'flag 2-']);
  expect(storesOf('sender*2,cpu0.pass')).toEqual(['data 1-', 'flag 2-3']);
  expect(storesOf('sender*2,cpu0.pass,cpu0.drain')).toEqual(['data 1-4', 'flag 2-3']);
  expect(storesOf('sender*2,cpu0.drain')).toEqual(['data 1-3', 'flag 2-']);
});
