// The oracle: explores a scenario by walking its syntax tree, slowly and plainly. It shares nothing with the compiler
// and the engine but the parser, so that where the two agree on the whole graph both are likely right.

import { assert } from '../base/assert.ts';
import type { FileSyntax } from '../lang/syntax/fileSyntax.ts';
import type { ChartTable } from '../model/chart.ts';
import type { Graph, GraphEdge, GraphState } from '../model/graph.ts';
import { buildWorld, type OracleSettings } from './buildWorld.ts';
import { describeState, lineCounter } from './describe.ts';
import { choicesIn } from './enabled.ts';
import { createOracle } from './observe.ts';
import { keyOf, type State } from './state.ts';
import { initialState, takeStep } from './step.ts';

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
  const oracle = createOracle(buildWorld(file, prelude, settings, charts));
  const numberOf = new Map<string, number>();
  const found: State[] = [];
  const states: GraphState[] = [];
  let complete = true;
  const visit = (state: State): number | undefined => {
    const key = keyOf(state);
    const known = numberOf.get(key);
    if (known !== undefined) return known;
    if (found.length >= statesMax) {
      complete = false;
      return undefined;
    }
    numberOf.set(key, found.length);
    return found.push(state) - 1;
  };
  visit(initialState(oracle));
  // The list grows while it is walked: that is the queue.
  for (const state of found) {
    const edges = choicesIn(oracle, state).flatMap((choice): GraphEdge[] => {
      const step = takeStep(oracle, state, choice);
      const to = visit(step.state);
      return to === undefined
        ? []
        : [{ actor: choice.actor.name, alternative: choice.alternative, labels: step.labels, to }];
    });
    states.push({ ...describeState(oracle, state, lineAt), edges });
  }
  assert(states.length === found.length, 'a state was lost');
  return { states, complete };
}
