// A section is one step at the coarse grain. At the fine grain it is several, and verdicts must be the same all the same.

import { expect, it } from 'vitest';
import { assert } from '../base/assert.ts';
import { createMachine } from '../engine/machine.ts';
import { compile } from '../lang/compile.ts';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import { analysisOf } from './analysis.ts';
import { explore } from './startSearch.ts';
import { verdictsOf } from './verdicts.ts';

const begin = `scenario "Grain" lane cpu[2]; struct queue { spinlock lock; int 0..3 n; } queue q; bool off;`;

/** Verdicts by name; of `lock` only where it fails, since the coarse grain has no locks to wait for. */
function verdicts(text: string, grain: 'coarse' | 'fine'): readonly string[] {
  const { source } = parseScenario('grain', `${begin}\n${text}`, charts);
  assert(source !== undefined, 'it parses');
  const { program, diagnostics } = compile(source, { values: {}, memory: 'sc' }, grain);
  assert(program !== undefined, JSON.stringify(diagnostics));
  const machine = createMachine(program);
  return verdictsOf(analysisOf(machine, explore(machine, 10_000), { fairness: true }))
    .filter(({ name, verdict }) => name !== 'lock' || verdict === 'fails')
    .map(({ name, verdict }) => `${name} ${verdict}`);
}

it.each([
  [
    'a section that closes the gate of its own task',
    `task a on cpu[0] when !off { spin_lock(&q.lock); off = true; q.n++; spin_unlock(&q.lock); "works": step; }
     task b on cpu[1] { spin_lock(&q.lock); q.n++; spin_unlock(&q.lock); "wakes": off = false; }`,
    ['error holds', 'rest fails'],
  ],
  [
    'a section during which somebody else closes the gate',
    `task a on cpu[0] when !off { spin_lock(&q.lock); q.n++; q.n++; spin_unlock(&q.lock); }
     task b on cpu[1] { off = true; spin_lock(&q.lock); q.n = 0; spin_unlock(&q.lock); off = false; }`,
    ['error holds', 'rest holds'],
  ],
])('%s', (_, text, expected) => {
  expect(verdicts(text, 'coarse')).toEqual(expected);
  expect(verdicts(text, 'fine')).toEqual(expected);
});
