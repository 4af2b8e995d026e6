// Under a weak memory, too, a section that is one step ends as one of many steps does: whole sets of ends, not verdicts alone.

import { describe, expect, it } from 'vitest';
import { assert } from '../base/assert.ts';
import { createMachine } from '../engine/machine.ts';
import { readSlot } from '../engine/values.ts';
import { compile } from '../lang/compile.ts';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import { slotIndex } from '../model/indices.ts';
import type { Program } from '../model/program.ts';
import { randomSections } from '../oracle/randomSections.ts';
import { explore } from './startSearch.ts';

const STATES_MAX = 200_000;

function compiled(text: string, grain: 'coarse' | 'fine'): Program {
  const { source, diagnostics } = parseScenario('edited', text, charts);
  assert(source !== undefined, `${text}\n${JSON.stringify(diagnostics)}`);
  const { program, diagnostics: wrong } = compile(source, { values: {}, memory: 'weak' }, grain);
  assert(program !== undefined, `${text}\n${JSON.stringify(wrong)}`);
  return program;
}

/** What the variables and the registers are in the end, on every schedule, sorted. */
function endsOf(text: string, grain: 'coarse' | 'fine'): readonly string[] {
  const program = compiled(text, grain);
  const machine = createMachine(program);
  const { table, complete } = explore(machine, STATES_MAX);
  assert(complete, 'the program is small');
  const rest = machine.condition(program.rest);
  const shown = program.slots.flatMap(({ name, role, type, word }, slot) => {
    const isKept =
      role.kind === 'memory' || (role.kind === 'local' && !role.temporary && word < program.words);
    return isKept && type.kind !== 'lock' ? [{ name, slot: slotIndex(slot) }] : [];
  });
  const ends = new Set<string>();
  for (let number = 0; number < table.size; number++) {
    const state = table.state(number);
    if (machine.evaluate(rest, state, 0) === 0) continue;
    ends.add(shown.map(({ name, slot }) => `${name}=${readSlot(program, state, slot)}`).join(' '));
  }
  return [...ends].toSorted();
}

/** Two lanes, each with registers a and b. */
function twoTasks(first: string, second: string): string {
  const task = (name: string, lane: number, body: string): string =>
    `task ${name} on cpu[${lane}] { int 0..3 a; int 0..3 b; ${body} }`;
  return `scenario "S" memory weak; lane cpu[2]; spinlock k; int 0..3 x; int 0..3 y; bool z; int 0..3 g guarded by k;
    ${task('t', 0, first)} ${task('u', 1, second)} final t.a + t.b + u.a + u.b >= 0 told "Told.";`;
}

const looksBack = 'a = READ_ONCE(y); smp_rmb(); b = READ_ONCE(x);';
const locked = (inside: string): string => `spin_lock(&k); ${inside} spin_unlock(&k);`;

describe('in a section, and behind it, is seen what a section of many steps shows', () => {
  it.each([
    [
      'a bit that is set there is not in memory before what the lane reads next',
      twoTasks(
        `${locked('set_bit(&z);')} a = READ_ONCE(y);`,
        'WRITE_ONCE(y, 1); smp_mb(); a = test_bit(&z);',
      ),
      /^x=0 y=1 z=1 .*t.a=0 .*u.a=0/,
    ],
    [
      'a count overtakes what was stored before the section',
      twoTasks(`WRITE_ONCE(x, 1); ${locked('atomic_inc(&y);')}`, looksBack),
      /u.a=1 u.b=0/,
    ],
    [
      'a relaxed exchange overtakes it, too',
      twoTasks(`WRITE_ONCE(x, 1); ${locked('a = xchg_relaxed(&y, 1);')}`, looksBack),
      /u.a=1 u.b=0/,
    ],
    [
      'a bit that is set there lets go of nothing old',
      twoTasks(
        'WRITE_ONCE(x, 1); smp_wmb(); WRITE_ONCE(y, 1);',
        `a = READ_ONCE(y); ${locked('set_bit(&z);')} b = READ_ONCE(x);`,
      ),
      /u.a=1 u.b=0/,
    ],
    [
      'a count of what the lock guards lets go of nothing old',
      twoTasks(
        'WRITE_ONCE(x, 1); smp_wmb(); WRITE_ONCE(y, 1);',
        `a = READ_ONCE(y); ${locked('atomic_inc(&g);')} b = READ_ONCE(x);`,
      ),
      /u.a=1 u.b=0/,
    ],
  ])('%s', (_, text, example) => {
    const ends = endsOf(text, 'coarse');
    expect(ends).toEqual(endsOf(text, 'fine'));
    expect(ends.filter((end) => example.test(end))).not.toEqual([]);
  });

  it('a count on its way to memory is read when it is there', () => {
    const text = twoTasks(`atomic_add(2, &y); ${locked('a = atomic_read(&y);')}`, 'WRITE_ONCE(y, 1);');
    const ends = endsOf(text, 'coarse');
    expect(ends).toEqual(endsOf(text, 'fine'));
    // Read from memory, 2 was added before 1 was written over it.
    expect(ends.filter((end) => end.includes('y=3') && end.includes('t.a=2'))).toEqual([]);
  });

  const PER_GROUP = 30;
  const seeds = import.meta.env['VERIFY'] === undefined ? PER_GROUP : 3_000;

  it.each(Array.from({ length: seeds / PER_GROUP }, (_, group) => 1 + group * PER_GROUP))(
    'in random programs with locks, from seed %i on',
    (first) => {
      for (let seed = first; seed < first + PER_GROUP; seed++) {
        const text = randomSections(seed);
        expect(endsOf(text, 'coarse'), text).toEqual(endsOf(text, 'fine'));
      }
    },
  );
});
