// The verdict of every property, with an example, and of what is always in force (R13, R14).

import { unreachable } from '../base/unreachable.ts';
import type { Program, Property } from '../model/program.ts';
import type { Example, Verdict, VerdictKind } from '../model/report.ts';
import type { Analysis } from './analysis.ts';
import { nearest } from './counterexample.ts';
import { unfinished } from './fate.ts';
import { fairRunWithout } from './liveness.ts';
import { lostStates, marksOf } from './reach.ts';
import { ERROR, REST } from './wasm/facts.ts';

/** Bits of a property's condition and of its `from`. */
type Bits = Analysis['space']['plan']['properties'][number];
type Finding = Pick<Verdict, 'verdict' | 'example' | 'vacuous'>;

/**
 * First that no step ends in an error, then that rest stays possible unless the scenario says so itself, then its
 * properties in order. What a run already shows is definite even where a bound stopped the search; the rest is unknown.
 */
export function verdictsOf(analysis: Analysis): readonly Verdict[] {
  const { program, plan } = analysis.space;
  const written = program.properties.map((property, index): Verdict => {
    const bits = plan.properties[index] ?? { expr: REST, from: -1 };
    const { kind, name, sentence, expected } = property;
    return { kind, name, sentence, expected, ...findingOf(analysis, property, bits) };
  });
  const error: Verdict = {
    kind: 'error',
    name: 'error',
    sentence: 'No step ends in an error.',
    expected: program.noError,
    ...absence(analysis, marksOf(analysis.space, ERROR)),
  };
  const rest: Verdict = {
    kind: 'possible',
    name: 'rest',
    sentence: 'Every schedule can still come to rest.',
    expected: 'holds',
    ...possible(analysis, REST),
  };
  return saysRestItself(program) ? [error, ...written] : [error, rest, ...written];
}

function saysRestItself({ properties, rest }: Program): boolean {
  const wanted = JSON.stringify(rest);
  return properties.some(({ kind, expr }) => kind === 'possible' && JSON.stringify(expr) === wanted);
}

function findingOf(analysis: Analysis, { kind }: Property, bits: Bits): Finding {
  const { space } = analysis;
  switch (kind) {
    case 'never':
      return absence(analysis, marksOf(space, bits.expr));
    case 'final':
      return final(analysis, bits.expr);
    case 'cover':
      return cover(analysis, bits.expr);
    case 'possible':
      return possible(analysis, bits.expr);
    case 'always eventually':
      return alwaysEventually(analysis, bits.expr);
    case 'leads to':
      return leadsTo(analysis, bits);
    default:
      return unreachable(kind);
  }
}

/** Holds where no state is marked; otherwise the way to the nearest is the counterexample. */
function absence(analysis: Analysis, marks: Uint8Array): Finding {
  return refutable(nearest(analysis, marks), analysis.space.complete);
}

function refutable(example: Example | undefined, known: boolean): Finding {
  const verdict: VerdictKind = example !== undefined ? 'fails' : known ? 'holds' : 'unknown';
  return { verdict, example, vacuous: undefined };
}

/** Adds why a property that holds says nothing. */
function unlessVacuous(finding: Finding, isVacuous: () => boolean, because: string): Finding {
  return finding.verdict === 'holds' && isVacuous() ? { ...finding, vacuous: because } : finding;
}

function final(analysis: Analysis, bit: number): Finding {
  return unlessVacuous(
    absence(analysis, unfinished(analysis.space, bit)),
    () => !marksOf(analysis.space, REST).includes(1),
    'No reachable state is at rest.',
  );
}

function cover(analysis: Analysis, bit: number): Finding {
  const example = nearest(analysis, marksOf(analysis.space, bit));
  const verdict: VerdictKind =
    example !== undefined ? 'holds' : analysis.space.complete ? 'fails' : 'unknown';
  return { verdict, example, vacuous: undefined };
}

function possible(analysis: Analysis, bit: number): Finding {
  const { space, graph } = analysis;
  if (graph === undefined) return refutable(undefined, false);
  return unlessVacuous(
    absence(analysis, lostStates(space, graph.before, bit)),
    () => bit !== REST && !marksOf(space, bit).includes(0),
    'It is so in every reachable state.',
  );
}

function alwaysEventually(analysis: Analysis, bit: number): Finding {
  const { space, graph } = analysis;
  const goal = marksOf(space, bit);
  return unlessVacuous(
    refutable(fairRunWithout(analysis, goal, undefined), space.complete && graph !== undefined),
    () => !goal.includes(0),
    'It is so in every reachable state.',
  );
}

function leadsTo(analysis: Analysis, bits: Bits): Finding {
  const { space, graph } = analysis;
  const from = marksOf(space, bits.from);
  const goal = marksOf(space, bits.expr);
  const example = fairRunWithout(analysis, goal, from);
  const finding = unlessVacuous(
    refutable(example, space.complete && graph !== undefined),
    () => from.every((mark, state) => mark === 0 || goal[state] === 1),
    'Wherever what it starts from is so, what it leads to is so already.',
  );
  return unlessVacuous(finding, () => !from.includes(1), 'What it starts from is so in no reachable state.');
}
