/** The kernel's vocabulary of barriers and atomics: every word compiles under every memory, and is as many steps as the manual says. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createMachine } from '../engine/machine.ts';
import { replay } from '../engine/replay.ts';
import { MEMORY_MODELS, type MemoryModel } from '../model/program.ts';
import { programOf, turns } from '../oracle/smallPrograms.ts';

const manual = readFileSync(new URL('../../docs/language.md', import.meta.url), 'utf8');

/** A use of each word, by its names; what needs a place has one. */
const uses: readonly (readonly [names: string, use: (name: string) => string])[] = [
  ['READ_ONCE', (name) => `r = ${name}(x);`],
  ['WRITE_ONCE rcu_assign_pointer', (name) => `${name}(x, 1);`],
  ['smp_load_acquire atomic_read atomic_read_acquire', (name) => `r = ${name}(&x);`],
  ['smp_store_release atomic_set atomic_set_release smp_store_mb', (name) => `${name}(&x, 1);`],
  [
    'smp_mb smp_rmb smp_wmb smp_mb__before_atomic smp_mb__after_atomic smp_mb__after_spinlock barrier',
    (name) => `${name}();`,
  ],
  ['xchg xchg_relaxed xchg_acquire xchg_release', (name) => `r = ${name}(&x, 1);`],
  ['cmpxchg cmpxchg_relaxed cmpxchg_acquire cmpxchg_release', (name) => `r = ${name}(&x, 0, 1);`],
  ['set_bit clear_bit', (name) => `${name}(&b);`],
  ['test_bit test_and_set_bit test_and_clear_bit', (name) => `c = ${name}(&b);`],
  ['atomic_inc atomic_dec', (name) => `${name}(&x);`],
  ['atomic_add atomic_sub', (name) => `${name}(1, &x);`],
  ['atomic_dec_and_test', (name) => `c = ${name}(&x);`],
  ['atomic_fetch_inc atomic_fetch_dec atomic_inc_return atomic_dec_return', (name) => `r = ${name}(&x);`],
  ['atomic_fetch_add atomic_add_return', (name) => `r = ${name}(1, &x);`],
];

const words = uses.flatMap(([names, use]) => names.split(' ').map((name) => [name, use(name)] as const));

function programWith(use: string, model: MemoryModel) {
  return programOf(`scenario "Word" memory ${[model, ...MEMORY_MODELS.filter((each) => each !== model)].join(' | ')}; lane cpu[2]; int -4..4 x; bool b;
    task t on cpu[0] { int r; bool c; ${use} }
    task u on cpu[1] { int r; bool c; r = x; c = b; x = 0; b = false; }`);
}

/** Steps of `t` until it has finished, where its buffer drains as soon as it must; and whether anything waited in it. */
function played(use: string, model: MemoryModel): { readonly steps: number; readonly waits: boolean } {
  const machine = createMachine(programWith(use, model));
  const can = (schedule: string) => replay(machine, turns(schedule)).stopped === undefined;
  let schedule = '';
  for (;;) {
    if (can(`${schedule} t`)) schedule += ' t';
    else if (can(`${schedule} cpu[0].drain t`)) schedule += ' cpu[0].drain t';
    else break;
  }
  const { frames } = replay(machine, turns(schedule));
  return {
    steps: schedule.split(' t').length - 1,
    waits: frames.some(({ happenings }) => happenings.some(({ kind }) => kind === 'buffered')),
  };
}

/** What the manual's table says of a word, in its columns sc, tso and weak. */
function saidOf(word: string): readonly string[] {
  const [, table = ''] = manual.split('### What orders what');
  const row = table
    .split('\n')
    .find((line) => line.startsWith('|') && new RegExp(`\`${word}\``).test(line.split('|')[1] ?? ''));
  return (
    row
      ?.split('|')
      .slice(2, 5)
      .map((cell) => cell.trim()) ?? []
  );
}

/** The table's own words for what can be told from a run. */
function stepsSaid(cell: string): { readonly steps: number; readonly waits: boolean } {
  if (cell.startsWith('nothing')) return { steps: 0, waits: false };
  if (cell.startsWith('two steps')) return { steps: 2, waits: true };
  return { steps: 1, waits: /(into|through) the buffer/.test(cell) };
}

describe('a word of the kernel', () => {
  it.each(words)('%s is under each memory what the manual says', (word, use) => {
    const said = saidOf(word);
    expect(said, `the manual's row for ${word}`).toHaveLength(3);
    expect(MEMORY_MODELS.map((model) => played(use, model))).toEqual(said.map(stepsSaid));
  });
});
