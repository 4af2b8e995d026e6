// What the page says of pasted tables: for every fixture the very same as the command line, which `cli/judge.test.ts` pins.

import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { wakelane } from '../fixtures/commandLine.ts';
import { drawnCase, jobsWithProperty } from '../fixtures/tableCases.ts';
import type { JudgeV1 } from '../formats/judgement/judgement.ts';
import { charts } from '../machines/charts.ts';
import { createOwnDesk, type OwnDesk, type OwnState } from '../ui/own/ownDesk.ts';
import { answer } from './answer.ts';

const folder = new URL('../tables/cases/', import.meta.url);

/** The page's own tables with the reader in the same thread. Which shipped scenarios fit is asked only where it is tested. */
function deskWith(text: string, fits = false): OwnDesk {
  const desk = createOwnDesk((request, tell) => {
    if (fits || request.against !== undefined) answer({ ...request, number: 1 }, tell);
  }, charts);
  desk.paste(text);
  return desk;
}

function judged(desk: OwnDesk): NonNullable<OwnState['judged']> {
  const state = desk.store.getState();
  expect(state.failed).toBeUndefined();
  if (state.judged === undefined) throw new Error('nothing was judged');
  return state.judged;
}

/** Links begin with the page's address on the command line, and with `#` on the page. */
function withoutBase(all: JudgeV1): unknown {
  return JSON.parse(JSON.stringify(all).replaceAll(/"link":"[^"#]*#/g, '"link":"#'));
}

function onCommandLine(text: string, options: readonly string[]): JudgeV1 {
  const files = { 'mail.txt': text, 'jobs.race': jobsWithProperty };
  const { out } = wakelane(['judge', 'mail.txt', '--scenario', 'jobs.race', '--json', ...options], files);
  return JSON.parse(out);
}

const fixtures = readdirSync(folder)
  .filter((file) => /^F\d/.test(file) || file === 'kcsan.txt')
  .map((file) => file.replace('.txt', ''));

/** What a person says of those that need one. */
const said: Readonly<
  Record<string, { readonly lanes: readonly string[]; readonly cells: readonly [string, string][] }>
> = {
  'F06-wrapped': { lanes: ['CPU1=cpu0'], cells: [['if (q.jobs == 0) {', 'look']] },
  'F07-timeline': {
    lanes: [],
    cells: [
      ['worker looks, sees no job', 'look'],
      ['sender adds a job and sends the IPI', 'add a job + IPI'],
      ['worker goes to sleep, wakeup lost', 'sleep'],
    ],
  },
  'F08-impossible': {
    lanes: [],
    cells: [['[worker still asleep: lost]', 'check asleep && !raised(wake) && !active(wake)']],
  },
  'F10-model': {
    lanes: [],
    cells: [
      ['IPI ← not seen!', 'IPI'],
      ['sleep ← LOST WAKEUP', 'sleep'],
    ],
  },
  'F13-swapped': { lanes: ['CPU0=cpu1', 'CPU1=cpu0'], cells: [] },
};

describe.each(fixtures)('%s', (name) => {
  it('is told on the page as on the command line', () => {
    const desk = deskWith(drawnCase(name));
    desk.holdAgainst('jobs', jobsWithProperty);
    const told = judged(desk).judged;
    expect(withoutBase({ ...told, scenario: 'jobs' })).toEqual(
      withoutBase({ ...onCommandLine(drawnCase(name), []), scenario: 'jobs' }),
    );
  });

  const confirmed = said[name];
  it.runIf(confirmed !== undefined)('is told the same once a person has said what is meant', () => {
    const { lanes = [], cells = [] } = confirmed ?? {};
    const desk = deskWith(drawnCase(name));
    desk.holdAgainst('jobs', jobsWithProperty);
    for (const lane of lanes) desk.confirmLane(lane);
    for (const [cell, step] of cells) desk.confirmCell(cell, step);
    const options = [
      ...lanes.flatMap((lane) => ['--lane', lane]),
      ...cells.flatMap((cell) => ['--bind', cell.join('=')]),
    ];
    const told = judged(desk).judged;
    expect(told.tables.map(({ verdict }) => verdict)).not.toContain('unbound');
    expect(withoutBase({ ...told, scenario: 'jobs' })).toEqual(
      withoutBase({ ...onCommandLine(drawnCase(name), options), scenario: 'jobs' }),
    );
  });
});

describe('settings on the page', () => {
  it('are offered as the scenario has them, and judged under', () => {
    const desk = deskWith(drawnCase('F01-spaces'));
    desk.holdAgainst('jobs', jobsWithProperty);
    expect(judged(desk).choices).toEqual([{ name: 'irqs', values: ['on', 'off'], chosen: 'on' }]);
    desk.choose([['irqs', 'off']]);
    expect(judged(desk).choices.map(({ chosen }) => chosen)).toEqual(['off']);
    expect(judged(desk).judged.tables.map(({ verdict }) => verdict)).toEqual(['impossible']);
  });

  it('that would bring it about are told, and can be chosen at once', () => {
    const desk = deskWith(drawnCase('F01-spaces'));
    desk.holdAgainst('jobs', jobsWithProperty);
    desk.choose([['irqs', 'off']]);
    const [table] = judged(desk).judged.tables;
    expect(table?.elsewhere?.happens.map(({ settings }) => settings)).toEqual([{ irqs: 'on' }]);
    desk.choose([['irqs', 'on']]);
    expect(judged(desk).judged.tables.map(({ verdict }) => verdict)).toEqual(['happens']);
  });
});

describe('the order that a button brings about', () => {
  it('is the text with whole lines moved, which then happens', () => {
    const desk = deskWith('Dear all,\n\nCPU0      CPU1\nstore x\nload x\n          load x\n');
    desk.holdAgainst('lost-update');
    const [mended] = judged(desk).mended;
    expect(mended).toBe('Dear all,\n\nCPU0      CPU1\nload x\nstore x\n          load x\n');
    desk.mend(mended ?? '');
    expect(judged(desk).judged.tables.map(({ verdict }) => verdict)).toEqual(['happens']);
  });

  it('is not offered where lines cannot say it', () => {
    // Numbers overrule the lines.
    const desk = deskWith('CPU0        CPU1\n1. store x\n2. load x\n            3. load x\n');
    desk.holdAgainst('lost-update');
    expect(judged(desk).judged.tables[0]?.nearest).not.toBeNull();
    expect(judged(desk).mended).toEqual([undefined]);
  });
});

describe('a table that is held against nothing', () => {
  it('is a scenario of its own, and is offered the shipped ones that have all its steps', () => {
    const desk = deskWith(drawnCase('acrn-commit'), true);
    const { read, skeletons, fits, busy } = desk.store.getState();
    expect(busy).toBeUndefined();
    expect(read?.tables.map(({ lines }) => lines)).toHaveLength(skeletons.length);
    expect(skeletons.map(({ kind }) => kind)).toContain('text');
    expect(fits?.map(({ id }) => id)).toEqual(['acrn-sched-event']);
  });
});
