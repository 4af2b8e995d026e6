/** Small graphs worked out by hand from the meaning of the language, not from what the oracle printed. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseFile } from '../lang/parse.ts';
import { charts } from '../machines/charts.ts';
import { type Graph, printGraph } from '../model/graph.ts';
import { oracleGraph } from './oracleGraph.ts';
import { randomProgram } from './randomProgram.ts';

const preludeText = readFileSync(new URL('../lang/prelude.race', import.meta.url), 'utf8');
const prelude = parseFile(preludeText, 'prelude');

interface Options {
  readonly values?: Readonly<Record<string, string>>;
  readonly memory?: 'sc' | 'tso';
  readonly statesMax?: number;
}

function explore(text: string, { values = {}, memory = 'sc', statesMax = 20_000 }: Options = {}): Graph {
  const { file, diagnostics } = parseFile(text, 'scenario');
  expect(diagnostics).toEqual([]);
  return oracleGraph(file, prelude.file, { values, memory }, charts, statesMax, text);
}

/** `items` begin on line 3: lines 1 and 2 are the title and two lanes. */
function check(items: string, expected: string, options: Options = {}): void {
  const graph = explore(`scenario "Test"\nlane cpu[2];\n${items.trim()}\n`, options);
  expect(printGraph(graph).trimEnd()).toBe(expected.trim());
}

function size(items: string, options: Options = {}): string {
  return (
    printGraph(explore(`scenario "Test"\nlane cpu[2];\n${items.trim()}\n`, options)).split('\n')[0] ?? ''
  );
}

describe('steps', () => {
  it('read and write a shared variable apart: an update can be lost', () => {
    const { states } = explore(`scenario "Lost update"
      lane cpu[2];
      int 0..3 x;
      task a on cpu[0] { x++; }
      task b on cpu[1] { x++; }
      final x == 2 both "Both count.";`);
    const ends = states.filter((state) => state.edges.length === 0);
    expect(ends.map(({ memory, facts }) => [...memory, ...facts])).toEqual([
      ['x=2', 'rest', 'both'],
      ['x=1', 'rest'],
    ]);
  });

  it('forget what a half-evaluated expression no longer needs', () => {
    check(
      `
int 0..3 n = 2; bool x;
task a on cpu[0] { int 0..3 l = n; x = l < 1; }`,
      `
3 states, 2 turns
0: n=2 x=false | a:4
   a -> 1
1: n=2 x=false | a:4
   a -> 2
2: n=2 x=false | a:end  {rest}`,
    );
  });

  // What a reads of n is 0 to 3, but where it stands before its write only a truth value is left of it.
  it.each([
    ['18 states, 20 turns', 'int 0..3 l = n; x = l < 1;'],
    ['19 states, 27 turns', 'int 0..3 l = n; x = (y && l < 1);'],
    ['19 states, 26 turns', 'x = n == 2; step;'],
    ['26 states, 35 turns', 'm |= n; n = 0;'],
  ])('have %s for a task with %s', (expected, body) => {
    const shared = 'int 0..3 n; bool x; bool y; int 0..3 m = 1;';
    expect(size(`${shared} env e { choose { n = 1; n = 2; n = 3; } } task a on cpu[0] { ${body} }`)).toBe(
      expected,
    );
  });

  it('are one for a coarse lock, from lock to unlock', () => {
    check(
      `
struct counter { spinlock lock; int 0..3 n; };
counter c;
void add(counter *p) { spin_lock(&p->lock); "add": p->n++; spin_unlock(&p->lock); }
task a on cpu[0] { add(&c); }
task b on cpu[1] { "b adds": add(&c); }`,
      `
4 states, 4 turns
0: c.n=0 | a:5 b:5
   a "add" -> 1
   b "b adds" "add" -> 2
1: c.n=1 | a:end b:5
   b "b adds" "add" -> 3
2: c.n=1 | a:5 b:end
   a "add" -> 3
3: c.n=2 | a:end b:end  {rest}`,
    );
  });

  it('wait for a fine lock, which others can find held', () => {
    check(
      `
spinlock fine f; bool x;
task a on cpu[0] { spin_lock(&f); x = true; spin_unlock(&f); }
task b on cpu[1] {
  await x;
  spin_lock(&f);
}`,
      `
7 states, 7 turns
0: f=free x=false | a:4 b:6
   a -> 1
1: f=a x=false | a:4 b:6
   a -> 2
2: f=a x=true | a:4 b:6
   a -> 3
   b -> 4
3: f=free x=true | a:end b:6
   b -> 5
4: f=a x=true | a:4 b:7
   a -> 5
5: f=free x=true | a:end b:7
   b -> 6
6: f=b x=true | a:end b:end  {rest}`,
    );
  });

  it('take the code and the first operation of an alternative with the choice', () => {
    check(
      `
int 0..2 y;
task a on cpu[0] {
  int 0..2 l;
  choose { when (y == 1) y = 0; { l = 1; y = l; } "second": y = 2; { l = 2; } }
  y = 0;
}`,
      `
5 states, 6 turns
0: y=0 | a:6
   a.1 -> 1
   a.2 "second" -> 2
   a.3 -> 3
1: y=1 | a:7
   a -> 4
2: y=2 | a:7
   a -> 4
3: y=0 | a:7
   a -> 4
4: y=0 | a:end  {rest}`,
    );
  });

  it('end in an error that keeps the old position', () => {
    check(
      `
int 0..1 x; bool done;
task a on cpu[0] {
  for (int i = 0; i < 3; i++)
    "put {i}": x = i;
  done = true;
}`,
      `
4 states, 3 turns
0: x=0 done=false | a:6
   a "put 0" -> 1
1: x=0 done=false | a:6
   a "put 1" -> 2
2: x=1 done=false | a:6
   a "put 2" -> 3
3: x=1 done=false | a:6  ERROR range 6`,
    );
  });
});

describe('handlers', () => {
  it('are the only next step of their lane, once interrupts are on', () => {
    check(
      `
bool x; bool seen;
task a on cpu[0] { local_irq_disable(); x = true; local_irq_enable(); }
irq h on cpu[0] { if (x) seen = true; }
env e { "raise": raise(h); }`,
      `
11 states, 11 turns
0: x=false seen=false | a:4 e:6
   a -> 1
   e "raise" -> 2
1: x=true seen=false cpu[0]:cli | a:4 e:6
   a -> 3
   e "raise" -> 4
2: x=false seen=false h:pending | a:4 e:end
   h -> 5
3: x=true seen=false | a:end e:6  {rest}
   e "raise" -> 6
4: x=true seen=false cpu[0]:cli h:pending | a:4 e:end
   a -> 6
5: x=false seen=false | a:4 e:end
   a -> 7
6: x=true seen=false h:pending | a:end e:end  {rest}
   h -> 8
7: x=true seen=false cpu[0]:cli | a:4 e:end
   a -> 9
8: x=true seen=false cpu[0]:cli h:active | a:end h:5 e:end  {rest}
   h -> 10
9: x=true seen=false | a:end e:end  {rest}
10: x=true seen=true | a:end e:end  {rest}`,
    );
  });

  it('force a guest out and stay pending until interrupts are on', () => {
    check(
      `
bool got;
vcpu v on cpu[0] {
  local_irq_disable();
  int why = vmenter(g);
  local_irq_enable();
  if (why == IRQ) got = true;
  guest g { spot: await false; }
}
irq h on cpu[0] { }
task b on cpu[1] { await v@g; raise(h); }
never v@spot && v@g inside "The guest waits.";`,
      `
8 states, 7 turns
0: got=false | v:5(g:9) b:12
   v -> 1
1: got=false cpu[0]:cli | v@g:9 b:12  {inside}
   b -> 2
2: got=false cpu[0]:cli | v@g:9 b:12  {inside}
   b -> 3
3: got=false cpu[0]:cli h:pending | v@g:9 b:end  {inside}
   v.1 "VM exit: IRQ" -> 4
4: got=false cpu[0]:cli h:pending | v:7(g:9) b:end
   v -> 5
5: got=false h:pending | v:8(g:9) b:end
   h -> 6
6: got=false | v:8(g:9) b:end
   v -> 7
7: got=true | v:end(g:9) b:end  {rest}`,
    );
  });

  it('suspend only their task, where they are signals, and only where the mask holds', () => {
    check(
      `
bool masked = true; bool x;
task t on cpu[0] { masked = false; x = true; }
signal s on t when !masked { x = false; }
task p on cpu[0] { raise(s); }`,
      `
8 states, 8 turns
0: masked=true x=false | t:4 p:6
   t -> 1
   p -> 2
1: masked=false x=false | t:4 p:6
   t -> 3
   p -> 4
2: masked=true x=false s:pending | t:4 p:end
   t -> 4
3: masked=false x=true | t:end p:6
   p -> 5
4: masked=false x=false s:pending | t:4 p:end
   s -> 6
5: masked=false x=true s:pending | t:end p:end  {rest}
6: masked=false x=false | t:4 p:end
   t -> 7
7: masked=false x=true | t:end p:end  {rest}`,
    );
  });
});

describe('memory', () => {
  const outcomes = (memory: 'sc' | 'tso', fence: string): readonly string[] => {
    const graph = explore(
      `scenario "Store buffering"
      lane cpu[2];
      bool x; bool y;
      task a on cpu[0] { bool seen; x = true; ${fence} seen = y; }
      task b on cpu[1] { bool seen; y = true; ${fence} seen = x; }
      never a.finished && b.finished && !a.seen && !b.seen both "Both miss the other's store.";`,
      { memory },
    );
    return graph.states.flatMap((state) => (state.facts.includes('both') ? state.memory.join(' ') : []));
  };

  it('lets a load overtake a store under tso only', () => {
    expect(outcomes('sc', '')).toEqual([]);
    expect(outcomes('tso', '')).toContain('x=false y=false cpu[0]:[x=true] cpu[1]:[y=true]');
  });

  it('is put in order by a fence', () => {
    expect(outcomes('tso', 'smp_mb();')).toEqual([]);
  });

  it('drains one store at a time, in order, and holds two', () => {
    check(
      `
int 0..3 x;
task a on cpu[0] { x = 1; x = 2; x = 3; }`,
      `
9 states, 10 turns
0: x=0 | a:4
   a -> 1
1: x=0 cpu[0]:[x=1] | a:4
   a -> 2
   cpu[0].drain -> 3
2: x=0 cpu[0]:[x=1,x=2] | a:4
   cpu[0].drain -> 4
3: x=1 | a:4
   a -> 4
4: x=1 cpu[0]:[x=2] | a:4
   a -> 5
   cpu[0].drain -> 6
5: x=1 cpu[0]:[x=2,x=3] | a:end
   cpu[0].drain -> 7
6: x=2 | a:4
   a -> 7
7: x=2 cpu[0]:[x=3] | a:end
   cpu[0].drain -> 8
8: x=3 | a:end  {rest}`,
      { memory: 'tso' },
    );
  });
});

describe('random programs', () => {
  const seeds = Array.from({ length: 40 }, (_, seed) => seed);

  it.each(seeds)('can be explored: seed %i', (seed) => {
    const { text, memory } = randomProgram(seed);
    const graph = explore(text, { memory, statesMax: 1000 });
    expect(graph.states.length).toBeGreaterThan(1);
  });

  it('depend on nothing but the seed', () => {
    expect(randomProgram(7)).toEqual(randomProgram(7));
    expect(randomProgram(7).text).not.toBe(randomProgram(8).text);
  });
});

describe.runIf(process.env['VERIFY'])('the sample of the language', () => {
  const sample = readFileSync(new URL('../lang/cases/acrn-sample.race', import.meta.url), 'utf8');

  it.each([
    ['flag', '42798 states, 119968 turns'],
    ['counter', '43872 states, 123310 turns'],
  ])(
    'has with fix = %s %s',
    (fix, expected) => {
      const graph = explore(sample, { values: { fix }, statesMax: 100_000 });
      expect(printGraph(graph).split('\n')[0]).toBe(expected);
    },
    120_000,
  );
});
