import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { wakelane } from '../fixtures/commandLine.ts';
import { packer } from '../formats/link/packedText.ts';
import { printHanded, readStudy } from '../formats/study/studyLink.ts';
import type { Study, TaskAnswer } from '../model/study.ts';

const file = `study: Week 5
tasks:
  - title: Lose an update
    scenario: lost-update
    settings: { fix: plain }
    goal: provoke
    property: sum
  - title: Which step?
    goal: question
    question: Which step?
    choices: [a load, a store]
    right: 2
`;

function linked(files: Readonly<Record<string, string>> = { 'week5.yaml': file }): {
  link: string;
  study: Study;
} {
  const { out, err, code } = wakelane(['study', 'week5.yaml', '--page', 'https://example.org/'], files);
  expect([err, code]).toEqual(['', 0]);
  const link = out.trim();
  const read = readStudy(link.replace(/^[^#]*/, ''), packer);
  if (read.kind !== 'study') throw new Error(`it is a study, and not ${read.kind}`);
  return { link, study: read.study };
}

const none = { words: '', choice: undefined, helped: false } as const;
const lost: TaskAnswer = {
  ...none,
  solution: { kind: 'run', settings: [['fix', 'plain']], schedule: 'a,b*2,a', theirs: [] },
};
const second: TaskAnswer = {
  ...none,
  solution: { kind: 'none' },
  choice: 2,
  words: '=HYPERLINK("x"), "because"',
};

function answer(study: Study, by: string, answers: readonly (TaskAnswer | undefined)[]): string {
  return `https://example.org/#${printHanded({ study, by, answers }, packer)}`;
}

describe('wakelane study', () => {
  it('prints a link that says what the file says', () => {
    const { link, study } = linked();
    expect(link).toMatch(/^https:\/\/example\.org\/#task\/1\/[\w-]+$/);
    expect(study.title).toBe('Week 5');
  });

  it.each([
    [
      'property: sum',
      'property: sun',
      'task 1, “Lose an update”: The scenario has no property “sun”; there are error, rest, sum.',
    ],
    ['fix: plain', 'fix: locked', 'task 1, “Lose an update”: Under these settings no schedule breaks sum.'],
    [
      'fix: plain',
      'fix: none',
      'task 1, “Lose an update”: The setting fix has no value “none”; it can be plain, locked. It is plain now.',
    ],
    ['right: 2', 'right: 3', 'task 2, “Which step?”: The right choice is number 3, and there are 2 choices.'],
    [
      'goal: provoke\n    property: sum',
      'goal: repair',
      'task 1, “Lose an update”: warning: Nothing says that the program does its work',
    ],
  ])('says what is wrong with a task: %s → %s', (from, to, sentence) => {
    expect(wakelane(['study', 'week5.yaml'], { 'week5.yaml': file.replace(from, to) }).err).toContain(
      sentence,
    );
  });

  it('refuses settings that the scenario cannot have together, for nothing could be tried', () => {
    const text = `study: A\ntasks:\n  - title: T\n    scenario: kvm-hc-kick-cpu\n    settings: { host: drop, stale: yes }\n    goal: repair\n`;
    const { err, code } = wakelane(['study', 'week5.yaml'], { 'week5.yaml': text });
    expect([err, code]).toEqual([expect.stringContaining('No settings of the scenario are these'), 1]);
  });

  it('points at a mistake in the file', () => {
    const { err, code } = wakelane(['study', 'week5.yaml'], {
      'week5.yaml': file.replace('goal: provoke', 'gaol: provoke'),
    });
    expect([err.split('\n')[0], code]).toEqual([
      'week5.yaml:3:5: There is no “gaol” here; there may be title, before, scenario, settings, free, goal, property, lines, table, question, choices, right, fates.',
      2,
    ]);
  });

  it.each(readdirSync('docs/studies'))('takes the ready study %s', (name) => {
    const text = readFileSync(`docs/studies/${name}`, 'utf8');
    const { err, code } = wakelane(['study', name], { [name]: text });
    expect([err, code]).toEqual(['', 0]);
  });
});

describe('wakelane grade', () => {
  const { study } = linked();
  const files = {
    'week5.yaml': file,
    'in/a.txt': `${answer(study, 'Ann', [lost, second])}\n`,
    'in/b.txt': `Dear professor,\n\n> ${answer(study, 'Bob', [{ ...lost, solution: { kind: 'run', settings: [['fix', 'plain']], schedule: 'a*2,b*2', theirs: [] } }, undefined])}\n\nBob\n`,
  };

  it('says who has solved what, and why not', () => {
    expect(wakelane(['grade', 'in', '--study', 'week5.yaml'], files)).toMatchObject({
      code: 0,
      err: '',
      out: `Week 5: 2 answers

Ann (in/a.txt:1): 2 of 2 solved
  solved: Lose an update
  solved: Which step?
    says: =HYPERLINK("x"), "because"

Bob (in/b.txt:3): 0 of 2 solved
  not solved (After step 4 this is not broken: When both are done, x is 2.): Lose an update
  not solved (There is no answer.): Which step?
`,
    });
  });

  it('prints a table for a spreadsheet, in which no word of a student is a formula', () => {
    const { out } = wakelane(['grade', 'in/a.txt', '--study', 'week5.yaml', '--csv'], files);
    expect(out).toBe(
      'file,line,name,solved,task 1,why 1,words 1,task 2,why 2,words 2\r\n' +
        `in/a.txt,1,Ann,2,solved,,,solved,,"'=HYPERLINK(""x""), ""because"""\r\n`,
    );
  });

  it('prints JSON with its schema', () => {
    const { out } = wakelane(['grade', 'in/a.txt', '--study', 'week5.yaml', '--json'], files);
    expect(JSON.parse(out)).toMatchObject({
      schema: 'wakelane.grade/1',
      answers: [
        {
          by: 'Ann',
          problem: null,
          tasks: [
            { mark: 'solved', why: null },
            { mark: 'solved', choice: 2 },
          ],
        },
      ],
    });
  });

  it('reads a link that a mail program has broken into lines', () => {
    const whole = answer(study, 'Ann', [lost, second]);
    const broken = whole.match(/.{1,70}/g)?.join('\n') ?? '';
    expect(
      wakelane(['grade', 'm.txt', '--study', 'week5.yaml'], { ...files, 'm.txt': broken }).out,
    ).toContain('2 of 2 solved');
  });

  it('says that without the lecturer’s file the tasks are a student’s', () => {
    const { err, out } = wakelane(['grade', 'in'], files);
    expect(err).toContain('a student could have changed them: give --study');
    // Links do not carry the right choice, so nobody but the lecturer can say.
    expect(out).toContain('to be read: Which step?');
  });

  it('does not grade an answer whose tasks were changed', () => {
    const easier = { ...study, tasks: study.tasks.map((task) => ({ ...task, free: ['fix'] })) };
    const { out, code } = wakelane(['grade', 'c.txt', '--study', 'week5.yaml'], {
      ...files,
      'c.txt': answer(easier, 'Eve', [lost]),
    });
    expect([out, code]).toEqual([expect.stringContaining('its tasks were changed'), 2]);
  });

  it.each([
    [['grade'], 'name the files or folders'],
    [['grade', 'nobody.txt'], 'no file or folder “nobody.txt”'],
    [['grade', 'week5.yaml'], 'there is no answer in week5.yaml'],
  ])('%s: %s', (args, sentence) => {
    const { err, code } = wakelane(args, files);
    expect([err, code]).toEqual([expect.stringContaining(sentence), 2]);
  });
});
