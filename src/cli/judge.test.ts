// Tables as people draw them, judged from the command line: what the manual's scenario and the shipped ones say of them.

import { describe, expect, it } from 'vitest';
import { wakelane } from '../fixtures/commandLine.ts';
import { drawnCase, jobsWithProperty } from '../fixtures/tableCases.ts';
import type { JudgeV1, TableV1 } from '../formats/judgement/judgement.ts';

interface Judged {
  readonly code: number;
  readonly all: JudgeV1;
  readonly tables: readonly TableV1[];
}

function judge(text: string, scenario: string, ...options: readonly string[]): Judged {
  const files = { 'mail.txt': text, 'jobs.race': jobsWithProperty };
  const { code, out, err } = wakelane(
    ['judge', 'mail.txt', '--scenario', scenario, '--json', ...options],
    files,
  );
  expect(err).toBe('');
  const all: JudgeV1 = JSON.parse(out);
  return { code, all, tables: all.tables };
}

/** What a judgement comes to, in a line. */
function summary({ code, tables }: Judged): readonly (number | string)[] {
  return [
    code,
    ...tables.map(({ verdict, impossible, run }) => {
      const where = impossible === null ? '' : ` at line ${impossible.line}`;
      const end = run === null ? '' : `, ${run.ends}${run.doomed ? ', doomed' : ''}`;
      return `${verdict}${where}${end}`;
    }),
  ];
}

function onlyTable({ tables }: Judged): TableV1 {
  const [table] = tables;
  if (table === undefined || tables.length > 1) throw new Error(`there are ${tables.length} tables`);
  return table;
}

function leftOut(judged: Judged): readonly string[] {
  return onlyTable(judged).leftOut.map(
    ({ after, before, steps }) => `${after?.line ?? 'start'} ${steps.join(', ')} ${before.line}`,
  );
}

const stuck = 'happens, stuck, doomed';

describe('a table that speaks of the manual’s scenario', () => {
  it.each([
    ['F01-spaces', stuck],
    ['F02-tabs', stuck],
    ['F03-bars', stuck],
    ['F05-frames', stuck],
    ['F09-numbered', stuck],
    ['F12-quoted-printable', 'happens, goes on'],
  ])('%s: %s', (name, expected) => {
    expect(summary(judge(drawnCase(name), 'jobs.race'))).toEqual([0, expected]);
  });

  it('is a run with its schedule, its link and what it breaks', () => {
    const { run } = onlyTable(
      judge(drawnCase('F01-spaces'), 'jobs.race', '--page', 'https://example.org/w/'),
    );
    expect(run).toMatchObject({
      schedule: 'worker,sender*2,wake,worker',
      breaks: ['rest', 'done'],
      again: [],
    });
    expect(run?.link).toMatch(
      /^https:\/\/example\.org\/w\/#1\/~[\w-]+\/irqs=on\/worker,sender\*2,wake,worker@5of5/,
    );
  });

  it('names its cells by line, row and column of what was pasted, and what they stand for', () => {
    const { columns, cells } = onlyTable(judge(drawnCase('F03-bars'), 'jobs.race'));
    expect(columns.map(({ heading, lane }) => [heading, lane])).toEqual([
      ['CPU0 (the worker)', 'cpu0'],
      ['CPU1 (the sender)', 'cpu1'],
    ]);
    expect(
      cells.map(({ line, row, column, text, binding }) => [line, row, column, text, binding.to, binding.by]),
    ).toEqual([
      [2, 1, 1, 'jobs <- look', ['look'], 'words'],
      [3, 2, 2, 'add a job', ['add a job'], 'label'],
      [4, 3, 2, '-> raise IPI', ['IPI'], 'words'],
      [5, 4, 1, 'wake up', ['wake up'], 'label'],
      [6, 5, 1, 'sleep /* for ever */', ['sleep'], 'label'],
    ]);
  });

  it('cannot happen with interrupts off: the first cell that cannot come, why, and where it can', () => {
    const judged = judge(drawnCase('F01-spaces'), 'jobs.race', '--set', 'irqs=off');
    expect(summary(judged)).toEqual([1, 'impossible at line 7']);
    const { impossible, elsewhere, nearest } = onlyTable(judged);
    expect(impossible).toMatchObject({ row: 5, column: 1, text: 'sleep' });
    expect(impossible?.reason).toBe('worker goes on with “look” there, and does not come to it any more.');
    expect(elsewhere).toEqual({ happens: [{ settings: { irqs: 'on' }, memory: 'sc' }], tried: 1, others: 1 });
    expect(nearest).toMatchObject({ move: [{ line: 7 }], where: 'before', cell: { line: 6 } });
    const { out } = wakelane(['judge', 'mail', '-s', 'jobs.race', '--set', 'irqs=off'], {
      mail: drawnCase('F01-spaces'),
      'jobs.race': jobsWithProperty,
    });
    expect(out).toContain('wake cannot begin: interrupts are off on cpu0.');
  });

  it('says which order of two cells in a row is fatal', () => {
    const judged = judge(drawnCase('F04-quoted-patch'), 'jobs.race');
    expect(summary(judged)).toEqual([0, 'happens, goes on']);
    const [row] = onlyTable(judged).orders;
    expect(
      row?.orders.map(({ cells, fate, breaks }) => [cells.map(({ text }) => text), fate, breaks]),
    ).toEqual([
      [['sleep()', 'IPI'], 'safe', []],
      [['IPI', 'sleep()'], 'doomed', ['rest', 'done']],
    ]);
    expect(onlyTable(judged).otherwise).toMatchObject({
      doomed: true,
      schedule: 'worker,sender*2,wake,worker',
    });
  });

  it('tells what must lie in its gap', () => {
    expect(leftOut(judge(drawnCase('F05-frames'), 'jobs.race'))).toEqual(['10 wake up 11']);
  });

  it('happens where its remark is a remark, and cannot where it is a condition', () => {
    const text = drawnCase('F08-impossible');
    expect(summary(judge(text, 'jobs.race'))).toEqual([0, 'happens, goes on']);
    const condition = 'asleep && !raised(wake) && !active(wake)';
    const judged = judge(text, 'jobs.race', '--bind', `[worker still asleep: lost]=check ${condition}`);
    expect(summary(judged)).toEqual([1, 'impossible at line 6']);
    // Then its order would be that of F01.
    expect(onlyTable(judged).nearest).toMatchObject({
      move: [{ line: 3 }],
      where: 'after',
      cell: { line: 5 },
    });
  });
});

describe('a table that needs a person', () => {
  it('F06: a heading against its cells, and code that is no step', () => {
    const text = drawnCase('F06-wrapped');
    const first = judge(text, 'jobs.race');
    expect(summary(first)).toEqual([2, 'unbound']);
    expect(onlyTable(first).columns.map(({ proposal }) => proposal)).toEqual(['cpu0', null]);
    expect(onlyTable(first).provided).toMatchObject({
      lanes: ['CPU1=cpu0'],
      binds: ['if (q.jobs == 0) {=look'],
      table: { verdict: 'happens' },
    });
    const second = judge(text, 'jobs.race', '--lane', 'CPU1=cpu0', '--bind', 'if (q.jobs == 0) {=look');
    expect(summary(second)).toEqual([0, 'happens, goes on']);
    expect(onlyTable(second).run?.doomed).not.toBe(onlyTable(second).otherwise?.doomed);
  });

  it.each([
    [
      'F07-timeline',
      ['look', 'add a job + IPI', 'sleep'],
      [
        'worker looks, sees no job=look',
        'sender adds a job and sends the IPI=add a job + IPI',
        'worker goes to sleep, wakeup lost=sleep',
      ],
      '2 wake up 3',
    ],
    ['F10-model', ['IPI', 'sleep'], ['IPI ← not seen!=IPI', 'sleep ← LOST WAKEUP=sleep'], '5 wake up 6'],
  ])('%s: %s', (name, proposals, binds, between) => {
    const first = judge(drawnCase(name), 'jobs.race');
    expect(summary(first)).toEqual([2, 'unbound']);
    const asked = onlyTable(first).cells.filter(({ binding }) => binding.kind === 'unbound');
    expect(asked.map(({ binding }) => binding.proposals[0])).toEqual(proposals);
    const second = judge(drawnCase(name), 'jobs.race', ...binds.flatMap((bind) => ['--bind', bind]));
    expect(summary(second)).toEqual([0, stuck]);
    expect(leftOut(second)).toEqual([between]);
  });

  it('F13: two columns that are each other’s', () => {
    const first = judge(drawnCase('F13-swapped'), 'jobs.race');
    expect(summary(first)).toEqual([2, 'unbound']);
    expect(onlyTable(first).columns.map(({ proposal }) => proposal)).toEqual(['cpu1', 'cpu0']);
    const second = judge(drawnCase('F13-swapped'), 'jobs.race', '--lane', 'CPU0=cpu1', '--lane', 'CPU1=cpu0');
    expect(summary(second)).toEqual([0, 'happens, goes on']);
  });

  it('a race detector’s report: two accesses without an order, of which one is fatal', () => {
    const binds = ['--bind', 'sender_add()=add a job', '--bind', 'worker_look()=look'];
    expect(summary(judge(drawnCase('kcsan'), 'jobs.race'))).toEqual([2, 'unbound']);
    const judged = judge(drawnCase('kcsan'), 'jobs.race', ...binds);
    expect(summary(judged)).toEqual([0, 'happens, goes on']);
    const [row] = onlyTable(judged).orders;
    expect(row?.orders.map(({ cells, fate, breaks }) => [cells[0]?.text, fate, breaks])).toEqual([
      ['sender_add() /* write */', 'safe', []],
      ['worker_look() /* read */', 'open', ['rest', 'done']],
    ]);
  });

  it('is told what a lane has, where it is given a step that the lane has not', () => {
    const { code, out } = wakelane(
      [
        'judge',
        'mail',
        '-s',
        'jobs.race',
        '--bind',
        'IPI ← not seen!=IPO',
        '--bind',
        'sleep ← LOST WAKEUP=sleep',
      ],
      { mail: drawnCase('F10-model'), 'jobs.race': jobsWithProperty },
    );
    expect(code).toBe(2);
    expect(out).toContain('cpu1 has no step “IPO”; it has “add a job” and “IPI”.');
  });
});

describe('a table of lockdep', () => {
  const abba = `scenario "Two locks" lane cpu0; lane cpu1; spinlock fine a; spinlock fine b;
task t0 on cpu0 { "lock(&a->m)": spin_lock(&a); "lock(&b->m)": spin_lock(&b); spin_unlock(&b); spin_unlock(&a); }
task t1 on cpu1 { "lock(&b->m)": spin_lock(&b); "lock(&a->m)": spin_lock(&a); spin_unlock(&a); spin_unlock(&b); }
possible rest alive "No deadlock."; expect alive fails when true;`;

  it('ends in steps that are tried and wait', () => {
    const { code, out } = wakelane(['judge', '-', '-s', 'abba.race', '--json'], {
      '-': drawnCase('F11-lockdep'),
      'abba.race': abba,
    });
    const all: JudgeV1 = JSON.parse(out);
    expect(code).toBe(0);
    expect(all.tables.map(({ run }) => [run?.schedule, run?.ends, run?.breaks])).toEqual([
      ['t0,t1', 'stuck', ['rest', 'alive']],
    ]);
    expect(all.tables[0]?.cells.map(({ binding }) => binding.kind)).toEqual([
      'steps',
      'steps',
      'attempt',
      'attempt',
      'remark',
    ]);
  });
});

describe('the tables of the documents', () => {
  const acrn = drawnCase('acrn-commit');
  const kvm = drawnCase('immediate-exit-mail');

  it('ACRN’s happens with the flag, and ends stuck', () => {
    const judged = judge(acrn, 'acrn-sched-event', '--set', 'fix=flag');
    expect(summary(judged)).toEqual([0, stuck]);
    expect(onlyTable(judged).run?.breaks).toEqual(['rest', 'back']);
  });

  it('ACRN’s cannot happen with the counter: it has no such step', () => {
    const judged = judge(acrn, 'acrn-sched-event', '--set', 'fix=counter');
    expect(summary(judged)).toEqual([1, 'impossible at line 26']);
    expect(onlyTable(judged).impossible).toMatchObject({
      text: 'event0->set=true',
      reason: 'With these settings no step of pCPU1 is called “event0->set=true”.',
    });
    expect(onlyTable(judged).elsewhere?.happens[0]?.settings['fix']).toBe('flag');
  });

  it.each([
    ['naive', 1, [stuck, 'impossible at line 31']],
    ['mask', 1, ['impossible at line 15', 'impossible at line 31']],
    ['rfc', 1, ['impossible at line 15', 'happens, goes on']],
    ['merged', 1, ['impossible at line 15', 'happens, goes on']],
  ])('KVM_RUN’s, with way=%s', (way, code, verdicts) => {
    expect(summary(judge(kvm, 'kvm-run-kick', '--set', `way=${way}`))).toEqual([code, ...verdicts]);
  });

  it('are offered the scenarios that have all their steps', () => {
    const { code, out } = wakelane(['judge', '-'], { '-': acrn });
    expect(code).toBe(2);
    expect(out).toContain('--scenario acrn-sched-event');
    expect(out.match(/--scenario/g)).toHaveLength(1);
  });
});

describe('a text that cannot be judged', () => {
  it.each([
    ['boxes', 'a picture made of boxes'],
    ['joined', 'a mail program has joined the rows'],
    ['other-subject', 'There is no table in this text'],
  ])('%s: says why', (name, sentence) => {
    const { code, out } = wakelane(['judge', '-', '-s', 'lost-update'], { '-': drawnCase(name) });
    expect(code).toBe(2);
    expect(out.replaceAll('\n', ' ')).toContain(sentence);
  });

  it('is worse than a table that cannot happen, and that is worse than one that happens', () => {
    const good = 'CPU0      CPU1\nload x\n          load x\n';
    const bad = 'CPU0      CPU1\nstore x\nload x\n          load x\n';
    const code = (text: string): number => wakelane(['judge', '-', '-s', 'lost-update'], { '-': text }).code;
    expect([code(good), code(`${good}\nAnd now the other way round, as it was before:\n\n${bad}`)]).toEqual([
      0, 1,
    ]);
    expect(code(`${bad}\nAnd here is the protocol:\n\n${drawnCase('boxes')}`)).toBe(2);
  });

  it('names what is wrong with an option', () => {
    const error = (...options: readonly string[]): string =>
      wakelane(['judge', '-', '-s', 'lost-update', ...options], {
        '-': 'CPU0      CPU1\nload x\n          load x\n',
      }).err;
    expect(error('--lane', 'CPU9=cpu0')).toContain('no column is headed “CPU9”; there are CPU0, CPU1');
    expect(error('--bind', 'nothing=load x')).toContain('“nothing=load x” begins with none');
    expect(error('--lane', 'CPU0')).toContain('--lane takes HEADING=LANE');
  });
});
