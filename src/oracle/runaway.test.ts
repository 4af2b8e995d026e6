/** A step takes 1,000 visible operations; one more is an error. The engine, WebAssembly and the oracle count alike. */

import { expect, it } from 'vitest';
import { assert } from '../base/assert.ts';
import { createMachine } from '../engine/machine.ts';
import { stateGraph } from '../explorer/stateGraph.ts';
import { fact } from '../explorer/stateSpace.ts';
import { ERROR } from '../explorer/wasm/facts.ts';
import { wasmSearch } from '../explorer/wasmSearch.ts';
import { compile } from '../lang/compile.ts';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import { printGraph } from '../model/graph.ts';
import { oracleGraph } from './oracleGraph.ts';

/** A loop of n turns in one step. */
const loop = (n: number, body: string): string => `atomic { for (int i = 0; i < ${n}; i++) { ${body} } }`;
const counter = 'struct counter { spinlock lock; bool b; } counter c;';
const locked = 'spin_lock(&c.lock); c.b = true; spin_unlock(&c.lock);';

/** Items around a step, and how often its loop may turn. */
const steps: readonly (readonly [what: string, most: number, items: (n: number) => string])[] = [
  ['writes', 1000, (n) => `task t on cpu { ${loop(n, 'x = true;')} }`],
  ['writes without a loop', 1000, (n) => `task t on cpu { atomic { ${'x = true;'.repeat(n)} } }`],
  ['reads', 1000, (n) => `task t on cpu { bool b; ${loop(n, 'b = x;')} }`],
  ['a read and a write', 500, (n) => `u8 y; task t on cpu { ${loop(n, 'y++;')} }`],
  ['steps that do nothing', 1000, (n) => `task t on cpu { ${loop(n, 'step;')} }`],
  ['fences', 1000, (n) => `task t on cpu { ${loop(n, 'fence();')} }`],
  ['switches of interrupts', 1000, (n) => `task t on cpu { ${loop(n, 'local_irq_disable();')} }`],
  ['raises', 1000, (n) => `irq h on cpu { } task t on cpu { ${loop(n, 'raise(h);')} }`],
  [
    'looks at an interrupt',
    1000,
    (n) => `irq h on cpu { } task t on cpu { bool b; ${loop(n, 'b = raised(h);')} }`,
  ],
  [
    'sections, which are what is in them',
    1000,
    (n) => `task t on cpu { ${loop(n, 'atomic { x = true; }')} }`,
  ],
  ['coarse locks likewise', 1000, (n) => `${counter} task t on cpu { ${loop(n, locked)} }`],
  [
    'ghosts, which are free',
    1000,
    (n) => `ghost bool g; task t on cpu { ${loop(n, 'x = true; g = x;')} } never g && !x q "q";`,
  ],
  ['asserts, which are free', 1000, (n) => `task t on cpu { ${loop(n, 'x = true; assert true;')} }`],
  ['an await before them', 999, (n) => `task t on cpu { atomic { await !x; ${loop(n, 'x = true;')} } }`],
  ['a choice before them', 999, (n) => `task t on cpu { choose { ${loop(n, 'x = true;')} step; } }`],
  [
    'a fine lock before them',
    999,
    (n) => `spinlock fine l; task t on cpu { atomic { spin_lock(&l); ${loop(n, 'x = true;')} } }`,
  ],
  [
    'a handler that is taken and ends with them',
    998,
    (n) => `task t on cpu { raise(h); } irq h on cpu { ${loop(n, 'x = true;')} }`,
  ],
];

it.each(steps)('a step may take 1,000 operations: %s', (_, most, items) => {
  for (const memory of ['sc', 'tso'] as const) {
    // Under tso a section waits for the buffer, so the taking of an interrupt is a step before it.
    const apart = memory === 'tso' && most === 998 ? 1 : 0;
    expect(runsAway(items(most), memory)).toBe(false);
    expect(runsAway(items(most + apart + 1), memory)).toBe(true);
  }
});

it.each([
  ['before the first step', 'bool b; for (;;) { if (b) x = true; }'],
  ['behind an operation', 'bool b; x = true; for (;;) { if (b) x = true; }'],
  ['in a section', 'bool b; atomic { x = true; while (!b) { if (b) x = true; } }'],
])('local code that has no end is an error, too: %s', (_, body) => {
  expect(runsAway(`task t on cpu { ${body} }`, 'sc')).toBe(true);
});

/** Whether some step does; all who know must say the same. */
function runsAway(items: string, memory: 'sc' | 'tso'): boolean {
  const text = `scenario "Test"\nmemory ${memory};\nlane cpu; bool x;\n${items}`;
  const { source } = parseScenario('test', text, charts);
  assert(source !== undefined, text);
  const settings = { values: {}, memory };
  const { program, diagnostics } = compile(source, settings);
  assert(program !== undefined, JSON.stringify(diagnostics));
  const machine = createMachine(program);
  const engine = printGraph(stateGraph(machine, 50));
  const oracle = printGraph(oracleGraph(source.file, source.prelude, settings, charts, 50, text));
  expect(engine).toBe(oracle);
  const search = wasmSearch(machine, { states: 50, edges: true });
  while (!search.advance(50));
  const space = search.finish();
  const failed = Array.from({ length: space.table.size }, (_, state) => fact(space, state, ERROR)).includes(
    true,
  );
  expect(failed).toBe(engine.includes('ERROR runaway'));
  return failed;
}
