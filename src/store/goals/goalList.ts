// The goals of a scenario: those that its text names or, where it names none, those that suggest themselves.

import { rememberEach } from '../../base/remember.ts';
import { defaultSettings } from '../../formats/settings.ts';
import { isLiveness, type Program } from '../../model/program.ts';
import type { Cause, GoalKind, Scenario, ScenarioProperty } from '../../model/scenario.ts';
import type { CompileCache } from '../inputs/compileCache.ts';
import { nearSettings } from './nearSettings.ts';

export interface Goal {
  /** `drawn`, `provoke back`: what progress remembers it by. */
  readonly key: string;
  readonly kind: GoalKind;
  /** What is to be provoked or avoided. */
  readonly property: ScenarioProperty | undefined;
  /** What is to be made happen, in the author's words. */
  readonly phrase: string | undefined;
  readonly causes: readonly Cause[];
}

/** Makes a function that lists the goals of a scenario, the same list each time. */
export function createGoalLists(cache: CompileCache): (scenario: Scenario) => readonly Goal[] {
  return rememberEach((scenario) => goalsIn(scenario, (name) => canFail(cache, scenario, name)));
}

/** Whether the scenario expects a property to fail under its first settings, or near them. */
function canFail(cache: CompileCache, scenario: Scenario, name: string): boolean {
  const wanted = ({ properties }: Program): boolean =>
    properties.some((property) => property.name === name && property.expected === 'fails');
  return nearSettings(cache, scenario, defaultSettings(scenario), wanted) !== undefined;
}

function goalsIn(scenario: Scenario, fails: (name: string) => boolean): readonly Goal[] {
  const { goals, properties } = scenario;
  if (goals.length > 0) {
    return goals.map(({ kind, property, phrase, causes }) => ({
      ...goal(
        kind,
        properties.find(({ name }) => name === property),
      ),
      ...{ phrase, causes },
    }));
  }
  const failing = properties.filter(({ kind, name }) => kind !== 'cover' && fails(name));
  // Fates decide the game of *avoid*, and they are blind to what only a run that goes on for ever breaks.
  const avoidable = failing.find(({ kind }) => !isLiveness(kind));
  return [
    ...(scenario.drawn.length + scenario.runs.length > 0 ? [goal('drawn', undefined)] : []),
    ...failing.map((property) => goal('provoke', property)),
    ...(avoidable === undefined ? [] : [goal('avoid', avoidable)]),
    ...(failing.length === 0 ? [] : [goal('fix', undefined)]),
  ];
}

function goal(kind: GoalKind, property: ScenarioProperty | undefined): Goal {
  const key = property === undefined ? kind : `${kind} ${property.name}`;
  return { key, kind, property, phrase: undefined, causes: [] };
}
