import { describe, expect, it } from 'vitest';
import type { Handed, Study } from '../../model/study.ts';
import { packer } from '../link/packedText.ts';
import { printStudyFile } from './printStudyFile.ts';
import { readStudyFile } from './studyFile.ts';
import { isSameStudy, isStudyFragment, printHanded, printStudy, readStudy } from './studyLink.ts';

const file = `study: Week 5
note: until Friday
tasks:
  - title: Lose an update
    before: Two tasks.
    scenario: lost-update
    settings: { fix: plain }
    free: [memory]
    goal: provoke
    property: sum
    question: Which step?
    choices: [a load, a store]
    right: 2
    fates: shown
  - title: Your own
    scenario: mine.race
    goal: change
`;

const find = (word: string) => {
  if (word === 'lost-update') return { scenario: word, text: undefined };
  return word === 'mine.race' ? { scenario: '', text: 'scenario "Mine"' } : undefined;
};

function read(text: string): Study {
  const { study, mistakes } = readStudyFile(text, find);
  expect(mistakes).toEqual([]);
  if (study === undefined) throw new Error('there are no mistakes');
  return study;
}

const handed = (study: Study): Handed => ({
  study,
  by: 's2417',
  answers: [
    {
      solution: { kind: 'run', settings: [['fix', 'plain']], schedule: 'a,b*2,a', theirs: [] },
      words: 'Step 3 – “store x”',
      choice: 2,
      helped: false,
    },
    undefined,
  ],
});

describe('a study file', () => {
  it('says what each task is', () => {
    expect(read(file).tasks).toEqual([
      {
        title: 'Lose an update',
        before: 'Two tasks.',
        scenario: 'lost-update',
        text: undefined,
        fixed: [['fix', 'plain']],
        free: ['memory'],
        goal: { kind: 'provoke', property: 'sum' },
        question: { text: 'Which step?', choices: ['a load', 'a store'], right: 2 },
        fates: 'shown',
      },
      {
        title: 'Your own',
        before: '',
        scenario: '',
        text: 'scenario "Mine"',
        fixed: [],
        free: [],
        goal: { kind: 'change', lines: 1 },
        question: undefined,
        fates: 'hidden',
      },
    ]);
  });

  it.each([
    ['is no YAML', 'study: "Week', '1:13 This is no YAML'],
    ['is something else', 'hello', '1:1 The file must be names with values'],
    ['has no tasks', 'study: A\ntasks: []\n', '2:1 “tasks” must have at least one entry.'],
    ['lacks a title', file.replace('study: Week 5\n', ''), '1:1 “study” must be a text, and is missing.'],
    [
      'has a word that means nothing',
      file.replace('free:', 'frei:'),
      '4:5 There is no “frei” here; there may be title, before',
    ],
    [
      'has no such goal',
      file.replace('goal: provoke', 'goal: win'),
      '9:5 “goal” must be provoke or avoid or',
    ],
    [
      'names no property',
      file.replace('    property: sum\n', ''),
      '9:5 Say which property is to be broken: property: NAME.',
    ],
    [
      'has a property where none belongs',
      file.replace('goal: provoke', 'goal: avoid'),
      '10:5 “property” says nothing here',
    ],
    [
      'names a file that is not there',
      file.replace('mine.race', 'yours.race'),
      '16:5 There is no scenario “yours.race”',
    ],
    [
      'has a number of lines that is none',
      file.replace('goal: change', 'goal: change\n    lines: none'),
      '18:5 “lines” must be a number.',
    ],
    [
      'has choices and no question',
      file.replace('    question: Which step?\n', ''),
      '11:5 These are choices of a question',
    ],
  ])('that %s is told where', (_, text, wanted) => {
    const { study, mistakes } = readStudyFile(text, find);
    expect(study).toBeUndefined();
    expect(mistakes.map(({ line, column, message }) => `${line}:${column} ${message}`).join('\n')).toContain(
      wanted,
    );
  });
});

it('is printed as a file that says the same', () => {
  const study = read(file);
  const printed = printStudyFile(study);
  expect(printed).toContain('# scenario "Mine"');
  expect(read(printed.replace('task-2.race', 'mine.race'))).toEqual({ ...study, tasks: study.tasks });
});

describe('the link of a study', () => {
  it('brings it back, but for the right choice', () => {
    const study = read(file);
    const back = readStudy(`#${printStudy(study, packer)}`, packer);
    if (back.kind !== 'study') throw new Error(`it is a study, and not ${back.kind}`);
    expect(back.study.tasks[0]?.question).toEqual({ text: 'Which step?', choices: ['a load', 'a store'] });
    expect(isSameStudy(back.study, study)).toBe(true);
  });

  it('is another one where a task is', () => {
    const study = read(file);
    expect(isSameStudy(study, read(file.replace('plain', 'locked')))).toBe(false);
    expect(isSameStudy(study, read(file.replace('right: 2', 'right: 1')))).toBe(true);
  });

  it('brings back what is handed in', () => {
    const given = handed(read(file));
    const back = readStudy(printHanded(given, packer), packer);
    expect(back).toMatchObject({ kind: 'handed', handed: { by: 's2417', answers: given.answers } });
  });

  it('says so wherever it was cut off or changed, and never throws', () => {
    const link = printHanded(handed(read(file)), packer);
    for (let length = 7; length < link.length; length++) {
      const part = link.slice(0, length);
      expect(isStudyFragment(part)).toBe(true);
      expect(readStudy(part, packer).kind, part).toBe('problem');
    }
    for (let at = 9; at < link.length; at += 3) {
      const changed = `${link.slice(0, at)}${link[at] === 'A' ? 'B' : 'A'}${link.slice(at + 1)}`;
      expect(() => readStudy(changed, packer)).not.toThrow();
    }
  });

  it.each([
    ['task/2/abc', /of version 2/],
    ['task/x', /does not say which homework/],
    [`task/1/${packer.pack('{"title": 7}')}`, /cannot be read, at “title”/],
    [`task/1/${packer.pack('[]')}`, /cannot be read/],
    [`task/1/${packer.pack('no JSON')}`, /damaged/],
  ])('%s is refused with a sentence', (fragment, sentence) => {
    const back = readStudy(fragment, packer);
    expect(back).toEqual({ kind: 'problem', sentence: expect.stringMatching(sentence) });
  });
});
