// A scenario made of nothing but a table: each column a lane, each cell a step, the table as it was drawn. It compiles
// and plays at once; what its cells mean is for a person to write.

import { defined } from '../base/defined.ts';
import { reserved } from '../lang/mistakes/syntaxRule.ts';
import { marksDeadlock, type Table } from '../tables/table.ts';
import { doingsOf } from './course.ts';
import { drawnBlock, type SkeletonLane } from './drawnBlock.ts';
import { isLockedUp, Locks } from './locks.ts';
import { freeName, type Taken } from './names.ts';
import { taskText } from './taskText.ts';

/** Why no scenario can be made of a table: a sentence. */
export interface NoSkeleton {
  readonly sentence: string;
}

/** The text of a scenario. `prelude`: the language's own declarations, `words`: those of its library. Their names are taken. */
export function skeletonOf(table: Table, prelude: string, words: readonly string[]): string | NoSkeleton {
  if (table.columns.length === 0)
    return {
      sentence:
        'The columns of this table are lost, so that nobody can tell whose steps its cells are. Paste it with its indentation, in a font of fixed width.',
    };
  const taken: Taken = new Set([...reserved.split(' '), ...declaredIn(prelude), ...words]);
  const lanes = table.columns.map(
    ({ heading }, column): SkeletonLane => ({
      name: freeName(heading, `lane${column + 1}`, taken),
      heading: heading === '' ? `lane ${column + 1}` : heading,
    }),
  );
  const locks = new Locks(taken, table.cells);
  const doings = doingsOf(table);
  if (doings.every(({ length }) => length === 0))
    return { sentence: 'No cell of this table is a step: all of them stand in brackets, or are marks.' };
  const isDeadlock = table.cells.some(({ text }) => marksDeadlock(text));
  const tasks = lanes.map((lane, column) =>
    taskText(lane.name, defined(doings[column]), locks, taken, isDeadlock),
  );
  const handlers = tasks.flatMap(({ handlers: own }) => own);
  return `${[
    'scenario "Pasted table"',
    lanes.map(({ name }) => `lane ${name};`).join('\n'),
    locks.declarations(),
    questionLines,
    ...tasks.flatMap(({ text }) => (text === '' ? [] : [text])),
    ...handlers.map(({ text }) => text),
    handlers.length === 0 ? '' : environmentText(handlers, taken),
    isDeadlock && isLockedUp(table.cells) ? deadlockLines : '',
    drawnBlock(table, lanes, new Map(handlers.map(({ cell, name }) => [cell, name]))),
  ]
    .filter((part) => part !== '')
    .join('\n\n')}\n`;
}

const questionLines = [
  '// Every cell is a step of which nothing is known. To ask something, say what they do, and what must not be:',
  '// bool freed;                                    // set in a step: "kfree(obj)": freed = true;',
  '// never freed && used "It is used once freed.";',
].join('\n');

const deadlockLines = [
  '// The table ends in a deadlock, which is to be found. Where it is mended, take these two lines away.',
  'expect lock fails when true;',
  'expect rest fails when true;',
].join('\n');

/** `atomic int xchg(…` declares `xchg`. */
function declaredIn(prelude: string): readonly string[] {
  return [...prelude.matchAll(/^(?:atomic )?\w+ \*?(\w+)\(/gm)].map((match) => defined(match[1]));
}

/** Nothing is known of when interrupts come: the environment may raise each once, or not. */
function environmentText(handlers: readonly { readonly name: string }[], taken: Taken): string {
  return handlers
    .map(({ name }) => `env ${freeName(`raises_${name}`, 'device', taken)} { raise(${name}); }`)
    .join('\n');
}
