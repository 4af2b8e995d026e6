// A homework: what a lecturer sets, and what a student hands in. Plain data, carried by links and files.

/** Tasks in order, with what is read before each of them. */
export interface Study {
  readonly title: string;
  /** A line beside the title: the course, the day by which it is to be handed in. */
  readonly note: string;
  readonly tasks: readonly StudyTask[];
}

export interface StudyTask {
  readonly title: string;
  /** To be read before. */
  readonly before: string;
  /** Name of a shipped scenario; empty where `text` is the lecturer's own. */
  readonly scenario: string;
  readonly text: string | undefined;
  /** Names and values, `memory` among them; what is neither here nor free has its first value. */
  readonly fixed: readonly (readonly [name: string, value: string])[];
  /** Names of settings that the student may choose. */
  readonly free: readonly string[];
  readonly goal: TaskGoal;
  readonly question: Question | undefined;
  /** Whether the page tells where each step leads. */
  readonly fates: 'shown' | 'hidden';
}

export type TaskGoal =
  /** A run that breaks the property. */
  | { readonly kind: 'provoke'; readonly property: string }
  /** The game against the adversary (R31), won in a way that no adversary could have prevented. */
  | { readonly kind: 'avoid' }
  /** A changed text of which all holds that the scenario asks, under all settings that are allowed. */
  | { readonly kind: 'repair' }
  /** The same with at most so many lines changed. */
  | { readonly kind: 'change'; readonly lines: number }
  /** A table with gaps, `?`, filled so that it happens; `breaks`: and so that its run breaks this property. */
  | { readonly kind: 'table'; readonly table: string; readonly breaks: string | undefined }
  /** Nothing but an answer to the question. */
  | { readonly kind: 'question' };

interface Question {
  readonly text: string;
  /** To choose from; empty where the answer is in words. */
  readonly choices: readonly string[];
  /** The right choice, from 1: the lecturer's own file says it, and no link does. */
  readonly right: number | undefined;
}

/** What a student hands in: the study as it was set, and an answer for each task, undefined where there is none. */
export interface Handed {
  readonly study: Study;
  /** Name or number of the student. */
  readonly by: string;
  readonly answers: readonly (TaskAnswer | undefined)[];
}

export interface TaskAnswer {
  readonly solution: Solution;
  /** To the question, in words. */
  readonly words: string;
  /** From 1. */
  readonly choice: number | undefined;
  /** Fates were looked at, or a hint. */
  readonly helped: boolean;
}

export type Solution =
  | {
      readonly kind: 'run';
      readonly settings: readonly (readonly [name: string, value: string])[];
      /** In the text form of links. */
      readonly schedule: string;
      /** Of the game: the turns that the adversary took, counted from 1. */
      readonly theirs: readonly number[];
    }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'table'; readonly table: string }
  | { readonly kind: 'none' };

/** What is said of an answer to a task. `open`: nobody but the lecturer can judge it. */
export type TaskMark =
  | { readonly kind: 'solved' }
  | { readonly kind: 'not solved'; readonly why: string }
  | { readonly kind: 'open' };
