// The catalogue: what can be known of every shipped scenario without its text, in course order.

import { compile } from '../lang/compile.ts';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import type { Level } from '../model/level.ts';
import type { Program } from '../model/program.ts';
import type { Scenario } from '../model/scenario.ts';
import { createGoalLists } from '../store/goals/goalList.ts';
import { createBench } from '../store/inputs/bench.ts';
import { readShipped } from './reading.ts';
import { shippedTexts } from './shippedTexts.ts';

/** A number above all levels, because Infinity − Infinity would not compare. */
const unranked = 1_000;

export const levels: readonly Level[] = [...shippedTexts]
  .map(([id, text]) => levelOf(id, text))
  .toSorted((a, b) => hardness(a) - hardness(b) || a.id.localeCompare(b.id, 'en'));

function hardness({ level }: Level): number {
  return level ?? unranked;
}

function levelOf(id: string, text: string): Level {
  const { scenario, program } = readShipped(id, text);
  const { title, level, citations, chapters } = scenario;
  const goalsOf = createGoalLists(createBench([{ id, text }], charts, { compile, parse: parseScenario }));
  return {
    id,
    title,
    level,
    citation: citations[0] ?? '',
    teaser: firstSentence(chapters[0]?.text ?? ''),
    claim: claimOf(scenario, program),
    became: program.became,
    race: scenario.race?.kind,
    lanes: program.lanes.length,
    goals: goalsOf(scenario).map(({ key }) => key),
  };
}

function firstSentence(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return /^.*?[.?!](?=\s|$)/.exec(line)?.[0] ?? line;
}

/** The sentence that the first goal asks the reader to break, or the first that fails. */
function claimOf({ goals }: Scenario, { properties }: Program): string {
  const provoked = goals.find(({ kind }) => kind === 'provoke')?.property;
  const named = properties.find(({ name }) => name === provoked);
  return (named ?? properties.find(({ expected }) => expected === 'fails') ?? properties[0])?.sentence ?? '';
}
