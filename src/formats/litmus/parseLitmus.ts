// Reads a litmus test of the kernel's C dialect: the straight-line part of it that has scenarios here.
//
//   C NAME  { PLACE=NUMBER; … }  P0(int *PLACE, …) { int REGISTER; … STATEMENT; … }  …  exists (CONDITION)

import { matched } from '../../base/matched.ts';
import {
  atomics,
  fences,
  type Litmus,
  type LitmusCondition,
  type LitmusOperation,
  type Refused,
} from './litmus.ts';

/** The test; what cannot be read is told in a sentence, and it never throws. */
export function parseLitmus(text: string): Litmus | Refused {
  const plain = text.replace(/\(\*[\s\S]*?\*\)/g, ' ').replace(/\/\/[^\n]*/g, ' ');
  const [, name, initText, rest] = matched(/^\s*C\s+(\S+)\s*\{([^}]*)\}([\s\S]*)$/, plain);
  if (name === undefined || initText === undefined || rest === undefined)
    return { refused: 'A litmus test begins with C, its name, and what memory holds at first, in braces.' };
  const init = parseInit(initText);
  if ('refused' in init) return init;
  const [, threadsText, question] = matched(/^([\s\S]*?)\bexists\b([\s\S]*)$/, rest);
  if (threadsText === undefined || question === undefined)
    return { refused: 'The litmus test has no question: exists ( … ).' };
  const threads: (readonly LitmusOperation[])[] = [];
  let left = threadsText.trim();
  while (left !== '') {
    const [whole, number, body] = matched(/^P(\d+)\s*\([^)]*\)\s*\{([^}]*)\}\s*/, left);
    if (whole === undefined || body === undefined || Number(number) !== threads.length)
      return {
        refused: `Thread P${threads.length} is expected where the litmus test has “${left.slice(0, 30)}”.`,
      };
    const thread = parseThread(body);
    if ('refused' in thread) return thread;
    threads.push(thread);
    left = left.slice(whole.length);
  }
  const exists = parseCondition(question);
  if (exists.kind === 'refused') return { refused: exists.why };
  return { name, about: [], init, threads, exists };
}

function parseInit(text: string): ReadonlyMap<string, number> | Refused {
  const init = new Map<string, number>();
  for (const each of text.split(';').map((part) => part.trim())) {
    if (each === '') continue;
    const [, place, value] = matched(/^(?:int\s+)?(\w+)\s*=\s*(\d+)$/, each);
    if (place === undefined) return { refused: `Memory begins with numbers only, and not with “${each}”.` };
    init.set(place, Number(value));
  }
  return init;
}

function parseThread(body: string): readonly LitmusOperation[] | Refused {
  const operations: LitmusOperation[] = [];
  for (const statement of body.split(';').map((part) => part.replace(/\s+/g, ' ').trim())) {
    if (statement === '' || /^int \w+$/.test(statement)) continue;
    const operation = parseOperation(statement);
    if (operation === undefined)
      return {
        refused: `“${statement}” has no counterpart here: threads read, write, lock and have barriers.`,
      };
    operations.push(operation);
  }
  return operations;
}

function parseOperation(statement: string): LitmusOperation | undefined {
  const [, to, callee = '', list = ''] = matched(/^(?:(\w+) ?= ?)?(\w+) ?\((.*)\)$/, statement);
  const [first = '', ...more] = list.split(',').map((each) => each.trim());
  const place = first.replace(/^[*&] ?/, '');
  const values = more.map((each) => (/^\d+$/.test(each) ? Number(each) : each));
  const [value] = values;
  if (to !== undefined) {
    if (callee === 'READ_ONCE') return { kind: 'read', to, place, acquire: false };
    if (callee === 'smp_load_acquire') return { kind: 'read', to, place, acquire: true };
    if (atomics.get(callee) === values.length) return { kind: 'atomic', to, call: callee, place, values };
    return undefined;
  }
  const fence = fences.find((each) => each === callee);
  if (fence !== undefined) return { kind: 'fence', fence };
  if (callee === 'WRITE_ONCE' && value !== undefined) return { kind: 'write', place, value, release: false };
  if (callee === 'smp_store_release' && value !== undefined)
    return { kind: 'write', place, value, release: true };
  if (callee === 'spin_lock') return { kind: 'lock', lock: place };
  return callee === 'spin_unlock' ? { kind: 'unlock', lock: place } : undefined;
}

type Read = LitmusCondition | { readonly kind: 'refused'; readonly why: string };

/** `or` binds least, then `and`, then `not`. */
function parseCondition(text: string): Read {
  const tokens = [...text.matchAll(/\\\/|\/\\|[()~]|(?:\d+:)?\w+ *= *\d+|\S/g)].map(([token]) => token);
  let at = 0;
  const joined = (sign: string, kind: 'and' | 'or', part: () => Read): Read => {
    let left = part();
    while (left.kind !== 'refused' && tokens[at] === sign) {
      at++;
      const right = part();
      if (right.kind === 'refused') return right;
      left = { kind, left, right };
    }
    return left;
  };
  const either = (): Read => joined('\\/', 'or', both);
  const both = (): Read => joined('/\\', 'and', single);
  const single = (): Read => {
    const token = tokens[at++];
    if (token === '~') {
      const of = single();
      return of.kind === 'refused' ? of : { kind: 'not', of };
    }
    if (token === '(') {
      const inner = either();
      return inner.kind === 'refused' || tokens[at++] === ')' ? inner : refused();
    }
    if (token === undefined) return refused();
    const [, thread, name, value] = matched(/^(?:(\d+):)?(\w+) *= *(\d+)$/, token);
    if (name === undefined) return refused();
    return {
      kind: 'is',
      thread: thread === undefined ? undefined : Number(thread),
      name,
      value: Number(value),
    };
  };
  const whole = either();
  return whole.kind !== 'refused' && at < tokens.length ? refused() : whole;
}

function refused(): Read {
  return {
    kind: 'refused',
    why: 'The question must be made of 0:r=1 and x=1, joined by /\\, \\/ and ~, with as many ) as (.',
  };
}
