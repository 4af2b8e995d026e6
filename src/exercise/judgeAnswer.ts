// Judges a changed text by trying every schedule under all settings, before and after the change: what holds now that
// did not, and what does not any more. That a change repairs one thing and breaks another is most of what it teaches.

import { createMachine } from '../engine/machine.ts';
import { analysisOf } from '../explorer/analysis.ts';
import { explore } from '../explorer/startSearch.ts';
import { verdictsOf } from '../explorer/verdicts.ts';
import { compile } from '../lang/compile.ts';
import { combinations } from '../lang/names/combinations.ts';
import { parseScenario, type Source } from '../lang/scenario.ts';
import type { Answer, Answered } from '../model/answer.ts';
import type { ChartTable } from '../model/chart.ts';
import { ANSWER_STATES_MAX } from '../model/limits.ts';
import type { Settings } from '../model/program.ts';
import type { Verdict } from '../model/report.ts';

interface Options {
  readonly charts: readonly ChartTable[];
  /** States that are looked at under each settings; what more would decide is unknown. */
  readonly states?: number;
}

/** Judges `changed` against the text that was shipped, which has no errors. */
export function judgeAnswer(shipped: string, changed: string, options: Options): Answer {
  if (changed === shipped) return { kind: 'unchanged' };
  const before = parseScenario('shipped', shipped, options.charts).source;
  const after = parseScenario('edited', changed, options.charts).source;
  if (before === undefined || after === undefined) return { kind: 'errors' };
  const missing = without(questionsOf(before, asking), questionsOf(after, asking));
  const added = without(questionsOf(after, framing), questionsOf(before, framing));
  if (missing.length + added.length > 0) return { kind: 'other questions', missing, added };
  const states = options.states ?? ANSWER_STATES_MAX;
  const answered: Answered[] = [];
  for (const settings of combinations(after.file, after.scenario.memories)) {
    const now = verdictsUnder(after, settings, states);
    const was = verdictsUnder(before, settings, states);
    if (now === undefined || was === undefined) return { kind: 'errors' };
    answered.push(...now.map((verdict) => answeredBy(verdict, was, settings)));
  }
  return { kind: 'judged', solved: answered.every(({ now }) => now === 'holds'), answered };
}

/** What a text asks of itself: nobody solves an exercise by asking for less. */
const asking: readonly string[] = ['property', 'rest', 'param', 'memory'];
/** What decides what the questions mean: more of it asks for less. */
const framing: readonly string[] = ['rest', 'param', 'memory'];

function questionsOf({ file, scenario }: Source, kinds: readonly string[]): readonly string[] {
  return file.items.flatMap(({ kind, from, to }) =>
    kinds.includes(kind) ? [scenario.text.slice(from, to).replaceAll(/\s+/g, ' ')] : [],
  );
}

function without(all: readonly string[], those: readonly string[]): readonly string[] {
  return all.filter((each) => !those.includes(each));
}

function verdictsUnder(source: Source, settings: Settings, states: number): readonly Verdict[] | undefined {
  const { program } = compile(source, settings);
  if (program === undefined) return undefined;
  const machine = createMachine(program);
  return verdictsOf(analysisOf(machine, explore(machine, states), { fairness: true }));
}

function answeredBy(
  { name, sentence, verdict, example }: Verdict,
  before: readonly Verdict[],
  settings: Settings,
): Answered {
  // What nobody asked before, since there was no lock to wait for, could not fail.
  const was = before.find((each) => each.name === name)?.verdict ?? 'holds';
  return { name, sentence, settings, was, now: verdict, example };
}
