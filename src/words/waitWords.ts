// What a task waits for, in a few words: the title of its mark in the timeline.

import { actorName } from '../facts/lanes.ts';
import type { WaitSpan } from '../facts/waits.ts';
import type { Program } from '../model/program.ts';

/** `vCPU0 cannot run: it needs run != HALTED`, `t1 waits for a lock: spin_lock(&m)`. */
export function waitTitle(program: Program, { actor, by, words }: WaitSpan): string {
  const name = actorName(program, actor);
  const what = words.endsWith(';') ? words.slice(0, -1) : words;
  switch (by) {
    case 'gate':
      return `${name} cannot run: it needs ${what}`;
    case 'lock':
      return `${name} waits for a lock: ${what}`;
    case 'when':
      return `${name} waits: it has nothing to do yet`;
    default:
      return `${name} waits for ${withoutKeyword(what)}`;
  }
}

/** `await` stands before what is awaited. */
function withoutKeyword(statement: string): string {
  const space = statement.indexOf(' ');
  return /^\w+$/.test(statement.slice(0, Math.max(0, space))) ? statement.slice(space + 1) : statement;
}
