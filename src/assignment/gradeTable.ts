// Grades a table whose gaps a student has filled: what was given must still stand there, and the whole must happen.

import { nothingConfirmed } from '../judge/confirm.ts';
import { TableJudge } from '../judge/judgeTable.ts';
import { subjectFor } from '../judge/subject.ts';
import type { Source } from '../lang/scenario.ts';
import type { TableJudgement } from '../model/judgement.ts';
import type { Settings } from '../model/program.ts';
import type { StudyTask, TaskMark } from '../model/study.ts';
import { readTables } from '../tables/readTables.ts';
import type { Table } from '../tables/table.ts';
import { allowedSettings, type Lectures } from './lecturer.ts';
import { notSolved, solved, unknownMark } from './marks.ts';

/** What stands in a cell that is to be filled. */
export const GAP_TO_FILL = '?';

type TableGoal = Extract<StudyTask['goal'], { readonly kind: 'table' }>;

export function gradeTable(
  lectures: Lectures,
  task: StudyTask,
  { table: given, breaks }: TableGoal,
  source: Source,
  answer: string,
): TaskMark {
  const [wanted, filled] = [given, answer].map(onlyTable);
  if (wanted === undefined) return notSolved('The table of this task cannot be read.');
  if (filled === undefined) return notSolved('There is no table in the answer, or more than one.');
  const changed = changedCell(wanted, filled);
  if (changed !== undefined) return notSolved(changed);
  const marks = allowedSettings(task, source).map((settings) =>
    happens(lectures, source, filled, settings, breaks),
  );
  return marks.find(({ kind }) => kind === 'solved') ?? marks[0] ?? unknownMark;
}

function onlyTable(text: string): Table | undefined {
  const { tables } = readTables(text);
  return tables.length === 1 ? tables[0] : undefined;
}

/** The first cell that was given and is not there, or gap that is still one, in a sentence. */
function changedCell(wanted: Table, filled: Table): string | undefined {
  const headings = ({ columns }: Table): string => columns.map(({ heading }) => heading).join(' | ');
  if (headings(wanted) !== headings(filled))
    return `The columns must stay as they were: ${headings(wanted)}.`;
  const gap = filled.cells.find(({ text }) => text.trim() === GAP_TO_FILL);
  if (gap !== undefined) return `The gap in line ${gap.line} is not filled.`;
  if (wanted.cells.length !== filled.cells.length)
    return `The table had ${wanted.cells.length} cells, and has ${filled.cells.length} now: fill the gaps, one cell each.`;
  const lost = wanted.cells.find(({ text, row, column }) => {
    const there = filled.cells.find((cell) => cell.row === row && cell.column === column);
    return there === undefined || (text.trim() !== GAP_TO_FILL && spaced(there.text) !== spaced(text));
  });
  return lost === undefined ? undefined : `The cell “${lost.text}” must stay where it was.`;
}

function spaced(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function happens(
  { grading: { states } }: Lectures,
  source: Source,
  table: Table,
  settings: Settings,
  breaks: string | undefined,
): TaskMark {
  const subject = subjectFor(source, [table], nothingConfirmed);
  const judge = TableJudge.for(subject, settings, { states });
  if (judge === undefined) return notSolved('The text of this task does not compile under these settings.');
  const judgement = judge.judge(table, nothingConfirmed);
  switch (judgement.verdict) {
    case 'happens':
      return breaks === undefined || judgement.run?.breaks.includes(breaks)
        ? solved
        : notSolved(`It happens, but it does not break ${breaks}.`);
    case 'impossible':
      return notSolved(`It cannot happen: ${impossibleCell(judgement)}`);
    case 'unbound':
      return notSolved(unboundCell(judgement));
    case 'unknown':
      return unknownMark;
  }
}

function impossibleCell({ cells, impossible }: TableJudgement): string {
  const cell = impossible && cells[impossible.cell];
  return cell === undefined
    ? 'its cells cannot come in this order.'
    : `“${cell.text}” in line ${cell.line} cannot come after what stands above it.`;
}

function unboundCell({ cells }: TableJudgement): string {
  const cell = cells.find(({ meaning }) => meaning.kind === 'unbound');
  return cell === undefined
    ? 'It is not clear which lane a column is.'
    : `“${cell.text}” in line ${cell.line} names no step of its lane.`;
}
