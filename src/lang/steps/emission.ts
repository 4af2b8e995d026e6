// Nodes become instructions of the step table.

import { defined } from '../../base/defined.ts';
import type { Memory } from '../../memory/memory.ts';
import type { Late, RawInstruction } from '../../memory/rawCode.ts';
import type { ActorKind } from '../../model/actors.ts';
import type { Check, Expr, Instruction, NoteKind, Place, TextRange } from '../../model/code.ts';
import type { ActorIndex, LaneIndex, SlotIndex } from '../../model/indices.ts';
import type { FlowNode } from '../flow/flow.ts';
import { laneOfDraft } from '../flow/lowering.ts';
import type { Section } from '../flow/section.ts';
import type { Build } from '../names/build.ts';
import { EXIT_REASONS } from '../names/declareNames.ts';
import { checkOf, lockType, type ScalarType } from '../names/valueTypes.ts';
import { intervalOf } from './ranges.ts';

const RELEASE: Late = { effect: 'write', release: true };

/** What an actor's nodes are emitted for. */
export class Emission {
  readonly build: Build;
  readonly actor: ActorIndex;
  readonly lane: LaneIndex | undefined;
  private readonly full: ReadonlySet<Section>;
  /** Slot of the interrupt flag that the code switches: the lane's, or the guest's own. */
  private readonly flags: { readonly host: SlotIndex | undefined; readonly guest: SlotIndex | undefined };

  /** `full`: sections in which nothing waits. */
  constructor(build: Build, actor: ActorIndex, full: ReadonlySet<Section>) {
    this.build = build;
    this.full = full;
    this.actor = actor;
    this.lane = laneOfDraft(build, actor);
    const draft = build.draft(actor);
    const isVirtual = draft.kind === 'virtual irq';
    const vcpu = isVirtual ? build.vcpuDraft(draft.vcpu) : draft;
    const guest = vcpu.kind === 'vcpu' ? vcpu.guestInterruptsOn : undefined;
    const host = this.lane === undefined ? undefined : build.interruptsOn(this.lane);
    this.flags = { host: isVirtual ? guest : host, guest };
  }

  /** What the actor's accesses go through; the environment's go to memory at once. */
  get memory(): Memory | undefined {
    return this.lane === undefined ? undefined : this.build.memory;
  }

  interruptsOn(guest: boolean): SlotIndex {
    return defined(guest ? this.flags.guest : this.flags.host);
  }

  setFlag(slot: SlotIndex, value: number, at: TextRange): Instruction {
    return { op: 'set', slot, value: { op: 'const', value }, check: { kind: 'none' }, at };
  }

  note(what: NoteKind, at: TextRange): Instruction {
    return { op: 'note', what, at };
  }

  /** A handler begins: the interrupt controller is read behind a barrier; a signal comes without one. */
  taking(kind: ActorKind, at: TextRange): readonly RawInstruction[] {
    const note = this.note('take', at);
    if (this.memory?.keeps !== true || this.lane === undefined || kind === 'signal') return [note];
    return [note, { op: 'let go', lane: this.lane, what: { kind: 'all' } }];
  }

  /** Instructions of one node; control (branches, ends) is the cutter's. */
  instructions(node: FlowNode, guest: boolean): readonly RawInstruction[] {
    const labels = node.labels.map((parts): Instruction => ({ op: 'label', parts, at: node.at }));
    return [...labels, ...this.operation(node, guest)];
  }

  private operation(node: FlowNode, guest: boolean): readonly RawInstruction[] {
    const { op, at } = node;
    switch (op.op) {
      case 'set':
        return [
          { op: 'set', slot: op.slot, value: op.value, check: this.check(op.declared, op.value, at), at },
        ];
      case 'read':
        return [{ op: 'read', slot: op.into, value: op.value, at }];
      case 'write':
        return [this.store(node, op.place, op.value, op.type, op.late)];
      case 'ghost':
        return [
          { op: 'write', place: op.place, value: op.value, check: this.check(op.type, op.value, at), at },
        ];
      case 'label':
        return [{ op: 'label', parts: op.parts, at }];
      case 'assert':
        return [
          { op: 'assert', cond: op.cond, fault: this.build.fault(op.kind ?? 'assert', at, op.message), at },
        ];
      case 'enter':
        return op.lock === undefined ? [] : [this.note('lock', at)];
      case 'leave':
        return op.lock === undefined ? [] : [this.note('unlock', at), ...this.lateUnlock(op.number)];
      case 'barrier':
        return [this.note('fence', at), ...this.barrier(op.keeps)];
      case 'let go':
        return this.lane === undefined ? [] : [{ op: 'let go', lane: this.lane, what: op.what }];
      case 'await':
        return [this.note('await', at), ...this.looked(op.cond)];
      case 'step':
      case 'fence':
        return [this.note(op.op, at)];
      case 'interrupts off':
        return [this.setFlag(this.interruptsOn(guest), 0, at)];
      case 'interrupts on':
        return [...this.openShadow(op.shadow, guest, at), this.setFlag(this.interruptsOn(guest), 1, at)];
      case 'raise':
      case 'unraise': {
        const fault = op.index.op === 'const' ? 0 : this.build.fault('index', at);
        return [{ op: op.op, actors: op.actors, index: op.index, fault, at }];
      }
      case 'lock': {
        const mine: Expr = { op: 'const', value: this.actor + 1 };
        return [
          ...this.acquire(op.place),
          { op: 'write', place: op.place, value: mine, check: { kind: 'none' }, at },
        ];
      }
      case 'unlock':
        return this.unlock(node, op.place, op.mutex);
      case 'vmenter':
        return [this.note('VM entry', at)];
      case 'exit':
        return [
          this.note('VM exit', at),
          { op: 'label', parts: [`VM exit: ${defined(EXIT_REASONS[op.reason])}`], at },
        ];
      case 'branch':
      case 'resume':
      case 'choose':
      case 'chosen':
      case 'join':
      case 'end':
        return [];
    }
  }

  /** Only where interrupts were off does STI hold them back for one more instruction. */
  private openShadow(shadow: SlotIndex | undefined, guest: boolean, at: TextRange): readonly Instruction[] {
    if (shadow === undefined) return [];
    const value: Expr = { op: 'not', arg: { op: 'slot', slot: this.interruptsOn(guest) } };
    return [{ op: 'set', slot: shadow, value, check: { kind: 'none' }, at }];
  }

  /** A plain store. Where memory delays it, a chart's move is tested when it reaches memory. */
  private store(node: FlowNode, place: Place, value: Expr, type: ScalarType, late?: Late): RawInstruction {
    const { at } = node;
    if (node.held.length > 0 && late !== undefined) return this.sent(node, place, value, type, late);
    if (this.memory?.delays !== true || this.lane === undefined || node.held.length > 0)
      return { op: 'write', place, value, check: this.check(type, value, at), at };
    const check = type.value.kind === 'chart' ? { kind: 'none' as const } : this.check(type, value, at);
    const push = { op: 'push', lane: this.lane, place, value, check, at } as const;
    return late === undefined || !this.memory.keeps ? push : { ...push, late };
  }

  /** In a section that is one step, an atomic that nobody waits for. */
  private sent(node: FlowNode, place: Place, value: Expr, type: ScalarType, late: Late): RawInstruction {
    const { at } = node;
    const inMemory: Expr =
      place.terms.length === 0 ? { op: 'slot', slot: place.base } : { op: 'load', place };
    const result: Expr =
      late.effect === 'atomic add'
        ? { op: 'binary', operator: '+', left: inMemory, right: value, fault: 0 }
        : value;
    const write = { op: 'write', place, value: result, check: this.check(type, result, at), at } as const;
    const [section] = node.held;
    if (this.lane === undefined || section === undefined || this.full.has(section)) return write;
    const check = this.check(type, value, at);
    return { op: 'send', push: { op: 'push', lane: this.lane, place, value, check, late, at }, write };
  }

  /** A condition has been looked at, and holds. */
  looked(value: Expr): readonly RawInstruction[] {
    if (this.memory?.keeps !== true || this.lane === undefined) return [];
    return [{ op: 'looked', lane: this.lane, value }];
  }

  /** Taking a lock: what is known by then of the lock is newer than what the lane may have kept. */
  private acquire(place: Place): readonly RawInstruction[] {
    if (this.memory?.keeps !== true || this.lane === undefined) return [];
    return [{ op: 'let go', lane: this.lane, what: { kind: 'older than unlock', place } }];
  }

  private lateUnlock(place: Place | undefined): readonly RawInstruction[] {
    return place === undefined ? [] : [{ op: 'late unlock', lane: this.lane, place }];
  }

  private barrier(keeps: 'stores' | 'loads'): readonly RawInstruction[] {
    if (this.lane === undefined) return [];
    if (keeps === 'stores') return [{ op: 'line', lane: this.lane }];
    return [{ op: 'let go', lane: this.lane, what: { kind: 'all' } }];
  }

  private unlock(node: FlowNode, place: Place, mutex: boolean): readonly RawInstruction[] {
    const { at } = node;
    const read: Expr =
      this.memory?.delays === true && this.lane !== undefined
        ? { op: 'buffered load', lane: this.lane, place }
        : { op: 'load', place };
    const mine: Expr = {
      op: 'binary',
      operator: '==',
      left: read,
      right: { op: 'const', value: this.actor + 1 },
      fault: 0,
    };
    const free: Expr = { op: 'const', value: 0 };
    const release: RawInstruction = mutex
      ? { op: 'write', place, value: free, check: { kind: 'none' }, at }
      : this.store(node, place, free, lockType(this.build.actorCount, false, false), RELEASE);
    const noted: readonly RawInstruction[] =
      mutex && this.memory?.keeps === true && this.lane !== undefined
        ? [{ op: 'unlocked', lane: this.lane }]
        : [];
    return [{ op: 'assert', cond: mine, fault: this.build.fault('unlock', at), at }, release, ...noted];
  }

  /** No test where the value always fits. A chart is tested when memory changes: for a buffered store, when it drains. */
  private check(type: ScalarType | undefined, value: Expr, at: TextRange): Check {
    if (type === undefined || type.inferred) return { kind: 'none' };
    const { min, max } = intervalOf(value, this.build.slots);
    const fits = min >= type.min && max <= type.max;
    if (fits && type.value.kind !== 'chart') return { kind: 'none' };
    return checkOf(type, () => this.build.fault(type.value.kind === 'chart' ? 'chart' : 'range', at));
  }
}
