// Why somebody cannot move, a turn cannot be taken, or a task waits: in words.

import { mapDefined } from '../base/mapDefined.ts';
import { unreachable } from '../base/unreachable.ts';
import { spoken } from '../engine/names.ts';
import { lineOf, quote } from '../engine/sourceText.ts';
import { formatValue } from '../engine/values.ts';
import { actorName, laneName } from '../facts/lanes.ts';
import type { Reason } from '../model/conditions.ts';
import type { ActorIndex, LaneIndex } from '../model/indices.ts';
import { actorAt } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';
import type { Impossible, Obstacle, Outlook, Seen, Stand, Waiting } from '../model/run.ts';

/** What keeps an actor from moving, as one clause without a full stop. */
export function reasonClauses(program: Program, failing: readonly Obstacle[]): string {
  const ways = failing.filter(({ reason }) => reason.kind === 'when');
  const isAlone = failing.some(({ reason }) => reason.kind === 'buffer empty');
  const others = failing.filter(
    ({ reason }) => reason.kind !== 'when' && !(isAlone && reason.kind === 'stores in order'),
  );
  const clauses = others
    .filter((obstacle) => !isAwaitOfNothing(obstacle))
    .map((obstacle) => reasonClause(program, obstacle));
  const waits = waitsClause(program, ways);
  // `await false`, or a `choose` of which the settings have left nothing: code that never ends.
  const all = waits === undefined ? clauses : [...clauses, waits];
  return all.length === 0 ? 'it stays where it is' : [...new Set(all)].join('; ');
}

/** It awaits what no variable can change. */
function isAwaitOfNothing({ reason, seen }: Obstacle): boolean {
  return reason.kind === 'await' && seen.length === 0;
}

/**
 * What must become true before it goes on, any one of it: by the one variable that all of it looks at, which is the
 * plainest; else by the conditions and what they see. Undefined where no variable can change it.
 */
function waitsClause(program: Program, ways: readonly Obstacle[]): string | undefined {
  const seen = [...new Set(ways.flatMap((way) => mapDefined(way.seen, (each) => seenClause(program, each))))];
  if (seen.length === 0) return undefined;
  if (seen.length === 1) return `it waits while ${seen.join()}`;
  const conditions = mapDefined(ways, ({ reason }) => conditionOf(program, reason));
  return `it waits for ${conditions.join(' or ')}; now ${seen.join(', ')}`;
}

/** As it stands in the text: of a statement that waits, without its keyword. */
function conditionOf(program: Program, reason: Reason): string | undefined {
  switch (reason.kind) {
    case 'await':
      return quote(program, reason.at).replace(/^\w+\s+|;$/g, '');
    case 'when':
      return quote(program, reason.at);
    default:
      return undefined;
  }
}

/** One thing that keeps it: a clause without a full stop. */
function reasonClause(program: Program, obstacle: Obstacle): string {
  const { reason, seen } = obstacle;
  const name = (actor: ActorIndex): string => actorName(program, actor);
  const lane = (index: LaneIndex): string => laneName(program, index);
  switch (reason.kind) {
    case 'gate':
      return seen.length === 0 ? 'it may never step' : `it may not step while ${seenWords(program, seen)}`;
    case 'masked':
      return `it is masked while ${seenWords(program, seen)}`;
    case 'await':
    case 'when':
      return waitsClause(program, [obstacle]) ?? 'it stays where it is';
    case 'handler active':
      return `suspended by the handler ${name(reason.handler)}`;
    case 'interrupt first':
    case 'signal first':
      return `${name(reason.handler)} is pending and goes first`;
    case 'guest must exit':
      return `${name(reason.handler)} is pending: the guest must exit`;
    case 'lock':
      return lockClause(program, seen);
    case 'buffer not empty':
      return storesClause(reason.stores, lane(reason.lane));
    case 'buffer full':
      return `the store buffer of ${lane(reason.lane)} is full`;
    case 'not pending':
      return 'it is not pending';
    case 'interrupts off':
      return `interrupts are off on ${lane(reason.lane)}`;
    case 'lane in guest':
      return `${lane(reason.lane)} is in a guest, which must exit first`;
    case 'interrupt shadow':
      return `${name(reason.actor)} has just turned its interrupts on: one more instruction comes first`;
    case 'inside an instruction':
      return `${name(reason.actor)} is in the middle of an instruction`;
    case 'finished':
      return `${name(reason.actor)} has finished`;
    case 'not in guest':
      return `${name(reason.actor)} is not in its guest`;
    case 'buffer empty':
      return reason.stores === 'younger' ? 'no second store waits' : 'its store buffer is empty';
    case 'stores in order':
      return 'the store before it must reach memory first';
    case 'nothing kept':
      return 'it sees nothing old there';
    case 'not in flight':
      return 'nothing is in flight';
    default:
      return unreachable(reason);
  }
}

type AwaitedStores = Extract<Reason, { readonly kind: 'buffer not empty' }>['stores'];

function storesClause(stores: AwaitedStores, lane: string): string {
  switch (stores) {
    case 'all':
      return `it waits until the store buffer of ${lane} is empty`;
    case 'all before an interrupt':
      return 'the interrupt waits for the stores before it';
    case 'of the place':
      return `it waits for a store of ${lane} that must reach memory before it`;
    case 'unlocks':
      return `it waits until the unlock before it has left the buffer of ${lane}`;
    case 'unlock for others':
      return `it waits until the unlock has left the buffer of ${lane}`;
    default:
      return unreachable(stores);
  }
}

function lockClause(program: Program, [lock]: readonly Seen[]): string {
  const slot = lock && program.slots[lock.slot];
  if (lock === undefined || slot === undefined) return 'it waits for a lock';
  return `it waits for ${slot.name}, held by ${spoken(formatValue(program, slot.type, lock.value))}`;
}

/** The variables that a condition looks at, with their values: `pcpu[0].cur is IDLE`. */
export function seenWords(program: Program, seen: readonly Seen[]): string {
  return mapDefined(seen, (each) => seenClause(program, each)).join(', ');
}

/** Of a handler it is said whether it is pending, and whether it runs. */
function seenClause(program: Program, { slot, value, memory }: Seen): string | undefined {
  const found = program.slots[slot];
  if (found === undefined) return undefined;
  const { name, role, type } = found;
  switch (role.kind) {
    case 'pending':
    case 'in flight':
      return `${actorName(program, role.actor)} is ${value !== 0 ? '' : 'not '}${role.kind}`;
    case 'pc':
      return `${actorName(program, role.actor)} ${value !== 0 ? 'runs' : 'does not run'}`;
    default:
      return memory === undefined
        ? `${name} is ${formatValue(program, type, value)}`
        : `it sees ${name} as ${formatValue(program, type, value)} (memory: ${formatValue(program, type, memory)})`;
  }
}

/** `vCPU0 cannot move: it may not step while pcpu[0].cur is IDLE.` */
export function blockedSentence(program: Program, actor: ActorIndex, why: readonly Obstacle[]): string {
  return `${actorName(program, actor)} cannot move: ${reasonClauses(program, why)}.`;
}

/** Why an actor cannot move, in the fewest words that tell it: for a box as narrow as a lane, which names the actor. */
export function shortReason(program: Program, { finished, atEnd, why }: Outlook): string {
  if (finished) return 'finished';
  const [first] = why;
  if (first === undefined) return atEnd ? 'sleeps at its end' : 'cannot move';
  const looks = seenWords(program, first.seen.slice(0, 1));
  switch (first.reason.kind) {
    case 'gate':
    case 'masked':
    case 'await':
    case 'when':
      return looks === '' ? 'cannot move' : looks;
    case 'lock':
      return 'waits for the lock';
    case 'handler active':
      return 'an interrupt runs';
    case 'interrupt first':
    case 'signal first':
    case 'guest must exit':
      return `${actorName(program, first.reason.handler)} goes first`;
    case 'buffer not empty':
      return first.reason.stores === 'unlock for others' ? 'waits for an unlock' : 'waits for its stores';
    case 'buffer full':
      return 'its buffer is full';
    case 'interrupts off':
      return 'interrupts are off';
    case 'not pending':
    case 'lane in guest':
    case 'interrupt shadow':
    case 'inside an instruction':
    case 'finished':
    case 'not in guest':
    case 'buffer empty':
    case 'stores in order':
    case 'nothing kept':
    case 'not in flight':
      return 'cannot move';
    default:
      return unreachable(first.reason);
  }
}

/** Why an actor cannot move, as one sentence; undefined where it can, or has finished. */
export function outlookSentence(
  program: Program,
  { actor, options, finished, atEnd, why }: Outlook,
): string | undefined {
  if (options.length > 0 || finished) return undefined;
  if (!atEnd) return blockedSentence(program, actor, why);
  return `${actorName(program, actor)} sleeps at its end: ${reasonClauses(program, why)}.`;
}

/** Why a turn cannot be taken, as one sentence. */
export function impossibleSentence(program: Program, why: Impossible): string {
  switch (why.kind) {
    case 'no such actor':
      return `There is no ${why.name} in this scenario with these settings.`;
    case 'nobody can move':
      return 'The run has ended in an error: nobody can move.';
    case 'finished':
      return `${actorAt(program, why.actor).name} has finished.`;
    case 'no such alternative':
      return `${actorAt(program, why.actor).name} has no alternative ${why.alternative} here; it has ${why.offered.join(', ')}.`;
    case 'blocked':
      return blockedSentence(program, why.actor, why.why);
    default:
      return unreachable(why);
  }
}

/** `vCPU0 waits in wait_event while ev[0].set is false (line 62): it may not step while pcpu[0].cur is IDLE`, without a full stop. */
export function waitingClause(program: Program, task: Waiting): string {
  const where = task.isPending
    ? `${actorName(program, task.actor)} is pending, and cannot be taken`
    : standClause(program, task, task.loop);
  return `${where}: ${reasonClauses(program, task.why)}`;
}

/** `vCPU0 waits in wait_event while ev[0].set is false (line 62)`, or what it waits before, if it sleeps in no loop, or at its end. */
export function standClause(
  program: Program,
  { actor, at, atEnd, within }: Stand,
  loop: readonly Seen[] | undefined,
): string {
  if (atEnd) return `${actorName(program, actor)} waits at its end`;
  const head = `${actorName(program, actor)} waits ${within === undefined ? '' : `in ${within} `}`;
  const line = lineOf(program, at);
  if (loop !== undefined) return `${head}while ${seenWords(program, loop)} (line ${line})`;
  const words = quote(program, at);
  return `${head}before “${/^choose\b/.test(words) ? 'choose' : words}” (line ${line})`;
}
