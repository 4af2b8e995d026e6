// Cuts the flow graphs of one actor into steps: locations where a step may end, and the rows of the step table.
//
// A step executes the visible node it stands at and then rides along local nodes up to the next visible one.
// An opener (interrupts off, the taking of a handler) lets the next visible node join if that can never wait.

import { assert } from '../../base/assert.ts';
import { defined } from '../../base/defined.ts';
import type { Watched } from '../../memory/memory.ts';
import type { RawInstruction, RawRow } from '../../memory/rawCode.ts';
import type { Actor } from '../../model/actors.ts';
import type { TextRange } from '../../model/code.ts';
import type { Condition } from '../../model/conditions.ts';
import {
  type ActorIndex,
  HOST,
  type Pc,
  pcIndex,
  type RowIndex,
  type ThreadIndex,
  threadIndex,
} from '../../model/indices.ts';
import { firstNeeds } from '../checks/alternatives.ts';
import { type FlowNode, hasLeadingCode } from '../flow/flow.ts';
import { fullSections, memoryOperationOf } from '../flow/waiting.ts';
import type { Guards } from '../lowering/guards.ts';
import type { ActorDraft } from '../names/actorDrafts.ts';
import { isEndless } from '../names/actorDrafts.ts';
import type { Build } from '../names/build.ts';
import { EXIT_REASONS } from '../names/declareNames.ts';
import { Emission } from './emission.ts';
import { finishedActor } from './finishedActor.ts';
import { StepCode, type StepTarget } from './stepCode.ts';
import { type NewRow, StepRows } from './stepRows.ts';
import { Places, type StopPlace, type ThreadFlow } from './stops.ts';

/** Where a handler stands that is not active. */
const INACTIVE = pcIndex(0);

export class Cutter {
  private readonly build: Build;
  private readonly index: ActorIndex;
  private readonly draft: ActorDraft;
  private readonly flows: readonly ThreadFlow[];
  private readonly guards: Guards;
  private readonly emission: Emission;
  private readonly places: Places;
  private readonly table: StepRows;
  /** For each host place inside a guest: the rows offered at each place of the guest. */
  private readonly guestRows = new Map<Pc, RowIndex[][]>();
  private readonly cutPairs = new Set<string>();

  constructor(
    build: Build,
    index: ActorIndex,
    flows: readonly ThreadFlow[],
    guards: Guards,
    firstRow: number,
  ) {
    this.build = build;
    this.index = index;
    const draft = build.draft(index);
    this.draft = draft;
    this.flows = flows;
    this.guards = guards;
    this.emission = new Emission(
      build,
      index,
      new Set(flows.flatMap(({ nodes }) => [...fullSections(nodes)])),
    );
    this.places = new Places(flows);
    this.table = new StepRows(build, index, firstRow, flows.length, this.headline());
  }

  get rows(): readonly RawRow[] {
    return this.table.rows;
  }

  private get isHandler(): boolean {
    return this.draft.kind === 'irq' || this.draft.kind === 'signal' || this.draft.kind === 'virtual irq';
  }

  /** What has run when the run begins. A handler begins when it is taken, a guest when it is entered. */
  cut(): readonly (readonly RawInstruction[])[] {
    if (this.isHandler) {
      this.places.at(HOST, undefined, 'inactive');
      this.cutTaking();
      this.cutAll();
      return [];
    }
    const prologue = this.flows.map((flow, index) => {
      const [first] = flow.nodes;
      const thread = threadIndex(index);
      if (thread === HOST || !hasLeadingCode(flow.nodes))
        return this.code(thread, []).from(first, 'ride').finish();
      this.places.at(thread, first, 'not entered');
      return [];
    });
    this.cutAll();
    return prologue;
  }

  /** Cuts until no new place appears, or the step table is too large: host places, and every pair of a place inside a guest and a place of that guest. */
  private cutAll(): void {
    for (let before = -1; before !== this.places.size && !this.build.oversized; ) {
      before = this.places.size;
      for (const place of this.places.of(HOST)) this.cutHost(place);
      for (let guest = 1; guest < this.flows.length; guest++) {
        const thread = threadIndex(guest);
        for (const site of this.places.of(HOST)) {
          if (site.kind !== 'in guest' || this.places.guestOf(site) !== thread) continue;
          for (const place of this.places.of(thread)) this.cutGuest(thread, place, site);
        }
      }
    }
  }

  private once(key: string): boolean {
    if (this.build.oversized || this.cutPairs.has(key)) return false;
    this.cutPairs.add(key);
    return true;
  }

  private cutTaking(): void {
    const at = { from: this.draft.at.from, to: this.draft.at.from };
    const code = this.code(HOST, []);
    for (const each of this.emission.taking(this.draft.kind, this.headline())) code.add(each);
    code.add(this.emission.setFlag(this.build.pendingOf(this.index), 0, at));
    if (this.draft.kind !== 'signal')
      code.add(this.emission.setFlag(this.emission.interruptsOn(this.draft.kind === 'virtual irq'), 0, at));
    this.addRow(
      {
        thread: HOST,
        location: INACTIVE,
        ordinal: 0,
        guard: this.guards.take(this.index),
        code: code.from(this.flows[0]?.nodes[0], 'join'),
        at: this.headline(),
      },
      undefined,
    );
  }

  /** The first line of the declaration: `irq notify on cpu0`. */
  private headline(): TextRange {
    const { from, to } = this.draft.at;
    const brace = this.build.text.indexOf('{', from);
    return { from, to: brace > from && brace < to ? brace : to };
  }

  private cutHost(place: StopPlace): void {
    if (place.kind !== 'ready' || place.node === undefined || !this.once(`host ${place.index}`)) return;
    const common =
      this.draft.kind === 'task' || this.draft.kind === 'vcpu' ? this.guards.host(this.index) : [];
    this.cutReady(HOST, place.index, place.node, common, undefined);
  }

  private cutGuest(thread: ThreadIndex, place: StopPlace, site: StopPlace): void {
    if (!this.once(`guest ${thread} ${place.index} ${site.index}`)) return;
    const known = this.guestRows.get(site.index);
    const offered = known === undefined ? [] : known;
    if (known === undefined) this.guestRows.set(site.index, offered);
    offered[place.index] = [];
    if (place.kind === 'not entered') return;
    const before = this.table.rows.length;
    const midway = isMidway(place.node);
    if (midway) this.build.midway.get(defined(this.draft.pcs[thread]))?.push(place.index);
    const common = midway ? [] : this.guards.guest(this.index);
    if (place.kind === 'end') this.cutDone(thread, place, site, common);
    else if (place.node !== undefined) this.cutReady(thread, place.index, place.node, common, site);
    const written = place.node?.op.op === 'choose' ? place.node.op.written : 1;
    if (!midway) this.cutForcedExit(thread, place, site, written);
    offered[place.index] = this.table.from(before);
  }

  private cutReady(
    thread: ThreadIndex,
    location: Pc,
    node: FlowNode,
    common: readonly Condition[],
    site: StopPlace | undefined,
  ): void {
    const { nodes } = this.flow(thread);
    const lane = this.emission.lane;
    const { op } = node;
    if (op.op !== 'choose') {
      const guard = [...common, ...this.guards.operation(node, nodes, lane)];
      const code = this.code(thread, [location], site).from(node, 'first');
      this.addRow({ thread, location, ordinal: 0, guard, code, at: node.at }, site);
      return;
    }
    op.ways.forEach((way, index) => {
      const first = nodes[defined(node.next[index])];
      const when: readonly Condition[] =
        way.when === undefined
          ? []
          : [{ test: this.guards.seen(way.when.cond, lane), reason: { kind: 'when', at: way.when.at } }];
      const code = this.code(thread, [location], site);
      for (const instruction of this.emission.instructions(node, thread > 0)) code.add(instruction);
      code.add(this.emission.note('choose', way.when?.at ?? { from: way.at.from, to: way.at.from }));
      if (way.when !== undefined)
        for (const instruction of this.emission.looked(way.when.cond)) code.add(instruction);
      const needs = firstNeeds(this.build, way, first, nodes);
      if (needs === undefined) return;
      const looks = memoryOperationOf({ ...node, op: { ...op, ways: [way] } }, nodes);
      const asked = looks === undefined ? needs : [looks, ...needs];
      const guard = [...common, ...when, ...this.build.memoryConditions(this.emission.lane, asked)];
      const { ordinal, at } = way;
      this.addRow({ thread, location, ordinal, guard, code: code.choose(way, first), at }, site);
    });
  }

  private cutDone(
    thread: ThreadIndex,
    place: StopPlace,
    site: StopPlace,
    common: readonly Condition[],
  ): void {
    const at = site.node?.at ?? this.headline();
    const code = this.code(thread, [place.index], site);
    code.add({ op: 'label', parts: ['VM exit: DONE'], at });
    code.exitTo(EXIT_REASONS.indexOf('DONE'));
    this.addRow({ thread, location: place.index, ordinal: 0, guard: common, code, at }, site);
  }

  private cutForcedExit(thread: ThreadIndex, place: StopPlace, site: StopPlace, ordinal: number): void {
    const at = site.node?.at ?? this.headline();
    const code = this.code(thread, [place.index], site);
    code.add({ op: 'note', what: 'VM exit', at });
    code.add({ op: 'label', parts: ['VM exit: IRQ'], at });
    code.exitTo(EXIT_REASONS.indexOf('IRQ'));
    const guard = this.guards.mustExit(this.index);
    this.addRow({ thread, location: place.index, ordinal, guard, code, at }, site);
  }

  private flow(thread: ThreadIndex): ThreadFlow {
    const flow = this.flows[thread];
    assert(flow !== undefined, 'the thread has a flow graph');
    return flow;
  }

  private code(thread: ThreadIndex, from: readonly Pc[], site?: StopPlace): StepCode {
    const target: StepTarget = {
      place: (t, node, kind) => this.places.at(t, node, kind),
      live: (t, pc) => this.places.live(t, pc),
      isHandler: this.isHandler,
      pcs: this.draft.pcs,
    };
    return new StepCode(
      this.build,
      this.flows,
      this.emission,
      target,
      thread,
      from[0],
      site === undefined ? undefined : { node: site.node, pc: site.index },
    );
  }

  private addRow(row: Omit<NewRow, 'isForGuest'>, site: StopPlace | undefined): void {
    this.table.add({ ...row, isForGuest: site !== undefined });
    this.places.pass(row.thread, row.location, row.code.passed);
  }

  /** What each thread may load, by position. */
  watched(): readonly Watched[] {
    return this.places.watched(this.draft.pcs, this.draft.kind === 'signal');
  }

  /** The actor as the program has it. */
  actor(): Actor {
    const { name, at } = this.draft;
    return finishedActor(this.draft, {
      ...{ name, at, endless: isEndless(this.draft), gate: this.guards.actor(this.index), choices: [] },
      threads: this.places.threads(this.draft.pcs, this.headline(), this.table.offered, this.guestRows),
    });
  }
}

/** Between the two halves of an instruction the guest neither exits nor takes an interrupt. */
function isMidway(node: FlowNode | undefined): boolean {
  return node?.op.op === 'write' && node.op.midway === true && node.held.length === 0;
}
