// The counterexample with the fewest context switches overall, however long it is.

import { unreachable } from '../base/unreachable.ts';
import { type Analysis, analysisOf } from '../explorer/analysis.ts';
import { fewest } from '../explorer/counterexample.ts';
import { unfinished } from '../explorer/fate.ts';
import { lostStates, marksOf } from '../explorer/reach.ts';
import { ERROR, REST } from '../explorer/wasm/facts.ts';
import type { Example, Verdict } from '../model/report.ts';
import type { Explored } from './exploring.ts';

export interface CalmExample {
  readonly example: Example;
  readonly switches: number;
}

/**
 * For each verdict that a run to one state shows, the run with the fewest context switches; undefined for the
 * others, for lassos, and where the edges were not kept.
 */
export function fewestSwitches({ machine, space, report }: Explored): readonly (CalmExample | undefined)[] {
  const analysis = analysisOf(machine, space, { fairness: true });
  return report.verdicts.map((verdict) => {
    const marks = verdict.example === undefined ? undefined : marksFor(analysis, verdict);
    const found = marks && fewest(analysis, marks, 'switches');
    return found && { example: found.example, switches: found.cost };
  });
}

/** The states that show what the verdict says. */
function marksFor({ space, graph }: Analysis, { kind, name }: Verdict): Uint8Array | undefined {
  const index = space.program.properties.findIndex((property) => property.name === name);
  const bit = space.plan.properties[index]?.expr ?? REST;
  switch (kind) {
    case 'error':
      return marksOf(space, ERROR);
    case 'never':
    case 'cover':
      return marksOf(space, bit);
    case 'final':
      return unfinished(space, bit);
    case 'possible':
      return graph && lostStates(space, graph.before, bit);
    case 'always eventually':
    case 'leads to':
      return undefined;
    default:
      return unreachable(kind);
  }
}
