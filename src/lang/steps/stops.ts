// Places where a step of an actor may end, numbered in the order in which the cutter finds them.

import { assert } from '../../base/assert.ts';
import { defined } from '../../base/defined.ts';
import { Tally } from '../../base/tally.ts';
import type { Watched } from '../../memory/memory.ts';
import type { Location, LocationKind, Thread } from '../../model/actors.ts';
import type { TextRange } from '../../model/code.ts';
import {
  type Pc,
  pcIndex,
  type RowIndex,
  type SlotIndex,
  type ThreadIndex,
  threadIndex,
} from '../../model/indices.ts';
import type { FlowNode } from '../flow/flow.ts';
import type { Liveness } from '../flow/liveSlots.ts';
import { watchedBefore } from '../flow/watched.ts';

export interface ThreadFlow {
  /** The guest's name; undefined for the host program or a handler. */
  readonly guest: string | undefined;
  readonly nodes: readonly FlowNode[];
  readonly liveness: Liveness;
}

export interface StopPlace {
  /** The next visible node; undefined at the end, and for a handler that is not active. */
  readonly node: FlowNode | undefined;
  readonly kind: 'ready' | 'in guest' | 'end' | 'inactive' | 'not entered';
  /** The position: its index in the thread's list. */
  readonly index: Pc;
  /** Names of the places whose operations a step from here may carry out. */
  readonly passes: Set<string>;
}

/** Position of a guest that waits to be entered for the first time, where it has something to do before its first operation. */
export const NOT_ENTERED = pcIndex(0);

const NOTHING: ReadonlySet<SlotIndex> = new Set();
/** At an end, and in a guest, whose rows stand at its host's place. */
const NOTHING_OFFERED: readonly RowIndex[] = [];

export class Places {
  private readonly lists: StopPlace[][];
  private readonly flows: readonly ThreadFlow[];
  /** Index of each place that is known, by thread, node and kind. */
  private readonly known = new Map<string, Pc>();

  constructor(flows: readonly ThreadFlow[]) {
    this.flows = flows;
    this.lists = flows.map(() => []);
  }

  /** Of all threads together. */
  get size(): number {
    return this.lists.reduce((sum, list) => sum + list.length, 0);
  }

  /** The places of a thread; the list grows as places are found. */
  of(thread: ThreadIndex): readonly StopPlace[] {
    return defined(this.lists[thread]);
  }

  /** Position of a place, which is made where it is new. */
  at(thread: ThreadIndex, node: FlowNode | undefined, kind: StopPlace['kind']): Pc {
    const list = defined(this.lists[thread]);
    const key = `${thread} ${node?.id ?? '-'} ${kind}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const index = pcIndex(list.length);
    this.known.set(key, index);
    list.push({ node, kind, index, passes: new Set(node?.places) });
    return index;
  }

  /** A step from a place carries out operations of these. */
  pass(thread: ThreadIndex, pc: Pc, names: ReadonlySet<string>): void {
    for (const name of names) this.lists[thread]?.[pc]?.passes.add(name);
  }

  /** The guest thread that a place inside vmenter runs. */
  guestOf({ node }: StopPlace): ThreadIndex {
    const op = node?.op;
    assert(op?.op === 'vmenter', 'a place inside a guest is a vmenter');
    return threadNamed(this.flows, op.guest);
  }

  /** Locals of the thread that are live at a position. */
  live(thread: ThreadIndex, pc: Pc): ReadonlySet<SlotIndex> {
    const place = this.lists[thread]?.[pc];
    const liveness = this.flows[thread]?.liveness;
    if (place?.node === undefined || liveness === undefined) return NOTHING;
    if (place.kind === 'ready' || place.kind === 'not entered')
      return liveness.before[place.node.id] ?? NOTHING;
    if (place.kind !== 'in guest') return NOTHING;
    const after = new Set(liveness.after(place.node));
    if (place.node.op.op === 'vmenter' && place.node.op.into !== undefined) after.delete(place.node.op.into);
    return after;
  }

  /** For each thread, by position, what it may load before its lane lets go of all. A signal comes without a barrier. */
  watched(pcs: readonly SlotIndex[], isSignal: boolean): readonly Watched[] {
    return this.flows.map(({ nodes }, thread) => {
      const before = watchedBefore(nodes);
      const at = this.of(threadIndex(thread)).map(({ node, kind }) => {
        if (kind === 'inactive') return isSignal ? (before[0] ?? NOTHING) : NOTHING;
        if (node === undefined) return NOTHING;
        if (kind !== 'in guest') return before[node.id] ?? NOTHING;
        return new Set(node.next.flatMap((next) => [...defined(before[next])]));
      });
      return { pc: defined(pcs[thread]), at };
    });
  }

  /** The finished threads. `rows`: by thread and position; `guestRows`: by host position inside a guest, then guest position. */
  threads(
    pcs: readonly SlotIndex[],
    headline: TextRange,
    rows: readonly (readonly (readonly RowIndex[])[])[],
    guestRows: ReadonlyMap<Pc, readonly (readonly RowIndex[])[]>,
  ): readonly Thread[] {
    return this.flows.map((flow, index) => {
      const thread = threadIndex(index);
      const anchors = new Tally<string>();
      const locations = this.of(thread).map((place): Location => {
        const at = place.node?.at ?? headline;
        return {
          kind: this.kindOf(place, guestRows),
          at,
          path: place.node === undefined ? [] : place.node.path,
          anchor: unique(anchors, anchorOf(place, at)),
          places: place.node === undefined ? [] : place.node.places,
          passes: [...place.passes],
          loop: place.node?.loop,
          choices: defined(rows[thread])[place.index] ?? NOTHING_OFFERED,
          live: [...this.live(thread, place.index)],
        };
      });
      return { guest: flow.guest, pc: defined(pcs[thread]), locations };
    });
  }

  private kindOf(
    place: StopPlace,
    guestRows: ReadonlyMap<Pc, readonly (readonly RowIndex[])[]>,
  ): LocationKind {
    if (place.kind !== 'in guest') return { kind: place.kind };
    return { kind: 'in guest', thread: this.guestOf(place), choices: defined(guestRows.get(place.index)) };
  }
}

/** The thread of a guest. */
export function threadNamed(flows: readonly ThreadFlow[], guest: string): ThreadIndex {
  const thread = flows.findIndex((flow) => flow.guest === guest);
  assert(thread >= 0, 'a guest that is entered has a thread');
  return threadIndex(thread);
}

/** Where the text of the operation stands, and through which calls: the same under all settings (R23). */
function anchorOf({ node, kind }: StopPlace, at: TextRange): string {
  const calls = node?.path.map((call) => `<${call.call.from}`).join('');
  const role = node?.op.op === 'resume' ? 'resume' : kind;
  return `${role === 'ready' ? '' : `${role} `}${at.from}-${at.to}${calls === undefined ? '' : calls}`;
}

function unique(anchors: Tally<string>, anchor: string): string {
  const count = anchors.add(anchor);
  return count === 1 ? anchor : `${anchor}#${count - 1}`;
}
