// An exported chart is a machine of XState, of which the compiler of the built-in charts makes the same table.

import { describe, expect, it } from 'vitest';
import { createMachine } from 'xstate';
import { assert } from '../../base/assert.ts';
import { compile } from '../../lang/compile.ts';
import { parseScenario } from '../../lang/scenario.ts';
import { charts } from '../../machines/charts.ts';
import { compileChart } from '../../machines/chartTable.ts';
import type { ChartTable } from '../../model/chart.ts';
import type { Program } from '../../model/program.ts';
import { toXState } from './xstate.ts';

function programOf(items: string): Program {
  const text = `scenario "Charts" lane cpu0; ${items} task t on cpu0 { step; }`;
  const { source, diagnostics } = parseScenario('edited', text, charts);
  expect(diagnostics).toEqual([]);
  assert(source !== undefined, 'it is a scenario');
  const { program } = compile(source, { values: {}, memory: 'sc' });
  assert(program !== undefined, 'it compiles');
  return program;
}

/** What XState makes of an exported machine, its edges in order. */
function compiled(machine: Parameters<typeof createMachine>[0]): ChartTable {
  return inOrder(compileChart(createMachine(machine)));
}

function inOrder(table: ChartTable): ChartTable {
  return { ...table, edges: table.edges.toSorted((a, b) => a.from - b.from || a.to - b.to) };
}

describe('charts as machines of XState', () => {
  it.each(charts.map((chart) => [chart.name, chart] as const))('%s is the built-in one', (name, chart) => {
    const exported = toXState(programOf(`chart ${name} x;`));
    assert(typeof exported === 'string', 'it is exported');
    expect(compiled(JSON.parse(exported))).toEqual(inOrder(chart));
  });

  it.each([
    'open -> shut on push; shut -> open on pull;',
    'open -> shut on push; shut -> open on pull; shut -> locked on lock; locked -> shut on unlock; locked "blocked";',
    'a -> b on x; b -> c on x; c -> a on x; c -> b on y; a "going to sleep"; b "guest";',
  ])('a chart of a text’s own: %s', (moves) => {
    const program = programOf(`chart Door { ${moves} } chart Door door;`);
    const own = program.charts.find(({ name }) => name === 'Door');
    const exported = toXState(program);
    assert(own !== undefined && typeof exported === 'string', 'it is a chart');
    expect(compiled(JSON.parse(exported))).toEqual(inOrder(own));
  });

  it('are a list where there are several, and refused where there are none', () => {
    const several = toXState(programOf('chart TaskState a; chart KvmMode b;'));
    assert(typeof several === 'string', 'they are exported');
    expect(JSON.parse(several)).toMatchObject([{ id: 'KvmMode' }, { id: 'TaskState' }]);
    expect(toXState(programOf('bool a;'))).toEqual({ refused: 'No variable of this scenario is a chart.' });
  });
});
