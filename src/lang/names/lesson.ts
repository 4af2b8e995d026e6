// What a scenario teaches: which kind of race it is, and the exercise behind it.

import { nearestName } from '../../base/nearestName.ts';
import { BUILT_IN } from '../../model/program.ts';
import { RACE_CLASSES } from '../../model/raceClass.ts';
import type { Exercise, Scenario } from '../../model/scenario.ts';
import type { StoryItem } from '../syntax/fileSyntax.ts';
import type { Diagnostics } from './diagnostics.ts';

type Item<K extends StoryItem['kind']> = Extract<StoryItem, { readonly kind: K }>;

/** The kind of race, and what mends it. */
export function readRace(items: readonly Item<'class'>[], report: Diagnostics): Scenario['race'] {
  const item = only(items, report);
  if (item === undefined) return undefined;
  const { name, cure } = item;
  const kind = RACE_CLASSES.find((known) => known === name.text);
  if (kind !== undefined) return { kind, cure: cure.text };
  const near = nearestName(name.text, RACE_CLASSES);
  report.error(
    name,
    `There is no class of races “${name.text}”.`,
    near === undefined ? `There are ${RACE_CLASSES.join('; ')}.` : `Did you mean “${near}”?`,
  );
  return undefined;
}

/** The exercise, which its goal asks for; `names` are those of the properties. */
export function readExercise(
  items: readonly Item<'exercise'>[],
  goals: readonly Item<'goal'>[],
  names: readonly string[],
  report: Diagnostics,
): Exercise | undefined {
  const item = only(items, report);
  const asking = goals.find(({ goal }) => goal === 'exercise');
  if (item === undefined && asking !== undefined)
    report.error(
      asking,
      'There is no exercise that this goal could ask for.',
      'Write exercise "Move one line, so that …" solved "why it works";',
    );
  for (const { property } of item === undefined ? [] : item.broken)
    if (!names.includes(property.text) && !BUILT_IN.some((known) => known === property.text))
      report.error(property, `There is no property ${property.text}.`);
  return (
    item && {
      task: item.task.text,
      solved: item.solved.text,
      broken: item.broken.map(({ property, text }) => ({ property: property.text, text: text.text })),
    }
  );
}

function only<T extends StoryItem>(items: readonly T[], report: Diagnostics): T | undefined {
  const [first, second] = items;
  if (second !== undefined) report.error(second, 'There is one already.', 'Leave one of them out.');
  return first;
}
