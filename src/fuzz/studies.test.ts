import { expect } from 'vitest';
import { gradeHanded } from '../assignment/gradeAnswer.ts';
import { Lectures } from '../assignment/lecturer.ts';
import { shippedTexts } from '../catalogue/shippedTexts.ts';
import { packer } from '../formats/link/packedText.ts';
import { readStudyFile } from '../formats/study/studyFile.ts';
import { readStudy } from '../formats/study/studyLink.ts';
import { charts } from '../machines/charts.ts';
import { fuzz } from './cases.ts';
import { mutatedSigns } from './mutatedSigns.ts';
import { textsIn } from './racesAtHand.ts';

const lectures = new Lectures({ shipped: (name) => shippedTexts.get(name), charts, states: 5_000 });

const task = {
  title: 'T',
  before: '',
  scenario: 'lost-update',
  fixed: [['fix', 'plain']],
  free: [],
  fates: 'shown',
};
const question = { text: 'Which?', choices: ['a', 'b'] };
const answer = { words: '', choice: 1, helped: false };
const run = (schedule: string) => ({
  ...answer,
  solution: { kind: 'run', settings: [['fix', 'plain']], schedule, theirs: [1] },
});

/** Answers to a homework about the smallest scenario, as the JSON that a link carries. */
const handed = [
  [{ ...task, goal: { kind: 'provoke', property: 'sum' } }, run('a,b*2,a')],
  [{ ...task, goal: { kind: 'avoid' } }, run('a*2,b*2')],
  [
    { ...task, goal: { kind: 'change', lines: 1 } },
    { ...answer, solution: { kind: 'text', text: shippedTexts.get('lost-update') } },
  ],
  [
    { ...task, goal: { kind: 'table', table: 'CPU0  CPU1\nload x\n      ?\n' } },
    { ...answer, solution: { kind: 'table', table: 'CPU0  CPU1\nload x\n      load x\n' } },
  ],
  [
    { ...task, scenario: '', goal: { kind: 'question' }, question },
    { ...answer, solution: { kind: 'none' } },
  ],
].map(([each, given]) =>
  JSON.stringify({ study: { title: 'S', note: '', tasks: [each] }, by: 'B', answers: [given] }),
);

fuzz(
  'answers that a seed makes of others are graded, or refused with a sentence',
  (seed) =>
    mutatedSigns(seed, handed, [
      '"repair"',
      '"free":["fix"],',
      'null',
      '"-1"',
      '[]',
      'a*9,',
      '"fix":"atomic",',
    ]),
  (json) => {
    const read = readStudy(`answer/1/${packer.pack(json)}`, packer);
    if (read.kind === 'problem') expect(read.sentence).not.toBe('');
    if (read.kind === 'handed') gradeHanded(lectures, read.handed);
  },
);

const files = textsIn('../../docs/studies/', '.yaml');

fuzz(
  'study files that a seed makes of others are read, or each mistake has its line',
  (seed) =>
    mutatedSigns(seed, files, [
      '- ',
      ': ',
      '\n  ',
      '|\n',
      '*a',
      '&a ',
      '!!binary ',
      '? ',
      'goal: avoid\n',
      '[',
      '{',
    ]),
  (text) => {
    const { study, mistakes } = readStudyFile(text, (name) =>
      shippedTexts.has(name) ? { scenario: name, text: undefined } : undefined,
    );
    if (study === undefined) expect(mistakes.length).toBeGreaterThan(0);
    const lines = text.split(/\r\n?|\n/).length;
    for (const { line } of mistakes) expect(line).toBeLessThanOrEqual(lines);
  },
);
