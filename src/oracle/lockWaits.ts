// Who waits for a lock that he is never given, by the definition: the whole graph is tried from every such state.

import { defined } from '../base/defined.ts';
import { choicesOf, type Oracle, processOf, threadOf } from './enabled.ts';
import { instructionAt } from './instructionAt.ts';
import type { OracleStates } from './oracleGraph.ts';
import { copyState, runningThread, type State } from './state.ts';
import { type Runner, runsCode } from './world.ts';

/** States in which somebody waits for a lock, and from which no schedule gives it to him. */
export function deniedByDefinition(found: OracleStates): readonly number[] {
  const { oracle, states } = found;
  return [...states.keys()].filter((number) => {
    const state = defined(states[number]);
    return (
      state.failure === undefined &&
      oracle.world.actors
        .filter(runsCode)
        .some((actor) => waits(oracle, state, actor) && !isGiven(found, number, actor))
    );
  });
}

/** It cannot move, and it could if one lock were free. */
function waits(oracle: Oracle, state: State, actor: Runner): boolean {
  if (canGoOn(oracle, state, actor)) return false;
  const { agenda } = threadOf(state, actor, runningThread(processOf(state, actor), actor));
  const effect = agenda && instructionAt(oracle.world, agenda).effect.kind;
  // A condition may look at a lock: who awaits it does not wait to take it.
  if (effect !== 'lock' && effect !== 'section') return false;
  return oracle.world.slots.some(({ type }, address) => {
    if (type.kind !== 'lock' || state.memory[address] === 0) return false;
    const freed = copyState(state);
    freed.memory[address] = 0;
    return canGoOn(oracle, freed, actor);
  });
}

/** A step of its own; the exit that an interrupt forces is none. */
function canGoOn(oracle: Oracle, state: State, actor: Runner): boolean {
  return choicesOf(oracle, state, actor).some(({ forced }) => !forced);
}

/** Whether on some schedule it takes its next step from where it stands. */
function isGiven({ oracle, states, edges }: OracleStates, from: number, actor: Runner): boolean {
  const threadIn = (state: State): number => runningThread(processOf(state, actor), actor);
  const thread = threadIn(defined(states[from]));
  const seen = new Set([from]);
  for (const number of seen) {
    const state = defined(states[number]);
    if (threadIn(state) === thread && canGoOn(oracle, state, actor)) return true;
    for (const { to } of defined(edges[number])) seen.add(to);
  }
  return false;
}
