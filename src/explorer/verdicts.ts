// The verdict of every property, with an example, and of what is always in force (R13, R14).

import { unreachable } from '../base/unreachable.ts';
import type { Example, Verdict, VerdictKind } from '../model/report.ts';
import type { Analysis } from './analysis.ts';
import { nearest } from './counterexample.ts';
import { hintFor } from './hints.ts';
import { fairRunWithout } from './liveness.ts';
import { marksOf } from './reach.ts';
import { type Subject, statesThatShow, subjectsOf } from './subjects.ts';
import { REST } from './wasm/facts.ts';

type Finding = Pick<Verdict, 'verdict' | 'example' | 'vacuous'>;

/** One verdict a subject. What a run already shows is definite even where a bound stopped the search; the rest is unknown. */
export function verdictsOf(analysis: Analysis): readonly Verdict[] {
  const { program, plan } = analysis.space;
  return subjectsOf(program, plan).map((subject): Verdict => {
    const { kind, name, sentence, expected } = subject;
    const finding = findingOf(analysis, subject);
    const hint = finding.verdict === 'fails' ? hintFor(analysis, subject) : undefined;
    return { kind, name, sentence, expected, ...finding, hint };
  });
}

function findingOf(analysis: Analysis, subject: Subject): Finding {
  switch (subject.kind) {
    case 'error':
    case 'lock':
    case 'move':
    case 'never':
      return absence(analysis, subject);
    case 'final':
      return final(analysis, subject);
    case 'cover':
      return cover(analysis, subject);
    case 'possible':
      return possible(analysis, subject);
    case 'always eventually':
      return alwaysEventually(analysis, subject);
    case 'leads to':
      return leadsTo(analysis, subject);
    default:
      return unreachable(subject.kind);
  }
}

/** Holds where no state shows it; otherwise the way to the nearest is the counterexample. */
function absence(analysis: Analysis, subject: Subject): Finding {
  const marks = statesThatShow(analysis, subject);
  if (marks === undefined) return refutable(undefined, false);
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

function final(analysis: Analysis, subject: Subject): Finding {
  return unlessVacuous(
    absence(analysis, subject),
    () => !marksOf(analysis.space, REST).includes(1),
    'No reachable state is at rest.',
  );
}

function cover(analysis: Analysis, { bit }: Subject): Finding {
  const example = nearest(analysis, marksOf(analysis.space, bit));
  const verdict: VerdictKind =
    example !== undefined ? 'holds' : analysis.space.complete ? 'fails' : 'unknown';
  return { verdict, example, vacuous: undefined };
}

function possible(analysis: Analysis, subject: Subject): Finding {
  const { bit } = subject;
  return unlessVacuous(
    absence(analysis, subject),
    () => bit !== REST && !marksOf(analysis.space, bit).includes(0),
    'It is so in every reachable state.',
  );
}

function alwaysEventually(analysis: Analysis, { bit }: Subject): Finding {
  const { space, graph } = analysis;
  const goal = marksOf(space, bit);
  return unlessVacuous(
    refutable(fairRunWithout(analysis, goal, undefined), space.complete && graph !== undefined),
    () => !goal.includes(0),
    'It is so in every reachable state.',
  );
}

function leadsTo(analysis: Analysis, subject: Subject): Finding {
  const { space, graph } = analysis;
  const from = marksOf(space, subject.from);
  const goal = marksOf(space, subject.bit);
  const example = fairRunWithout(analysis, goal, from);
  const finding = unlessVacuous(
    refutable(example, space.complete && graph !== undefined),
    () => from.every((mark, state) => mark === 0 || goal[state] === 1),
    'Wherever what it starts from is so, what it leads to is so already.',
  );
  return unlessVacuous(finding, () => !from.includes(1), 'What it starts from is so in no reachable state.');
}
