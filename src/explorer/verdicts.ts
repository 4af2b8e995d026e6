// The verdict of every property, with an example, and of what is always in force (R13, R14).

import { unreachable } from '../base/unreachable.ts';
import type { Example, Verdict, VerdictKind } from '../model/report.ts';
import type { Analysis } from './analysis.ts';
import { nearest } from './counterexample.ts';
import { hintFor } from './hints.ts';
import { fairRunWithout } from './liveness.ts';
import { marksOf } from './reach.ts';
import { type Subject, statesThatShow, subjectsOf } from './subjects.ts';

type Finding = Pick<Verdict, 'verdict' | 'example'>;

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
    case 'final':
    case 'possible':
      return absence(analysis, subject);
    case 'cover':
      return cover(analysis, subject);
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
  return { verdict, example };
}

function cover(analysis: Analysis, { bit }: Subject): Finding {
  const example = nearest(analysis, marksOf(analysis.space, bit));
  const verdict: VerdictKind =
    example !== undefined ? 'holds' : analysis.space.complete ? 'fails' : 'unknown';
  return { verdict, example };
}

function alwaysEventually(analysis: Analysis, { bit }: Subject): Finding {
  const { space, graph } = analysis;
  const example = fairRunWithout(analysis, marksOf(space, bit), undefined);
  return refutable(example, space.complete && graph !== undefined);
}

function leadsTo(analysis: Analysis, subject: Subject): Finding {
  const { space, graph } = analysis;
  const from = marksOf(space, subject.from);
  const example = fairRunWithout(analysis, marksOf(space, subject.bit), from);
  return refutable(example, space.complete && graph !== undefined);
}
