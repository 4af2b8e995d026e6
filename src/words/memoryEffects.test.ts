/** What is said of the steps of a weak machine. */

import { expect, it } from 'vitest';
import { createMachine } from '../engine/machine.ts';
import { replay } from '../engine/replay.ts';
import type { Program } from '../model/program.ts';
import { programOf, turns } from '../oracle/smallPrograms.ts';
import { effectOf } from './effects.ts';

/** What is said of the steps of a run, in order. */
function saidOf(program: Program, schedule: string): readonly string[] {
  const { frames, stopped } = replay(createMachine(program), turns(schedule));
  expect(stopped).toBeUndefined();
  return frames.slice(1).map((frame, index) => {
    const { actor, choice, happenings } = frame;
    const before = frames[index]?.state;
    if (actor === undefined || choice === undefined || before === undefined) return '';
    return effectOf(program, before, { actor, choice, happenings });
  });
}

const text = `scenario "Words" lane cpu0; lane cpu1; memory weak; bool data; bool flag;
task t on cpu0 { data = true; smp_wmb(); flag = true; }
task u on cpu1 { bool f; bool d; f = flag; f = flag; smp_rmb(); d = data; }`;

it('tells of lines, old values and news', () => {
  const program = programOf(text);
  const said = saidOf(program, 't t t cpu0.drain cpu0.drain u cpu1.news.flag u u u');
  expect(said).toEqual([
    'data = true into the store buffer',
    'a line in the buffer: what comes later waits for data = true',
    'flag = true into the store buffer',
    'data false -> true',
    'flag false -> true',
    'still sees the old flag, false (memory: true)',
    'learns that flag is true',
    'f = true',
    'nothing that it sees is old',
    'd = true',
  ]);
});

it('tells what an acquire lets go of, and why', () => {
  const acquiring = (store: string) =>
    programOf(`scenario "Words" lane cpu0; lane cpu1; memory weak; bool data; bool flag;
      task t on cpu0 { ${store} }
      task u on cpu1 { bool f; bool d; f = smp_load_acquire(&flag); d = data; d = data; }`);
  const inOrder = acquiring('data = true; smp_store_release(&flag, true);');
  expect(saidOf(inOrder, 't t cpu0.drain cpu0.drain cpu1.news.flag u').at(-1)).toContain(
    'flag was stored after data: lets go of the old data',
  );
  const before = acquiring('flag = true; data = true;');
  expect(saidOf(before, 't t cpu0.drain cpu0.drain cpu1.news.flag u').at(-1)).toContain(
    'nothing that it still sees is older than flag',
  );
});
