// What to write where something fails that a scenario may well mean to be so.

import { listed, spoken } from '../engine/names.ts';
import type { ActorIndex } from '../model/indices.ts';
import { actorAt } from '../model/lookup.ts';
import { conjuncts } from '../model/slotsOf.ts';
import type { Analysis } from './analysis.ts';
import { fact } from './stateSpace.ts';
import type { Subject } from './subjects.ts';
import { REST } from './wasm/facts.ts';

/** For a rest that no schedule comes to; undefined for all else, and where a bound stopped the search. */
export function hintFor(analysis: Analysis, { kind, bit }: Subject): string | undefined {
  const { space } = analysis;
  const { mustStay, rest } = space.program;
  const isRest =
    kind === 'possible' && JSON.stringify(space.plan.conditions[bit - REST]) === JSON.stringify(rest);
  if (!isRest || !space.complete) return undefined;
  if (mustStay === 'move')
    return 'All tasks are endless, and nothing says what rest is: say it with `rest when`, or leave it to `move`.';
  const tasks = neverFinished(analysis);
  if (tasks.length === 0) return undefined;
  const names = tasks.map((actor) => spoken(actorAt(space.program, actor).name));
  const [noun, verb, pronoun] =
    tasks.length === 1 ? ['its name', 'finishes', 'it'] : ['their names', 'finish', 'they'];
  return `${listed(names)} ${verb} on no schedule: if ${pronoun} need not, write \`endless\` behind ${noun}.`;
}

/** Tasks whose end is all that rest asks of them, and which no schedule brings there. */
function neverFinished({ machine, space }: Analysis): readonly ActorIndex[] {
  const { program, table } = space;
  for (let state = 0; state < table.size; state++) if (fact(space, state, REST)) return [];
  const ends = conjuncts(program.rest).map((part) => {
    const role = part.op === 'one of' ? program.slots[part.slot]?.role : undefined;
    return role?.kind === 'pc' ? { actor: role.actor, test: machine.condition(part) } : undefined;
  });
  // A scenario that says itself what rest is has thought of it.
  if (ends.includes(undefined)) return [];
  return ends.flatMap((end) => {
    if (end === undefined) return [];
    for (let state = 0; state < table.size; state++)
      if (machine.evaluate(end.test, table.words, table.at(state)) !== 0) return [];
    return [end.actor];
  });
}
