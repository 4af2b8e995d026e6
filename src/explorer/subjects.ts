// What is judged of a program, and the states that show it: verdicts, fates and counterexamples all start from here.

import { defined } from '../base/defined.ts';
import { unreachable } from '../base/unreachable.ts';
import type { Expected, Program } from '../model/program.ts';
import type { VerdictSubject } from '../model/report.ts';
import type { Analysis } from './analysis.ts';
import { deniedLocks, lockRows } from './locks.ts';
import { lostStates, marksOf } from './reach.ts';
import { fact, type StateSpace } from './stateSpace.ts';
import { ERROR, type FactPlan, REST } from './wasm/facts.ts';

export interface Subject {
  readonly kind: VerdictSubject;
  readonly name: string;
  readonly sentence: string;
  readonly expected: Expected;
  /** Bit of the condition that it is about among a state's facts; −1 where it is about none. */
  readonly bit: number;
  /** Bit of what `leads to` starts from; −1 for all others. */
  readonly from: number;
}

/**
 * First what is judged unasked: that no step ends in an error; that who waits for a lock can still be given it, where
 * there are locks to wait for; that rest stays possible, unless the scenario says so itself, or that somebody can always
 * move. Then the scenario's properties in order.
 */
export function subjectsOf(program: Program, plan: FactPlan): readonly Subject[] {
  const { expected, mustStay } = program;
  const error: Subject = {
    ...{ kind: 'error', name: 'error', sentence: 'No step ends in an error.', expected: expected.error },
    ...{ bit: ERROR, from: -1 },
  };
  const lock: Subject = {
    ...{ kind: 'lock', name: 'lock', sentence: 'Whoever waits for a lock can still be given it.' },
    ...{ expected: expected.lock, bit: -1, from: -1 },
  };
  const rest: Subject = {
    ...{ kind: 'possible', name: 'rest', sentence: 'Every schedule can still come to rest.' },
    ...{ expected: expected.rest, bit: REST, from: -1 },
  };
  const move: Subject = {
    ...{ kind: 'move', name: 'move', sentence: 'Somebody can always move.' },
    ...{ expected: expected.move, bit: -1, from: -1 },
  };
  const locks = lockRows(program).length > 0 || expected.lock === 'fails';
  const ends = mustStay === 'move' ? [move] : saysRestItself(program) ? [] : [rest];
  const written = program.properties.map(({ kind, name, sentence, expected: wanted }, index): Subject => {
    const bits = plan.properties[index] ?? { expr: -1, from: -1 };
    return { kind, name, sentence, expected: wanted, bit: bits.expr, from: bits.from };
  });
  return [error, ...(locks ? [lock] : []), ...ends, ...written];
}

function saysRestItself({ properties, rest }: Program): boolean {
  const wanted = JSON.stringify(rest);
  return properties.some(({ kind, expr }) => kind === 'possible' && JSON.stringify(expr) === wanted);
}

/**
 * Marks the states that show it by themselves: each breaks it or, for a `cover`, is one. Undefined where that takes
 * edges that were not kept, and for what only a run that goes on for ever can show.
 */
export function statesThatShow(
  analysis: Analysis,
  { kind, bit }: Pick<Subject, 'kind' | 'bit'>,
): Uint8Array | undefined {
  const { space, graph } = analysis;
  switch (kind) {
    case 'error':
    case 'never':
    case 'cover':
      return marksOf(space, bit);
    case 'final':
      return unfinished(space, bit);
    case 'possible':
      return graph && lostStates(space, graph.before, bit);
    case 'lock':
      return deniedLocks(analysis);
    case 'move':
      return deadlocks(analysis);
    case 'always eventually':
    case 'leads to':
      return undefined;
    default:
      return unreachable(kind);
  }
}

/** Rest states where a fact does not hold. */
function unfinished(space: StateSpace, bit: number): Uint8Array {
  const holds = marksOf(space, bit);
  return marksOf(space, REST).map((mark, state) => mark & (1 - defined(holds[state])));
}

/** States in which nobody can move, though no error has ended the run. */
function deadlocks({ space, graph }: Analysis): Uint8Array | undefined {
  if (graph === undefined) return undefined;
  const { first } = graph.edges;
  const marks = new Uint8Array(space.table.size);
  for (let state = 0; state < space.expanded; state++)
    if (first[state] === first[state + 1] && !fact(space, state, ERROR)) marks[state] = 1;
  return marks;
}
