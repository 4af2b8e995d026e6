// What a scenario says about itself, as plain data for the page: settings, story, tables, shipped runs.

import type { Became } from './became.ts';
import type { TextRange } from './code.ts';
import type { MemoryModel, PropertyKind, Settings } from './program.ts';
import type { RaceClass } from './raceClass.ts';

export interface Param {
  readonly name: string;
  readonly values: readonly ParamValue[];
}
export interface ParamValue {
  readonly value: string;
  readonly title: string | undefined;
}

/** The value that a setting has until another is chosen; nothing where the text that names its values is broken. */
export function firstValue({ values }: { readonly values: readonly { readonly value: string }[] }): string {
  return values[0]?.value ?? '';
}

/** The value that a setting has: its first where none is chosen. */
export function chosenValue({ values }: Pick<Settings, 'values'>, param: Param): string {
  return values[param.name] ?? firstValue(param);
}

export interface ScenarioProperty {
  readonly kind: PropertyKind;
  readonly name: string;
  readonly sentence: string;
  /** The text says that the property is meant to say nothing: `expect NAME vacuous;`. */
  readonly vacuityMeant: boolean;
}

/** What a phrase of a drawn table means (R21). */
export type PhraseMeaning =
  | { readonly kind: 'label'; readonly label: string }
  | { readonly kind: 'not'; readonly label: string }
  /** A handler begins: `<wake>`, by its name as it is spoken. */
  | { readonly kind: 'handler'; readonly handler: string }
  /** The condition is the n-th check of the table: `Program`s are compiled with them. */
  | { readonly kind: 'check'; readonly check: number }
  | { readonly kind: 'free' }
  | { readonly kind: 'none' };

/** One phrase of a drawn table: row and column, both 0-based; the document's notes that stand on it. */
export interface DrawnCell {
  readonly row: number;
  readonly column: number;
  readonly phrase: string;
  readonly notes: readonly number[];
  readonly meaning: PhraseMeaning;
}
export interface DrawnTable {
  readonly title: string;
  /** What it was drawn for; params not named may have any value. */
  readonly settings: Settings;
  readonly columns: readonly { readonly heading: string; readonly lane: string }[];
  /** In reading order; rows are those of the text. */
  readonly cells: readonly DrawnCell[];
  /** A mark says that it ends in a deadlock: the last step of each column may be one that is only tried, and waits. */
  readonly deadlock: boolean;
  /** Names of what its schedule must break: properties, or what is judged unasked. */
  readonly breaks: readonly string[];
  readonly range: TextRange;
}

export interface WrittenRun {
  readonly title: string;
  readonly settings: Settings;
  /** Turns in the text form of links. */
  readonly turns: string;
  readonly notes: readonly { readonly text: string; readonly at: number }[];
}

export type GoalKind = 'drawn' | 'predict' | 'provoke' | 'avoid' | 'fix' | 'exercise';

/** What is to be changed in the text, so that all holds. */
export interface Exercise {
  readonly task: string;
  /** Why the right change works: for those who have made it. */
  readonly solved: string;
  /** What a change has done that breaks a property which held: by the property's name. */
  readonly broken: readonly { readonly property: string; readonly text: string }[];
}

/** A goal as the text has it. */
export interface WrittenGoal {
  readonly kind: GoalKind;
  readonly property: string | undefined;
  /** What is to be made happen: `make the waiter sleep for ever`. */
  readonly phrase: string | undefined;
  /** Why a run came to what decides the goal; the first one counts whose steps have all been taken, in its order. */
  readonly causes: readonly Cause[];
}

/** A sentence with places for the numbers of steps. */
export type Cause = readonly CausePart[];
export type CausePart =
  | { readonly kind: 'words'; readonly text: string }
  /** `step 6`: of the last step with this label, by this actor where one is named. */
  | { readonly kind: 'step'; readonly label: string; readonly actor: string | undefined };

export interface Scenario {
  /** Name of the shipped file, or `edited`. */
  readonly id: string;
  readonly text: string;
  readonly title: string;
  readonly level: number | undefined;
  readonly citations: readonly string[];
  /** The document's numbered notes in our words, and remarks without a number. */
  readonly notes: readonly { readonly number: number | undefined; readonly text: string }[];
  /** Citations of single functions, structs …: name of the item → citation. */
  readonly itemCitations: Readonly<Record<string, string>>;
  readonly params: readonly Param[];
  readonly memories: readonly MemoryModel[];
  /** Stores that a lane's buffer holds, unless the settings say otherwise. */
  readonly buffer: number;
  readonly properties: readonly ScenarioProperty[];
  readonly drawn: readonly DrawnTable[];
  readonly runs: readonly WrittenRun[];
  /** Three plain sentences for somebody who knows nothing yet. */
  readonly opening: string | undefined;
  readonly chapters: readonly { readonly title: string; readonly text: string }[];
  readonly goals: readonly WrittenGoal[];
  /** What became of the program, under one setting or another; a compiled program says which of it is its own. */
  readonly became: readonly Became[];
  /** What kind of race it is, and the idea that mends it. */
  readonly race: { readonly kind: RaceClass; readonly cure: string } | undefined;
  readonly exercise: Exercise | undefined;
  readonly hints: readonly string[];
  readonly sheet: readonly {
    readonly topic: 'left' | 'hypothetical' | 'unconfirmed';
    readonly text: string;
  }[];
}
