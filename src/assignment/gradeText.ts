// Grades a text that was changed: everything that the lecturer asks must hold under all settings that he allows, and
// what asks it must still be there.

import { diffLines } from 'diff';
import { verdictsOf } from '../explorer/verdicts.ts';
import { settingsText } from '../formats/settings.ts';
import { compile } from '../lang/compile.ts';
import { parseScenario, type Source } from '../lang/scenario.ts';
import { rowIndex } from '../model/indices.ts';
import { actorOfRow } from '../model/lookup.ts';
import type { Settings } from '../model/program.ts';
import type { Verdict } from '../model/report.ts';
import type { StudyTask, TaskMark } from '../model/study.ts';
import { lostPart } from './keptParts.ts';
import { allowedSettings, type Explored, type Lectures } from './lecturer.ts';
import { notSolved, solved, unknownMark } from './marks.ts';

/** `linesMax`: how many lines may be changed, where there is a limit. */
export function gradeText(
  lectures: Lectures,
  task: StudyTask,
  source: Source,
  text: string,
  linesMax: number | undefined,
): TaskMark {
  if (text === source.scenario.text) return notSolved('The text was not changed.');
  const { source: students, diagnostics } = parseScenario('edited', text, lectures.grading.charts);
  if (students === undefined) return notSolved(errorIn(diagnostics));
  const lost = lostPart(source, students);
  if (lost !== undefined) return notSolved(lost);
  if (linesMax !== undefined) {
    const changed = changedLines(source.scenario.text, text);
    if (changed > linesMax)
      return notSolved(`${changed} lines were changed, and at most ${linesMax} may be.`);
  }
  const allowed = allowedSettings(task, source);
  // Where nothing is tried nothing is known.
  if (allowed.length === 0) return notSolved('The scenario has no such settings as this task fixes.');
  const marks = allowed.map((settings) =>
    holdsUnder(lectures, source, students, settings, allowed.length > 1),
  );
  return marks.find(({ kind }) => kind !== 'solved') ?? solved;
}

/** Lines of a text that another one lacks, or that it has beyond it, whichever are more; empty ones do not count. */
function changedLines(before: string, after: string): number {
  const counts = { added: 0, removed: 0 };
  for (const { added, removed, value } of diffLines(before, after, { ignoreWhitespace: true })) {
    const lines = value.split('\n').filter((line) => line.trim() !== '').length;
    if (added) counts.added += lines;
    if (removed) counts.removed += lines;
  }
  return Math.max(counts.added, counts.removed);
}

function holdsUnder(
  lectures: Lectures,
  source: Source,
  students: Source,
  settings: Settings,
  several: boolean,
): TaskMark {
  const under = several ? ` under ${settingsText(source.scenario, settings)}` : '';
  const before = lectures.explore(source, settings);
  const explored = lectures.explore(students, settings);
  if (explored === undefined)
    return notSolved(`It does not compile${under}: ${errorIn(compile(students, settings).diagnostics)}`);
  if (before === undefined) return notSolved(`The text of this task does not compile${under}.`);
  const couldBefore = new Set(
    verdictsOf(before.analysis).flatMap((each) => (isCovered(each) ? [each.name] : [])),
  );
  // What could never be reached before, and was said to be so, is not the program's work.
  const verdicts = verdictsOf(explored.analysis).filter(
    ({ kind, name }) => kind !== 'cover' || couldBefore.has(name),
  );
  const failing = verdicts.find(({ verdict }) => verdict === 'fails');
  if (failing !== undefined) return notSolved(`This does not hold${under}: ${failing.sentence}`);
  if (verdicts.some(({ verdict }) => verdict === 'unknown')) return unknownMark;
  const busy = busyTasks(explored);
  const idle = [...busyTasks(before)].find((name) => !busy.has(name));
  return idle === undefined ? solved : notSolved(`${idle} does nothing any more${under}.`);
}

function isCovered({ kind, verdict }: Verdict): boolean {
  return kind === 'cover' && verdict === 'holds';
}

/** Tasks that take a step in some schedule. */
function busyTasks({ machine: { program }, analysis: { space } }: Explored): ReadonlySet<string> {
  const rows = new Set(space.edges?.rows);
  const actors = [...rows].map((row) => actorOfRow(program, rowIndex(row)));
  return new Set(actors.flatMap(({ kind, name }) => (kind === 'task' || kind === 'vcpu' ? [name] : [])));
}

function errorIn(diagnostics: readonly { readonly message: string }[]): string {
  return diagnostics[0]?.message ?? 'The text has errors.';
}
