// What a step does with what lanes keep: an old value seen or kept, a line drawn, news heard, a comparison that fails.

import { rememberEach } from '../base/remember.ts';
import { formatValue, readSlot } from '../engine/values.ts';
import { type FailedComparison, failedComparison } from '../facts/comparisons.ts';
import { type KeptMoves, keptMoves, type OldValue } from '../facts/keptMoves.ts';
import { laneName } from '../facts/lanes.ts';
import { laneLines, laneStores, type WaitingStore } from '../memory/laneStores.ts';
import type { Instruction } from '../model/code.ts';
import type { ActorIndex, LaneIndex, RowIndex, SlotIndex } from '../model/indices.ts';
import { actorAt, laneOf, rowAt, slotAt } from '../model/lookup.ts';
import type { Program, Slot } from '../model/program.ts';
import type { Happening } from '../model/run.ts';
import { storeWords } from './memoryWords.ts';

/** One step, from the state out of which it is taken. */
interface Step {
  readonly program: Program;
  readonly before: Uint32Array;
  readonly actor: ActorIndex;
  readonly row: RowIndex;
  readonly happenings: readonly Happening[];
}

/** What is said in front of a step's changes, and behind them. */
export interface MemoryEffects {
  readonly first: readonly string[];
  readonly last: readonly string[];
}

export function memoryEffects(
  program: Program,
  before: Uint32Array,
  taken: { readonly actor: ActorIndex; readonly choice: RowIndex; readonly happenings: readonly Happening[] },
): MemoryEffects {
  const { actor, choice: row, happenings } = taken;
  // Only where stores overtake and old values stay is there anything to say.
  if (!program.actors.some(({ kind }) => kind === 'pass' || kind === 'news')) return { first: [], last: [] };
  const step: Step = { program, before, actor, row, happenings };
  const moves = keptMoves(program, before, row);
  return {
    first: firstWords(step, moves),
    last: [...behindWords(step), ...moves.kept.map((each) => keptWords(program, each))],
  };
}

function firstWords(step: Step, moves: KeptMoves): readonly string[] {
  const { program, actor } = step;
  const lane = laneOf(program, actor);
  const { kind } = actorAt(program, actor);
  if (lane === undefined) return [];
  const [oldest, younger] = storesWaiting(program, step.before, lane);
  switch (kind) {
    case 'news':
      return heardOf(step);
    case 'drain':
      return oldest === undefined ? [] : arrivalWords(program, oldest);
    case 'pass':
      return oldest === undefined || younger === undefined
        ? []
        : [`overtakes ${storeWords(program, oldest)}`, ...arrivalWords(program, younger)];
    default: {
      const failed = failedComparison(program, step.before, step.row);
      if (failed !== undefined) return [failureWords(step, failed)];
      return [
        ...moves.taken.map((each) => oldLoadWords(step, each)),
        ...orderWords(step, moves),
        ...droppedWords(step, moves),
        ...lineWords(step, oldest),
      ];
    }
  }
}

/** `cpu1 keeps the old data, false` */
function keptWords(program: Program, { lane, place, value }: OldValue): string {
  const { name, type } = slotAt(program, place);
  return `${laneName(program, lane)} keeps the old ${name}, ${formatValue(program, type, value)}`;
}

function heardOf({ program, before, row }: Step): readonly string[] {
  const reason = rowAt(program, row).guard[0]?.reason;
  return reason?.kind === 'nothing kept'
    ? [`learns that ${slotAt(program, reason.place).name} is ${inMemory(program, before, reason.place)}`]
    : [];
}

/** A plain store is told by the change that it makes. */
function arrivalWords(program: Program, store: WaitingStore): readonly string[] {
  if (store.slot === undefined) return ['others can take the lock now'];
  return store.effect === 'atomic add' ? [`${storeWords(program, store)} takes effect`] : [];
}

function oldLoadWords({ program, before }: Step, { place, value }: OldValue): string {
  const { name, type } = slotAt(program, place);
  const memory = inMemory(program, before, place);
  return `still sees the old ${name}, ${formatValue(program, type, value)} (memory: ${memory})`;
}

/** It is no more than a load (R33). */
function failureWords({ program }: Step, failed: FailedComparison): string {
  const { name, type } = slotAt(program, failed.place);
  const [seen, memory] = [failed.seen, failed.memory].map((value) => formatValue(program, type, value));
  const looked = !failed.bySight
    ? `memory has ${memory} by now`
    : seen === memory
      ? `${name} is ${memory}`
      : `${name} looks like ${seen} (memory: ${memory})`;
  return `${looked}: the ${failed.name} fails, and orders nothing`;
}

/** What is older than something that the lane sees, and what it does about that. */
function orderWords(step: Step, { older, acquired, taken }: KeptMoves): readonly string[] {
  const { program } = step;
  const names = (places: readonly { readonly place: SlotIndex }[]) =>
    [...new Set(places.map(({ place }) => slotAt(program, place).name))].join(', ');
  const behind = older.filter(({ than }) => than === 'index');
  const dropped = older.filter(({ than }) => than !== 'index');
  const byIndex =
    behind.length === 0 ? [] : [`the index is newer than the old ${names(behind)}: reads memory`];
  if (dropped.length > 0)
    return [
      ...byIndex,
      `${headWords(program, acquired)} after ${names(dropped)}: lets go of the old ${names(dropped)}`,
    ];
  if (acquired === undefined) return byIndex;
  if (taken.some(({ place }) => acquired.includes(place))) return [...byIndex, 'so it lets go of nothing'];
  return [...byIndex, `nothing that it still sees is older than ${headName(program, acquired)}`];
}

function headWords(program: Program, heads: readonly number[] | undefined): string {
  const isLock = memoryHead(program, heads)?.type.kind === 'lock' || memoryHead(program, heads) === undefined;
  return `${headName(program, heads)} was ${isLock ? 'released' : 'stored'}`;
}

function headName(program: Program, heads: readonly number[] | undefined): string {
  return memoryHead(program, heads)?.name ?? 'the lock';
}

/** A lock whose section is one step has no slot. */
function memoryHead(program: Program, heads: readonly number[] | undefined): Slot | undefined {
  return heads?.flatMap((head) => {
    const found = program.slots[head];
    return found?.role.kind === 'memory' ? [found] : [];
  })[0];
}

/** A barrier says so, whether something old is left or not. */
function droppedWords({ program, row, happenings }: Step, { dropped }: KeptMoves): readonly string[] {
  const written = happenings.flatMap((each) => (each.kind === 'write' ? each.slot : []));
  const names = dropped.flatMap((place) => (written.includes(place) ? [] : slotAt(program, place).name));
  const { code, guard } = rowAt(program, row);
  const isBarrier =
    code.some((each) => each.op === 'note' && each.what === 'fence') && !drawsLine(program, code);
  const waited = guard.some(({ reason }) => reason.kind === 'buffer not empty');
  const emptied = isBarrier && waited ? ['its store buffer is empty'] : [];
  if (names.length > 0) return [...emptied, `lets go of the old ${names.join(', ')}`];
  return isBarrier && keepsAny(program, row) ? [...emptied, 'lets go of all that is old'] : emptied;
}

/** Whether the lane of a row may see old values. */
function keepsAny(program: Program, row: RowIndex): boolean {
  const lane = laneOf(program, rowAt(program, row).actor);
  return program.slots.some(({ role }) => role.kind === 'keeps' && role.lane === lane);
}

/** In the buffer of a lane that has none. */
const NO_STORES: readonly WaitingStore[] = [];

/** What waits in the buffer of a lane, oldest first. */
function storesWaiting(program: Program, state: Uint32Array, lane: LaneIndex): readonly WaitingStore[] {
  return storesOf(program)(state)[lane] ?? NO_STORES;
}

/** What keeps a store in order: a line before it, or that it is a release. */
function behindWords({ program, before, actor, row, happenings }: Step): readonly string[] {
  const lane = laneOf(program, actor);
  if (lane === undefined || !happenings.some(({ kind }) => kind === 'buffered')) return [];
  const [oldest] = storesWaiting(program, before, lane);
  if (oldest === undefined) return [];
  const isBehind =
    linesOf(program)(before)[lane] === true || setsOne(program, rowAt(program, row).code, 'buffer release');
  return isBehind ? [`behind ${storeWords(program, oldest)}`] : [];
}

function lineWords({ program, row }: Step, oldest: WaitingStore | undefined): readonly string[] {
  if (!drawsLine(program, rowAt(program, row).code)) return [];
  return oldest === undefined
    ? ['nothing waits, so the barrier keeps nothing apart']
    : [`a line in the buffer: what comes later waits for ${storeWords(program, oldest)}`];
}

function drawsLine(program: Program, code: readonly Instruction[]): boolean {
  return setsOne(program, code, 'write barrier');
}

function setsOne(
  program: Program,
  code: readonly Instruction[],
  kind: 'write barrier' | 'buffer release',
): boolean {
  return code.some(
    (each) =>
      each.op === 'set' &&
      slotAt(program, each.slot).role.kind === kind &&
      each.value.op === 'const' &&
      each.value.value === 1,
  );
}

function inMemory(program: Program, state: Uint32Array, slot: SlotIndex): string {
  return formatValue(program, slotAt(program, slot).type, readSlot(program, state, slot));
}

const storesOf = rememberEach(laneStores);
const linesOf = rememberEach(laneLines);
