// What SPIN must say about a program if it agrees with the explorer.

import { createMachine } from '../../engine/machine.ts';
import { type Analysis, analysisOf } from '../../explorer/analysis.ts';
import { lostStates } from '../../explorer/reach.ts';
import { explore } from '../../explorer/search.ts';
import { fact, type StateSpace } from '../../explorer/stateSpace.ts';
import { verdictsOf } from '../../explorer/verdicts.ts';
import { ERROR, REST } from '../../explorer/wasm/facts.ts';
import { type PromelaModel, printModel } from '../../formats/promela/promela.ts';
import { type Claim, errorWatch, questionOf, type Watch } from '../../formats/promela/properties.ts';
import type { Program } from '../../model/program.ts';
import type { SpinRun } from './spin.ts';

/** One run of SPIN, and what it must find. */
export interface Question {
  readonly title: string;
  readonly model: PromelaModel;
  /** Name of the claim that the run is about. */
  readonly claim: string | undefined;
  readonly states: number;
  /** Says what is wrong with SPIN's answer; undefined where it agrees. */
  readonly compare: (run: SpinRun) => string | undefined;
}

/** All that SPIN can be asked about a program; undefined where the explorer itself does not finish within its bound. */
export function questionsAbout(program: Program, statesMax: number): readonly Question[] | undefined {
  const machine = createMachine(program);
  const space = explore(machine, statesMax);
  if (!space.complete || space.edges === undefined) return undefined;
  const analysis = analysisOf(machine, space, { fairness: true });
  return [safetyQuestion(space), ...claimQuestions(analysis), ...doomQuestions(analysis)];
}

interface Watched {
  readonly watch: Watch;
  /** States that the explorer found it in. */
  readonly count: number;
}

/** States, transitions, errors, and every property of single states, in one run. */
function safetyQuestion(space: StateSpace): Question {
  const { program } = space;
  const watched = watchedIn(space);
  const model = printModel(program, { watches: watched.map(({ watch }) => watch) });
  const expected = watched.map(({ count }, index) => ({ name: model.watchNames[index] ?? '', count }));
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

function watchedIn(space: StateSpace): readonly Watched[] {
  const { program, plan, table } = space;
  const count = (holds: (state: number) => boolean): number => {
    let found = 0;
    for (let state = 0; state < table.size; state++) if (holds(state)) found += 1;
    return found;
  };
  const properties = program.properties.flatMap((property, index): readonly Watched[] => {
    const question = questionOf(program, property);
    const bit = plan.properties[index]?.expr ?? REST;
    if (question === undefined || !('watch' in question)) return [];
    const isBroken =
      property.kind === 'final'
        ? (state: number) => fact(space, state, REST) && !fact(space, state, bit)
        : (state: number) => fact(space, state, bit);
    return [{ watch: question.watch, count: count(isBroken) }];
  });
  const errors = { watch: errorWatch(program), count: count((state) => fact(space, state, ERROR)) };
  return program.faults.length === 0 ? properties : [errors, ...properties];
}

/** Liveness under weak fairness, one run for each property. */
function claimQuestions(analysis: Analysis): readonly Question[] {
  const { space } = analysis;
  const asked = space.program.properties.flatMap((property): readonly Claim[] => {
    const question = questionOf(space.program, property);
    return question !== undefined && 'claim' in question ? [question.claim] : [];
  });
  if (asked.length === 0) return [];
  const verdicts = verdictsOf(analysis);
  return asked.map((claim): Question => {
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
function doomQuestions({ space, graph }: Analysis): readonly Question[] {
  const { program, plan } = space;
  if (graph === undefined) return [];
  const wanted = [
    { bit: REST, watch: { name: 'rest', holds: [program.rest], fails: [] } },
    ...program.properties.flatMap(({ kind, name, expr }, index) =>
      kind === 'possible'
        ? [{ bit: plan.properties[index]?.expr ?? REST, watch: { name, holds: [expr], fails: [] } }]
        : [],
    ),
  ];
  const lost = new Map<number, Watch[]>();
  for (const { bit, watch } of wanted) {
    const state = lostStates(space, graph.before, bit).indexOf(1);
    if (state >= 0) lost.set(state, [...(lost.get(state) ?? []), watch]);
  }
  return [...lost].map(([state, watches]) => doomQuestion(space, state, watches));
}

function doomQuestion(space: StateSpace, state: number, watches: readonly Watch[]): Question {
  const reached = reachedFrom(space, state);
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

function reachedFrom({ table, edges }: StateSpace, start: number): number {
  const reached = new Uint8Array(table.size);
  reached[start] = 1;
  let count = 0;
  for (const open = [start]; open.length > 0; ) {
    const state = open.pop() ?? 0;
    count += 1;
    for (let edge = edges?.first[state] ?? 0; edge < (edges?.first[state + 1] ?? 0); edge++) {
      const to = edges?.targets[edge] ?? 0;
      if (reached[to] === 1) continue;
      reached[to] = 1;
      open.push(to);
    }
  }
  return count;
}

function firstDifference(
  pairs: readonly (readonly [what: string, ours: number | string, spins: number | string])[],
): string | undefined {
  const found = pairs.find(([, ours, spins]) => ours !== spins);
  return found === undefined ? undefined : `${found[0]}: we say “${found[1]}”, SPIN says “${found[2]}”`;
}
