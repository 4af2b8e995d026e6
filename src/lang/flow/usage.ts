// What the code of each lane does with memory, gathered from the flow graphs.

import { mapDefined } from '../../base/mapDefined.ts';
import { type LaneUsage, OWN_UNLOCK, type Usage } from '../../memory/usage.ts';
import type { Check, Expr, Place } from '../../model/code.ts';
import { actorIndex, type LaneIndex, laneIndex, type SlotIndex } from '../../model/indices.ts';
import { loadsIn, reachOf, slotsOf } from '../../model/slotsOf.ts';
import type { Build } from '../names/build.ts';
import { checkOf } from '../names/valueTypes.ts';
import type { FlowNode, FlowOp } from './flow.ts';
import { laneOfDraft } from './lowering.ts';

/** The least and the greatest value of an expression. */
type Bounds = (value: Expr) => { readonly min: number; readonly max: number };

/** `graphs`: by actor, the nodes of its threads. */
export function usageOf(build: Build, graphs: readonly (readonly FlowNode[])[], boundsOf: Bounds): Usage {
  const of = (lane: LaneIndex | undefined): readonly FlowNode[] =>
    graphs.flatMap((nodes, actor) => (laneOfDraft(build, actorIndex(actor)) === lane ? nodes : []));
  return {
    lanes: build.lanes.map((_, lane) => laneUsage(build, of(laneIndex(lane)), boundsOf)),
    environment: new Set(of(undefined).flatMap(writtenAtOnce)),
    numbers: build.memorySize * (1 + build.lockNames.length),
  };
}

function laneUsage(build: Build, nodes: readonly FlowNode[], boundsOf: Bounds): LaneUsage {
  const late = nodes.filter(isLate);
  const sent = late.filter(({ op }) => op.op === 'write' && (op.late?.effect ?? 'write') !== 'write');
  const sums = sent.filter(({ op }) => op.op === 'write' && op.late?.effect === 'atomic add');
  const loads = new Set(nodes.flatMap(loadedBy));
  const { indexing, read } = dependencies(build, nodes, loads);
  return {
    loads,
    stores: new Set(late.flatMap(placesOf)),
    sent: new Set(sent.flatMap(placesOf)),
    added: addedBy(sums, boundsOf),
    sums: new Map(sums.flatMap(placesOf).map((slot) => [slot, checkOfSlot(build, slot)])),
    writes: new Set(nodes.flatMap(writtenAtOnce)),
    lines: nodes.some(({ op }) => op.op === 'barrier' && op.keeps === 'stores'),
    releases:
      late.some(({ op }) => op.op === 'unlock' || (op.op === 'write' && op.late?.release === true)) ||
      nodes.some(({ op }) => op.op === 'leave' && op.number !== undefined),
    heads: new Set([...nodes.flatMap(headsOf), ...read]),
    hanging: new Set(late.flatMap((node) => (hangs(node, taintedBy(nodes)) ? placesOf(node) : []))),
    indexing,
    unlocks: new Set(nodes.flatMap(unlockedBy)),
  };
}

/** A store that may wait: no section holds it, or nobody waits for it. */
function isLate({ op, held }: FlowNode): boolean {
  if (held.length > 0) return op.op === 'write' && op.late !== undefined;
  return op.op === 'write' || (op.op === 'unlock' && !op.mutex);
}

/** What is loaded as the lane sees it and may be old; what a lock guards never is. */
function loadedBy({ op, touches }: FlowNode): readonly SlotIndex[] {
  if (touches.length > 0 && touches.every(({ guard }) => guard !== undefined)) return [];
  return valuesIn(op)
    .flatMap(loadsIn)
    .flatMap(({ place, fresh }) => (fresh === true ? [] : reachOf(place)));
}

/** The expressions with which an operation looks at memory. */
export function valuesIn(op: FlowOp): readonly Expr[] {
  switch (op.op) {
    case 'read':
      return [op.value];
    case 'await':
      return [op.cond];
    case 'choose':
      return mapDefined(op.ways, (way) => way.when?.cond);
    default:
      return [];
  }
}

function placesOf({ op }: FlowNode): readonly SlotIndex[] {
  return op.op === 'write' || op.op === 'unlock' || op.op === 'lock' ? reachOf(op.place) : [];
}

function writtenAtOnce(node: FlowNode): readonly SlotIndex[] {
  return isLate(node) ? [] : placesOf(node);
}

function unlockedBy({ op }: FlowNode): readonly SlotIndex[] {
  if (op.op === 'unlock' && !op.mutex) return reachOf(op.place);
  return op.op === 'leave' && op.number !== undefined ? reachOf(op.number) : [];
}

function headsOf({ op }: FlowNode): readonly SlotIndex[] {
  const ofPlace = (place: Place): readonly SlotIndex[] => reachOf(place);
  if (op.op === 'lock') return [OWN_UNLOCK, ...ofPlace(op.place)];
  if (op.op !== 'let go' || op.what.kind === 'all' || op.what.kind === 'value') return [];
  return [...(op.what.kind === 'older than unlock' ? [OWN_UNLOCK] : []), ...ofPlace(op.what.place)];
}

function addedBy(sums: readonly FlowNode[], boundsOf: Bounds): LaneUsage['added'] {
  const values = sums.flatMap(({ op }) => (op.op === 'write' ? [op.value] : []));
  const bounds = values.map(boundsOf);
  return {
    min: Math.min(0, ...bounds.map(({ min }) => min)),
    max: Math.max(0, ...bounds.map(({ max }) => max)),
  };
}

/** What a sum is tested for when it reaches memory, told where the variable is declared. */
function checkOfSlot(build: Build, slot: SlotIndex): Check {
  const draft = build.slots[slot];
  const variable = draft?.role.kind === 'memory' ? build.variables[draft.role.variable] : undefined;
  if (draft === undefined || variable === undefined) return { kind: 'none' };
  return checkOf(draft.type, () => build.fault('range', variable.range));
}

/** Locals that hang on what was read of shared memory. */
function taintedBy(nodes: readonly FlowNode[]): ReadonlySet<SlotIndex> {
  const tainted = new Set(nodes.flatMap(({ op }) => (op.op === 'read' ? [op.into] : [])));
  for (let before = -1; before !== tainted.size; ) {
    before = tainted.size;
    for (const { op } of nodes)
      if (op.op === 'set' && slotsOf(op.value).some((slot) => tainted.has(slot))) tainted.add(op.slot);
  }
  return tainted;
}

function hangs({ op }: FlowNode, tainted: ReadonlySet<SlotIndex>): boolean {
  if (op.op !== 'write') return false;
  const used = [op.value, ...op.place.terms.map(({ index }) => index)].flatMap(slotsOf);
  return used.some((slot) => tainted.has(slot));
}

/**
 * The locals that an index may come from, with what it is an index into, or what is read behind it; and the places that
 * they are read from. `loads`: all that the lane loads.
 */
function dependencies(
  build: Build,
  nodes: readonly FlowNode[],
  loads: ReadonlySet<SlotIndex>,
): {
  readonly indexing: ReadonlyMap<SlotIndex, ReadonlySet<SlotIndex>>;
  readonly read: readonly SlotIndex[];
} {
  const indexing = new Map<SlotIndex, Set<SlotIndex>>();
  const add = (local: SlotIndex, into: Iterable<SlotIndex>): boolean => {
    const known = indexing.get(local);
    const joined = new Set([...(known === undefined ? [] : known), ...into]);
    if (joined.size === 0) return false;
    indexing.set(local, joined);
    return joined.size !== known?.size;
  };
  const localsIn = (values: readonly Expr[]): readonly SlotIndex[] =>
    values.flatMap(slotsOf).filter((slot) => build.slots[slot]?.role.kind === 'local');
  const indicesOf = ({ terms }: Place): readonly SlotIndex[] => localsIn(terms.map(({ index }) => index));
  for (const { op } of nodes) {
    for (const { place } of valuesIn(op).flatMap(loadsIn))
      for (const local of indicesOf(place)) add(local, reachOf(place));
    // What an acquire saw is no older than what its index came from.
    for (const local of acquired(op).flatMap(indicesOf)) add(local, loads);
  }
  for (let changed = true; changed; ) {
    changed = false;
    for (const { op } of nodes) {
      if (op.op !== 'set' && op.op !== 'read') continue;
      const into = indexing.get(op.op === 'set' ? op.slot : op.into);
      if (into === undefined) continue;
      for (const local of localsIn([op.value])) if (add(local, into)) changed = true;
    }
  }
  const read = nodes.flatMap(({ op }) => {
    const within = valuesIn(op)
      .flatMap(loadsIn)
      .flatMap(({ place }) => place.terms.flatMap(loadedFor));
    if (op.op !== 'read' || !indexing.has(op.into)) return within;
    return [...readPlaces(op.value), ...within];
  });
  return { indexing, read };
}

/** What an index is loaded from in the same moment. */
function loadedFor({ index }: Place['terms'][number]): readonly SlotIndex[] {
  return loadsIn(index).flatMap(({ place }) => reachOf(place));
}

/** Places whose reading orders all that is read later. */
function acquired(op: FlowOp): readonly Place[] {
  if (op.op === 'lock') return [op.place];
  return op.op === 'let go' && op.what.kind !== 'all' && op.what.kind !== 'value' ? [op.what.place] : [];
}

function readPlaces(value: Expr): readonly SlotIndex[] {
  if (value.op === 'slot') return [value.slot];
  return value.op === 'load' || value.op === 'buffered load' ? reachOf(value.place) : [];
}
