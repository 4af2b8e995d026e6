// `wakelane grade`: the answers of a class, each judged by trying every schedule.

import { gradeHanded } from '../assignment/gradeAnswer.ts';
import type { Lectures } from '../assignment/lecturer.ts';
import { isSameStudy } from '../formats/study/studyLink.ts';
import { PAGE_STATES_MAX } from '../model/limits.ts';
import type { Handed, Study, TaskMark } from '../model/study.ts';
import { commands } from './commands.ts';
import { csvOf } from './csv.ts';
import { BadInput, EXIT, type ExitCode, type Io } from './io.ts';
import { parse, readNumber } from './options.ts';
import { type FoundLink, findAnswers, lecturesOf, openStudy } from './studies.ts';
import { plural } from './words.ts';

/** Grades every answer in some files and folders, by the lecturer's study where one is given. */
export function grade(args: readonly string[], io: Io): ExitCode {
  const { values, positionals } = parse(commands.grade, args);
  if (positionals.length === 0)
    throw new BadInput('wakelane grade: name the files or folders with the answers, one link a line.');
  const given = values.study === undefined ? undefined : openStudy(io, values.study);
  const states = values.limit === undefined ? PAGE_STATES_MAX : readNumber('limit', values.limit);
  const links = findAnswers(io, positionals);
  if (links.length === 0)
    throw new BadInput(
      `wakelane grade: there is no answer in ${positionals.join(', ')}. An answer is a link with #answer/ in it.`,
    );
  const study = given ?? links.flatMap(({ read }) => (read.kind === 'handed' ? [read.handed.study] : []))[0];
  if (study === undefined) throw new BadInput('wakelane grade: none of the links can be read.');
  if (given === undefined)
    io.err(
      'The tasks are taken from the first answer, and a student could have changed them: give --study with your own file.\n',
    );
  const lectures = lecturesOf(states);
  const graded = links.map((link) => gradeLink(lectures, study, link));
  if (values.json === true) io.out(`${JSON.stringify(gradesV1(study, graded), undefined, 2)}\n`);
  else if (values.csv === true) io.out(csvOf(tableOf(study, graded)));
  else io.out(textOf(study, graded));
  return graded.some(({ kind }) => kind === 'unreadable') ? EXIT.badInput : EXIT.good;
}

type Graded = { readonly file: string; readonly line: number } & (
  | { readonly kind: 'graded'; readonly handed: Handed; readonly marks: readonly TaskMark[] }
  | { readonly kind: 'unreadable'; readonly why: string }
);

function gradeLink(lectures: Lectures, study: Study, { file, line, read }: FoundLink): Graded {
  if (read.kind === 'problem') return { file, line, kind: 'unreadable', why: read.sentence };
  if (read.kind === 'study')
    return { file, line, kind: 'unreadable', why: 'This is the homework itself, not an answer.' };
  const { handed } = read;
  if (!isSameStudy(handed.study, study))
    return {
      file,
      line,
      kind: 'unreadable',
      why: 'This is an answer to another homework, or its tasks were changed.',
    };
  return { file, line, kind: 'graded', handed, marks: gradeHanded(lectures, { ...handed, study }) };
}

// ---------------------------------------------------------------- as text, as a table, as JSON

function textOf({ title, tasks }: Study, graded: readonly Graded[]): string {
  const blocks = graded.map((each) => {
    const at = `${each.file}:${each.line}`;
    if (each.kind === 'unreadable') return `${at}: ${each.why}\n`;
    const { by, answers } = each.handed;
    const lines = tasks.map(({ title: task }, index) => {
      const words = wordsOf(answers[index]);
      return `  ${markWords(each.marks[index])}: ${task}${words === '' ? '' : `\n    says: ${words}`}\n`;
    });
    return `${by === '' ? 'without a name' : by} (${at}): ${solvedCount(each.marks)} of ${tasks.length} solved\n${lines.join('')}`;
  });
  return `${title}: ${plural(graded.length, 'answer')}\n\n${blocks.join('\n')}`;
}

function solvedCount(marks: readonly TaskMark[]): number {
  return marks.filter(({ kind }) => kind === 'solved').length;
}

function markWords(mark: TaskMark | undefined): string {
  switch (mark?.kind) {
    case 'solved':
      return 'solved';
    case 'not solved':
      return `not solved (${mark.why})`;
    case 'open':
    case undefined:
      return 'to be read';
  }
}

function wordsOf(answer: Handed['answers'][number]): string {
  return answer === undefined ? '' : answer.words.replaceAll(/\s+/g, ' ').trim();
}

function tableOf({ tasks }: Study, graded: readonly Graded[]): readonly (readonly string[])[] {
  const numbers = tasks.map((_, index) => index + 1);
  const head = [
    'file',
    'line',
    'name',
    'solved',
    ...numbers.flatMap((n) => [`task ${n}`, `why ${n}`, `words ${n}`]),
  ];
  const rows = graded.map((each) => {
    if (each.kind === 'unreadable') return [each.file, `${each.line}`, '', '', each.why];
    const cells = tasks.flatMap((_, index) => {
      const mark = each.marks[index];
      return [
        mark?.kind ?? 'open',
        mark?.kind === 'not solved' ? mark.why : '',
        wordsOf(each.handed.answers[index]),
      ];
    });
    return [each.file, `${each.line}`, each.handed.by, `${solvedCount(each.marks)}`, ...cells];
  });
  return [head, ...rows];
}

/** Described in docs/json.md. */
interface GradesV1 {
  readonly schema: 'wakelane.grade/1';
  readonly study: string;
  readonly answers: readonly {
    readonly file: string;
    readonly line: number;
    readonly by: string | null;
    /** Why it could not be read; else null. */
    readonly problem: string | null;
    readonly tasks: readonly {
      readonly title: string;
      readonly mark: TaskMark['kind'];
      readonly why: string | null;
      readonly words: string;
      readonly choice: number | null;
    }[];
  }[];
}

function gradesV1({ title, tasks }: Study, graded: readonly Graded[]): GradesV1 {
  return {
    schema: 'wakelane.grade/1',
    study: title,
    answers: graded.map((each) => {
      const { file, line } = each;
      if (each.kind === 'unreadable') return { file, line, by: null, problem: each.why, tasks: [] };
      const { by, answers } = each.handed;
      return {
        ...{ file, line, by, problem: null },
        tasks: tasks.map((task, index) => {
          const mark = each.marks[index];
          return {
            title: task.title,
            mark: mark?.kind ?? 'open',
            why: mark?.kind === 'not solved' ? mark.why : null,
            words: wordsOf(answers[index]),
            choice: answers[index]?.choice ?? null,
          };
        }),
      };
    }),
  };
}
