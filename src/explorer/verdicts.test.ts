import { describe, expect, it } from 'vitest';
import { createMachine } from '../engine/machine.ts';
import { replay } from '../engine/replay.ts';
import { printSchedule } from '../formats/schedule.ts';
import type { Verdict } from '../model/report.ts';
import { programOf } from '../oracle/smallPrograms.ts';
import { analysisOf } from './analysis.ts';
import { explore } from './startSearch.ts';
import { verdictsOf } from './verdicts.ts';

/** Verdicts by name, of two tasks on lanes of their own and whatever else the text has. */
function verdicts(text: string, fairness = true, statesMax = 10_000): Readonly<Record<string, Verdict>> {
  const machine = createMachine(programOf(`scenario "Small"\nlane cpu[3];\n${text}`));
  const found = verdictsOf(analysisOf(machine, explore(machine, statesMax), { fairness }));
  for (const { example } of found)
    if (example !== undefined) expect(replay(machine, example.schedule).stopped).toBeUndefined();
  return Object.fromEntries(found.map((verdict) => [verdict.name, verdict]));
}

function turns(verdict: Verdict | undefined): string {
  const names = verdict?.example?.schedule.map((turn) => turn.actor) ?? [];
  return names.join(' ');
}

const lostUpdate = `int 0..2 x;
task a on cpu[0] { int 0..2 seen; seen = x; x = seen + 1; }
task b on cpu[1] { int 0..2 seen; seen = x; x = seen + 1; }
final x == 2 sum "Both count.";
cover x == 2 two "Both can count.";
never x == 2 below "x stays below 2.";`;

describe('single states', () => {
  it('a lost update is shown with two switches, not three', () => {
    const { sum } = verdicts(lostUpdate);
    expect([sum?.verdict, turns(sum)]).toEqual(['fails', 'a b b a']);
  });

  it('what can be covered holds with a witness; what is forbidden and happens fails with one', () => {
    const { two, below } = verdicts(lostUpdate);
    expect([two?.verdict, turns(two)]).toEqual(['holds', 'a a b b']);
    expect([below?.verdict, turns(below)]).toEqual(['fails', 'a a b b']);
  });

  it('a cover that nothing covers fails, without an example', () => {
    const { far } = verdicts(`${lostUpdate}\ncover x == 2 && !a.finished far "Far.";`);
    expect([far?.verdict, far?.example]).toEqual(['fails', undefined]);
  });

  it('errors and rest are judged without being asked for', () => {
    const found = verdicts('bool x; task a on cpu[0] { x = true; } task b on cpu[1] { assert !x; }');
    expect(Object.keys(found)).toEqual(['error', 'rest']);
    expect([found['error']?.verdict, turns(found['error'])]).toEqual(['fails', 'a b']);
    expect(found['rest']?.verdict).toBe('fails');
  });

  it('rest is not judged twice where the scenario asks itself', () => {
    const found = verdicts('bool x; task a on cpu[0] { x = true; } possible rest back "Back.";');
    expect(Object.keys(found)).toEqual(['error', 'back']);
  });
});

describe('possible', () => {
  const crossed = `mutex m; mutex n;
task a on cpu[0] { mutex_lock(&m); mutex_lock(&n); mutex_unlock(&n); mutex_unlock(&m); }
task b on cpu[1] { mutex_lock(&n); mutex_lock(&m); mutex_unlock(&m); mutex_unlock(&n); }`;

  it('fails at the first state from which there is no way back, before anybody is stuck', () => {
    expect(turns(verdicts(crossed)['rest'])).toBe('a b');
  });

  it('needs no fairness to hold: that there is a way is enough', () => {
    const spin = `bool go; task a on cpu[0] { while (!go) step; } env e { go = true; }`;
    expect(verdicts(spin)['rest']?.verdict).toBe('holds');
  });
});

describe('lock', () => {
  const philosophers = (order: string) => `mutex fork[3];
task p[i : 3] on cpu[i] endless { for (;;) { ${order} "eat": step; mutex_unlock(&fork[i]); mutex_unlock(&fork[(i + 1) % 3]); } }`;
  const crossed = philosophers('mutex_lock(&fork[i]); mutex_lock(&fork[(i + 1) % 3]);');
  const ordered = philosophers('mutex_lock(&fork[i == 2 ? 0 : i]); mutex_lock(&fork[i == 2 ? 2 : i + 1]);');

  it('fails for dining philosophers who go on for ever, and so does that somebody can always move', () => {
    const { lock, move } = verdicts(crossed);
    expect([lock?.verdict, lock?.example?.schedule.length]).toEqual(['fails', 3]);
    expect([move?.verdict, move?.example?.schedule.length]).toEqual(['fails', 3]);
  });

  it('holds for them where all take the forks in one order', () => {
    const found = verdicts(ordered);
    expect(Object.values(found).map(({ name, verdict }) => `${name} ${verdict}`)).toEqual([
      'error holds',
      'lock holds',
      'move holds',
    ]);
  });

  it('fails though others go on: two of four have locked each other out', () => {
    const found = verdicts(`mutex m; mutex n; bool x;
task a on cpu[0] endless { for (;;) { mutex_lock(&m); mutex_lock(&n); mutex_unlock(&n); mutex_unlock(&m); } }
task b on cpu[1] endless { for (;;) { mutex_lock(&n); mutex_lock(&m); mutex_unlock(&m); mutex_unlock(&n); } }
task c on cpu[2] { x = true; }`);
    expect([found['lock']?.verdict, turns(found['lock'])]).toEqual(['fails', 'a b']);
    expect(found['rest']?.verdict).toBe('holds');
  });

  it('fails for one who takes what he holds, and for a handler that spins for what it has interrupted', () => {
    expect(turns(verdicts('mutex m; task a on cpu[0] { mutex_lock(&m); mutex_lock(&m); }')['lock'])).toBe(
      'a',
    );
    const { lock } = verdicts(`spinlock fine f; bool x;
task a on cpu[0] { local_irq_disable(); spin_lock(&f); local_irq_enable(); x = true; spin_unlock(&f); }
irq h on cpu[0] { spin_lock(&f); spin_unlock(&f); } env e { raise(h); }`);
    expect([lock?.verdict, turns(lock).endsWith('h')]).toEqual(['fails', true]);
  });

  it('holds where the waiting ends on some schedule, though weak fairness may never end it', () => {
    const { lock } = verdicts(`mutex m;
task a on cpu[0] endless { for (;;) { mutex_lock(&m); mutex_unlock(&m); } }
task b on cpu[1] { mutex_lock(&m); mutex_unlock(&m); }`);
    expect(lock?.verdict).toBe('holds');
  });

  it('does not speak of who sleeps before a free lock, nor of scenarios without locks', () => {
    const asleep = verdicts(`mutex m; bool open = true;
task a on cpu[0] when open { open = false; mutex_lock(&m); mutex_unlock(&m); }`);
    expect([asleep['lock']?.verdict, asleep['rest']?.verdict]).toEqual(['holds', 'fails']);
    expect(verdicts('bool x; task a on cpu[0] { x = true; }')['lock']).toBeUndefined();
  });
});

describe('a hint', () => {
  it('tells who writes programs that never end to say that they are endless', () => {
    const { rest } = verdicts('bool x; task a on cpu[0] { for (;;) x = !x; } task b on cpu[1] { x = true; }');
    expect([rest?.verdict, rest?.hint]).toEqual([
      'fails',
      'a finishes on no schedule: if it need not, write `endless` behind its name.',
    ]);
  });

  it('is not given where rest is only lost on some schedule, or where the text says what rest is', () => {
    const sometimes = verdicts('bool x; task a on cpu[0] { choose { x = true; for (;;) step; } }');
    expect([sometimes['rest']?.verdict, sometimes['rest']?.hint]).toEqual(['fails', undefined]);
    const written = verdicts('bool x; task a on cpu[0] { for (;;) step; } rest when a.finished && x;');
    expect([written['rest']?.verdict, written['rest']?.hint]).toEqual(['fails', undefined]);
  });

  it('tells who asks for rest where there is none what to write', () => {
    const { back } = verdicts(
      'bool x; task a on cpu[0] endless { for (;;) x = !x; } possible rest back "Back.";',
    );
    expect(back?.hint).toMatch(/^All tasks are endless, and nothing says what rest is/);
  });
});

describe('move', () => {
  it('is in force where all tasks are endless and nothing says what rest is', () => {
    const found = verdicts(`bool x; task a on cpu[0] endless { for (;;) { await !x; x = true; } }
task b on cpu[1] endless { for (;;) { await x; x = false; } }`);
    expect(Object.keys(found)).toEqual(['error', 'move']);
    expect(found['move']?.verdict).toBe('holds');
  });

  it('gives way to rest where the text says what that is', () => {
    const found = verdicts('bool x; task a on cpu[0] endless { x = true; } rest when x;');
    expect(Object.keys(found)).toEqual(['error', 'rest']);
  });
});

describe('always eventually, and leads to', () => {
  const spin = `bool go; bool there;
task a on cpu[0] { while (!go) step; there = true; }
always eventually there arrives "a arrives.";
!there leads to there follows "Then a arrives.";`;

  it('weak fairness serves a task that can always move', () => {
    const found = verdicts(`${spin} task b on cpu[1] { go = true; }`);
    expect([found['arrives']?.verdict, found['follows']?.verdict]).toEqual(['holds', 'holds']);
  });

  it('without fairness, one that spins may spin for ever', () => {
    const { arrives, follows } = verdicts(`${spin} task b on cpu[1] { go = true; }`, false);
    expect([arrives?.verdict, turns(arrives), arrives?.example?.cycleFrom]).toEqual(['fails', 'a a', 0]);
    expect([follows?.verdict, turns(follows), follows?.example?.cycleFrom]).toEqual(['fails', 'a a', 0]);
  });

  it('nobody may rely on env', () => {
    const { arrives } = verdicts(`${spin} env e { go = true; }`);
    expect([arrives?.verdict, new Set(turns(arrives).split(' '))]).toEqual(['fails', new Set(['a'])]);
  });

  it('where only env can move, the run may end', () => {
    const { arrives } = verdicts(
      'bool go; bool there; task a on cpu[0] { await go; there = true; } env e { go = true; } always eventually there arrives "";',
    );
    expect([arrives?.verdict, turns(arrives), arrives?.example?.cycleFrom]).toEqual(['fails', '', undefined]);
  });

  it('weak fairness does not serve a task whose lock is free only now and then', () => {
    const { enters } = verdicts(`mutex m; bool entered;
task a on cpu[0] endless { for (;;) { mutex_lock(&m); mutex_unlock(&m); } }
task b on cpu[1] { mutex_lock(&m); entered = true; mutex_unlock(&m); }
always eventually entered enters "b enters.";`);
    expect([enters?.verdict, turns(enters), enters?.example?.cycleFrom]).toEqual(['fails', 'a a', 0]);
  });

  it('a finished run stays as it ended, and so does one that ended in an error', () => {
    const { high, low } = verdicts(`bool x; task a on cpu[0] { x = true; x = false; assert x; }
always eventually x high "x is set again and again."; x leads to !x low "It is cleared.";`);
    expect([high?.verdict, turns(high), high?.example?.cycleFrom]).toEqual(['fails', 'a a a', undefined]);
    expect(low?.verdict).toBe('holds');
  });

  it('drains and interrupts are served', () => {
    const drained = verdicts(
      'memory tso; bool x; task a on cpu[0] { x = true; } always eventually x set "";',
    );
    expect(drained['set']?.verdict).toBe('holds');
    const taken =
      verdicts(`ipi flight; bool x; task a on cpu[0] { raise(h); } task b on cpu[1] endless { for (;;) step; }
irq h on cpu[0] { x = true; } always eventually x set "";`);
    expect(taken['set']?.verdict).toBe('holds');
  });

  it('a lasso shows what leads to what only from where it starts', () => {
    const { answered } = verdicts(`bool asked; bool told;
task a on cpu[0] { step; asked = true; }
task b on cpu[1] endless { for (;;) { told = true; told = false; } }
asked leads to told && asked answered "An answer."; asked leads to !asked undone "Undone.";`);
    expect(answered?.verdict).toBe('holds');
    const { undone } = verdicts(`bool asked; bool told;
task a on cpu[0] { step; asked = true; }
task b on cpu[1] endless { for (;;) { told = true; told = false; } }
asked leads to !asked undone "Undone.";`);
    expect([turns(undone), undone?.example?.cycleFrom]).toEqual(['a a b b', 2]);
  });
});

describe('where a bound stopped the search', () => {
  const counter = `int 0..1000 n; task a on cpu[0] { for (;;) { n = n + 1; if (n == 900) break; } }
never n == 3 three "Never 3."; never n == 800 far "Never 800."; cover n == 3 seen "3."; cover n == 800 unseen "800.";
possible n == 0 back "Back to 0."; possible n == 800 on "On to 800."; always eventually n == 0 again "";`;

  it('what is already shown is definite, and all else is unknown', () => {
    const found = verdicts(counter, true, 50);
    const kinds = ['error', 'rest', 'three', 'far', 'seen', 'unseen', 'back', 'on', 'again'].map(
      (name) => found[name]?.verdict,
    );
    const unknown = 'unknown';
    expect(kinds).toEqual([unknown, unknown, 'fails', unknown, 'holds', unknown, unknown, unknown, unknown]);
  });

  it('possible fails all the same where every way from a state has been followed to its end', () => {
    const { go } = verdicts(
      `int 0..1000 n; bool x; task a on cpu[0] { choose { { x = true; await false; } { for (;;) { n = n + 1; if (n == 900) break; } } } }
possible n == 700 go "";`,
      true,
      60,
    );
    expect([go?.verdict, turns(go)]).toEqual(['fails', 'a']);
  });
});

it('names the alternative that a turn takes', () => {
  const machine = createMachine(
    programOf(
      'scenario "S" lane c; int 0..3 n; task a on c { choose { n = 1; n = 2; n = 3; } } never n == 2 two "";',
    ),
  );
  const found = verdictsOf(analysisOf(machine, explore(machine, 100), { fairness: true }));
  const two = found.find(({ name }) => name === 'two');
  expect(printSchedule(two?.example?.schedule ?? [], ['a'])).toBe('a.1');
});
