// What a step does with what lanes keep on a weak machine: found by doing it, and by asking what its own code asks.

import { rememberEach } from '../base/remember.ts';
import { createMachine } from '../engine/machine.ts';
import { laneOldValues, laneStores } from '../memory/laneStores.ts';
import type { Expr, Place } from '../model/code.ts';
import { type LaneIndex, laneIndex, type RowIndex, type SlotIndex, slotIndex } from '../model/indices.ts';
import { laneOf, rowAt, slotAt } from '../model/lookup.ts';
import type { ChoiceRow, Program } from '../model/program.ts';
import type { SlotRole } from '../model/slotRole.ts';
import { loadsIn, slotsOf } from '../model/slotsOf.ts';

/** What a lane sees of a place, and memory does not have any more. */
export interface OldValue {
  readonly lane: LaneIndex;
  readonly place: SlotIndex;
  readonly value: number;
}

/** An old value that is older than something which the lane sees. */
interface Older {
  readonly place: SlotIndex;
  /** What is newer: what an index comes from, or what an acquire or a lock sees. */
  readonly than: 'index' | { readonly heads: readonly number[] };
}

export interface KeptMoves {
  /** Lanes go on with what the step replaces. */
  readonly kept: readonly OldValue[];
  /** The step's loads, and the condition that it waits for, take these. */
  readonly taken: readonly OldValue[];
  /** It finds these older than something that it sees, and lets go of them. */
  readonly older: readonly Older[];
  /** It lets go of these whatever they are: a barrier, a full atomic, the beginning of a handler. */
  readonly dropped: readonly SlotIndex[];
  /** What an acquire or a lock sees; undefined where the step is none, or its lane sees nothing else that is old. */
  readonly acquired: readonly number[] | undefined;
}

/** `before`: the state from which the step sets out, where it can be taken. */
export function keptMoves(program: Program, before: Uint32Array, row: RowIndex): KeptMoves {
  const after = new Uint32Array(program.words);
  machineOf(program).apply(before, 0, row, after, 0);
  const [then, now] = [oldValues(program, before), oldValues(program, after)];
  const lane = laneOf(program, rowAt(program, row).actor);
  const mine = then.filter((each) => each.lane === lane);
  const gone = mine.filter((each) => !now.some((other) => isSame(each, other)));
  const looks = looksOf(program, rowAt(program, row));
  const older = looks.flatMap(({ places, test, than }) =>
    gone.flatMap(({ place }) =>
      places.includes(place) && valueIn(program, before, test) !== 0 ? [{ place, than }] : [],
    ),
  );
  const heads = looks.flatMap(({ than }) => (than === 'index' ? [] : than.heads));
  return {
    kept: now.filter((each) => !then.some((other) => isSame(each, other))),
    taken: oldLoads(program, before, row),
    older,
    dropped: droppedBy(program, rowAt(program, row)).filter((place) =>
      gone.some((each) => each.place === place),
    ),
    acquired: mine.some(({ place }) => !heads.includes(place)) && heads.length > 0 ? heads : undefined,
  };
}

function isSame(one: OldValue, other: OldValue): boolean {
  return one.lane === other.lane && one.place === other.place;
}

/** What the first load of a step takes, or the condition on which it stands looks at, if that is old. */
export function oldLoads(program: Program, before: Uint32Array, row: RowIndex): readonly OldValue[] {
  const old = oldValues(program, before);
  if (old.length === 0) return [];
  const { code, guard } = rowAt(program, row);
  const first = code.find(({ op }) => op === 'read');
  const looked = guard.flatMap(({ test, reason }) =>
    reason.kind === 'await' || reason.kind === 'when' ? [test] : [],
  );
  const loads = [...looked, ...(first?.op === 'read' ? [first.value] : [])].flatMap(loadsIn);
  const passed = looksOf(program, rowAt(program, row)).flatMap(({ places, test, than }) =>
    than === 'index' && valueIn(program, before, test) !== 0 ? places : [],
  );
  const taken = loads.flatMap((load) => {
    const { lane } = load;
    const place = placeIn(program, before, load);
    const isOwn = storesOf(program)(before)[lane]?.some(({ slot }) => slot === place) === true;
    return isOwn || passed.includes(place) || load.fresh === true
      ? []
      : old.filter((each) => each.lane === lane && each.place === place);
  });
  return [...new Set(taken)];
}

/** The place that a load names in a state; 0 where its index is outside its array. */
export function placeIn(
  program: Program,
  state: Uint32Array,
  { place }: { readonly place: Place },
): SlotIndex {
  return place.terms.length === 0 ? place.base : slotIndex(valueIn(program, state, { op: 'address', place }));
}

/** The places whose old values a row gives up without asking: nothing but the text's own branches leads around it. */
const droppedBy = rememberEach((program: Program, { code }: ChoiceRow): readonly SlotIndex[] => {
  let asked = 0;
  return code.flatMap((each, index) => {
    if (each.op === 'branch' && each.at === undefined) asked = Math.max(asked, each.target);
    if (index < asked || each.op !== 'set') return [];
    const { role } = slotAt(program, each.slot);
    const isGiven = role.kind === 'keeps' && each.value.op === 'const' && each.value.value === 0;
    return isGiven ? [role.place] : [];
  });
});

/** A place where a row asks for the order of what its lane sees. */
interface Look {
  readonly test: Expr;
  readonly places: readonly SlotIndex[];
  readonly than: Older['than'];
}

const looksOf = rememberEach((program: Program, { code, guard }: ChoiceRow): readonly Look[] => {
  const waits = guard.some(({ reason }) => reason.kind === 'await' || reason.kind === 'when');
  return code.flatMap((each): readonly Look[] => {
    if (each.op === 'branch') return lookWith(program, each.cond, true);
    const isMark = each.op === 'set' && slotAt(program, each.slot).role.kind === 'scratch';
    return isMark ? lookWith(program, each.value, waits) : [];
  });
});

function lookWith(program: Program, test: Expr, byIndex: boolean): readonly Look[] {
  const roles = slotsOf(test).map((slot) => slotAt(program, slot).role);
  const orders = roles.filter(isOrder);
  if (orders.length === 0) return [];
  const heads = orders.flatMap((role) => (role.kind === 'newer in local' ? [] : role.head));
  const than = byIndex || heads.length === 0 ? 'index' : { heads: [...new Set(heads)] };
  return [{ test, places: [...new Set(orders.map(({ place }) => place))], than }];
}

function isOrder(
  role: SlotRole,
): role is Extract<SlotRole, { readonly kind: 'newer in memory' | 'newer as kept' | 'newer in local' }> {
  return role.kind === 'newer in memory' || role.kind === 'newer as kept' || role.kind === 'newer in local';
}

/** The value of an expression in a state; 0 where it has none. */
export function valueIn(program: Program, state: Uint32Array, expr: Expr): number {
  return machineOf(program).evaluate(prepared(program, expr), state, 0);
}

function oldValues(program: Program, state: Uint32Array): readonly OldValue[] {
  return oldOf(program)(state).flatMap((values, lane) =>
    values.map(({ slot: place, value }) => ({ lane: laneIndex(lane), place, value })),
  );
}

const oldOf = rememberEach(laneOldValues);
const storesOf = rememberEach(laneStores);
const machineOf = rememberEach(createMachine);
const prepared = rememberEach((program: Program, expr: Expr) => machineOf(program).condition(expr));
