// The catalogue: what can be known of every shipped scenario without its text, in course order.

import { compile } from '../lang/compile.ts';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import type { Level } from '../model/level.ts';
import { createGoalLists } from '../store/goals/goalList.ts';
import { createCompileCache } from '../store/inputs/compileCache.ts';
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
  const { title, level } = scenario;
  const goalsOf = createGoalLists(
    createCompileCache([{ id, text }], charts, { compile, parse: parseScenario }),
  );
  return {
    id,
    title,
    level,
    became: program.became?.kind,
    race: scenario.race?.kind,
    goals: goalsOf(scenario).map(({ key }) => key),
  };
}
