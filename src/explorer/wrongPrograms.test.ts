/** Programs that are plainly wrong are told so, and the ones beside them that are right are not. */

import { describe, expect, it } from 'vitest';
import { createMachine } from '../engine/machine.ts';
import { replay } from '../engine/replay.ts';
import { programOf } from '../oracle/smallPrograms.ts';
import { analysisOf } from './analysis.ts';
import { explore } from './startSearch.ts';
import { verdictsOf } from './verdicts.ts';

interface Claim {
  readonly title: string;
  readonly text: string;
  readonly property: string;
  /** Who steps in the shortest counterexample; undefined where the property holds. */
  readonly fails: string | undefined;
}

function expectVerdict({ text, property, fails }: Claim): void {
  const machine = createMachine(programOf(`scenario "Claim"\nlane cpu[2];\n${text}`));
  const found = verdictsOf(analysisOf(machine, explore(machine, 10_000), { fairness: true }));
  const verdict = found.find(({ name }) => name === property);
  const schedule = verdict?.example?.schedule ?? [];
  expect(replay(machine, schedule).stopped).toBeUndefined();
  const turns = schedule.map(({ actor }) => actor).join(' ');
  expect([verdict?.verdict, turns]).toEqual(fails === undefined ? ['holds', ''] : ['fails', fails]);
}

/** Two tasks that enter a critical section the same way. */
function entering(enter: string, functions = ''): string {
  return `bool taken; ${functions}
task t[i : 2] on cpu[i] { ${enter} cs: step; taken = false; }
never t[0]@cs && t[1]@cs alone "They are never both inside.";`;
}

describe('test-and-set by choose', () => {
  const property = 'alone';
  // Both have looked before one of them sets.
  const apart = 't[0] t[1] t[1] t[0]';
  it.each<Claim>([
    {
      title: 'is two steps where the test leaves by goto',
      text: entering('choose { when (!taken) goto enter; } enter: taken = true;'),
      property,
      fails: apart,
    },
    {
      title: 'is two steps where it leaves by break',
      text: entering('for (;;) choose { when (!taken) break; when (taken) step; } taken = true;'),
      property,
      fails: apart,
    },
    {
      title: 'is two steps where it leaves by continue',
      text: entering('do { choose { when (!taken) continue; } step; } while (false); taken = true;'),
      property,
      fails: apart,
    },
    {
      title: 'is two steps where it leaves by return',
      text: entering('look(); taken = true;', 'void look() { choose { when (!taken) return; } }'),
      property,
      fails: apart,
    },
    {
      title: 'is two steps where it returns what is to be stored',
      text: entering('taken = look();', 'bool look() { choose { when (!taken) return true; } }'),
      property,
      fails: apart,
    },
    {
      title: 'is two steps where it falls out of the alternative',
      text: entering('choose { when (!taken) { } } taken = true;'),
      property,
      fails: apart,
    },
    {
      title: 'is one step where the alternative sets',
      text: entering('choose { when (!taken) taken = true; }'),
      property,
      fails: undefined,
    },
    {
      title: 'is one step where the alternative jumps to where it sets, and stays inside',
      text: entering('choose { when (!taken) { goto set; set: taken = true; } }'),
      property,
      fails: undefined,
    },
  ])('$title', expectVerdict);
});

describe('a waiter whose last act is to sleep', () => {
  const waker = 'task waker on cpu[1] { cond = true; asleep = false; }';
  const claim = `${waker} possible rest woken "The waiter is woken.";`;
  const declared = 'bool cond; bool asleep;';
  it.each<Claim>([
    {
      title: 'can sleep for ever',
      text: `${declared} task waiter on cpu[0] when !asleep { bool c; c = cond; if (!c) asleep = true; } ${claim}`,
      property: 'woken',
      fails: 'waiter waker waker',
    },
    {
      title: 'can sleep for ever, and has something to do when it wakes',
      text: `${declared} task waiter on cpu[0] when !asleep { bool c; c = cond; if (!c) { asleep = true; step; } } ${claim}`,
      property: 'woken',
      fails: 'waiter waker waker',
    },
    {
      title: 'is woken where it looks and sleeps in one step',
      text: `${declared} task waiter on cpu[0] when !asleep { atomic { if (!cond) asleep = true; } } ${claim}`,
      property: 'woken',
      fails: undefined,
    },
  ])('$title', expectVerdict);
});

describe('a guest', () => {
  it.each<Claim>([
    {
      title: 'begins with what its vcpu has by then',
      text: `int 0..9 x;
vcpu v on cpu[0] { int 0..9 n = 1; step; n = 5; vmenter(g); x = n; guest g { n++; step; } }
final x == 6 six "The guest has added one to 5.";`,
      property: 'six',
      fails: undefined,
    },
    {
      title: 'does nothing where nobody enters it',
      text: `int 0..9 x;
vcpu v on cpu[0] { int 0..9 n = 1; x = n; guest g { n++; step; } }
final x == 1 one "The guest never ran.";`,
      property: 'one',
      fails: undefined,
    },
  ])('$title', expectVerdict);
});

describe('a recursive lock that asks for current', () => {
  const lock = (test: string): string => `task *owner; u2 depth;
void enter() { atomic { await ${test}; owner = current; depth++; } }
void leave() { atomic { depth--; if (depth == 0) owner = NULL; } }
task a on cpu[0] { enter(); enter(); inside: leave(); leave(); }
task b on cpu[1] { enter(); also: leave(); }
never a@inside && b@also alone "They are never both inside.";`;
  it.each<Claim>([
    {
      title: 'lets its owner in again, and nobody else',
      text: lock('owner == NULL || owner == current'),
      property: 'alone',
      fails: undefined,
    },
    {
      title: 'lets everybody else in where the question is turned round',
      text: lock('owner == NULL || owner != current || depth == 1'),
      property: 'alone',
      fails: 'a a b',
    },
  ])('$title', expectVerdict);
});
