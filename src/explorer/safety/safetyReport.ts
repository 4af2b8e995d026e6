// The report on what must never happen: of everything else it says that it was not asked.

import { defined } from '../../base/defined.ts';
import type { Machine } from '../../engine/machine.ts';
import type { Example, Report, Verdict, VerdictKind } from '../../model/report.ts';
import { exampleOf } from '../counterexample.ts';
import { overallVerdict } from '../report.ts';
import { type Subject, subjectsOf } from '../subjects.ts';
import { type SafetySpace, signOf } from './safetySearch.ts';

/** The verdicts that single states give, each with a shortest run that shows it. The space is one of this machine's program. */
export function safetyReport(machine: Machine, space: SafetySpace): Report {
  const { program, plan, states, transitions, complete, first } = space;
  const verdicts = subjectsOf(program, plan).map((subject, index): Verdict => {
    const { kind, name, sentence, expected } = subject;
    const state = defined(first[index]);
    const example = state < 0 ? undefined : exampleOf(machine, space.wayTo(state));
    const verdict = verdictOf(subject, example, complete);
    return { kind, name, sentence, expected, verdict, example, hint: undefined };
  });
  const isFull = defined(first.at(-1)) >= 0;
  return {
    asked: 'safety',
    settings: program.settings,
    complete,
    verdict: overallVerdict(verdicts),
    bufferLimit: isFull ? program.bufferLimit?.stores : undefined,
    states,
    transitions,
    verdicts,
    parts: undefined,
    fates: undefined,
    odds: undefined,
    outcomes: [],
    coverage: undefined,
  };
}

function verdictOf(subject: Subject, example: Example | undefined, complete: boolean): VerdictKind {
  if (signOf(subject) === undefined) return 'not asked';
  const [shown, never]: readonly [VerdictKind, VerdictKind] =
    subject.kind === 'cover' ? ['holds', 'fails'] : ['fails', 'holds'];
  if (example !== undefined) return shown;
  return complete ? never : 'unknown';
}
