// What SPIN must say about a program if it agrees with the explorer.

import { defined } from '../../base/defined.ts';
import { Multimap } from '../../base/multimap.ts';
import { createMachine } from '../../engine/machine.ts';
import { type Analysis, analysisOf } from '../../explorer/analysis.ts';
import { canTake, rowsWaitedFor } from '../../explorer/locks.ts';
import { explore } from '../../explorer/startSearch.ts';
import type { StateSpace } from '../../explorer/stateSpace.ts';
import { type Subject, statesThatShow, subjectsOf } from '../../explorer/subjects.ts';
import { verdictsOf } from '../../explorer/verdicts.ts';
import { REST } from '../../explorer/wasm/facts.ts';
import { type PromelaModel, printModel } from '../../formats/promela/promela.ts';
import { type Claim, questionOf, type Watch } from '../../formats/promela/properties.ts';
import type { Program } from '../../model/program.ts';
import type { SpinRun } from './spin.ts';
import { watchFor } from './watchFor.ts';

/** One run of SPIN, and what it must find. */
export interface SpinQuestion {
  readonly title: string;
  readonly model: PromelaModel;
  /** Name of the claim that the run is about. */
  readonly claim: string | undefined;
  readonly states: number;
  /** Says what is wrong with SPIN's answer; undefined where it agrees. */
  readonly compare: (run: SpinRun) => string | undefined;
}

/** All that SPIN can be asked about a program; undefined where the explorer itself does not finish within its bound. */
export function questionsAbout(program: Program, statesMax: number): readonly SpinQuestion[] | undefined {
  const machine = createMachine(program);
  const space = explore(machine, statesMax);
  if (!space.complete || space.edges === undefined) return undefined;
  const analysis = analysisOf(machine, space, { fairness: true });
  return [safetyQuestion(analysis), ...claimQuestions(analysis), ...doomQuestions(analysis)];
}

interface Watched {
  readonly watch: Watch;
  /** States that the explorer found it in. */
  readonly count: number;
}

/** States, transitions, errors, and every property of single states, in one run. */
function safetyQuestion(analysis: Analysis): SpinQuestion {
  const { space } = analysis;
  const { program } = space;
  const watched = watchedIn(analysis);
  const model = printModel(program, { watches: watched.map(({ watch }) => watch) });
  const expected = watched.map(({ count }, index) => ({ name: defined(model.watchNames[index]), count }));
  return {
    title: `${space.table.size} states, ${space.transitions} transitions`,
    model,
    claim: undefined,
    states: space.table.size,
    compare: (run) => {
      const errors = expected.reduce((sum, { count }) => sum + count, 0);
      const names = expected.flatMap(({ name, count }) => (count > 0 ? [name] : [])).sort();
      return firstDifference([
        ['states', space.table.size, run.states],
        ['transitions', space.transitions, run.transitions - run.errors - 1],
        ['reports', errors, run.errors],
        ['reported', names.join(' '), run.reported.join(' ')],
      ]);
    },
  };
}

/** Everything judged that a single state shows, but what must stay possible: SPIN cannot decide that. */
function watchedIn(analysis: Analysis): readonly Watched[] {
  const { program, plan } = analysis.space;
  return subjectsOf(program, plan).flatMap((subject): readonly Watched[] => {
    const watch = watchFor(program, subject);
    const marks = watch && statesThatShow(analysis, subject);
    return watch === undefined || marks === undefined ? [] : [{ watch, count: sum(marks) }];
  });
}

function sum(marks: Uint8Array): number {
  return marks.reduce((total, mark) => total + mark, 0);
}

/** Liveness under weak fairness, one run for each property. */
function claimQuestions(analysis: Analysis): readonly SpinQuestion[] {
  const { space } = analysis;
  const asked = space.program.properties.flatMap((property): readonly Claim[] => {
    const question = questionOf(space.program, property);
    return question !== undefined && 'claim' in question ? [question.claim] : [];
  });
  if (asked.length === 0) return [];
  const verdicts = verdictsOf(analysis);
  return asked.map((claim): SpinQuestion => {
    const model = printModel(space.program, { claims: [claim] });
    const verdict = verdicts.find(({ name }) => name === claim.name)?.verdict ?? 'unknown';
    return {
      title: `${claim.name} ${verdict}`,
      model,
      claim: model.claimNames[0],
      states: space.table.size,
      compare: (run) => firstDifference([[claim.name, verdict, run.errors === 0 ? 'holds' : 'fails']]),
    };
  });
}

/** For whatever does not stay possible: SPIN, started in the first state that has lost it, never meets it again. */
function doomQuestions(analysis: Analysis): readonly SpinQuestion[] {
  const { space } = analysis;
  const lost = new Multimap<number, Watch>();
  for (const subject of subjectsOf(space.program, space.plan)) {
    if (subject.kind !== 'possible' && subject.kind !== 'lock') continue;
    const state = statesThatShow(analysis, subject)?.indexOf(1);
    if (state === undefined || state < 0) continue;
    for (const watch of lostIn(analysis, subject, state)) lost.add(state, watch);
  }
  return [...lost].map(([state, watches]) => doomQuestion(space, state, watches));
}

/** What a state never leads to: the condition or, of each lock that somebody waits for in vain, that he can take it. */
function lostIn({ machine, space }: Analysis, subject: Subject, state: number): readonly Watch[] {
  const { program, plan } = space;
  const { name } = subject;
  if (subject.kind === 'possible') {
    const expr = plan.conditions[subject.bit - REST];
    return expr === undefined ? [] : [{ name, holds: [expr], fails: [] }];
  }
  const taken = rowsFrom(space, reachedFrom(space, state));
  return rowsWaitedFor(machine)(space.table.state(state))
    .filter((row) => !taken.has(row))
    .map((row) => ({ name, holds: canTake(program, row), fails: [] }));
}

/** Rows that are taken in marked states. */
function rowsFrom({ edges }: StateSpace, marks: Uint8Array): ReadonlySet<number> {
  const rows = new Set<number>();
  const { first, rows: all } = defined(edges);
  marks.forEach((mark, state) => {
    if (mark === 0) return;
    for (const row of all.subarray(first[state], first[state + 1])) rows.add(row);
  });
  return rows;
}

function doomQuestion(space: StateSpace, state: number, watches: readonly Watch[]): SpinQuestion {
  const reached = sum(reachedFrom(space, state));
  const names = watches.map(({ name }) => name).join(' and ');
  return {
    title: `${names} lost in state ${state}`,
    model: printModel(space.program, { start: space.table.state(state), watches }),
    claim: undefined,
    states: reached,
    compare: (run) =>
      firstDifference([
        [`states from state ${state}`, reached, run.states],
        [`ways back to ${names}`, 0, run.errors],
      ]),
  };
}

/** Marks the states that can be reached from one. */
function reachedFrom({ table, edges }: StateSpace, start: number): Uint8Array {
  const reached = new Uint8Array(table.size);
  reached[start] = 1;
  const { first, targets } = defined(edges);
  const open = [start];
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    for (const to of targets.subarray(first[state], first[state + 1])) {
      if (reached[to] === 1) continue;
      reached[to] = 1;
      open.push(to);
    }
  }
  return reached;
}

function firstDifference(
  pairs: readonly (readonly [what: string, ours: number | string, spins: number | string])[],
): string | undefined {
  const found = pairs.find(([, ours, spins]) => ours !== spins);
  return found === undefined ? undefined : `${found[0]}: we say “${found[1]}”, SPIN says “${found[2]}”`;
}
