// The oracle: explores a scenario by walking its syntax tree, slowly and plainly. It shares nothing with the compiler
// and the engine but the parser, so that where the two agree on the whole graph both are likely right.

import { assert } from '../base/assert.ts';
import { defined } from '../base/defined.ts';
import type { FileSyntax } from '../lang/syntax/fileSyntax.ts';
import type { ChartTable } from '../model/chart.ts';
import type { Graph, GraphEdge, GraphState } from '../model/graph.ts';
import { buildWorld, type OracleSettings } from './buildWorld.ts';
import { describeState, lineCounter } from './describe.ts';
import { type Choice, choicesIn, type Oracle } from './enabled.ts';
import { createOracle } from './observe.ts';
import type { State } from './state.ts';
import { keyOf } from './stateKey.ts';
import { initialState, takeStep } from './step.ts';

/** All that was found: states in breadth-first order, and for each its steps in order of actor and alternative. */
export interface OracleStates {
  readonly oracle: Oracle;
  readonly states: readonly State[];
  readonly edges: readonly (readonly OracleEdge[])[];
  /** False where states beyond the bound, and the edges to them, were left out. */
  readonly complete: boolean;
}

interface OracleEdge {
  readonly choice: Choice;
  readonly labels: readonly string[];
  readonly to: number;
}

/**
 * All states in breadth-first order. Edges to states beyond `statesMax` are left out. `text` is what `file` was parsed
 * from: it tells the lines.
 *
 * @throws Error where the scenario has errors that the compiler would have reported
 */
export function oracleGraph(
  file: FileSyntax,
  prelude: FileSyntax,
  settings: OracleSettings,
  charts: readonly ChartTable[],
  statesMax: number,
  text: string,
): Graph {
  const lineAt = lineCounter(text);
  const found = oracleStates(file, prelude, settings, charts, statesMax);
  const states = found.states.map((state, number): GraphState => {
    const edges = defined(found.edges[number]).map(
      ({ choice, labels, to }): GraphEdge => ({
        ...{ actor: choice.actor.name, alternative: choice.alternative, labels, to },
      }),
    );
    return { ...describeState(found.oracle, state, lineAt), edges };
  });
  return { states, complete: found.complete };
}

/** The same, as the oracle has them. */
export function oracleStates(
  file: FileSyntax,
  prelude: FileSyntax,
  settings: OracleSettings,
  charts: readonly ChartTable[],
  statesMax: number,
): OracleStates {
  const oracle = createOracle(buildWorld(file, prelude, settings, charts));
  const numberOf = new Map<string, number>();
  const states: State[] = [];
  let complete = true;
  const visit = (state: State): number | undefined => {
    const key = keyOf(oracle.world, state);
    const known = numberOf.get(key);
    if (known !== undefined) return known;
    if (states.length >= statesMax) {
      complete = false;
      return undefined;
    }
    numberOf.set(key, states.length);
    return states.push(state) - 1;
  };
  visit(initialState(oracle));
  const edges: OracleEdge[][] = [];
  // The list grows while it is walked: that is the queue.
  for (const state of states) {
    edges.push(
      choicesIn(oracle, state).flatMap((choice): OracleEdge[] => {
        const step = takeStep(oracle, state, choice);
        const to = visit(step.state);
        return to === undefined ? [] : [{ choice, labels: step.labels, to }];
      }),
    );
  }
  assert(states.length === edges.length, 'a state was lost');
  return { oracle, states, edges, complete };
}
