// A scenario as a litmus test, where it is one: two to four tasks, each on a lane of its own, that go straight on.

import { settingsScope } from '../../lang/names/settingNames.ts';
import type { ActorItem, FileSyntax, Item, PropertyItem } from '../../lang/syntax/fileSyntax.ts';
import type { Expr } from '../../lang/syntax/syntax.ts';
import type { Settings } from '../../model/program.ts';
import type { Litmus, LitmusCondition, Refused } from './litmus.ts';
import { type LitmusNames, numberOf } from './litmusNames.ts';
import { threadOf } from './litmusThread.ts';

const threadsMax = 4;

/** Of a lane's number nothing is known but what stands there. */
const NO_NAMES = settingsScope([], {});

/** What has no counterpart in a litmus test, by its kind. */
const foreign: Partial<Record<Item['kind'], string>> = {
  func: 'it has functions of its own',
  struct: 'it has structures',
  enum: 'it has enumerations',
  rest: 'it says itself when it is at rest',
  'ipi flight': 'it has interrupts in flight',
};

/**
 * The test under these settings, or why there is none. A plain access is written as READ_ONCE or WRITE_ONCE, which is
 * what a step of a scenario is.
 */
export function litmusOfScenario(
  file: FileSyntax,
  id: string,
  { values }: Pick<Settings, 'values'>,
): Litmus | Refused {
  for (const { kind } of file.items) {
    const why = foreign[kind];
    if (why !== undefined) return refuse(why);
  }
  const names = namesIn(file, values);
  if ('refused' in names) return names;
  const tasks = file.items.filter((item): item is ActorItem => item.kind === 'actor');
  const wrong = wrongWith(tasks);
  if (wrong !== undefined) return refuse(wrong);
  const threads = [];
  for (const task of tasks) {
    const thread = threadOf(task, names);
    if ('refused' in thread) return thread;
    threads.push(thread);
  }
  const finals = file.items.filter(
    (item): item is PropertyItem => item.kind === 'property' && item.property === 'final',
  );
  const [question] = finals.flatMap(({ expr, sentence }) => {
    const exists = conditionOf(expr, { ...names, tasks: tasks.map(({ name }) => name.name.text) });
    return exists === undefined ? [] : [{ exists: not(exists), sentence: sentence.text }];
  });
  if (question === undefined) return refuse('it has no final property about registers and memory alone');
  const title = file.title === undefined ? '' : file.title.text;
  const name = (id !== '' ? id : title !== '' ? title : 'scenario').replace(/[^\w+-]+/g, '-');
  const about = [title, `Refutes, where it exists: ${question.sentence}`];
  return {
    name,
    about: about.filter((line) => line !== ''),
    init: names.init,
    threads,
    exists: question.exists,
  };
}

function refuse(why: string): Refused {
  return { refused: `This is no litmus test: ${why}. One has two to four tasks that go straight on.` };
}

function wrongWith(tasks: readonly ActorItem[]): string | undefined {
  if (tasks.length < 2 || tasks.length > threadsMax) return `it has ${tasks.length} actors`;
  const other = tasks.find(({ actor }) => actor !== 'task');
  if (other !== undefined) return `“${other.name.name.text}” is no task`;
  const odd = tasks.find(
    ({ name, when, endless, onlyIf, guests }) =>
      name.count !== undefined || when !== undefined || endless || onlyIf !== undefined || guests.length > 0,
  );
  if (odd !== undefined) return `“${odd.name.name.text}” is more than a task that runs once`;
  const lanes = tasks.map(
    ({ on }) => `${on?.name.text} ${on?.index === undefined ? '' : numberOf(on.index, NO_NAMES)}`,
  );
  return new Set(lanes).size < lanes.length ? 'two of its tasks share a lane' : undefined;
}

/** The shared places and locks of a file. */
function namesIn(file: FileSyntax, settings: Settings['values']): LitmusNames | Refused {
  const places = new Map<string, 'bool' | 'int'>();
  const locks = new Set<string>();
  const init = new Map<string, number>();
  const constants = settingsScope(
    file.items.filter((item) => item.kind === 'param'),
    settings,
  );
  for (const item of file.items) {
    if (item.kind === 'lane' && item.fields.length > 0) return refuse('its lanes have variables');
    if (item.kind !== 'var') continue;
    for (const { name, type, pointer, dims, init: start } of item.decls) {
      if (item.storage !== 'shared' || pointer || dims.length > 0)
        return refuse(`“${name.text}” is no number in shared memory`);
      if (type.kind === 'spinlock') locks.add(name.text);
      else if (type.kind === 'bool' || type.kind === 'int') places.set(name.text, type.kind);
      else return refuse(`“${name.text}” is no number in shared memory`);
      if (start === undefined) continue;
      const value = start.kind === 'expr' ? numberOf(start.expr, constants) : undefined;
      if (value === undefined) return refuse(`what “${name.text}” begins with is no number`);
      if (value !== 0) init.set(name.text, value);
    }
  }
  return { places, locks, init, constants };
}

interface Known extends LitmusNames {
  /** By thread. */
  readonly tasks: readonly string[];
}

/** An expression about the end; undefined where it speaks of something else. */
function conditionOf(expr: Expr, known: Known): LitmusCondition | undefined {
  if (expr.kind === 'unary' && expr.op === '!') {
    const of = conditionOf(expr.arg, known);
    return of && not(of);
  }
  if (expr.kind !== 'binary') {
    const what = whatOf(expr, known);
    // Whatever is not 0 is true.
    return what && not({ kind: 'is', ...what, value: 0 });
  }
  const { op } = expr;
  if (op === '&&' || op === '||') {
    const [left, right] = [conditionOf(expr.left, known), conditionOf(expr.right, known)];
    if (left === undefined || right === undefined) return undefined;
    return { kind: op === '&&' ? 'and' : 'or', left, right };
  }
  if (op !== '==' && op !== '!=') return undefined;
  const what = whatOf(expr.left, known) ?? whatOf(expr.right, known);
  const value = numberOf(expr.right, known.constants) ?? numberOf(expr.left, known.constants);
  if (what === undefined || value === undefined) return undefined;
  const is: LitmusCondition = { kind: 'is', ...what, value };
  return op === '==' ? is : not(is);
}

function whatOf(
  expr: Expr,
  { places, tasks }: Known,
): { readonly thread: number | undefined; readonly name: string } | undefined {
  if (expr.kind === 'name') return places.has(expr.text) ? { thread: undefined, name: expr.text } : undefined;
  if (expr.kind !== 'field' || expr.arrow || expr.base.kind !== 'name') return undefined;
  const thread = tasks.indexOf(expr.base.text);
  return thread < 0 ? undefined : { thread, name: expr.field.text };
}

/** De Morgan, so that a question reads as those of the kernel do. */
function not(condition: LitmusCondition): LitmusCondition {
  if (condition.kind === 'not') return condition.of;
  if (condition.kind === 'is') return { kind: 'not', of: condition };
  const { kind, left, right } = condition;
  return { kind: kind === 'and' ? 'or' : 'and', left: not(left), right: not(right) };
}
