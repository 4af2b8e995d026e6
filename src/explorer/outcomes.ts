// The ways in which a run may end: states without a next step, told apart by what is wrong there.

import { assert } from '../base/assert.ts';
import { defined } from '../base/defined.ts';
import { standingOf, telling } from '../engine/explain.ts';
import { readSlot } from '../engine/values.ts';
import { OUTCOME_SENTENCES_MAX, OUTCOMES_MAX } from '../model/limits.ts';
import type { End, Outcome } from '../model/report.ts';
import type { Analysis } from './analysis.ts';
import { nearest } from './counterexample.ts';
import { fact } from './stateSpace.ts';
import { waitingSlots } from './waitingSlots.ts';
import { ERROR, REST } from './wasm/facts.ts';

/** Ends that are alike. */
interface Group {
  readonly end: End;
  readonly states: number[];
}

interface Alike {
  readonly kind: End['kind'];
  readonly states: number[];
}

/**
 * Every kind of end with its number of states and the nearest one: finished, by where endless tasks are left waiting,
 * errors by what failed, then stuck ends by who waits where; within a kind the nearest first, and at most
 * `OUTCOMES_MAX`. Ends that a bound kept the search from, and all where the edges were not kept, are not in it.
 */
export function outcomesOf(analysis: Analysis): readonly Outcome[] {
  const groups = [...endsByCause(analysis).values()];
  const of = (kind: End['kind']): readonly Group[] => groups.filter(({ end }) => end.kind === kind);
  const good = of('finished');
  // Many ways to come to rest must not hide one that does not.
  const bad = [...of('error'), ...of('stuck')].slice(0, OUTCOMES_MAX - Math.min(good.length, 1));
  return [...good.slice(0, OUTCOMES_MAX - bad.length), ...bad].flatMap(({ end, states }) => {
    const marks = new Uint8Array(analysis.space.table.size);
    for (const state of states) marks[state] = 1;
    const example = nearest(analysis, marks);
    return example === undefined ? [] : [{ end, states: states.length, example }];
  });
}

function endsByCause(analysis: Analysis): ReadonlyMap<string, Group> {
  const alike = endsThatLookAlike(analysis);
  const groups = new Map<string, Group>();
  let sentences = 0;
  for (const { kind, states } of alike) {
    if (kind === 'stuck' && ++sentences > OUTCOME_SENTENCES_MAX) continue;
    const end = endOf(analysis, defined(states[0]));
    // Why somebody is told of is no difference between two ends.
    const key = JSON.stringify(end, (name, value) => (name === 'part' ? undefined : value));
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { end, states: [...states] });
    else for (const state of states) known.states.push(state);
  }
  return groups;
}

/** Ends by all that can be told of them, in order of the nearest of each. */
function endsThatLookAlike({ machine, space, graph }: Analysis): Iterable<Alike> {
  const { program } = machine;
  const slots = waitingSlots(program);
  // Of a run that has finished, only where the endless tasks stand is told.
  const endless = program.actors.flatMap((actor) => (actor.endless ? actor.threads.map(({ pc }) => pc) : []));
  const found = new Map<string, Alike>();
  for (let state = 0; graph !== undefined && state < space.expanded; state++) {
    if (graph.edges.first[state] !== graph.edges.first[state + 1]) continue;
    const words = space.table.state(state);
    const kind = fact(space, state, ERROR) ? 'error' : fact(space, state, REST) ? 'finished' : 'stuck';
    const key =
      kind === 'error'
        ? `${readSlot(program, words, program.fault)}`
        : (kind === 'finished' ? endless : slots(words))
            .map((slot) => readSlot(program, words, slot))
            .join(' ');
    const known = found.get(`${kind} ${key}`);
    if (known === undefined) found.set(`${kind} ${key}`, { kind, states: [state] });
    else known.states.push(state);
  }
  return found.values();
}

/** How a run ends there; of those who wait only the ones that explain it. */
function endOf({ machine, space }: Analysis, state: number): End {
  const end = standingOf(machine, space.table.state(state));
  assert(end.kind !== 'running', 'a state without edges is an end');
  return end.kind === 'stuck' ? { kind: 'stuck', waiting: telling(end.waiting) } : end;
}
