// A study as a file that a lecturer writes: YAML, one entry a task. docs/teaching.md describes it.

import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod/mini';
import { mapDefined } from '../../base/mapDefined.ts';
import { STUDY_TASKS_MAX, STUDY_TEXT_CHARS_MAX } from '../../model/limits.ts';
import type { Study, StudyTask, TaskGoal } from '../../model/study.ts';

export interface StudyMistake {
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** A scenario that a task names, as the file names it: a shipped one, or another file. */
export type FindScenario = (word: string) => Pick<StudyTask, 'scenario' | 'text'> | undefined;

/** Reads a study file. It is undefined where there are mistakes; it never throws. */
export function readStudyFile(
  text: string,
  findScenario: FindScenario,
): { readonly study: Study | undefined; readonly mistakes: readonly StudyMistake[] } {
  const lines = new LineCounter();
  const file = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number): Omit<StudyMistake, 'message'> => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const broken = file.errors.map(({ pos, message }) => ({
    ...at(pos[0]),
    message: `This is no YAML: ${message}`,
  }));
  if (broken.length > 0) return { study: undefined, mistakes: broken };
  const mistakes: StudyMistake[] = [];
  const say = (path: readonly PropertyKey[], message: string): void => {
    mistakes.push({ ...at(offsetOf(file.contents, path)), message });
  };
  const read = fileForm.safeParse(file.toJS());
  if (!read.success) {
    // A name that means nothing is why another one is missing.
    const [strange, others] = group(read.error.issues, ({ code }) => code === 'unrecognized_keys');
    for (const issue of [...strange, ...others]) say(issue.path, messageOf(issue, file.hasIn(issue.path)));
    return { study: undefined, mistakes };
  }
  const { study, note, tasks } = read.data;
  const made = mapDefined(tasks, (task, index) =>
    taskOf(task, findScenario, (key, message) => say(['tasks', index, key], message)),
  );
  return mistakes.length > 0
    ? { study: undefined, mistakes }
    : { study: { title: study, note, tasks: made }, mistakes };
}

// ---------------------------------------------------------------- what may stand in the file

const text = z.string().check(z.maxLength(STUDY_TEXT_CHARS_MAX));
const word = z.union([z.string(), z.number()]);
const goals = ['provoke', 'avoid', 'repair', 'change', 'table', 'question'] as const;

const taskForm = z.strictObject({
  title: text,
  before: z._default(text, ''),
  scenario: z.optional(text),
  /** Fixed settings: name and value. */
  settings: z._default(z.record(z.string(), word), {}),
  /** Settings that the student may choose. */
  free: z._default(z.array(z.string()), []),
  goal: z.enum(goals),
  property: z.optional(z.string()),
  lines: z.optional(z.int().check(z.positive())),
  table: z.optional(text),
  question: z.optional(text),
  choices: z._default(z.array(text), []),
  right: z.optional(z.int().check(z.positive())),
  fates: z._default(z.enum(['shown', 'hidden']), 'hidden'),
});
type TaskForm = z.infer<typeof taskForm>;

const fileForm = z.strictObject({
  study: text,
  note: z._default(text, ''),
  tasks: z.array(taskForm).check(z.minLength(1), z.maxLength(STUDY_TASKS_MAX)),
});

type Say = (key: keyof TaskForm, message: string) => void;

function taskOf(form: TaskForm, findScenario: FindScenario, say: Say): StudyTask | undefined {
  const { title, before, scenario, settings, free, question, choices, right, fates } = form;
  const found = scenario === undefined ? undefined : findScenario(scenario);
  if (form.goal !== 'question' && scenario === undefined)
    say('goal', 'Say which scenario this task is about: scenario: lost-update.');
  if (scenario !== undefined && found === undefined)
    say('scenario', `There is no scenario “${scenario}”, and no file of that name beside this one.`);
  if (question === undefined && (choices.length > 0 || right !== undefined))
    say(
      choices.length > 0 ? 'choices' : 'right',
      'These are choices of a question, and there is none: question: “…”.',
    );
  const goal = goalOf(form, say);
  return (
    goal && {
      title,
      before,
      ...(found ?? { scenario: '', text: undefined }),
      fixed: Object.entries(settings).map(([name, value]) => [name, `${value}`]),
      free,
      goal,
      question: question === undefined ? undefined : { text: question, choices, right },
      fates,
    }
  );
}

/** Lines that may be changed, as in most exercises. */
const LINES_UNLESS_SAID = 1;

function goalOf(form: TaskForm, say: Say): TaskGoal | undefined {
  const { goal, property, lines, table } = form;
  const unused = (key: 'property' | 'lines' | 'table', kinds: readonly TaskForm['goal'][]): void => {
    if (form[key] !== undefined && !kinds.includes(goal))
      say(key, `“${key}” says nothing here: it belongs to goal: ${kinds.join(' or ')}.`);
  };
  unused('property', ['provoke', 'table']);
  unused('lines', ['change']);
  unused('table', ['table']);
  switch (goal) {
    case 'provoke':
      if (property !== undefined) return { kind: 'provoke', property };
      say('goal', 'Say which property is to be broken: property: NAME.');
      return undefined;
    case 'change':
      return { kind: 'change', lines: lines ?? LINES_UNLESS_SAID };
    case 'table':
      if (table !== undefined) return { kind: 'table', table, breaks: property };
      say('goal', 'Give the table that is to be filled: table: |, and the table below.');
      return undefined;
    case 'avoid':
    case 'repair':
    case 'question':
      return { kind: goal };
  }
}

// ---------------------------------------------------------------- mistakes

type Issue = z.core.$ZodIssue;

/** In our words, and what to write instead. */
function messageOf(issue: Issue, isThere: boolean): string {
  const name = issue.path.findLast((part) => typeof part === 'string');
  const what = name === undefined ? 'The file' : `“${String(name)}”`;
  const missing = isThere ? '' : ', and is missing';
  switch (issue.code) {
    case 'unrecognized_keys':
      return `There is no “${issue.keys[0]}” here; there may be ${keysAt(issue.path).join(', ')}.`;
    case 'invalid_value':
      return `${what} must be ${issue.values.map(String).join(' or ')}${missing}.`;
    case 'too_big':
      return `${what} has too much: at most ${String(issue.maximum)}.`;
    case 'too_small':
      return issue.origin === 'array'
        ? `${what} must have at least one entry.`
        : `${what} must be 1 or more.`;
    case 'invalid_type':
      return `${what} must be ${typeWords[issue.expected] ?? issue.expected}${missing}.`;
    default:
      return `${what} cannot be read here.`;
  }
}

/** Those of which a test is true, and the others. */
function group<T>(all: readonly T[], test: (each: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [all.filter(test), all.filter((each) => !test(each))];
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list, one “- ” a line',
  object: 'names with values, one “name: value” a line',
  record: 'names with values, one “name: value” a line',
};

function keysAt(path: readonly PropertyKey[]): readonly string[] {
  return Object.keys(path.includes('tasks') ? taskForm.shape : fileForm.shape);
}

/** Where a member stands; the nearest one around it where it is missing. */
function offsetOf(contents: unknown, path: readonly PropertyKey[]): number {
  let node = contents;
  let offset = 0;
  for (const key of path) {
    const found: Found | undefined = memberOf(node, key);
    if (found === undefined) break;
    offset = startOf(found.stands) ?? offset;
    node = found.value;
  }
  return offset;
}

/** A member's value, and the node at which it stands: its key, if it has one. */
interface Found {
  readonly stands: unknown;
  readonly value: unknown;
}

function memberOf(node: unknown, key: PropertyKey): Found | undefined {
  if (isMap(node)) {
    const pair = node.items.find((each) => isScalar(each.key) && each.key.value === key);
    return pair && { stands: pair.key, value: pair.value };
  }
  if (!isSeq(node) || typeof key !== 'number') return undefined;
  return { stands: node.items[key], value: node.items[key] };
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
