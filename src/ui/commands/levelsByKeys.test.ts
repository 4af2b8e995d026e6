// Every goal of every level, won one after the other with nothing but the page's keys.

import { expect, it } from 'vitest';
import { shippedTexts } from '../../catalogue/shippedTexts.ts';
import { keysOfLevel } from '../../fixtures/keysOfLevel.ts';
import { parseScenario } from '../../lang/scenario.ts';
import { charts } from '../../machines/charts.ts';

it.each([...shippedTexts])('%s is won from its first goal to its last by keys', (id, text) => {
  const { goals = [] } = parseScenario(id, text, charts).source?.scenario ?? {};
  const keyed = keysOfLevel(id);
  // What one run reaches need not be played twice; an exercise is opened, and solved in its text.
  const exercises = goals.filter(({ kind }) => kind === 'exercise').length;
  expect(keyed.at(-1)?.won).toBe(goals.length - exercises);
  expect(keyed.at(-1)?.goal === 'exercise').toBe(exercises > 0);
  expect(keyed.every(({ presses }) => presses.length > 0)).toBe(true);
});
