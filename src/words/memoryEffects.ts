// What a step does with what its lane keeps on a weak machine: an old value seen, a line drawn, news heard.

import { formatValue, readSlot } from '../engine/values.ts';
import { oldLoad, waitingPlaces } from '../facts/oldValues.ts';
import type { Expr } from '../model/code.ts';
import type { ActorIndex, LaneIndex, RowIndex, SlotIndex } from '../model/indices.ts';
import { actorAt, laneOf, rowAt, slotAt, slotsWhere } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';
import type { SlotRole } from '../model/slotRole.ts';
import { storeWords } from './memoryWords.ts';

/** `before` is the state from which the step sets out. */
export function keptWords(
  program: Program,
  before: Uint32Array,
  actor: ActorIndex,
  row: RowIndex,
): readonly string[] {
  const lane = laneOf(program, actor);
  if (lane === undefined) return [];
  const { kind } = actorAt(program, actor);
  if (kind === 'news') return heardOf(program, before, row);
  if (kind === 'pass') return firstStores(program, before, lane).map((text) => `overtakes ${text}`);
  return [
    ...oldLoads(program, before, row),
    ...linesDrawn(program, before, row, lane),
    ...letGo(program, before, row, lane),
    ...acquired(program, before, row),
  ];
}

function heardOf(program: Program, before: Uint32Array, row: RowIndex): readonly string[] {
  const reason = rowAt(program, row).guard[0]?.reason;
  return reason?.kind === 'nothing kept'
    ? [`learns that ${slotAt(program, reason.place).name} is ${valueIn(program, before, reason.place)}`]
    : [];
}

function oldLoads(program: Program, before: Uint32Array, row: RowIndex): readonly string[] {
  const load = oldLoad(program, before, row);
  if (load === undefined) return [];
  const { name, type } = slotAt(program, load.place);
  const memory = valueIn(program, before, load.place);
  return [`still sees the old ${name}, ${formatValue(program, type, load.value)} (memory: ${memory})`];
}

function linesDrawn(
  program: Program,
  before: Uint32Array,
  row: RowIndex,
  lane: LaneIndex,
): readonly string[] {
  if (!setsSlot(program, row, 'write barrier', 1)) return [];
  const [first] = firstStores(program, before, lane);
  return first === undefined
    ? ['nothing waits, so the barrier keeps nothing apart']
    : [`a line in the buffer: what comes later waits for ${first}`];
}

function letGo(program: Program, before: Uint32Array, row: RowIndex, lane: LaneIndex): readonly string[] {
  const isBarrier = rowAt(program, row).code.some((each) => each.op === 'note' && each.what === 'fence');
  if (!isBarrier || !setsSlot(program, row, 'keeps', 0)) return [];
  const names = keptPlaces(program, before, lane).map((place) => slotAt(program, place).name);
  return names.length === 0 ? ['nothing that it sees is old'] : [`lets go of the old ${names.join(', ')}`];
}

/** What an acquire finds to be older than the store that it sees, and lets go of. */
function acquired(program: Program, before: Uint32Array, row: RowIndex): readonly string[] {
  const isSet = (slot: SlotIndex) => readSlot(program, before, slot) !== 0;
  const looks = rowAt(program, row).code.flatMap((each) =>
    each.op === 'set' ? newerLooks(program, each.value) : [],
  );
  const kept = looks.filter(({ lane, place }) => oldValue(program, before, lane, place) !== undefined);
  const [first] = kept;
  if (first === undefined) return [];
  const head =
    program.slots[first.head]?.role.kind === 'memory' ? program.slots[first.head]?.name : undefined;
  const older = kept.filter(({ bit }) => isSet(bit(isSet)));
  const names = older.map(({ place }) => slotAt(program, place).name);
  if (names.length === 0) return [`nothing that it still sees is older than ${head ?? 'the lock'}`];
  return [
    `${head ?? 'the lock'} was stored after ${names.join(', ')}: lets go of the old ${names.join(', ')}`,
  ];
}

interface NewerLook {
  readonly lane: LaneIndex;
  readonly place: SlotIndex;
  readonly head: number;
  /** The bit that counts, in a state: what the lane sees of the head may itself be old. */
  readonly bit: (isSet: (slot: SlotIndex) => boolean) => SlotIndex;
}

function newerLooks(program: Program, value: Expr): readonly NewerLook[] {
  if (value.op === 'slot') return newerLook(program, value.slot, () => value.slot);
  if (value.op !== 'if' || value.cond.op !== 'slot' || value.yes.op !== 'slot' || value.no.op !== 'slot')
    return [];
  const [cond, yes, no] = [value.cond.slot, value.yes.slot, value.no.slot];
  return newerLook(program, no, (isSet) => (isSet(cond) ? yes : no));
}

function newerLook(program: Program, slot: SlotIndex, bit: NewerLook['bit']): readonly NewerLook[] {
  const { role } = slotAt(program, slot);
  return role.kind === 'newer in memory' ? [{ ...role, bit }] : [];
}

function setsSlot(program: Program, row: RowIndex, kind: SlotRole['kind'], value: number): boolean {
  return rowAt(program, row).code.some(
    (each) =>
      each.op === 'set' &&
      slotAt(program, each.slot).role.kind === kind &&
      each.value.op === 'const' &&
      each.value.value === value,
  );
}

function keptPlaces(program: Program, state: Uint32Array, lane: LaneIndex): readonly SlotIndex[] {
  return program.slots.flatMap(({ role }) =>
    role.kind === 'kept' && role.lane === lane && oldValue(program, state, lane, role.place) !== undefined
      ? [role.place]
      : [],
  );
}

/** What the lane still sees of a place, if that is old. */
function oldValue(
  program: Program,
  state: Uint32Array,
  lane: LaneIndex,
  place: SlotIndex,
): number | undefined {
  const find = (kind: 'keeps' | 'kept'): SlotIndex | undefined =>
    slotsWhere(program, ({ role }) => role.kind === kind && role.lane === lane && role.place === place)[0];
  const [keeps, kept] = [find('keeps'), find('kept')];
  if (keeps === undefined || kept === undefined || readSlot(program, state, keeps) === 0) return undefined;
  return readSlot(program, state, kept);
}

/** The oldest store that waits, in words. */
function firstStores(program: Program, state: Uint32Array, lane: LaneIndex): readonly string[] {
  const [place] = waitingPlaces(program, state, lane);
  const [value] = entrySlots(program, lane, 'buffer value');
  const [effect] = entrySlots(program, lane, 'buffer effect');
  if (place === undefined || value === undefined) return [];
  const isSum = effect !== undefined && readSlot(program, state, effect) === 2;
  const slot = program.slots[place]?.role.kind === 'memory' ? place : undefined;
  return [
    storeWords(program, {
      slot,
      value: readSlot(program, state, value),
      effect: isSum ? 'atomic add' : 'write',
    }),
  ];
}

function entrySlots(
  program: Program,
  lane: LaneIndex,
  kind: 'buffer value' | 'buffer effect',
): readonly SlotIndex[] {
  return slotsWhere(program, ({ role }) => role.kind === kind && role.lane === lane);
}

function valueIn(program: Program, state: Uint32Array, slot: SlotIndex): string {
  return formatValue(program, slotAt(program, slot).type, readSlot(program, state, slot));
}
