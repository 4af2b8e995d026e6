/** All that is said of the steps of a weak machine: read weakSentences.txt aloud, improve it in `words`. */

import { expect, it } from 'vitest';
import { assert } from '../base/assert.ts';
import { outlook } from '../engine/explain.ts';
import { createMachine } from '../engine/machine.ts';
import { replay } from '../engine/replay.ts';
import { programOf, turns } from '../oracle/smallPrograms.ts';
import { outlookSentence } from './reasonWords.ts';
import { sentenceText, stepSentence } from './stepSentence.ts';

interface Told {
  readonly title: string;
  readonly items: string;
  readonly schedule: string;
}

const runs: readonly Told[] = [
  {
    title: 'A line, old values, news, a read barrier',
    items: `bool data; bool flag;
task t on cpu0 { data = true; smp_wmb(); flag = true; }
task u on cpu1 { bool f; bool d; f = flag; f = flag; d = data; smp_rmb(); smp_rmb(); d = data; }`,
    schedule: 't t t cpu0.drain cpu0.drain u cpu1.news.flag u u u u u',
  },
  {
    title: 'A line with nothing before it',
    items: `bool data; task t on cpu0 { smp_wmb(); data = true; } task u on cpu1 { bool d; d = data; }`,
    schedule: 't t',
  },
  {
    title: 'A store that overtakes, and one that may not',
    items: `bool data; bool flag; bool go;
task t on cpu0 { data = true; flag = true; smp_store_release(&go, true); }
task u on cpu1 { bool f; bool d; bool g; f = flag; d = data; g = go; }`,
    schedule: 't t cpu0.pass t cpu0.drain cpu0.drain',
  },
  {
    title: 'An acquire that finds something older',
    items: `bool data; bool flag;
task t on cpu0 { data = true; smp_store_release(&flag, true); }
task u on cpu1 { bool f; bool d; f = smp_load_acquire(&flag); d = data; d = data; }`,
    schedule: 't t cpu0.drain cpu0.drain cpu1.news.flag u u',
  },
  {
    title: 'An acquire that finds nothing older',
    items: `bool data; bool flag;
task t on cpu0 { flag = true; data = true; }
task u on cpu1 { bool f; bool d; f = smp_load_acquire(&flag); d = data; d = data; }`,
    schedule: 't t cpu0.drain cpu0.drain cpu1.news.flag u u',
  },
  {
    title: 'An acquire that is old itself',
    items: `bool data; bool flag;
task t on cpu0 { data = true; smp_store_release(&flag, true); }
task u on cpu1 { bool f; bool d; f = smp_load_acquire(&flag); d = data; d = data; }`,
    schedule: 't t cpu0.drain cpu0.drain u u',
  },
  {
    title: 'A dependent load, and one that is only decided by what was read',
    items: `bool o[2]; int 0..1 p;
task t on cpu0 { o[1] = true; smp_wmb(); p = 1; }
task u on cpu1 { int 0..1 i; bool d; i = p; d = o[1]; d = o[i]; d = o[i]; }`,
    schedule: 't t t cpu0.drain cpu0.drain cpu1.news.p u u u u',
  },
  {
    title: 'An index that is old with what it leads to',
    items: `bool o[2]; int 0..1 p;
task t on cpu0 { o[0] = true; p = 1; }
task u on cpu1 { int 0..1 i; bool d; i = p; d = o[i]; d = o[0]; }`,
    schedule: 't t cpu0.drain cpu0.drain u u u',
  },
  {
    title: 'Atomics that return something',
    items: `int 0..3 x; bool data; int 0..3 n;
task t on cpu0 { data = true; }
task u on cpu1 { int 0..3 r; bool d; n = 1; r = xchg_relaxed(&x, 1); r = xchg_acquire(&x, 2); r = xchg(&x, 3); d = data; }`,
    schedule: 't cpu0.drain u u u cpu1.drain u u',
  },
  {
    title: 'Comparisons that fail: by an old value, by memory, by the value both see',
    items: `int 0..2 mode; bool req;
task t on cpu0 { mode = 1; mode = 2; }
task u on cpu1 { int 0..2 r; req = true; r = cmpxchg(&mode, 1, 2); r = cmpxchg(&mode, 0, 2); r = cmpxchg(&mode, 1, 2); r = cmpxchg(&mode, 1, 0); }
task w on cpu0 { bool r; r = req; }`,
    schedule: 't cpu0.drain u u cpu1.drain u u u',
  },
  {
    title: 'Atomics that return nothing',
    items: `int 0..5 n = 1; bool req; int 0..5 m;
task t on cpu0 { int 0..5 r; atomic_inc(&n); set_bit(&req); r = n; atomic_dec(&n); atomic_add(2, &n); clear_bit(&req); r = n; }
task u on cpu1 { bool r; int 0..5 k; r = req; k = n; k = n; r = req; }`,
    schedule: 't t cpu0.pass cpu0.drain t t t cpu0.drain cpu0.drain t cpu0.drain t',
  },
  {
    title: 'A full barrier waits, and lets go',
    items: `bool data; bool flag;
task t on cpu0 { bool f; data = true; smp_mb(); f = flag; }
task u on cpu1 { bool d; flag = true; d = data; smp_store_mb(&flag, false); d = data; }`,
    schedule: 'u cpu1.drain t cpu0.drain t t u u cpu1.drain u u',
  },
  {
    title: 'An interrupt waits for the stores before it, and its handler sees nothing old',
    items: `bool data; bool flag;
task t on cpu0 { data = true; raise(kick); }
irq kick on cpu1 { bool d; step; d = data; }
task u on cpu1 { bool d; d = data; }`,
    schedule: 't cpu0.drain t kick kick u',
  },
  {
    title: 'Locks',
    items: `bool data; spinlock l; mutex m; int 0..2 g guarded by l; int 0..2 h guarded by m;
task t on cpu0 { data = true; spin_lock(&l); g += 1; spin_unlock(&l); mutex_lock(&m); h = 1; mutex_unlock(&m); }
task u on cpu1 { bool d; d = data; spin_lock(&l); g += 1; spin_unlock(&l); d = data; d = data; }`,
    schedule: 't t cpu0.drain cpu0.drain u u u t t u',
  },
  {
    title: 'A condition that looks at what is old',
    items: `bool flag; bool data;
task t on cpu0 { data = true; flag = true; }
task u on cpu1 { bool d; await flag; choose { when (!data) d = false; when (data) d = true; } }`,
    schedule: 't t cpu0.drain cpu0.drain cpu1.news.flag u u',
  },
];

/** Each step with what it does, and behind it who cannot move, and why. */
function told({ title, items, schedule }: Told): string {
  const program = programOf(`scenario "Words" lane cpu0; lane cpu1; memory weak;\n${items}`);
  const machine = createMachine(program);
  const { frames, stopped } = replay(machine, turns(schedule));
  assert(stopped === undefined, `${title}: ${JSON.stringify(stopped)}`);
  const lines = frames.map((frame, turn) => {
    const sentence = stepSentence(program, frames, turn);
    const waits = outlook(machine, frame).flatMap((each) =>
      ['task', 'pass'].includes(program.actors[each.actor]?.kind ?? '')
        ? (outlookSentence(program, each) ?? [])
        : [],
    );
    return [
      sentence === undefined ? '' : `  ${turn} ${sentenceText(sentence)}\n`,
      ...waits.map((each) => `      ${each}\n`),
    ].join('');
  });
  return `${title}\n${items.replace(/^/gm, '  | ')}\n${lines.join('')}`;
}

it('stands in weakSentences.txt, all of it', async () => {
  await expect(runs.map(told).join('\n')).toMatchFileSnapshot('./weakSentences.txt');
});
