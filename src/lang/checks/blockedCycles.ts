// `blocked(T)` in a gate, a mask, an `await` or a `when`: whether somebody can move then hangs on whether T can, which
// must not lead back.

import { defined } from '../../base/defined.ts';
import type { Actor } from '../../model/actors.ts';
import type { Expr } from '../../model/code.ts';
import type { Condition } from '../../model/conditions.ts';
import { partsOf } from '../../model/exprParts.ts';
import { type ActorIndex, actorIndex } from '../../model/indices.ts';
import type { ChoiceRow } from '../../model/program.ts';
import type { Build } from '../names/build.ts';

/** Reports the first actor of which nobody could say whether it can move. */
export function checkBlocked(
  build: Build,
  actors: readonly Actor[],
  rows: readonly Pick<ChoiceRow, 'actor' | 'guard'>[],
): void {
  const conditions = actors.map(({ gate }) => [...gate]);
  for (const { actor, guard } of rows) conditions[actor]?.push(...guard);
  const asked = conditions.map((tests) =>
    tests.flatMap((condition) => actorsAsked(condition.test).map((actor) => ({ actor, condition }))),
  );
  const leadsTo = (from: ActorIndex, to: ActorIndex, seen: Set<ActorIndex>): boolean => {
    if (from === to) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return defined(asked[from]).some(({ actor }) => leadsTo(actor, to, seen));
  };
  for (const [index, actor] of actors.entries()) {
    const back = asked[index]?.find((each) => leadsTo(each.actor, actorIndex(index), new Set()));
    if (back === undefined) continue;
    build.report.error(
      rangeOfCondition(back.condition) ?? actor.at,
      `Whether ${actor.name} can move would hang on itself here.`,
      'Ask for what the other waits for instead.',
    );
    return;
  }
}

function rangeOfCondition({ reason }: Condition): { readonly from: number; readonly to: number } | undefined {
  return 'at' in reason ? reason.at : undefined;
}

function actorsAsked(expr: Expr): readonly ActorIndex[] {
  return 'actor' in expr ? [expr.actor] : partsOf(expr).flatMap(actorsAsked);
}
