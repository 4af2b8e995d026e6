/** What is said of the steps of a weak machine. */

import { expect, it } from 'vitest';
import { createMachine } from '../engine/machine.ts';
import { replay } from '../engine/replay.ts';
import { programOf, turns } from '../oracle/smallPrograms.ts';
import { effectOf } from './effects.ts';

const text = `scenario "Words" lane cpu0; lane cpu1; memory weak; bool data; bool flag;
task t on cpu0 { data = true; smp_wmb(); flag = true; }
task u on cpu1 { bool f; bool d; f = flag; f = flag; smp_rmb(); d = data; }`;

it('tells of lines, old values and news', () => {
  const program = programOf(text);
  const { frames } = replay(
    createMachine(program),
    turns('t t t cpu0.drain cpu0.drain u cpu1.news.flag u u u'),
  );
  const said = frames.slice(1).map((frame, index) => {
    const { actor, choice, happenings } = frame;
    const before = frames[index]?.state;
    if (actor === undefined || choice === undefined || before === undefined) return '';
    return effectOf(program, before, { actor, choice, happenings });
  });
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
