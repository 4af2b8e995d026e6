// The counterexample with the fewest context switches overall, however long it is.

import { analysisOf } from '../explorer/analysis.ts';
import { fewest } from '../explorer/counterexample.ts';
import { statesThatShow, subjectsOf } from '../explorer/subjects.ts';
import type { Example } from '../model/report.ts';
import type { ExploredProgram } from './exploring.ts';

export interface CalmExample {
  readonly example: Example;
  readonly switches: number;
}

/**
 * For each verdict that a run to one state shows, the run with the fewest context switches; undefined for the
 * others, for lassos, and where the edges were not kept.
 */
export function fewestSwitches({
  machine,
  space,
  report,
}: ExploredProgram): readonly (CalmExample | undefined)[] {
  const analysis = analysisOf(machine, space, { fairness: true });
  return subjectsOf(space.program, space.plan).map((subject, index) => {
    const isShown = report.verdicts[index]?.example !== undefined;
    const marks = isShown ? statesThatShow(analysis, subject) : undefined;
    const found = marks && fewest(analysis, marks, 'switches');
    return found && { example: found.example, switches: found.cost };
  });
}
