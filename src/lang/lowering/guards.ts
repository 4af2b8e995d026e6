// Who may move: gates, interrupts and signals that come first, locks that must be free, what memory asks for (R5–R10).

import { defined } from '../../base/defined.ts';
import type { Expr, Place, TextRange } from '../../model/code.ts';
import type { Condition } from '../../model/conditions.ts';
import type { ActorIndex, LaneIndex, SlotIndex } from '../../model/indices.ts';
import type { FlowNode } from '../flow/flow.ts';
import { memoryOperationOf, waitedBehind, waitedForInSection } from '../flow/waiting.ts';
import type { Build } from '../names/build.ts';
import { gateOf, maskOf } from './gates.ts';

const constant = (value: number): Expr => ({ op: 'const', value });
const slot = (index: SlotIndex): Expr => ({ op: 'slot', slot: index });
const not = (arg: Expr): Expr => ({ op: 'not', arg });
const and = (...args: readonly Expr[]): Expr => ({ op: 'and', args });
const or = (...args: readonly Expr[]): Expr => ({ op: 'or', args });

/** Positions of a vcpu's host program that stand inside vmenter; the cutter fills them as it finds them. */
export type InGuest = ReadonlyMap<ActorIndex, Expr>;

export class Guards {
  private readonly build: Build;
  private readonly inGuest: InGuest;

  constructor(build: Build, inGuest: InGuest) {
    this.build = build;
    this.inGuest = inGuest;
  }

  /** What must hold for any step of the actor, wherever it stands. */
  actor(index: ActorIndex): readonly Condition[] {
    const draft = this.build.draft(index);
    switch (draft.kind) {
      case 'task':
      case 'vcpu':
        return [...this.gate(index), ...this.noActiveIrq(draft.lane), ...this.noSignal(index)];
      case 'signal': {
        const task = defined(draft.task);
        return [...this.gate(task), ...this.notSuspended(this.build.gatedDraft(task).lane)];
      }
      case 'virtual irq': {
        const { vcpu } = draft;
        const { lane } = this.build.vcpuDraft(vcpu);
        return [
          ...this.gate(vcpu),
          ...this.noActiveIrq(lane),
          ...this.noSignal(vcpu),
          { test: this.inside(vcpu), reason: { kind: 'not in guest', actor: vcpu } },
          ...this.noPendingIrq(lane),
        ];
      }
      case 'irq':
      case 'env':
      case 'delivery':
      case 'drain':
      case 'pass':
      case 'news':
        return [];
    }
  }

  /** Host code of a vcpu, and tasks: an interrupt that can be taken goes first. */
  host(index: ActorIndex): readonly Condition[] {
    return this.interruptFirst(this.build.gatedDraft(index).lane);
  }

  /** Guest code: a pending interrupt of the lane forces an exit, a virtual one goes first. */
  guest(vcpu: ActorIndex): readonly Condition[] {
    return [...this.noPendingIrq(this.build.vcpuDraft(vcpu).lane), ...this.noVirtual(vcpu)];
  }

  /** The forced exit. */
  mustExit(vcpu: ActorIndex): readonly Condition[] {
    const pending = this.irqsOf(this.build.vcpuDraft(vcpu).lane).map((irq) =>
      slot(this.build.pendingOf(irq)),
    );
    return [{ test: or(...pending), reason: { kind: 'not pending' } }];
  }

  /** Taking a handler that is not active. */
  take(index: ActorIndex): readonly Condition[] {
    const draft = this.build.draft(index);
    const pending: Condition = { test: slot(this.build.pendingOf(index)), reason: { kind: 'not pending' } };
    switch (draft.kind) {
      case 'irq': {
        const lane = defined(draft.lane);
        return [
          pending,
          ...this.noActiveIrq(lane),
          { test: slot(this.build.interruptsOn(lane)), reason: { kind: 'interrupts off', lane } },
          { test: not(this.laneInGuest(lane)), reason: { kind: 'lane in guest', lane } },
        ];
      }
      case 'signal': {
        const task = defined(draft.task);
        return [
          pending,
          ...this.mask(index),
          ...this.noOther(index, this.signalsOf(task)),
          ...this.notFinished(task),
        ];
      }
      case 'virtual irq': {
        const { vcpu } = draft;
        const { guestInterruptsOn, lane } = this.build.vcpuDraft(vcpu);
        return [
          pending,
          ...this.noOther(index, this.virtualIrqsOf(vcpu)),
          { test: slot(defined(guestInterruptsOn)), reason: { kind: 'interrupts off', lane: defined(lane) } },
          ...this.notHeldBack(vcpu),
        ];
      }
      default:
        return [];
    }
  }

  /** What the node itself waits for, as the first operation of a step. `seer`: through whose memory a condition is seen. */
  operation(
    node: FlowNode,
    nodes: readonly FlowNode[],
    lane: LaneIndex | undefined,
    seer: LaneIndex | undefined = lane,
  ): readonly Condition[] {
    const { op } = node;
    const operation = memoryOperationOf(node, nodes);
    const memory = operation === undefined ? [] : this.build.memoryConditions(lane, [operation]);
    switch (op.op) {
      case 'enter': {
        const waited = waitedForInSection(node, nodes);
        return [...memory, ...waited.flatMap((each) => this.operation(each, nodes, undefined, lane))];
      }
      case 'resume': {
        const joined = waitedBehind(node, nodes);
        return joined === undefined ? memory : this.operation(joined, nodes, lane);
      }
      case 'await':
        return [...memory, { test: this.seen(op.cond, seer), reason: { kind: 'await', at: node.at } }];
      case 'lock':
        return [...memory, this.lockFree(op.place, node.at)];
      default:
        return memory;
    }
  }

  /** A condition as the lane sees memory. */
  seen(cond: Expr, lane: LaneIndex | undefined): Expr {
    return this.build.laneMemory(lane)?.asSeen(cond) ?? cond;
  }

  private lockFree(place: Place, at: TextRange): Condition {
    const held: Expr = place.terms.length === 0 ? slot(place.base) : { op: 'load', place };
    // An index outside its array does not wait: the step is taken, and fails.
    const outside = place.terms.flatMap(({ index, count }): readonly Expr[] => [
      { op: 'binary', operator: '<', left: index, right: constant(0), fault: 0 },
      { op: 'binary', operator: '>=', left: index, right: constant(count), fault: 0 },
    ]);
    return { test: or(...outside, not(held)), reason: { kind: 'lock', place, at } };
  }

  private irqsOf(lane: LaneIndex | undefined): readonly ActorIndex[] {
    return this.build.actorsWhere(
      (actor) => actor.kind === 'irq' && lane !== undefined && actor.lane === lane,
    );
  }

  private signalsOf(task: ActorIndex): readonly ActorIndex[] {
    return this.build.actorsWhere((actor) => actor.kind === 'signal' && actor.task === task);
  }

  private virtualIrqsOf(vcpu: ActorIndex): readonly ActorIndex[] {
    return this.build.actorsWhere((actor) => actor.kind === 'virtual irq' && actor.vcpu === vcpu);
  }

  private gate(task: ActorIndex): readonly Condition[] {
    const gate = gateOf(this.build, task);
    return gate === undefined ? [] : [gate];
  }

  private mask(signal: ActorIndex): readonly Condition[] {
    const mask = maskOf(this.build, signal);
    return mask === undefined ? [] : [mask];
  }

  private noActiveIrq(lane: LaneIndex | undefined): readonly Condition[] {
    return this.irqsOf(lane).map((handler) => ({
      test: this.build.inactive(handler),
      reason: { kind: 'handler active', handler },
    }));
  }

  private notSuspended(lane: LaneIndex | undefined): readonly Condition[] {
    return [...this.noActiveIrq(lane), ...this.interruptFirst(lane)];
  }

  private interruptFirst(lane: LaneIndex | undefined): readonly Condition[] {
    if (lane === undefined) return [];
    const open = or(slot(this.build.interruptsOn(lane)), this.laneInGuest(lane));
    return this.irqsOf(lane).map((handler) => ({
      test: not(and(slot(this.build.pendingOf(handler)), open)),
      reason: { kind: 'interrupt first', handler },
    }));
  }

  private noPendingIrq(lane: LaneIndex | undefined): readonly Condition[] {
    return this.irqsOf(lane).map((handler) => ({
      test: not(slot(this.build.pendingOf(handler))),
      reason: { kind: 'guest must exit', handler },
    }));
  }

  private inside(vcpu: ActorIndex): Expr {
    return defined(this.inGuest.get(vcpu));
  }

  private laneInGuest(lane: LaneIndex): Expr {
    const vcpus = this.build.actorsWhere((actor) => actor.kind === 'vcpu' && actor.lane === lane);
    return or(
      ...vcpus.map((vcpu) => and(this.inside(vcpu), ...this.gate(vcpu).map((condition) => condition.test))),
    );
  }

  private noSignal(task: ActorIndex): readonly Condition[] {
    return this.signalsOf(task).flatMap((handler): readonly Condition[] => {
      const mask = this.mask(handler).map((condition) => condition.test);
      return [
        { test: this.build.inactive(handler), reason: { kind: 'handler active', handler } },
        {
          test: not(and(slot(this.build.pendingOf(handler)), ...mask)),
          reason: { kind: 'signal first', handler },
        },
      ];
    });
  }

  private noVirtual(vcpu: ActorIndex): readonly Condition[] {
    const { shadow, guestInterruptsOn } = this.build.vcpuDraft(vcpu);
    const open = shadow === undefined ? [] : [not(slot(shadow))];
    return this.virtualIrqsOf(vcpu).flatMap((handler): readonly Condition[] => {
      const takeable = and(slot(this.build.pendingOf(handler)), slot(defined(guestInterruptsOn)), ...open);
      return [
        { test: this.build.inactive(handler), reason: { kind: 'handler active', handler } },
        { test: not(takeable), reason: { kind: 'interrupt first', handler } },
      ];
    });
  }

  /** A virtual interrupt is taken between two instructions, and not right behind an STI. */
  private notHeldBack(vcpu: ActorIndex): readonly Condition[] {
    const { shadow, pcs } = this.build.vcpuDraft(vcpu);
    const inside = pcs.slice(1).filter((pc) => this.build.midway.has(pc));
    return [
      ...(shadow === undefined
        ? []
        : [{ test: not(slot(shadow)), reason: { kind: 'interrupt shadow' as const, actor: vcpu } }]),
      ...inside.map((pc) => ({
        test: not(this.build.insideInstruction(pc)),
        reason: { kind: 'inside an instruction' as const, actor: vcpu },
      })),
    ];
  }

  /** A handler and those that run where it does: none of the others is active. */
  private noOther(index: ActorIndex, handlers: readonly ActorIndex[]): readonly Condition[] {
    const others = handlers.filter((other) => other !== index);
    return others.map((handler) => ({
      test: this.build.inactive(handler),
      reason: { kind: 'handler active', handler },
    }));
  }

  private notFinished(task: ActorIndex): readonly Condition[] {
    // Where its gate is closed the task takes no signal anyway.
    return [{ test: not(this.build.atEnd(task)), reason: { kind: 'finished', actor: task } }];
  }
}
