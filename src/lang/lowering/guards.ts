// Who may move: gates, interrupts and signals that come first, locks that must be free, what memory asks for (R5–R10).

import type { Expr, Place, TextRange } from '../../model/code.ts';
import type { Condition } from '../../model/program.ts';
import type { FlowNode } from '../flow/flow.ts';
import { firstInSection, memoryNeed } from '../flow/waiting.ts';
import type { ActorDraft, Build } from '../names/build.ts';
import { gateOf } from './gates.ts';

const constant = (value: number): Expr => ({ op: 'const', value });
const slot = (index: number | undefined): Expr =>
  index === undefined ? constant(0) : { op: 'slot', slot: index };
const not = (arg: Expr): Expr => ({ op: 'not', arg });
const and = (...args: readonly Expr[]): Expr => ({ op: 'and', args });
const or = (...args: readonly Expr[]): Expr => ({ op: 'or', args });

/** Positions of a vcpu's host program that stand inside vmenter; the cutter fills them as it finds them. */
export type InGuest = ReadonlyMap<number, Expr>;

export class Guards {
  private readonly build: Build;
  private readonly inGuest: InGuest;

  constructor(build: Build, inGuest: InGuest) {
    this.build = build;
    this.inGuest = inGuest;
  }

  /** What must hold for any step of the actor, wherever it stands. */
  actor(index: number): readonly Condition[] {
    const draft = this.draft(index);
    switch (draft.kind) {
      case 'task':
      case 'vcpu':
        return [...this.gate(index), ...this.noActiveIrq(draft.lane), ...this.noSignal(index)];
      case 'signal': {
        const task = draft.target ?? 0;
        return [...this.gate(task), ...this.notSuspended(this.draft(task).lane)];
      }
      case 'virtual irq': {
        const vcpu = draft.target ?? 0;
        const { lane } = this.draft(vcpu);
        return [
          ...this.gate(vcpu),
          ...this.noActiveIrq(lane),
          ...this.noSignal(vcpu),
          { test: this.inGuest.get(vcpu) ?? constant(0), reason: { kind: 'not in guest', actor: vcpu } },
          ...this.noPendingIrq(lane),
        ];
      }
      case 'irq':
      case 'env':
      case 'delivery':
      case 'drain':
        return [];
    }
  }

  /** Host code of a vcpu, and tasks: an interrupt that can be taken goes first. */
  host(index: number): readonly Condition[] {
    return this.interruptFirst(this.draft(index).lane);
  }

  /** Guest code: a pending interrupt of the lane forces an exit, a virtual one goes first. */
  guest(vcpu: number): readonly Condition[] {
    return [...this.noPendingIrq(this.draft(vcpu).lane), ...this.noVirtual(vcpu)];
  }

  /** The forced exit. */
  mustExit(vcpu: number): readonly Condition[] {
    const pending = this.irqsOf(this.draft(vcpu).lane).map((irq) => slot(this.draft(irq).pending));
    return [{ test: or(...pending), reason: { kind: 'not pending' } }];
  }

  /** Taking a handler that is not active. */
  take(index: number): readonly Condition[] {
    const draft = this.draft(index);
    const pending: Condition = { test: slot(draft.pending), reason: { kind: 'not pending' } };
    switch (draft.kind) {
      case 'irq': {
        const lane = draft.lane ?? 0;
        return [
          pending,
          ...this.noActiveIrq(lane),
          { test: slot(this.build.lanes[lane]?.interruptsOn), reason: { kind: 'interrupts off', lane } },
          { test: not(this.laneInGuest(lane)), reason: { kind: 'lane in guest', lane } },
        ];
      }
      case 'signal':
        return [
          pending,
          ...this.gate(index),
          ...this.noOther('signal', index),
          ...this.notFinished(draft.target ?? 0),
        ];
      case 'virtual irq': {
        const vcpu = draft.target ?? 0;
        const lane = this.draft(vcpu).lane ?? 0;
        return [
          pending,
          ...this.noOther('virtual irq', index),
          { test: slot(this.draft(vcpu).guestInterruptsOn), reason: { kind: 'interrupts off', lane } },
          ...this.notHeldBack(vcpu),
        ];
      }
      default:
        return [];
    }
  }

  /** What the node itself waits for, as the first operation of a step. */
  operation(node: FlowNode, nodes: readonly FlowNode[], lane: number | undefined): readonly Condition[] {
    const { op } = node;
    const need = memoryNeed(this.build.memory, node);
    const needs = need === undefined ? [] : [need];
    const memory = this.build.laneMemory(lane)?.conditions(needs) ?? [];
    switch (op.op) {
      case 'enter': {
        const first = firstInSection(node, nodes);
        const isInner = first !== undefined && first.op.op !== 'enter';
        return [...memory, ...(isInner ? this.operation(first, nodes, undefined) : [])];
      }
      case 'await':
        return [{ test: op.cond, reason: { kind: 'await', at: node.at } }];
      case 'lock':
        return [...memory, this.lockFree(op.place, node.at)];
      default:
        return memory;
    }
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

  private draft(index: number): ActorDraft {
    const draft = this.build.actors[index];
    if (draft === undefined) throw new RangeError(`actor ${index} does not exist`);
    return draft;
  }

  private irqsOf(lane: number | undefined): readonly number[] {
    return this.build.actors.flatMap((actor, index) =>
      actor.kind === 'irq' && lane !== undefined && actor.lane === lane ? [index] : [],
    );
  }

  private targeting(kind: 'signal' | 'virtual irq', target: number): readonly number[] {
    return this.build.actors.flatMap((actor, index) =>
      actor.kind === kind && actor.target === target ? [index] : [],
    );
  }

  /** The gate of a task, the mask of a signal. */
  private gate(index: number): readonly Condition[] {
    const gate = gateOf(this.build, index);
    return gate === undefined ? [] : [gate];
  }

  private noActiveIrq(lane: number | undefined): readonly Condition[] {
    return this.irqsOf(lane).map((handler) => ({
      test: this.build.inactive(handler),
      reason: { kind: 'handler active', handler },
    }));
  }

  private notSuspended(lane: number | undefined): readonly Condition[] {
    return [...this.noActiveIrq(lane), ...this.interruptFirst(lane)];
  }

  private interruptFirst(lane: number | undefined): readonly Condition[] {
    if (lane === undefined) return [];
    const open = or(slot(this.build.lanes[lane]?.interruptsOn), this.laneInGuest(lane));
    return this.irqsOf(lane).map((handler) => ({
      test: not(and(slot(this.draft(handler).pending), open)),
      reason: { kind: 'interrupt first', handler },
    }));
  }

  private noPendingIrq(lane: number | undefined): readonly Condition[] {
    return this.irqsOf(lane).map((handler) => ({
      test: not(slot(this.draft(handler).pending)),
      reason: { kind: 'guest must exit', handler },
    }));
  }

  private laneInGuest(lane: number): Expr {
    const inside = this.build.actors.flatMap((actor, index) => {
      if (actor.kind !== 'vcpu' || actor.lane !== lane) return [];
      return [
        and(this.inGuest.get(index) ?? constant(0), ...this.gate(index).map((condition) => condition.test)),
      ];
    });
    return or(...inside);
  }

  private noSignal(task: number): readonly Condition[] {
    return this.targeting('signal', task).flatMap((handler): readonly Condition[] => {
      const mask = this.gate(handler).map((condition) => condition.test);
      return [
        { test: this.build.inactive(handler), reason: { kind: 'handler active', handler } },
        {
          test: not(and(slot(this.draft(handler).pending), ...mask)),
          reason: { kind: 'signal first', handler },
        },
      ];
    });
  }

  private noVirtual(vcpu: number): readonly Condition[] {
    return this.targeting('virtual irq', vcpu).flatMap((handler): readonly Condition[] => {
      const { guestInterruptsOn, shadow } = this.draft(vcpu);
      const open = shadow === undefined ? [] : [not(slot(shadow))];
      const takeable = and(slot(this.draft(handler).pending), slot(guestInterruptsOn), ...open);
      return [
        { test: this.build.inactive(handler), reason: { kind: 'handler active', handler } },
        { test: not(takeable), reason: { kind: 'interrupt first', handler } },
      ];
    });
  }

  /** A virtual interrupt is taken between two instructions, and not right behind an STI. */
  private notHeldBack(vcpu: number): readonly Condition[] {
    const { shadow, pcs } = this.draft(vcpu);
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

  private noOther(kind: 'signal' | 'virtual irq', index: number): readonly Condition[] {
    const others = this.targeting(kind, this.draft(index).target ?? 0).filter((other) => other !== index);
    return others.map((handler) => ({
      test: this.build.inactive(handler),
      reason: { kind: 'handler active', handler },
    }));
  }

  private notFinished(task: number): readonly Condition[] {
    // Where its gate is closed the task takes no signal anyway.
    return [{ test: not(this.build.atEnd(task)), reason: { kind: 'finished', actor: task } }];
  }
}
