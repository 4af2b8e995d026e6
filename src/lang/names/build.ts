// The program under construction: slots, actors, faults, and the names of the scenario.

import { assert } from '../../base/assert.ts';
import { defined } from '../../base/defined.ts';
import { beginMemory } from '../../memory/beginMemory.ts';
import { memoryOf } from '../../memory/memories.ts';
import type { LaneMemory, Memory, Operation, ProgramMemory } from '../../memory/memory.ts';
import type { ChartTable } from '../../model/chart.ts';
import type { Check, Expr, Place, TextRange } from '../../model/code.ts';
import type { Condition } from '../../model/conditions.ts';
import {
  type ActorIndex,
  actorIndex,
  HOST,
  type LaneIndex,
  type Pc,
  type SlotIndex,
  slotIndex,
} from '../../model/indices.ts';
import { FLOW_NODES_MAX } from '../../model/limits.ts';
import type { Fault, FaultKind, MemoryModel, Settings, Variable } from '../../model/program.ts';
import type { SlotRole } from '../../model/slotRole.ts';
import type { ActorDraft, DeclaredActor, GatedDraft, SignalDraft, VcpuDraft } from './actorDrafts.ts';
import { Diagnostics } from './diagnostics.ts';
import { Scope } from './symbols.ts';
import type { ScalarType } from './valueTypes.ts';

/** A slot before it is packed; a local's range may still grow while ranges are inferred. */
export interface SlotDraft {
  readonly name: string;
  readonly role: SlotRole;
  type: ScalarType;
  initial: number;
}

export interface LaneDraft {
  readonly name: string;
  readonly at: TextRange;
  /** Undefined until all memory has its slots. */
  readonly interruptsOn: SlotIndex | undefined;
}

export class Build {
  readonly settings: Settings;
  readonly charts: readonly ChartTable[];
  readonly report;
  readonly slots: SlotDraft[] = [];
  readonly variables: Variable[] = [];
  readonly lanes: LaneDraft[] = [];
  /** Actors of the text, before they are placed. */
  readonly declared: DeclaredActor[] = [];
  /** The same once they are placed, then deliveries and what the memory model adds. */
  readonly actors: ActorDraft[] = [];
  readonly faults: Fault[] = [];
  readonly removed: { range: TextRange; because: string }[] = [];
  /** Names of the params that the others do not switch off. */
  readonly inForce: string[] = [];
  /** Slots that a property reads: they stay live everywhere. */
  readonly alwaysLive = new Set<SlotIndex>();
  /** Positions at which a task has come to its end. */
  readonly ends = new Map<ActorIndex, Pc[]>();
  /** Gates and masks that are lowered already; undefined where there is none. */
  readonly gates = new Map<GatedDraft, Condition | undefined>();
  readonly masks = new Map<SignalDraft, Condition | undefined>();
  readonly memory: Memory;
  /** Has no lanes until they are declared. */
  programMemory: ProgramMemory;
  /** Tested when a store reaches memory, if that is later than the store: moves of charts. By slot. */
  readonly lateChecks = new Map<SlotIndex, Check>();
  /** Names of the coarse locks that are known by a number. */
  readonly lockNames: string[] = [];
  /** Slots of shared memory: the first of the state. A lock may stand behind the last. */
  memorySize = 0;
  /** Nodes of all flow graphs so far; rows and instructions of the step table so far. */
  readonly size = { nodes: 0, rows: 0, instructions: 0 };
  /** Set where inlining or cutting passes a bound: work stops, and what follows from that is not said. */
  oversized = false;
  /** Positions of guests between the two halves of an instruction, by the slot of the position. */
  readonly midway = new Map<SlotIndex, Pc[]>();
  private readonly openLists: Pc[][] = [];
  readonly grain: 'coarse' | 'fine';
  /** Stores that a lane's buffer holds. */
  readonly buffer: number;
  readonly text: string;
  /** All that the file offers. */
  readonly models: readonly MemoryModel[];
  /** Bits of a register. */
  word: 8 | 16 | 32 = 8;
  /** `ipi flight;`: a delivery stands between raise and pending. */
  readonly flight: boolean;
  readonly globals = new Scope(undefined);

  constructor(
    given: Pick<Build, 'settings' | 'charts' | 'grain' | 'text' | 'models' | 'flight' | 'buffer'>,
    isPasted: boolean,
  ) {
    this.report = new Diagnostics(given.text, isPasted);
    this.settings = given.settings;
    this.memory = memoryOf(given.settings.memory);
    this.programMemory = beginMemory(this.memory.name, { count: 0, min: 0, max: 0, slots: [] }, given.buffer);
    this.charts = given.charts;
    this.grain = given.grain;
    this.buffer = given.buffer;
    this.text = given.text;
    this.models = given.models;
    this.flight = given.flight;
  }

  /** 1-based line of a range's start. */
  lineOf({ from }: Pick<TextRange, 'from'>): number {
    return this.text.slice(0, from).split('\n').length;
  }

  /** The scenario's own words for a piece of syntax. */
  textOf(range: TextRange): string {
    return this.text.slice(range.from, range.to);
  }

  /** Whether under some model that the file offers a lane may see what others have replaced. */
  get offersOld(): boolean {
    return this.models.some((model) => memoryOf(model).keeps);
  }

  /** A lane as its memory model sees it; undefined for the environment, which runs on none. */
  laneMemory(lane: LaneIndex | undefined): LaneMemory | undefined {
    return lane === undefined ? this.programMemory.environment : this.programMemory.lanes[lane];
  }

  /** The same of a lane. */
  memoryOfLane(lane: LaneIndex): LaneMemory {
    return defined(this.programMemory.lanes[lane]);
  }

  /** What must hold before a step that begins with one of these operations; nothing where memory never makes the lane wait. */
  memoryConditions(lane: LaneIndex | undefined, operations: readonly Operation[]): readonly Condition[] {
    const memory = this.laneMemory(lane);
    return memory === undefined ? [] : memory.conditions(operations);
  }

  /** What a coarse lock is known by where its release may wait: it has no slot, so its number lies behind all of them. */
  lockNumber(name: string, { base, terms }: Place): Place {
    const known = this.lockNames.indexOf(name);
    const family = known < 0 ? this.lockNames.push(name) - 1 : known;
    return { base: slotIndex(base + this.memorySize * (1 + family)), terms };
  }

  /** Counts work that calls and quantifiers multiply. */
  grow(by: number, at: TextRange): void {
    this.size.nodes += by;
    if (this.size.nodes > FLOW_NODES_MAX && !this.oversized)
      this.tooLarge(at, `${FLOW_NODES_MAX} operations and calls`);
  }

  /** Said once: nothing else is reported after it. */
  tooLarge(at: TextRange, what: string): void {
    this.oversized = true;
    this.report.error(
      at,
      `With this the program has more than ${what}.`,
      'Inlining multiplies: use fewer calls or smaller families.',
    );
    this.report.close();
  }

  slot(name: string, type: ScalarType, role: SlotRole, initial: number): SlotIndex {
    return slotIndex(this.slots.push({ name, type, role, initial }) - 1);
  }

  slotDraft(slot: SlotIndex): SlotDraft {
    return defined(this.slots[slot]);
  }

  draft(actor: ActorIndex): ActorDraft {
    return defined(this.actors[actor]);
  }

  /** The flag of a lane. */
  interruptsOn(lane: LaneIndex): SlotIndex {
    return defined(defined(this.lanes[lane]).interruptsOn);
  }

  /** What has a gate: a task or a vcpu. */
  gatedDraft(actor: ActorIndex): GatedDraft {
    const draft = this.draft(actor);
    assert(draft.kind === 'task' || draft.kind === 'vcpu', 'a task or a vcpu has a gate');
    return draft;
  }

  vcpuDraft(actor: ActorIndex): VcpuDraft {
    const draft = this.draft(actor);
    assert(draft.kind === 'vcpu', 'only a vcpu has guests');
    return draft;
  }

  /** How many actors there are so far. */
  get actorCount(): number {
    return Math.max(this.declared.length, this.actors.length);
  }

  actorsWhere(isWanted: (draft: ActorDraft) => boolean): readonly ActorIndex[] {
    return this.actors.flatMap((draft, actor) => (isWanted(draft) ? [actorIndex(actor)] : []));
  }

  /** The flag of a handler, which its delivery sets, too. */
  pendingOf(handler: ActorIndex): SlotIndex {
    const draft = this.draft(handler);
    assert('pending' in draft, 'a handler has a flag');
    return draft.pending;
  }

  /** Where the actor's own program stands. */
  hostPc(actor: ActorIndex): SlotIndex {
    return defined(this.draft(actor).pcs[HOST]);
  }

  /** 1 while the handler is not active. */
  inactive(actor: ActorIndex): Expr {
    return { op: 'one of', slot: this.hostPc(actor), values: [0] };
  }

  /** 1 while the guest stands inside an instruction; the cutter fills in where that is. */
  insideInstruction(pc: SlotIndex): Expr {
    const values = this.midway.get(pc) ?? this.openList();
    this.midway.set(pc, values);
    return { op: 'one of', slot: pc, values };
  }

  /** 1 where the task stands at its end; the cutter fills in where that is. */
  atEnd(task: ActorIndex): Expr {
    const values = this.ends.get(task) ?? this.openList();
    this.ends.set(task, values);
    return { op: 'one of', slot: this.hostPc(task), values };
  }

  /** Positions that are known only when all actors have been cut; an expression may hold the list before. */
  openList(): Pc[] {
    const list: Pc[] = [];
    this.openLists.push(list);
    return list;
  }

  /** From here on nothing is added to any of them: what a program has does not change any more. */
  closeLists(): void {
    for (const list of this.openLists) Object.freeze(list);
  }

  /** Number of the fault at this text, for instructions (0 is "cannot fail"); equal faults share a number. */
  fault(kind: FaultKind, at: TextRange, message?: string): number {
    const known = this.faults.findIndex((f) => f.kind === kind && f.at.from === at.from && f.at.to === at.to);
    if (known >= 0) return known + 1;
    this.faults.push({ kind, at: { from: at.from, to: at.to }, message });
    return this.faults.length;
  }
}
