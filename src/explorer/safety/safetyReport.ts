// The report on what must never happen: of everything else it says that it was not asked.

import type { Machine } from '../../engine/machine.ts';
import type { Example, Report, Verdict, VerdictKind } from '../../model/report.ts';
import { exampleOf } from '../counterexample.ts';
import { overallVerdict } from '../report.ts';
import { type Subject, subjectsOf } from '../subjects.ts';
import { type SafetySpace, signOf } from './safetySearch.ts';

/** The verdicts that single states give, each with a shortest run that shows it. The space is one of this machine's program. */
export function safetyReport(machine: Machine, space: SafetySpace): Report {
  const { program, plan, states, transitions, complete, ways } = space;
  const verdicts = subjectsOf(program, plan).map((subject, index): Verdict => {
    const { kind, name, sentence, expected } = subject;
    const way = ways[index];
    const example = way && exampleOf(machine, way);
    const verdict = verdictOf(subject, example, space);
    return { kind, name, sentence, expected, verdict, example, hint: undefined };
  });
  const isFull = ways.at(-1) !== undefined;
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

function verdictOf(
  subject: Subject,
  example: Example | undefined,
  { program, complete, hashed }: SafetySpace,
): VerdictKind {
  if (signOf(subject) === undefined) return 'not asked';
  if (subject.kind === 'error' && program.faults.length === 0) return 'holds';
  const [shown, never]: readonly [VerdictKind, VerdictKind] =
    subject.kind === 'cover' ? ['holds', 'fails'] : ['fails', 'holds'];
  if (example !== undefined) return shown;
  if (complete) return never;
  return hashed && never === 'holds' ? 'not refuted' : 'unknown';
}
