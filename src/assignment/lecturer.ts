// What a task is about: the lecturer's text, the settings that it allows, and all states of it, explored once.

import { createMachine, type Machine } from '../engine/machine.ts';
import { type Analysis, analysisOf } from '../explorer/analysis.ts';
import { fatesOf, type StateFates } from '../explorer/fate.ts';
import { explore } from '../explorer/startSearch.ts';
import { completeSettings, settingWords } from '../formats/settings.ts';
import { compile } from '../lang/compile.ts';
import { combinations } from '../lang/names/combinations.ts';
import { parseScenario, type Source } from '../lang/scenario.ts';
import type { ChartTable } from '../model/chart.ts';
import { EXPLORATIONS_KEPT_MAX } from '../model/limits.ts';
import type { Settings } from '../model/program.ts';
import type { StudyTask } from '../model/study.ts';

/** Where shipped texts, charts and bounds come from. */
export interface Grading {
  /** The text of a shipped scenario. */
  readonly shipped: (name: string) => string | undefined;
  readonly charts: readonly ChartTable[];
  /** States that are looked at under each settings; what more would decide is unknown. */
  readonly states: number;
}

export interface Explored {
  readonly machine: Machine;
  readonly analysis: Analysis;
  /** Undefined where a bound leaves them unknown. */
  readonly fates: StateFates | undefined;
}

/** Reads lecturers' texts and explores them, each once for a whole class. */
export class Lectures {
  readonly grading: Grading;
  private readonly sources = new Map<string, Source | undefined>();
  private readonly explored = new Map<string, Explored | undefined>();

  constructor(grading: Grading) {
    this.grading = grading;
  }

  /** The lecturer's text; undefined where there is none of that name, or it has errors. */
  sourceOf({ scenario, text }: Pick<StudyTask, 'scenario' | 'text'>): Source | undefined {
    const own = text ?? this.grading.shipped(scenario);
    if (own === undefined) return undefined;
    if (!this.sources.has(own)) this.sources.set(own, parseScenario('task', own, this.grading.charts).source);
    return this.sources.get(own);
  }

  /** All states under these settings; undefined where the text does not compile. The latest few are remembered. */
  explore(source: Source, settings: Settings): Explored | undefined {
    const key = JSON.stringify([source.scenario.text, settings]);
    if (this.explored.has(key)) return this.explored.get(key);
    const { program } = compile(source, settings);
    const machine = program && createMachine(program);
    const analysis =
      machine && analysisOf(machine, explore(machine, this.grading.states), { fairness: true });
    const found = machine && analysis && { machine, analysis, fates: fatesOf(analysis) };
    const [oldest] = this.explored.keys();
    if (oldest !== undefined && this.explored.size >= EXPLORATIONS_KEPT_MAX) this.explored.delete(oldest);
    this.explored.set(key, found);
    return found;
  }
}

/** Every combination of settings that the task allows, in order of the text. */
export function allowedSettings(task: StudyTask, { file, scenario }: Source): readonly Settings[] {
  return combinations(file, scenario.memories).filter(
    (settings) => settingsProblem(task, settingWords(settings, scenario), { scenario }) === undefined,
  );
}

/** Why these settings are not those of the task, in a sentence; undefined where they are. */
export function settingsProblem(
  { fixed, free }: StudyTask,
  words: readonly (readonly [name: string, value: string])[],
  { scenario }: Pick<Source, 'scenario'>,
): string | undefined {
  const wanted = new Map(settingWords(completeSettings(fixed, scenario).settings, scenario));
  const { settings, problems } = completeSettings(words, scenario);
  const [problem] = problems;
  if (problem !== undefined) return problem;
  for (const [name, value] of settingWords(settings, scenario))
    if (!free.includes(name) && wanted.get(name) !== value)
      return `The setting ${name} is fixed to ${wanted.get(name)}, and this run has ${value}.`;
  return undefined;
}
