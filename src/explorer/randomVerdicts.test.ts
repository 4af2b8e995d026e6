import { describe, expect, it } from 'vitest';
import { defined } from '../base/defined.ts';
import { standingOf, telling } from '../engine/explain.ts';
import { createMachine, type Machine } from '../engine/machine.ts';
import { replay } from '../engine/replay.ts';
import { compile } from '../lang/compile.ts';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import type { Expr, Instruction, TextRange } from '../model/code.ts';
import { rowIndex } from '../model/indices.ts';
import { OUTCOMES_MAX } from '../model/limits.ts';
import type { Program, Property } from '../model/program.ts';
import { type Example, FATES, type Verdict } from '../model/report.ts';
import {
  fairlyStaying,
  fatesByDefinition,
  fewestOverall,
  fewestSwitchesOfShortest,
  type PlainGraph,
  reachableFrom,
} from '../oracle/bruteForce.ts';
import { randomLocks } from '../oracle/randomLocks.ts';
import { type RandomProgram, randomProgram } from '../oracle/randomProgram.ts';
import { randomProperties } from '../oracle/randomProperties.ts';
import { outcomeSentence } from '../words/explorerWords.ts';
import { faultSentence } from '../words/faultWords.ts';
import { standClause, waitingClause } from '../words/reasonWords.ts';
import { type Analysis, analysisOf } from './analysis.ts';
import { textOf } from './coverage.ts';
import { fatesOf } from './fate.ts';
import { oddsOf } from './odds.ts';
import { reportOf } from './report.ts';
import { closureSearch } from './search.ts';
import { explore } from './startSearch.ts';
import type { StateSpace } from './stateSpace.ts';
import { verdictsOf } from './verdicts.ts';

/** Larger graphs are left to others: the naive methods here take the square of their size, or worse. */
const statesMax = 250;
const seeds = Array.from({ length: process.env['VERIFY'] === '1' ? 1_500 : 200 }, (_, index) => index + 1);

/** A program with everything that the naive methods ask for, each found in its own way. */
interface Subject {
  readonly machine: Machine;
  readonly program: Program;
  readonly space: StateSpace;
  readonly graph: PlainGraph;
  readonly holds: (expr: Expr) => (state: number) => boolean;
  readonly isError: (state: number) => boolean;
}

/** A random program with properties of every kind; in every second of those that deadlock, nobody has an end to come to. */
function textsOf(seed: number): readonly RandomProgram[] {
  const { text, memory } = randomProgram(seed);
  const locks = randomLocks(seed);
  return [
    { text: text + randomProperties(seed), memory },
    { text: locks.text, memory: locks.memory },
  ];
}

function subjectOf({ text: whole, memory }: RandomProgram): Subject | undefined {
  const { source, diagnostics } = parseScenario('random', whole, charts);
  expect(diagnostics, whole).toEqual([]);
  const compiled = source === undefined ? undefined : compile(source, { values: {}, memory });
  expect(
    compiled?.diagnostics.filter(({ severity }) => severity !== 'warning'),
    whole,
  ).toEqual([]);
  const program = compiled?.program;
  if (program === undefined) return undefined;
  const machine = createMachine(program);
  const space = explore(machine, statesMax);
  if (!space.complete) return undefined;
  const { first = [], targets = [], rows = [] } = space.edges ?? {};
  const graph = Array.from({ length: space.table.size }, (_, state) =>
    Array.from({ length: (first[state + 1] ?? 0) - (first[state] ?? 0) }, (_, index) => {
      const edge = (first[state] ?? 0) + index;
      return { row: rows[edge] ?? 0, to: targets[edge] ?? 0 };
    }),
  );
  const holds = (expr: Expr): ((state: number) => boolean) => {
    const test = machine.condition(expr);
    const values = graph.map((_, state) => machine.evaluate(test, space.table.state(state), 0) !== 0);
    return (state) => values[state] === true;
  };
  const isError = holds({ op: 'slot', slot: program.fault });
  return { machine, program, space, graph, holds, isError };
}

const subjects = seeds.flatMap(textsOf).flatMap((text) => subjectOf(text) ?? []);

/** For each state, the rows that take a lock that somebody waits for there, and for nothing else. */
function waitedFor({ program, graph, holds }: Subject): (state: number) => readonly number[] {
  const rows = program.choices.flatMap(({ actor, thread, location, guard }, row) => {
    const isLock = guard.some(({ reason }) => reason.kind === 'lock');
    // A drain stands nowhere, and waits for no lock.
    const pc = program.actors[actor]?.threads[thread]?.pc;
    if (pc === undefined || !isLock) return [];
    const inside = program.actors[actor]?.threads[0]?.locations.flatMap(({ kind }, at) =>
      kind.kind === 'in guest' && kind.choices.flat().includes(rowIndex(row)) ? [at] : [],
    );
    const host: Expr = {
      op: 'one of',
      slot: defined(program.actors[actor]?.threads[0]).pc,
      values: thread === 0 ? [location] : (inside ?? []),
    };
    const all = [...(program.actors[actor]?.gate ?? []), ...guard];
    const stands: Expr[] = [{ op: 'one of', slot: pc, values: [location] }, host];
    const others = all.filter(({ reason }) => reason.kind !== 'lock').map(({ test }) => test);
    const locks = all.filter(({ reason }) => reason.kind === 'lock').map(({ test }) => test);
    const waits = holds({
      op: 'and',
      args: [...stands, ...others, { op: 'not', arg: { op: 'and', args: locks } }],
    });
    return isLock ? [{ row, waits }] : [];
  });
  const isError = holds({ op: 'slot', slot: program.fault });
  const found = graph.map((_, state) =>
    isError(state) ? [] : rows.filter(({ waits }) => waits(state)).map(({ row }) => row),
  );
  return (state) => found[state] ?? [];
}

/** Actors that weak fairness speaks of. */
function fairActors(program: Program): readonly number[] {
  return program.actors.flatMap(({ kind }, index) => (kind === 'env' ? [] : [index]));
}

function staying(
  { program, graph }: Subject,
  goal: (state: number) => boolean,
  fairness: boolean,
): ReadonlySet<number> {
  const fair = fairActors(program);
  const actorOf = (row: number): number => program.choices[row]?.actor ?? -1;
  return fairlyStaying(
    graph,
    graph.map((_, state) => !goal(state)),
    { actorOf, fair: fairness ? fair : [] },
    fair,
  );
}

function expectedVerdict(subject: Subject, property: Property, fairness: boolean): boolean {
  const { graph, holds, program } = subject;
  const states = graph.map((_, state) => state);
  const is = holds(property.expr);
  const rest = holds(program.rest);
  switch (property.kind) {
    case 'never':
      return !states.some(is);
    case 'final':
      return states.every((state) => !rest(state) || is(state));
    case 'cover':
      return states.some(is);
    case 'possible':
      return states.every((state) => [...reachableFrom(graph, state)].some(is));
    case 'always eventually':
      return staying(subject, is, fairness).size === 0;
    case 'leads to': {
      const from = holds(property.from ?? { op: 'const', value: 0 });
      const stays = staying(subject, is, fairness);
      return states.every((state) => !from(state) || !stays.has(state));
    }
  }
}

/** The states that an example passes, as numbers of the space. */
function statesOf({ machine, space }: Subject, example: Example): readonly number[] {
  const { frames, stopped } = replay(machine, example.schedule);
  expect(stopped).toBeUndefined();
  return frames.map((frame) => space.table.find(frame.state));
}

function checkExample(subject: Subject, property: Property, example: Example, fairness: boolean): void {
  const states = statesOf(subject, example);
  const is = subject.holds(property.expr);
  const end = states.at(-1) ?? 0;
  switch (property.kind) {
    case 'never':
    case 'cover':
      expect(is(end)).toBe(true);
      return;
    case 'final':
      expect([subject.holds(subject.program.rest)(end), is(end)]).toEqual([true, false]);
      return;
    case 'possible':
      expect([...reachableFrom(subject.graph, end)].some(is)).toBe(false);
      return;
    case 'always eventually':
      checkStay(subject, example, states, fairness);
      expect(states.slice(example.cycleFrom ?? states.length - 1).some(is)).toBe(false);
      return;
    case 'leads to': {
      checkStay(subject, example, states, fairness);
      const from = subject.holds(property.from ?? { op: 'const', value: 0 });
      const lastGoal = states.findLastIndex(is);
      const enters = example.cycleFrom ?? states.length - 1;
      expect(states.slice(lastGoal + 1, enters + 1).some(from)).toBe(true);
      return;
    }
  }
}

/** The run closes and is fair to everybody but env, or ends where at most env can move. */
function checkStay(
  { program, graph }: Subject,
  { schedule, cycleFrom }: Example,
  states: readonly number[],
  fairness: boolean,
): void {
  const able = (state: number): ReadonlySet<number> =>
    new Set((graph[state] ?? []).map(({ row }) => program.choices[row]?.actor ?? -1));
  const fair = fairActors(program);
  if (cycleFrom === undefined) {
    expect(fair.filter((actor) => able(states.at(-1) ?? 0).has(actor))).toEqual([]);
    return;
  }
  expect(states[cycleFrom]).toBe(states.at(-1));
  expect(cycleFrom).toBeLessThan(schedule.length);
  const moved = new Set(schedule.slice(cycleFrom).map((turn) => turn.actor));
  const neglected = fair.filter(
    (actor) =>
      !moved.has(program.actors[actor]?.name ?? '') &&
      states.slice(cycleFrom).every((state) => able(state).has(actor)),
  );
  if (fairness) expect(neglected).toEqual([]);
}

function written(program: Program, verdicts: readonly Verdict[]): readonly Verdict[] {
  return verdicts.slice(verdicts.length - program.properties.length);
}

function analysed(subject: Subject, fairness = true): Analysis {
  return analysisOf(subject.machine, subject.space, { fairness });
}

describe(`on ${subjects.length} random programs`, () => {
  it.each([true, false])(
    'every verdict is the one that its definition gives, and its example shows it; fairness %s',
    (fairness) => {
      const seen = new Map<string, number>();
      for (const subject of subjects) {
        const { program } = subject;
        const verdicts = written(program, verdictsOf(analysed(subject, fairness)));
        program.properties.forEach((property, index) => {
          const { verdict, example } = verdicts[index] ?? { verdict: 'unknown', example: undefined };
          const wanted = expectedVerdict(subject, property, fairness) ? 'holds' : 'fails';
          expect([property.name, verdict], program.text).toEqual([property.name, wanted]);
          expect(example !== undefined).toBe((verdict === 'fails') !== (property.kind === 'cover'));
          if (example !== undefined) checkExample(subject, property, example, fairness);
          const what = `${property.kind} ${verdict}${example?.cycleFrom === undefined ? '' : ' for ever'}`;
          seen.set(what, (seen.get(what) ?? 0) + 1);
        });
      }
      const lassos = ['always eventually fails for ever', 'leads to fails for ever'];
      expect(lassos.filter((what) => (seen.get(what) ?? 0) === 0)).toEqual([]);
      expect(seen.size).toBeGreaterThanOrEqual(14);
    },
  );

  it('what is judged unasked holds exactly where its definition says so, and its example shows it', () => {
    const seen = new Map<string, number>();
    for (const subject of subjects) {
      const { program, graph, isError } = subject;
      const rest = subject.holds(program.rest);
      const rows = waitedFor(subject);
      const states = graph.map((_, state) => state);
      const isBroken: Readonly<Record<string, (state: number) => boolean>> = {
        error: isError,
        lock: (state) =>
          rows(state).some(
            (wanted) =>
              ![...reachableFrom(graph, state)].some((other) =>
                (graph[other] ?? []).some(({ row }) => row === wanted),
              ),
          ),
        rest: (state) => ![...reachableFrom(graph, state)].some(rest),
        move: (state) => (graph[state] ?? []).length === 0 && !isError(state),
      };
      for (const { name, verdict, example } of verdictsOf(analysed(subject))) {
        const broken = isBroken[name];
        if (broken === undefined) continue;
        expect([name, verdict], program.text).toEqual([name, states.some(broken) ? 'fails' : 'holds']);
        if (example !== undefined) expect(broken(statesOf(subject, example).at(-1) ?? 0)).toBe(true);
        seen.set(`${name} ${verdict}`, (seen.get(`${name} ${verdict}`) ?? 0) + 1);
      }
    }
    expect([...seen.keys()].toSorted()).toEqual(
      ['error', 'lock', 'move', 'rest'].flatMap((name) => [`${name} fails`, `${name} holds`]),
    );
  });

  it('the fate of every state is the one that R15 defines', () => {
    const seen = new Set<string>();
    for (const subject of subjects) {
      const { program, graph, holds, isError } = subject;
      const { mustStay } = program;
      const rest = holds(program.rest);
      const of = (kind: string): readonly ((state: number) => boolean)[] =>
        program.properties.filter((property) => property.kind === kind).map(({ expr }) => holds(expr));
      const [nevers, finals] = [of('never'), of('final')];
      const broken = (state: number): boolean =>
        isError(state) ||
        (mustStay === 'move' && graph[state]?.length === 0) ||
        nevers.some((never) => never(state)) ||
        (rest(state) && finals.some((final) => !final(state)));
      const found = [...(fatesOf(analysed(subject))?.codes ?? [])].map((code) => FATES[code]);
      const wanted = fatesByDefinition(graph, {
        broken,
        rest: mustStay === 'rest' ? rest : undefined,
        possible: of('possible'),
        waitedFor: waitedFor(subject),
      });
      expect(found, program.text).toEqual(wanted);
      for (const fate of wanted) seen.add(`${mustStay} ${fate}`);
    }
    expect(seen.size).toBe(6);
  });

  it('a way to an error or to something forbidden is as short as any, and switches as little as any so short', () => {
    let compared = 0;
    for (const subject of subjects) {
      const { program, graph, holds } = subject;
      const taskOf = taskNumbers(program);
      const verdicts = written(program, verdictsOf(analysed(subject)));
      program.properties.forEach((property, index) => {
        const length = verdicts[index]?.example?.schedule.length ?? 0;
        if (property.kind !== 'never' || length === 0 || length > 9) return;
        const wanted = fewestSwitchesOfShortest(graph, holds(property.expr), taskOf);
        const turns = verdicts[index]?.example?.schedule ?? [];
        expect({ length, switches: switchesOf(program, turns) }).toEqual(wanted);
        compared++;
      });
    }
    expect(compared).toBeGreaterThan(20);
  });

  it('nothing bad can be reached with fewer preemptions than the odds say', () => {
    for (const subject of subjects) {
      const analysis = analysed(subject);
      const fates = fatesOf(analysis);
      if (fates === undefined) continue;
      const odds = oddsOf(analysis, fates);
      expect(odds).toBeDefined();
      expect(odds?.preemptions).toBe(
        fewestOverall(
          subject.graph,
          (state) => fates.bad[state] === 1,
          taskNumbers(subject.program),
          'preemptions',
        ),
      );
      const canFail = fates.codes[0] !== FATES.indexOf('safe');
      if (odds?.until === 'ever') expect(odds.fails > 0, subject.program.text).toBe(canFail);
      else expect(canFail, subject.program.text).toBe(true);
    }
  });

  it('every end is in the outcome whose sentence is its own', () => {
    for (const { machine, space, graph } of subjects) {
      const { outcomes } = reportOf(machine, space, { fairness: true });
      const sentences = graph.flatMap((edges, state) =>
        edges.length === 0 ? [sentenceAt(machine, space.table.state(state))] : [],
      );
      const said = outcomes.map((outcome) => outcomeSentence(machine.program, outcome));
      // Two places on one line are two ends, and told alike.
      const found = [...new Set(said)].map((sentence) => [
        sentence,
        outcomes.reduce((sum, { states }, index) => sum + (said[index] === sentence ? states : 0), 0),
      ]);
      const wanted = [...new Set(sentences)].map((sentence) => [
        sentence,
        sentences.filter((other) => other === sentence).length,
      ]);
      if (outcomes.length < OUTCOMES_MAX) expect(found.toSorted()).toEqual(wanted.toSorted());
      for (const outcome of outcomes) {
        const end = replay(machine, outcome.example.schedule).frames.at(-1)?.state ?? new Uint32Array();
        expect(sentenceAt(machine, end)).toBe(outcomeSentence(machine.program, outcome));
      }
    }
  });

  it('text that is said never to run is touched by no step, and all other text is', () => {
    for (const { machine, program, space, graph } of subjects) {
      const { coverage } = reportOf(machine, space, { fairness: true });
      const next = new Uint32Array(machine.words);
      const ran = graph.flatMap((edges, state) =>
        edges.flatMap(({ row }) =>
          machine.trace(space.table.state(state), 0, rowIndex(row), next, 0).map(({ at }) => at),
        ),
      );
      const textsOf = (code: readonly Instruction[]): readonly TextRange[] =>
        code.flatMap((i) => textOf(i) ?? []);
      const first = textsOf(program.prologue.flat());
      const seen = [...ran, ...first];
      const all = program.choices.flatMap(({ code }) => textsOf(code));
      const dead = coverage?.neverRuns ?? [];
      expect(dead.filter((range) => seen.some((at) => overlap(at, range)))).toEqual([]);
      expect(dead.filter(({ from, to }) => from === to)).toEqual([]);
      const missed = all.filter(
        (range) => range.from < range.to && ![...seen, ...dead].some((at) => overlap(at, range)),
      );
      expect(missed).toEqual([]);
    }
  });

  it.each([4, 15, 60])(
    'a search that a bound of %i states stopped says nothing that the whole graph denies',
    (bound) => {
      let definite = 0;
      for (const subject of subjects) {
        const { machine, program } = subject;
        const cut = explore(machine, bound);
        const verdicts = written(program, verdictsOf(analysisOf(machine, cut, { fairness: true })));
        const whole = written(program, verdictsOf(analysed(subject)));
        program.properties.forEach((property, index) => {
          const { verdict, example } = verdicts[index] ?? { verdict: 'holds', example: undefined };
          if (verdict === 'unknown') return;
          expect([property.name, verdict], program.text).toEqual([property.name, whole[index]?.verdict]);
          if (example !== undefined) checkExample(subject, property, example, true);
          definite += cut.complete ? 0 : 1;
        });
      }
      expect(definite).toBeGreaterThan(10);
    },
  );

  it('without edges, what single states show is known all the same, by runs just as short', () => {
    for (const subject of subjects) {
      const { machine, program } = subject;
      const search = closureSearch(machine, { states: statesMax, edges: false });
      search.advance(statesMax);
      const analysis = analysisOf(machine, search.finish(), { fairness: true });
      expect(fatesOf(analysis)).toBeUndefined();
      const verdicts = written(program, verdictsOf(analysis));
      const whole = written(program, verdictsOf(analysed(subject)));
      program.properties.forEach((property, index) => {
        const found = verdicts[index];
        const single = ['never', 'final', 'cover'].includes(property.kind);
        expect(found?.verdict).toBe(single ? whole[index]?.verdict : 'unknown');
        if (!single || found?.example === undefined) return;
        expect(found.example.schedule.length).toBe(whole[index]?.example?.schedule.length);
        checkExample(subject, property, found.example, true);
      });
    }
  });
});

function taskNumbers(program: Program): (row: number) => number {
  return (row) => {
    const actor = program.choices[row]?.actor ?? -1;
    const kind = program.actors[actor]?.kind;
    return kind === 'task' || kind === 'vcpu' ? actor + 1 : 0;
  };
}

function switchesOf(program: Program, turns: Example['schedule']): number {
  const tasks = turns.filter(({ actor }) =>
    program.actors.some(({ name, kind }) => name === actor && (kind === 'task' || kind === 'vcpu')),
  );
  return tasks.filter((turn, index) => index > 0 && tasks[index - 1]?.actor !== turn.actor).length;
}

function sentenceAt(machine: Machine, state: Uint32Array): string {
  const now = standingOf(machine, state);
  if (now.kind === 'error') return faultSentence(machine.program, now);
  if (now.kind !== 'stuck') {
    const where = now.kind === 'finished' ? now.awaiting : [];
    return where.length === 0
      ? 'Nobody has anything left to do, and the run is at rest.'
      : `The run is at rest; ${where.map((each) => standClause(machine.program, each, undefined)).join('; ')}.`;
  }
  const sentences = telling(now.waiting).map((task) => `${waitingClause(machine.program, task)}.`);
  return sentences.join(' ') || 'Everybody has finished, but the run is not at rest.';
}

function overlap(a: TextRange, b: TextRange): boolean {
  return a.from < b.to && b.from < a.to;
}
