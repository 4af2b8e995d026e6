import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fairFinish } from '../../engine/finish.ts';
import { firstFrame } from '../../engine/frames.ts';
import { createMachine, type Machine } from '../../engine/machine.ts';
import { replay } from '../../engine/replay.ts';
import { compile } from '../../lang/compile.ts';
import { parseScenario } from '../../lang/scenario.ts';
import { charts } from '../../machines/charts.ts';
import type { Settings } from '../../model/program.ts';
import { readSchedule } from '../schedule.ts';
import { lassoRemarks, printRunTable, type Remark, TABLE_WIDTH } from './runTable.ts';

const folder = new URL('../../scenarios/', import.meta.url);
const shipped = readdirSync(folder).filter((file) => file.endsWith('.race'));

function machineOf(text: string, settings: Partial<Settings> = {}): Machine {
  const { source } = parseScenario('edited', text, charts);
  if (source === undefined) throw new Error('does not parse');
  const { program } = compile(source, { values: {}, memory: 'sc', ...settings });
  if (program === undefined) throw new Error('does not compile');
  return createMachine(program);
}

/** The table's lines. */
function tableOf(machine: Machine, turns: string, remarks: readonly Remark[] = []): readonly string[] {
  const names = machine.program.actors.map(({ name }) => name);
  const { schedule, problem } = readSchedule(turns, names);
  const { frames, stopped } = replay(machine, schedule);
  expect([problem, stopped]).toEqual([undefined, undefined]);
  const text = printRunTable(machine.program, frames, { remarks });
  expect(text.endsWith('\n')).toBe(frames.length > 1);
  return text.split('\n').slice(0, -1);
}

const twoLanes = `
scenario "Two lanes"
lane cpu[2] { bool flag; }
int 0..1 n;
task a on cpu[0] { cpu[1].flag = true; "kick": raise(notify); }
task b on cpu[1] endless { for (;;) { "tick": n = 1; "tock": n = 0; } }
task c on cpu[1] { await cpu[1].flag; "took it": n = 0; "and left": ; }
irq notify on cpu[1] { cpu[1].flag = false; "served": n = 1; }
env device { "unplugged": cpu[0].flag = true; }
rest when true;
`;

describe('a run as a table', () => {
  const machine = machineOf(twoLanes);

  it('has a column for each lane that steps, and names who is not at home there', () => {
    expect(tableOf(machine, 'b,a,c,c,a,notify,notify,b')).toEqual([
      'cpu0 (a)             cpu1 (b)',
      '--------             --------',
      '                     tick',
      'cpu[1].flag = true',
      '                     (c)',
      '                       await cpu[1].flag',
      '                       took it',
      '                       and left',
      'kick',
      '                     <notify>',
      '                       served',
      '                     tock',
    ]);
  });

  it('leaves out lanes without a step, and gives the environment a column of its own', () => {
    expect(tableOf(machine, 'a,device')).toEqual([
      'cpu0 (a)             environment',
      '--------             -----------',
      'cpu[1].flag = true',
      '                     unplugged',
    ]);
  });

  it('shows where a lasso begins, and that it has no end', () => {
    expect(tableOf(machine, 'a,b,b', lassoRemarks(1, 3))).toEqual([
      'cpu0 (a)             cpu1 (b)',
      '--------             --------',
      'cpu[1].flag = true',
      '(repeats for ever from here:)',
      '                     tick',
      '                     tock',
      '(and so on, for ever)',
    ]);
  });

  it('is empty without a step', () => {
    expect(tableOf(machine, '')).toEqual([]);
  });

  it('says when a buffered store becomes visible, in the column of its lane', () => {
    const text = `
      scenario "Buffered" memory tso; lane cpu0; lane cpu1; int 0..1 x; int 0..1 y;
      task a on cpu0 { "x = 1": x = 1; }
      task b on cpu1 { "y = 1": y = 1; }`;
    expect(tableOf(machineOf(text, { memory: 'tso' }), 'a,b,cpu1.drain,cpu0.drain')).toEqual([
      'cpu0 (a)            cpu1 (b)',
      '--------            --------',
      'x = 1',
      '                    y = 1',
      '                    y becomes visible',
      'x becomes visible',
    ]);
  });

  it('breaks long words of code, the widest column first', () => {
    const text = `
      scenario "Long" lane cpu0; lane cpu1; bool the_flag_that_has_a_long_name_and_more; int 0..3 x;
      task a on cpu0 { x = 1; }
      task b on cpu1 {
          "first this is said, and then rather a lot more until there is no room any more": x = 2;
          the_flag_that_has_a_long_name_and_more = !the_flag_that_has_a_long_name_and_more;
      }`;
    expect(tableOf(machineOf(text), 'a,b*3')).toEqual([
      'cpu0 (a)   cpu1 (b)',
      '--------   --------',
      'x = 1',
      '           first this is said, and then rather a lot more until there is no room',
      '             any more',
      '           the_flag_that_has_a_long_name_and_more /* read */',
      '           the_flag_that_has_a_long_name_and_more =',
      '             !the_flag_that_has_a_long_name_and_more',
    ]);
  });

  it('names the lane in each line where there are too many for columns', () => {
    const text = `
      scenario "Many" lane processor[6]; int 0..1 x;
      task worker[i : 6] on processor[i] { "worker {i} says so": x = 1; }`;
    expect(tableOf(machineOf(text), 'worker0,worker1,worker2,worker3,worker4,worker5').slice(0, 4)).toEqual([
      'lane                   what it does',
      '----                   ------------',
      'processor0 (worker0)   worker 0 says so',
      'processor1 (worker1)   worker 1 says so',
    ]);
  });
});

it.each(shipped)('fits mails: %s', (file) => {
  const { source } = parseScenario(file, readFileSync(new URL(file, folder), 'utf8'), charts);
  if (source === undefined) return;
  const texts = source.scenario.runs.map(({ settings, turns }) => {
    const { program } = compile(source, settings);
    if (program === undefined) throw new Error('does not compile');
    const machine = createMachine(program);
    const { schedule } = readSchedule(
      turns,
      program.actors.map(({ name }) => name),
    );
    const { frames } = replay(machine, schedule);
    const rest = fairFinish(machine, frames.at(-1) ?? firstFrame(machine));
    return printRunTable(program, [...frames, ...rest]);
  });
  const lines = texts.join('').split('\n');
  expect(lines.filter((line) => [...line].length > TABLE_WIDTH || /\s$|\t/.test(line))).toEqual([]);
});
