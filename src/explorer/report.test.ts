import { describe, expect, it } from 'vitest';
import { createMachine } from '../engine/machine.ts';
import type { Report } from '../model/report.ts';
import { createChance } from '../oracle/chance.ts';
import { programOf } from '../oracle/smallPrograms.ts';
import { outcomeSentence } from '../words/explorerWords.ts';
import { analysisOf } from './analysis.ts';
import { fewest } from './counterexample.ts';
import { fatesOf } from './fate.ts';
import { oddsOf } from './odds.ts';
import { reportOf, reportStages } from './report.ts';
import { explore } from './startSearch.ts';

function machineOf(text: string) {
  return createMachine(programOf(`scenario "Small"\nlane cpu[3];\n${text}`));
}

function report(text: string): Report {
  const machine = machineOf(text);
  return reportOf(machine, explore(machine, 10_000), { fairness: true });
}

/** The ends of a scenario, and what is said of each. */
function endings(text: string) {
  const { outcomes } = report(text);
  const { program } = machineOf(text);
  return { outcomes, sentences: outcomes.map((outcome) => outcomeSentence(program, outcome)) };
}

const lostUpdate = `int 0..2 x;
task a on cpu[0] { int 0..2 seen; seen = x; x = seen + 1; }
task b on cpu[1] { int 0..2 seen; seen = x; x = seen + 1; }
final x == 2 sum "Both count.";`;

const crossed = `mutex m; mutex n;
task a on cpu[0] { mutex_lock(&m); mutex_lock(&n); mutex_unlock(&n); mutex_unlock(&m); }
task b on cpu[1] { mutex_lock(&n); mutex_lock(&m); mutex_unlock(&m); mutex_unlock(&n); }`;

describe('a full buffer', () => {
  const stores = (count: number): string =>
    Array.from({ length: count }, (_, n) => `v[${n}] = true;`).join(' ');
  const limitOf = (memory: string, body: string, more = ''): number | undefined =>
    report(`memory ${memory}; bool v[4]; bool open; ${more} ${body}`).bufferLimit;
  const task = (count: number): string => `task a on cpu[0] { ${stores(count)} }`;

  it('is told where a store waits for room, and only there', () => {
    expect(limitOf('tso', task(2))).toBeUndefined();
    expect(limitOf('tso', task(3))).toBe(2);
    expect(limitOf('sc', task(3))).toBeUndefined();
    expect(limitOf('tso buffer 3', task(3))).toBeUndefined();
    expect(limitOf('tso buffer 3', task(4))).toBe(3);
  });

  it('matters only to who could store otherwise', () => {
    expect(
      limitOf('tso', 'task a on cpu[0] { v[0] = true; v[1] = true; smp_mb(); v[2] = true; }'),
    ).toBeUndefined();
    expect(
      limitOf('tso', `task b on cpu[0] when open { v[2] = true; } task a on cpu[0] { ${stores(2)} }`),
    ).toBe(undefined);
    expect(
      limitOf(
        'tso',
        `task b on cpu[0] when open { v[2] = true; } task a on cpu[0] { ${stores(2)} } env e { open = true; }`,
      ),
    ).toBe(2);
  });

  it('counts in guests and alternatives, too', () => {
    const inGuest = `vcpu a on cpu[0] { int why = vmenter(g); guest g { ${stores(3)} } }`;
    expect(limitOf('tso', inGuest)).toBe(2);
    expect(limitOf('tso', `task a on cpu[0] { ${stores(2)} choose { v[2] = true; v[3] = true; } }`)).toBe(2);
  });
});

describe('fates', () => {
  it('a state is doomed once every way out of it is bad, and safe where none is', () => {
    // Doomed: both have seen 0, then either order of stores, then the end. Open: the start, and one has seen 0.
    expect(report(lostUpdate).fates).toEqual({ safe: 5, open: 3, doomed: 4 });
  });

  it('only one state of a deadlock is doomed, and it is stuck', () => {
    const { fates, outcomes } = report(crossed);
    expect(fates?.doomed).toBe(1);
    expect(outcomes.filter(({ end }) => end.kind === 'stuck').map(({ states }) => states)).toEqual([1]);
  });

  it('say where a rest leaves an endless task in its await', () => {
    const machine = machineOf(`bool a; bool b; bool x;
task client on cpu[0] { choose { a = true; b = true; } x = true; }
task server on cpu[1] endless { await a || b; if (a) await b; else await a; }`);
    const { outcomes } = reportOf(machine, explore(machine, 1_000), { fairness: true });
    const told = outcomes.map((outcome) => [
      outcome.end.kind,
      outcomeSentence(machine.program, outcome),
      outcome.states,
    ]);
    expect(told).toEqual([
      ['finished', 'The run is at rest; server waits before “await b;” (line 5).', 1],
      ['finished', 'The run is at rest; server waits before “await a;” (line 5).', 1],
    ]);
  });

  it('are unknown where a bound stopped the search', () => {
    const machine = machineOf(lostUpdate);
    const cut = reportOf(machine, explore(machine, 5), { fairness: true });
    expect([cut.complete, cut.fates, cut.odds, cut.coverage]).toEqual([
      false,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('odds', () => {
  it('two coin flips lose an update: a b or b a, whatever comes then', () => {
    expect(report(lostUpdate).odds).toEqual({ until: 'ever', fails: 0.5, preemptions: 1 });
  });

  it('a race of one step each is a coin flip, and takes no preemption', () => {
    const { odds } = report('bool x; task a on cpu[0] { x = true; } task b on cpu[1] { assert !x; }');
    expect(odds).toEqual({ until: 'ever', fails: 0.5, preemptions: 0 });
  });

  it('going round in circles delays, and decides nothing', () => {
    const { odds } = report(`bool x; task a on cpu[0] { x = true; } task b on cpu[1] { assert !x; }
task c on cpu[2] endless { for (;;) step; } rest when a.finished && b.finished;`);
    expect(odds?.fails).toBeCloseTo(0.5, 9);
  });

  it('a scheduler that flips coins long enough comes to where nobody can move, if it can', () => {
    const { odds, fates } = report(`mutex m; mutex n;
task a on cpu[0] endless { for (;;) { mutex_lock(&m); mutex_lock(&n); mutex_unlock(&n); mutex_unlock(&m); } }
task b on cpu[1] endless { for (;;) { mutex_lock(&n); mutex_lock(&m); mutex_unlock(&m); mutex_unlock(&n); } }`);
    expect(odds?.until).toBe('ever');
    expect(odds?.fails).toBeCloseTo(1, 9);
    expect(fates?.safe).toBe(0);
    expect(fates?.doomed).toBe(1);
  });

  it('a good pause ends the walk, though it could still go wrong later', () => {
    const { odds } = report(`bool x; bool stop; task a on cpu[0] endless { for (;;) { x = true; await !x; } }
env e { x = false; stop = true; } rest when x; never x && stop both "Not both.";`);
    expect([odds?.until, odds?.preemptions]).toEqual(['rest', 0]);
    expect(odds?.fails).toBeLessThan(1);
  });

  it('nothing fails where nothing can', () => {
    expect(report('bool x; task a on cpu[0] { x = true; }').odds).toEqual({
      until: 'ever',
      fails: 0,
      preemptions: undefined,
    });
  });

  it('agree with a hundred thousand walks', () => {
    const machine = machineOf(`${crossed}
task c on cpu[2] { mutex_lock(&n); mutex_unlock(&n); mutex_lock(&m); mutex_unlock(&m); }`);
    const space = explore(machine, 10_000);
    const analysis = analysisOf(machine, space, { fairness: true });
    const fates = fatesOf(analysis);
    const { first = [], targets = [] } = space.edges ?? {};
    const chance = createChance(1);
    let failed = 0;
    const walks = 100_000;
    for (let walk = 0; walk < walks; walk++) {
      let state = 0;
      while (fates?.bad[state] === 0 && first[state] !== first[state + 1])
        state =
          targets[(first[state] ?? 0) + chance.below((first[state + 1] ?? 0) - (first[state] ?? 0))] ?? 0;
      failed += fates?.bad[state] ?? 0;
    }
    const odds = fates === undefined ? undefined : oddsOf(analysis, fates);
    expect(Math.abs((odds?.fails ?? 0) - failed / walks)).toBeLessThan(0.006);
  });
});

it('a longer way may switch less', () => {
  const machine = machineOf(`bool x; int 0..3 n;
task a on cpu[0] { choose { when (x) n = 3; { n = 1; n = 2; n = 3; } } } task b on cpu[1] { x = true; }
never n == 3 three "";`);
  const analysis = analysisOf(machine, explore(machine, 100), { fairness: true });
  const marks = fatesOf(analysis)?.bad ?? new Uint8Array();
  expect(fewest(analysis, marks, 'switches')?.cost).toBe(0);
  expect(fewest(analysis, marks, 'switches')?.example.schedule.map((turn) => turn.actor)).toEqual([
    'a',
    'a',
    'a',
  ]);
});

describe('outcomes', () => {
  it('tells who waits for what where a run is stuck', () => {
    const { outcomes, sentences } = endings(crossed);
    expect(outcomes.map(({ end, states }) => [end.kind, states])).toEqual([
      ['finished', 1],
      ['stuck', 1],
    ]);
    expect(sentences[1]).toMatch(
      /^a waits .*: it waits for n, held by b\. b waits .*: it waits for m, held by a\.$/,
    );
    expect(outcomes[1]?.example.schedule.map((turn) => turn.actor)).toEqual(['a', 'b']);
  });

  it('tells stuck ends apart by who waits, and errors by what failed', () => {
    const { outcomes, sentences } = endings(`bool x; int 0..1 n;
task a on cpu[0] { choose { { step; await false; } { n = 1; n = n + 1; } { assert x "x must be set."; } { x = true; } } }
task b on cpu[1] { choose { { step; await x; } { x = true; x = false; } } }`);
    expect(outcomes.map(({ end }) => end.kind)).toEqual(['finished', 'error', 'error', 'stuck', 'stuck']);
    expect(sentences).toContain('x must be set.');
    expect(new Set(sentences).size).toBe(outcomes.length);
  });

  it.each([
    ['its gate is closed', 'int 0..3 n; task a on cpu[0] when n == 3 { step; }', '', 'n = 1; n = 2;'],
    [
      'its loop goes on',
      'int 0..3 n; bool x; task a on cpu[0] { while (n != 3) await x; }',
      '',
      'n = 1; n = 2;',
    ],
    [
      'rest needs one more',
      'bool x; task a on cpu[0] { await false; } task b on cpu[1] { await false; }',
      'rest when a.finished && (x || b.finished);',
      'x = true; step;',
    ],
  ])('tells stuck ends apart that differ only in why: %s', (_, waiting, rest, either) => {
    const { outcomes } = report(`${waiting}\ntask c on cpu[2] { choose { ${either} } }\n${rest}`);
    expect(outcomes.map(({ end, states }) => [end.kind, states])).toEqual([
      ['stuck', 1],
      ['stuck', 1],
    ]);
  });

  it('says where everybody has finished and still nothing is at rest', () => {
    const { outcomes, sentences } = endings('bool x; task a on cpu[0] { step; } rest when x;');
    expect(outcomes.map(({ end }) => end.kind)).toEqual(['stuck']);
    expect(sentences).toEqual(['Everybody has finished, but the run is not at rest.']);
  });
});

describe('coverage', () => {
  function dead(text: string): readonly string[] | undefined {
    const machine = machineOf(text);
    const { coverage } = reportOf(machine, explore(machine, 10_000), { fairness: true });
    return coverage?.neverRuns.map(({ from, to }) => machine.program.text.slice(from, to));
  }

  it('names what is behind a condition that never holds, as one stretch', () => {
    expect(
      dead('int 0..3 n; bool x; task a on cpu[0] { n = 1; if (n == 2) { x = true; n = 3; } n = 0; }'),
    ).toEqual(['x = true; n = 3;']);
  });

  it('looks inside a step', () => {
    expect(
      dead(
        'int 0..3 n; bool x; task a on cpu[0] { atomic { n = 1; if (n == 2) { x = true; } else { n = 2; } } }',
      ),
    ).toEqual(['x = true;']);
  });

  it('what runs in one place that a function is called from has run', () => {
    expect(
      dead(`int 0..3 n; bool x; void set(int 0..1 on) { if (on == 1) { x = true; } else { n = 1; } }
task a on cpu[0] { set(0); } task b on cpu[1] { set(1); }`),
    ).toEqual([]);
  });

  it('a handler that nothing raises does not run', () => {
    expect(dead('bool x; task a on cpu[0] { step; } irq h on cpu[0] { x = true; }')?.join()).toContain(
      'x = true;',
    );
  });

  it('has nothing to say where everything runs', () => {
    expect(dead(lostUpdate)).toEqual([]);
  });
});

it('comes in stages, each with all that the one before had, and the last with everything', () => {
  const machine = machineOf(lostUpdate);
  const space = explore(machine, 1_000);
  const stages = [...reportStages(machine, space, { fairness: true })].map(({ report }) => report);
  expect(
    stages.map(({ verdicts, fates, outcomes, odds }) => [
      verdicts.length,
      fates !== undefined,
      outcomes.length,
      odds !== undefined,
    ]),
  ).toEqual([
    [3, false, 0, false],
    [3, true, 0, false],
    [3, true, 1, false],
    [3, true, 1, true],
  ]);
  expect(stages.at(-1)).toEqual(reportOf(machine, space, { fairness: true }));
  expect(stages[0]?.verdict).toBe('fails');
});
