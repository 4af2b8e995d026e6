// Every table becomes a scenario that compiles and draws what was pasted.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assert } from '../base/assert.ts';
import { createMachine, type Machine } from '../engine/machine.ts';
import { replay } from '../engine/replay.ts';
import { findDrawn } from '../explorer/drawn.ts';
import { wakelane } from '../fixtures/commandLine.ts';
import { compile } from '../lang/compile.ts';
import { libraryWords } from '../lang/library/library.ts';
import prelude from '../lang/prelude.race?raw';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import type { Scenario } from '../model/scenario.ts';
import { type Chance, createChance } from '../oracle/chance.ts';
import { readTables } from '../tables/readTables.ts';
import type { Table } from '../tables/table.ts';
import { isStep } from './course.ts';
import { labelText } from './quoted.ts';
import { skeletonOf } from './skeleton.ts';

/** Reads it with no complaint, not even a warning. */
function compiled(text: string): { readonly scenario: Scenario; readonly machine: Machine } {
  const { source, diagnostics } = parseScenario('new', text, charts);
  expect(diagnostics, text).toEqual([]);
  assert(source !== undefined, 'it is read');
  const { program, diagnostics: more } = compile(source, { values: {}, memory: 'sc' });
  expect(more, text).toEqual([]);
  assert(program !== undefined, 'it compiles');
  return { scenario: source.scenario, machine: createMachine(program) };
}

/** The schedule of its drawing takes its steps in the order of the table. */
function expectDrawn(text: string, table: Table): void {
  const { scenario, machine } = compiled(text);
  const [drawn] = scenario.drawn;
  assert(drawn !== undefined, 'it has a drawing');
  const found = findDrawn(machine, drawn);
  expect('lost' in found ? found.lost : 'found', text).toBe('found');
  if ('lost' in found) return;
  const labels = replay(machine, found.schedule).frames.flatMap((frame) => frame.labels);
  const steps = table.cells
    .filter((cell) => isStep(cell) && cell.column !== undefined)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ words }) => labelText(words));
  for (const label of labels) expect(steps).toContain(label);
}

const seeds = process.env['VERIFY'] === '1' ? 3_000 : 60;
const folder = new URL('../tables/cases/', import.meta.url);
const cases = readdirSync(folder)
  .filter((file) => file.endsWith('.txt'))
  .flatMap((file) => {
    const [text = ''] = readFileSync(new URL(file, folder), 'utf8').split('==>\n');
    return readTables(text).tables.map((table, index) => [`${file}, table ${index + 1}`, table] as const);
  });

describe('a scenario made of a table', () => {
  it.each(cases)('compiles, and draws it: %s', (_, table) => {
    const made = skeletonOf(table, prelude, libraryWords);
    if (typeof made === 'string') expectDrawn(made, table);
    else expect(table.columns.length === 0 || !table.cells.some(isStep)).toBe(true);
  });

  it.each(readdirSync(new URL('cases/', import.meta.url)))('is what one would write by hand: %s', (file) => {
    const [text = '', expected] = readFileSync(new URL(`cases/${file}`, import.meta.url), 'utf8').split(
      '==>\n',
    );
    const [table] = readTables(text).tables;
    assert(table !== undefined, 'there is a table');
    expect(skeletonOf(table, prelude, libraryWords)).toBe(expected);
    expectDrawn(String(expected), table);
  });

  it('ends in the deadlock that lockdep draws', () => {
    const text = readFileSync(new URL('../tables/cases/F11-lockdep.txt', import.meta.url), 'utf8');
    const [table] = readTables(text.split('==>\n')[0] ?? '').tables;
    assert(table !== undefined, 'there is a table');
    const { scenario, machine } = compiled(String(skeletonOf(table, prelude, libraryWords)));
    const [drawn] = scenario.drawn;
    const found = drawn && findDrawn(machine, drawn);
    assert(found !== undefined && 'schedule' in found, 'it is found');
    expect(found.schedule).toHaveLength(2);
  });

  it.each(['F11-lockdep', 'interrupt-lockdep', 'recursive-lockdep'])(
    'is as expected when it is checked: %s',
    (file) => {
      const text = readFileSync(new URL(`${file}.txt`, folder), 'utf8').split('==>\n')[0] ?? '';
      const { code, out } = wakelane(['new', '-'], { '-': text });
      expect(code).toBe(0);
      expect(out).toContain('expect rest fails when true;');
      const checked = wakelane(['check', 'own.race'], { 'own.race': out });
      expect(checked.code, checked.out).toBe(0);
    },
  );

  it('is not made where columns are lost', () => {
    const text = readFileSync(new URL('columns-lost.txt', folder), 'utf8');
    const [table] = readTables(text.split('==>\n')[0] ?? '').tables;
    assert(table !== undefined, 'there is a table');
    expect(skeletonOf(table, prelude, libraryWords)).toMatchObject({
      sentence: expect.stringContaining('The columns of this table are lost'),
    });
  });

  it('leaves the words of the library to whoever fills the steps', () => {
    const [table] = readTables(
      'schedule   wait_event\n--------   ----------\nlook\n           wake\n',
    ).tables;
    assert(table !== undefined, 'it is a table');
    const made = String(skeletonOf(table, prelude, libraryWords));
    expect(made).toContain('lane schedule_2;\nlane wait_event_2;');
    compiled(made);
  });

  it('compiles whatever stands in the cells and the headings', () => {
    for (let seed = 1; seed <= seeds; seed++) {
      const table = randomTable(createChance(seed));
      const made = skeletonOf(table, prelude, libraryWords);
      if (typeof made === 'string') expectDrawn(made, table);
    }
  });
});

const words = [
  ...[
    'lock(&a->m)',
    'unlock(b)',
    'spin_unlock(&x)',
    'mutex_lock(&m)',
    'if (x == "y") {',
    'say {i} twice',
    'a\\b',
  ],
  ...[
    '<IPI>',
    '<Interrupt>',
    'rlock(x)',
    'task',
    'read_lock(&tasklist_lock)',
    '*** hm ***',
    '-> call()',
    '1) one',
  ],
  ...[
    'local_irq_disable()',
    '"""',
    "it's",
    'x = 1;',
    'exit',
    'spin_lock()',
    '[aside]',
    '...',
    'μ → ν',
    'lock(',
    ';',
  ],
];
const heads = [
  'CPU0',
  'CPU 0',
  'task',
  'spin_lock',
  'exit',
  'while',
  '0',
  'waiting vCPU',
  'a "b"',
  '',
  'xchg',
  'µ',
];

function randomTable(chance: Chance): Table {
  const columns = Array.from({ length: 1 + chance.below(4) }, () => ({ heading: chance.pick(heads) }));
  const rows = Array.from(
    { length: 1 + chance.below(8) },
    () => ' '.repeat(24 * chance.below(columns.length)) + chance.pick(words),
  );
  const rule = columns.map(() => '----'.padEnd(24)).join('');
  const [table] = readTables(
    `${columns.map(() => 'CPU0'.padEnd(24)).join('')}\n${rule}\n${rows.join('\n')}\n`,
  ).tables;
  return table === undefined
    ? { layout: 'rules', columns, cells: [], lines: { from: 1, to: 1 } }
    : { ...table, columns: table.columns.map((_, index) => columns[index] ?? { heading: '' }) };
}
