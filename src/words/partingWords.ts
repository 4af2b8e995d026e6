// Where the same schedule goes another way under other settings (R23), in words.

import { unreachable } from '../base/unreachable.ts';
import { spoken } from '../engine/names.ts';
import type { InsteadOf, Parting } from '../engine/transfer.ts';
import { laneName } from '../facts/lanes.ts';
import type { Program } from '../model/program.ts';
import { impossibleSentence } from './reasonWords.ts';

/** `As recorded, vCPU0 goes on with “vcpu0 descheduled”; here its next operation is …`; `program` is the one that is played. */
export function partingSentence(program: Program, parting: Parting): string {
  if (parting.kind === 'record stops') return impossibleSentence(parting.program, parting.why);
  const between = parting.here.kind === 'no such actor' ? 'with these settings' : 'here';
  return `As recorded, ${recordedClause(program, parting)}; ${between} ${hereClause(program, parting)}`;
}

/** The same in few words, from the longest to the shortest: for where there is little room. */
export function shortParting(program: Program, parting: Parting): readonly string[] {
  if (parting.kind === 'record stops') return [impossibleSentence(parting.program, parting.why)];
  const { here } = parting;
  // What memory does by itself has a name that nobody says: `cpu0.drain`.
  if (here.kind !== 'elsewhere' && parting.actor.includes('.')) return ['Here memory cannot take this step.'];
  switch (here.kind) {
    case 'no such actor':
      return [`With these settings there is no ${spoken(parting.actor)}.`];
    case 'impossible':
      return [impossibleSentence(program, here.why), `Here ${spoken(parting.actor)} cannot move.`];
    case 'elsewhere':
      return here.returned === undefined
        ? [`Here ${spoken(parting.actor)} goes on with ${here.next.replace(/;$/, '')}.`]
        : [`Here ${here.returned} has returned.`];
    default:
      return unreachable(here);
  }
}

/** The same where both stand side by side, the record on the left. */
export function sidesSentence(program: Program, parting: Parting): string {
  if (parting.kind === 'record stops') return impossibleSentence(parting.program, parting.why);
  return `On the left, ${recordedClause(program, parting)}; on the right, ${hereClause(program, parting)}`;
}

type OtherWay = Extract<Parting, { readonly kind: 'other way' }>;

function recordedClause(program: Program, { actor, recorded, saw }: OtherWay): string {
  const goesOn =
    recorded.length === 0
      ? `${spoken(actor)} takes a step`
      : `${spoken(actor)} goes on with “${recorded.join(', ')}”`;
  if (saw === undefined) return goesOn;
  const lane = saw.lane === undefined ? spoken(actor) : laneName(program, saw.lane);
  return `${lane} ${saw.wasOld ? 'still saw' : 'saw'} ${saw.name} = ${saw.recorded}, and ${goesOn}`;
}

function hereClause(program: Program, { actor, here, saw }: OtherWay): string {
  const sees = saw === undefined ? '' : `it sees ${saw.here}: `;
  return `${sees}${insteadClause(program, actor, here)}`;
}

function insteadClause(program: Program, actor: string, here: InsteadOf): string {
  switch (here.kind) {
    case 'no such actor':
      return `there is no ${spoken(actor)}.`;
    case 'impossible':
      return impossibleSentence(program, here.why);
    case 'elsewhere': {
      const returned = here.returned === undefined ? '' : `${here.returned} has returned, and `;
      return `${returned}its next operation is “${here.next}”.`;
    }
    default:
      return unreachable(here);
  }
}
