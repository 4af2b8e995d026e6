import { describe, expect, it } from 'vitest';
import { assert } from '../../base/assert.ts';
import { defined } from '../../base/defined.ts';
import { shippedTexts } from '../../catalogue/shippedTexts.ts';
import { compile } from '../../lang/compile.ts';
import { parseScenario } from '../../lang/scenario.ts';
import { charts } from '../../machines/charts.ts';
import type { Program } from '../../model/program.ts';
import { randomLocks } from '../../oracle/randomLocks.ts';
import { randomNumbers } from '../../oracle/randomNumbers.ts';
import { randomProgram } from '../../oracle/randomProgram.ts';
import { programOf } from '../../oracle/smallPrograms.ts';
import { hasSpin, readPan, runSpin, type SpinRun } from './spin.ts';
import { questionsAbout, type SpinQuestion } from './spinCheck.ts';

const isVerifying = process.env['VERIFY'] === '1';
const canRun = isVerifying && hasSpin();
const statesMax = 100_000;

/** What random programs do not ask by themselves. */
const liveness = `
always eventually t.finished ends "The task ends.";
n > 0 leads to y answered "Where n is set, y is so later.";
`;

function randomProgramOf(seed: number): Program {
  const { text, memory } = randomProgram(seed);
  const { source } = parseScenario('random', `${text}${liveness}`, charts);
  assert(source !== undefined, 'a random program parses');
  const { program } = compile(source, { values: {}, memory });
  assert(program !== undefined, 'a random program compiles');
  return program;
}

async function expectAgreement(questions: readonly SpinQuestion[]): Promise<void> {
  for (const { title, model, claim, states, compare } of questions) {
    const run = await runSpin(model, { claim, states, optimise: '-O0', memoryMegabytes: 2048 });
    expect([title, compare(run)]).toEqual([title, undefined]);
  }
}

/** Of each lesson about weaker machines one that breaks; `npm run crosscheck` tries them under all settings. */
const lessons: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['weak-message', { writer: 'wmb', reader: 'none' }],
  ['weak-requests', { order: 'kick' }],
  ['weak-rcuwait', { sleeper: 'none', waker: 'mb' }],
  ['weak-seqlock', { reader: 'retry', writer: 'both' }],
];

/** What random programs seldom come to. */
const hard: readonly (readonly [string, string])[] = [
  [
    'a loop that only another task could end, inside a step',
    `lane cpu[2]; int 0..3 x; bool stop; u8 y;
task a on cpu[0] { atomic { while (!stop) { x = (x + 1) & 3; y++; } } }
task b on cpu[1] { x = 2; stop = true; }`,
  ],
  [
    'negative values, wraps, divisions and indices that fail',
    `lane cpu[2]; int -3..3 v[3] = {-2, 1, 3}; int 0..3 d; int -3..3 q; s8 w; u2 u;
task a on cpu[0] { int -3..3 l; l = d; q = v[d] / l; w = v[1] - 100; w = w - 100; u = w; }
task b on cpu[1] { d = 1; d = 2; d = 3; v[d - 1] = -1; assert q != 2 "q is not 2."; }
never v[d] == 3 three "It is never 3."; final v[d] / d == 0 zero "It is 0."; cover q == -2 less "It can be -2.";`,
  ],
  [
    'old values, lines, acquires and indices that were read',
    `memory weak; lane cpu[2]; bool o[2]; int 0..1 p; int 0..3 n; spinlock l; int 0..2 g guarded by l;
task a on cpu[0] { o[1] = true; smp_wmb(); p = 1; atomic_inc(&n); spin_lock(&l); g += 1; spin_unlock(&l); }
task b on cpu[1] { int 0..1 i; bool d; i = smp_load_acquire(&p); d = o[i]; i = cmpxchg(&p, 0, 1); spin_lock(&l); g += 1; spin_unlock(&l); d = o[1]; }
final n == 1 read "It is counted.";`,
  ],
  [
    'a store buffer that drains into a chart',
    `memory tso; lane cpu[2]; chart AcrnThread st[2]; int 0..1 i; int -2..5 z = -1;
task a on cpu[0] { st[i] = BE_BLOCKING; st[i] = BLOCKED; z = 4; }
task b on cpu[1] { i = 1; st[i] = BLOCKED; z = i; }
env e { st[0] = RUNNABLE; }
always eventually a.finished ends "It ends."; i == 1 leads to z == 4 four "It is 4 then.";`,
  ],
  [
    'locks that nobody is given any more, and a run that comes to where nobody can move',
    `lane cpu[2]; mutex m[2]; spinlock fine f; bool x;
task a on cpu[0] endless { for (;;) { mutex_lock(&m[0]); mutex_lock(&m[1]); x = !x; mutex_unlock(&m[1]); mutex_unlock(&m[0]); } }
task b on cpu[1] endless { for (;;) { mutex_lock(&m[1]); mutex_lock(&m[0]); mutex_unlock(&m[0]); mutex_unlock(&m[1]); } }
vcpu v on cpu[1] endless { while (vmenter(g) != DONE) ; guest g { mutex_lock(&m[0]); step; } }
never x && blocked(a) held "a is never held back while x is set.";`,
  ],
  [
    'interrupts in flight, raised by an index, and what is blocked',
    `ipi flight; lane cpu[3]; int 0..3 k; bool got[3];
task a on cpu[0] { raise(h[k]); k = 1; raise(h[k]); k = 3; raise(h[k]); }
env e { choose { k = 2; k = 0; } }
irq h[i : 3] on cpu[i] { got[i] = true; }
task end on cpu[1] when !got[1] { k = 0; }
task active on cpu[2] { await blocked(end); k = 2; unraise(h[k]); }
always eventually end.finished ends "It ends."; got[0] leads to active.finished follows "It follows.";
never blocked(end) && !end.finished held "It is never held back.";`,
  ],
  [
    'choices that are left in every way, and who sleeps at the end',
    `lane cpu[2]; int 0..3 n; bool taken; bool asleep; task *who;
int way() { choose { when (n < 2) return 1; when (n > 0) { n = 3; return 2; } return 3; } }
task a on cpu[0] when !asleep || who == current {
  for (int i = 0; i < 2; i++) choose { when (!taken) break; when (taken) continue; { if (i == 1) goto out; n = i; } }
  taken = true; n = way();
  out: taken = false;
  asleep = true;
}
task b on cpu[1] { choose { when (!taken) goto set; n = 1; } set: taken = true; await taken && who != current; who = &a; asleep = false; }
never a.finished && taken set "Nobody has it any more."; possible a.finished awake "It can be woken.";
always eventually a.finished ends "It ends."; asleep leads to !asleep woken "It is woken.";`,
  ],
  [
    'guests that begin when they are entered, and may fail there',
    `lane cpu[2]; int 0..9 x; bool go;
vcpu v on cpu[0] {
  int 0..9 n = 1; int why = DONE;
  n += x & 3;
  do { why = vmenter(g); n = 9 - n; } while (why != DONE && !go);
  vmenter(late);
  guest g { int 0..9 k = n + 2; "begins": ; if (k > 4) hlt(); x = k; hlt(); x = n; }
  guest late { n++; n++; x = n; }
}
irq kick on cpu[0] { go = true; }
task t on cpu[1] { choose { x = 2; { x = 3; raise(kick); } } raise(kick); }
cover v@late && x == 7 seven "It can be seven."; always eventually go gone "It goes.";`,
  ],
];

describe.skipIf(!canRun)('SPIN', () => {
  it.each(Array.from({ length: 30 }, (_, index) => index + 1))(
    'agrees about who is never given a lock in random program %i',
    async (seed) => {
      const { text, memory } = randomLocks(seed);
      const { source } = parseScenario('locks', text, charts);
      const { program } = source === undefined ? {} : compile(source, { values: {}, memory });
      assert(program !== undefined, 'a random program compiles');
      await expectAgreement(questionsAbout(program, statesMax) ?? []);
    },
    120_000,
  );

  for (let seed = 1; seed <= 60; seed++) {
    it(`agrees about random program ${seed}`, async () => {
      const questions = questionsAbout(randomProgramOf(seed), statesMax);
      expect(questions).toBeDefined();
      await expectAgreement(questions ?? []);
    });
  }

  it.each(Array.from({ length: 40 }, (_, index) => index + 1))(
    'agrees about random program %i about numbers',
    async (seed) => {
      const { text, memory } = randomNumbers(seed);
      const { source } = parseScenario('numbers', text, charts);
      const { program } = source === undefined ? {} : compile(source, { values: {}, memory });
      assert(program !== undefined, 'a random program compiles');
      await expectAgreement(questionsAbout(program, statesMax) ?? []);
    },
    120_000,
  );

  it.each(lessons)(
    'agrees about the lesson %s with %o',
    async (id, values) => {
      const { source } = parseScenario(id, defined(shippedTexts.get(id)), charts);
      const { program } = source === undefined ? {} : compile(source, { values, memory: 'weak' });
      assert(program !== undefined, 'a lesson compiles');
      await expectAgreement(questionsAbout(program, statesMax) ?? []);
    },
    120_000,
  );

  it.each(hard)(
    'agrees about %s',
    async (_, items) => {
      const questions = questionsAbout(programOf(`scenario "Hard"\n${items}`), statesMax);
      expect(questions).toBeDefined();
      await expectAgreement(questions ?? []);
    },
    120_000,
  );
});

it.runIf(isVerifying && !hasSpin())(
  'is not compared with SPIN: `spin` and `cc` are not both installed',
  () => {
    console.warn('Skipped: random programs were not compared with SPIN.');
  },
);

describe('what a verifier prints', () => {
  const finished = `pan:1: assertion violated never_both (at depth 4)
State-vector 28 byte, depth reached 7, errors: 2
        8 states, stored
        2 states, matched
       10 transitions (= stored+matched)`;

  it('is read as counts and names', () => {
    expect(readPan(finished)).toEqual({
      states: 8,
      transitions: 10,
      errors: 2,
      reported: ['never_both'],
    });
  });

  it('counts for nothing where the search gave up', () => {
    expect(() => readPan(`error: max search depth too small\n${finished}`)).toThrow('did not finish');
    expect(() => readPan('pan: out of memory')).toThrow('did not finish');
  });
});

describe('an answer of SPIN', () => {
  const program = programOf(`scenario "Two stores"
lane cpu[2];
int 0..2 x;
task a on cpu[0] { x = 1; }
task b on cpu[1] { x = 2; }
never x == 1 one "x is never 1.";`);
  const [question] = questionsAbout(program, 100) ?? [];
  const agreed: SpinRun = {
    states: 5,
    transitions: 7,
    errors: 2,
    reported: ['one'],
    generateSeconds: 0,
    compileSeconds: 0,
    searchSeconds: 0,
  };

  it('agrees where all counts and names do', () => {
    expect(question?.title).toBe('5 states, 4 transitions');
    expect(question?.compare(agreed)).toBeUndefined();
  });

  it.each([
    ['states: we say “5”, SPIN says “7”', { states: 7 }],
    ['transitions: we say “4”, SPIN says “5”', { transitions: 8 }],
    ['reports: we say “2”, SPIN says “1”', { transitions: 6, errors: 1 }],
    ['reported: we say “one”, SPIN says “”', { reported: [] }],
  ])('differs: %s', (expected, change) => {
    expect(question?.compare({ ...agreed, ...change })).toBe(expected);
  });
});
