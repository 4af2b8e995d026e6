// Holds the explorer against SPIN, on every shipped scenario under all of its settings.
//
// What SPIN shares with us is the step table, so this tests the packing of states, the search and the verdicts; the
// meaning of the language is tested by the oracle. SPIN cannot decide `possible`, and so knows no fate: it confirms
// that a state is doomed by starting there, but not that no state is. `lostStates` is compared with brute force elsewhere.

import { compile } from '../../lang/compile.ts';
import { combinations } from '../../lang/names/combinations.ts';
import { parseScenario, type Source } from '../../lang/scenario.ts';
import { charts } from '../../machines/charts.ts';
import { COMMAND_STATES_MAX } from '../../model/limits.ts';
import type { Settings } from '../../model/program.ts';
import { askSpin } from './spinCache.ts';
import { questionsAbout, type SpinQuestion } from './spinCheck.ts';

interface CrosscheckOptions {
  /** Only scenarios whose name contains this. */
  readonly only: string;
  /** No case is started after so many seconds. */
  readonly seconds: number;
  /** Cases that SPIN works on at the same time. */
  readonly jobs: number;
  /** Where answers are kept. */
  readonly cache: string;
}

/** One scenario under one combination of its settings. */
interface Case {
  readonly name: string;
  readonly source: Source;
  readonly settings: Settings;
}

interface Tally {
  done: number;
  questions: number;
  differences: number;
  unknown: number;
}

/** Compares all cases, prints a line for each, and returns the exit code. `texts`: scenarios by name. */
export async function crosscheck(
  texts: ReadonlyMap<string, string>,
  options: CrosscheckOptions,
  print: (line: string) => void,
): Promise<number> {
  const cases = casesOf(texts, options.only);
  if (cases.length === 0) {
    print(`No shipped scenario has “${options.only}” in its name: nothing was compared.`);
    return 1;
  }
  const begin = performance.now();
  const tally: Tally = { done: 0, questions: 0, differences: 0, unknown: 0 };
  const pending = cases.values();
  const work = async (): Promise<void> => {
    for (const next of pending) {
      if (performance.now() - begin > options.seconds * 1000) return;
      print(await compareCase(next, options.cache, tally));
    }
  };
  await Promise.all(Array.from({ length: options.jobs }, work));
  print(summary(tally, cases.length, (performance.now() - begin) / 1000));
  return tally.differences > 0 || tally.unknown > 0 ? 1 : 0;
}

/** First each scenario as it opens, then every scenario's second combination, and so on: a part of them says something of all. */
function casesOf(texts: ReadonlyMap<string, string>, only: string): readonly Case[] {
  const found = [...texts].flatMap(([name, text]) => {
    if (!name.includes(only)) return [];
    const { source } = parseScenario(name, text, charts);
    if (source === undefined) throw new Error(`${name} does not parse`);
    const all = combinations(source.file, source.scenario.memories);
    return all.map((settings, rank) => ({ name, source, settings, rank }));
  });
  return found.sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1));
}

async function compareCase({ name, source, settings }: Case, cache: string, tally: Tally): Promise<string> {
  const title = `${name} ${settingsText(settings)}`;
  tally.done += 1;
  const { program } = compile(source, settings, 'coarse');
  const questions = program === undefined ? undefined : questionsAbout(program, COMMAND_STATES_MAX);
  if (questions === undefined) {
    tally.unknown += 1;
    return `?  ${title}: not explored to its end`;
  }
  const problems: string[] = [];
  for (const question of questions) {
    tally.questions += 1;
    const problem = await difference(question, cache);
    if (problem !== undefined) problems.push(problem);
  }
  tally.differences += problems.length;
  if (problems.length > 0) return `!! ${title}: ${problems.join('; ')}`;
  return `ok ${title}: ${questions.map((question) => question.title).join('; ')}`;
}

/** A run of SPIN that fails is a difference too: nothing was confirmed. */
async function difference(question: SpinQuestion, cache: string): Promise<string | undefined> {
  try {
    return question.compare(await askSpin(question, cache));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return `${question.title}: ${message.replace(/\s+/g, ' ')}`;
  }
}

function settingsText({ values, memory }: Settings): string {
  return [...Object.entries(values).map(([name, value]) => `${name}=${value}`), memory].join(' ');
}

function summary(tally: Tally, cases: number, seconds: number): string {
  const { done, questions, differences, unknown } = tally;
  const part = done === cases ? `all ${cases} cases` : `${done} of ${cases} cases`;
  const result = differences === 0 ? 'SPIN agrees' : `SPIN differs ${differences} times`;
  const open = unknown === 0 ? '' : `, ${unknown} not explored to their end`;
  return `${result}: ${part}, ${questions} runs${open}, ${seconds.toFixed(0)} s`;
}
