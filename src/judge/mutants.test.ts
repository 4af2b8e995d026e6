// Tables drawn from random runs and then damaged are judged as all runs of the program, written down one by one, say.

import { describe, expect, it } from 'vitest';
import { assert } from '../base/assert.ts';
import { spoken } from '../engine/names.ts';
import { jobs } from '../fixtures/tableCases.ts';
import { combinations } from '../lang/names/combinations.ts';
import { parseScenario, type Source } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import type { Graph } from '../model/graph.ts';
import { actorIndex } from '../model/indices.ts';
import type { TableJudgement } from '../model/judgement.ts';
import { laneIndices, laneOf } from '../model/lookup.ts';
import type { Settings } from '../model/program.ts';
import {
  allRuns,
  alwaysBetween,
  cellsPassed,
  cellsPassedInGraph,
  type PlainCell,
  type PlainRun,
  type PlainStep,
} from '../oracle/allRuns.ts';
import { type Chance, createChance } from '../oracle/chance.ts';
import { oracleGraph } from '../oracle/oracleGraph.ts';
import {
  type DrawnLabel,
  drawTable,
  inReadingOrder,
  labelsOfRun,
  mutated,
  plainCells,
} from '../oracle/randomTables.ts';
import { readTables } from '../tables/readTables.ts';
import { nothingConfirmed } from './confirm.ts';
import { TableJudge } from './judgeTable.ts';
import { subjectFor } from './subject.ts';

const mutants = process.env['VERIFY'] === '1' ? 10_000 : 240;

const texts: readonly (readonly [name: string, text: string])[] = [
  ['the worker of the manual', jobs],
  [
    'two increments',
    `scenario "Two increments" lane cpu0; lane cpu1; int 0..4 x;
    task a on cpu0 { int 0..4 r; "load": r = x; "store": x = r + 1; "load": r = x; "store": x = r + 1; }
    task b on cpu1 { int 0..4 r; "load": r = x; "store": x = r + 1; }`,
  ],
  [
    'locks taken crosswise',
    `scenario "ABBA" lane cpu0; lane cpu1; spinlock fine A; spinlock fine B;
    task t0 on cpu0 { "lock A": spin_lock(&A); "lock B": spin_lock(&B); "unlock B": spin_unlock(&B); "unlock A": spin_unlock(&A); }
    task t1 on cpu1 { "lock B": spin_lock(&B); "lock A": spin_lock(&A); "unlock A": spin_unlock(&A); "unlock B": spin_unlock(&B); }`,
  ],
  [
    'store buffers',
    `scenario "Store buffers" memory tso; lane cpu0; lane cpu1; bool x; bool y;
    task a on cpu0 { bool r; "x = 1": x = true; "r0 = y": r = y; if (r) "saw y": ; }
    task b on cpu1 { bool r; "y = 1": y = true; "r1 = x": r = x; if (r) "saw x": ; }`,
  ],
  [
    'steps with several labels',
    `scenario "Labels" lane cpu0; lane cpu1; bool bit[2]; int 0..3 n;
    task t on cpu0 { atomic { "begin": n = 1; "middle": n = 2; "end": n = 3; } bool was = bit[1]; if (was) "set": ; else "clear": ; "done": step; }
    task u on cpu1 { "first": bit[1] = true; "second": step; }
    irq tick on cpu1 { "tick": step; }
    env device { "device": raise(tick); }`,
  ],
];

/** Programs whose runs go round in circles. */
const circles: readonly (readonly [name: string, text: string])[] = [
  [
    'a server and its clients',
    `scenario "Server" lane cpu0; lane cpu1; bool request; bool served;
    task client on cpu0 { "open": step; "login": step; for (;;) { "ask": request = true; "wait": await served; "take": served = false; } }
    task server on cpu1 { "listen": step; for (;;) { "serve": await request; request = false; "answer": served = true; } }`,
  ],
  [
    'a ticker and who looks at it',
    `scenario "Ticker" lane cpu0; lane cpu1; int 0..2 n;
    task a on cpu0 endless { "start": step; for (;;) { "one": n = 1; "two": n = 2; "zero": n = 0; } }
    task b on cpu1 { int 0..2 seen; while (seen != 2) { "look": seen = n; if (seen == 1) "half": ; } "done": step; "gone": step; }`,
  ],
];

class Subject {
  readonly graph: Graph;
  private readonly judge: TableJudge;
  readonly headings: readonly string[];
  private readonly lanes: readonly (number | undefined)[];

  constructor(source: Source, settings: Settings, text: string) {
    const judge = TableJudge.for(subjectFor(source, [], nothingConfirmed), settings, { states: 10_000 });
    assert(judge !== undefined, 'it compiles');
    this.judge = judge;
    const oracle = { values: settings.values, memory: settings.memory, grain: 'coarse' } as const;
    this.graph = oracleGraph(source.file, source.prelude, oracle, charts, 10_000, text);
    const { program } = judge;
    this.lanes = [
      ...laneIndices(program),
      ...(program.actors.some(({ kind }) => kind === 'env') ? [undefined] : []),
    ];
    this.headings = this.lanes.map((lane) =>
      lane === undefined ? 'environment' : spoken(program.lanes[lane]?.name ?? ''),
    );
  }

  /** The column in which an actor is drawn. */
  columnOf(name: string): number | undefined {
    const { program } = this.judge;
    const actor = program.actors.findIndex((each) => each.name === name);
    const column = this.lanes.indexOf(laneOf(program, actorIndex(actor)));
    return column < 0 ? undefined : column;
  }

  actorsIn(column: number): readonly string[] {
    const { program } = this.judge;
    return program.actors.flatMap(({ name }, actor) =>
      laneOf(program, actorIndex(actor)) === this.lanes[column] ? [name] : [],
    );
  }

  judged(table: string): TableJudgement {
    const { tables, refusals } = readTables(table);
    expect([tables.length, refusals]).toEqual([1, []]);
    const [only] = tables;
    assert(only !== undefined, 'there is a table');
    return this.judge.judge(only, nothingConfirmed);
  }

  actorName(actor: number): string {
    return this.judge.program.actors[actor]?.name ?? '';
  }
}

function subjects(some: typeof texts): readonly (readonly [name: string, subject: Subject])[] {
  return some.flatMap(([name, text]) => {
    const { source, diagnostics } = parseScenario('test', text, charts);
    assert(source !== undefined, JSON.stringify(diagnostics));
    return combinations(source.file, source.scenario.memories).map(
      (settings) =>
        [`${name}, ${JSON.stringify(settings.values)}`, new Subject(source, settings, text)] as const,
    );
  });
}

/** The damaged table of a random run. */
function randomTable(subject: Subject, run: PlainRun, chance: Chance): readonly DrawnLabel[] {
  const drawn = labelsOfRun(run, (actor) => subject.columnOf(actor), chance);
  const [first, ...more] = [mutated, mutated].slice(0, 1 + chance.below(2));
  const once = first === undefined ? drawn : first(drawn, chance);
  return inReadingOrder(more.reduce((cells, mutate) => mutate(cells, chance), once));
}

/** A row can hold one cell of a column. */
function isDrawable(cells: readonly DrawnLabel[]): boolean {
  return (
    cells.length >= 2 && new Set(cells.map(({ row, column }) => `${row} ${column}`)).size === cells.length
  );
}

/** A random walk of at most so many steps. */
function randomWalk({ graph }: Subject, chance: Chance): PlainRun {
  const run: PlainStep[] = [];
  for (let state = 0; run.length < 9; ) {
    const edges = graph.states[state]?.edges ?? [];
    if (edges.length === 0) break;
    const { actor, labels, to } = chance.pick(edges);
    run.push({ actor, labels, from: state, to });
    state = to;
  }
  return run;
}

type Ask = (cells: readonly PlainCell[]) => number;

/** Judges a drawn table; `passed` tells by other means how many of its cells can come in their order. */
function expectSame(
  subject: Subject,
  cells: readonly DrawnLabel[],
  passed: Ask,
  chance: Chance,
): TableJudgement {
  const table = drawTable(cells, subject.headings, chance);
  const plain = plainCells(cells, (column) => subject.actorsIn(column));
  const count = passed(plain);
  const found = subject.judged(table);
  const expected = count === plain.length ? ['happens', undefined] : ['impossible', `cell ${count}`];
  expect([found.verdict, found.impossible && `cell ${found.impossible.cell}`], table).toEqual(expected);
  return found;
}

/** The steps that it says are left out are those that all runs through its cells take. */
function expectLeftOut(
  subject: Subject,
  cells: readonly DrawnLabel[],
  runs: readonly PlainRun[],
  found: TableJudgement,
): void {
  const plain = plainCells(cells, (column) => subject.actorsIn(column));
  if (found.verdict !== 'happens' || new Set(plain.map(({ row }) => row)).size < plain.length) return;
  const between = found.leftOut.flatMap(({ after, before, steps }) =>
    (after ?? -1) === before - 1
      ? steps.map(({ actor, label }) => `${before} ${subject.actorName(actor)} ${label}`)
      : [],
  );
  expect([...new Set(between)].sort()).toEqual(alwaysBetween(runs, plain));
}

/** So many damaged tables, of which not too few can and cannot happen. */
function eachMutant(
  subject: Subject,
  count: number,
  runOf: (chance: Chance) => PlainRun,
  check: (cells: readonly DrawnLabel[], chance: Chance) => TableJudgement,
): void {
  let impossible = 0;
  let tried = 0;
  for (let seed = 1; tried < count; seed++) {
    const chance = createChance(seed);
    const cells = randomTable(subject, runOf(chance), chance);
    if (!isDrawable(cells)) continue;
    if (check(cells, chance).verdict === 'impossible') impossible += 1;
    tried += 1;
  }
  expect(impossible / tried).toBeGreaterThan(0.05);
  expect(impossible / tried).toBeLessThan(0.95);
}

const each = Math.ceil(mutants / (texts.length + circles.length));

describe.each(subjects(texts))('damaged tables of %s', (_, subject) => {
  it('are judged as all its runs say, written down one by one', () => {
    const runs = allRuns(subject.graph);
    eachMutant(
      subject,
      each,
      (chance) => chance.pick(runs),
      (cells, chance) => {
        const found = expectSame(subject, cells, (plain) => cellsPassed(runs, plain), chance);
        expectLeftOut(subject, cells, runs, found);
        return found;
      },
    );
  }, 600_000);
});

describe.each(subjects(circles))('damaged tables of %s', (_, subject) => {
  it('are judged as its graph says, state by state', () => {
    const passed: Ask = (plain) => cellsPassedInGraph(subject.graph, plain);
    eachMutant(
      subject,
      each,
      (chance) => randomWalk(subject, chance),
      (cells, chance) => expectSame(subject, cells, passed, chance),
    );
  }, 600_000);
});
