// The code of one step: a walk over the flow graph from where the step begins to the places where it may end.

import { assert } from '../../base/assert.ts';
import { defined } from '../../base/defined.ts';
import type { RawInstruction } from '../../memory/rawCode.ts';
import type { Expr } from '../../model/code.ts';
import { HOST, type Pc, type SlotIndex, type ThreadIndex } from '../../model/indices.ts';
import { type FlowNode, hasLeadingCode, isVisible, leaves, type Way } from '../flow/flow.ts';
import { canWait, waitedBehind } from '../flow/waiting.ts';
import type { Build } from '../names/build.ts';
import { deadLocals } from './deadLocals.ts';
import type { Emission } from './emission.ts';
import { mayFailBefore } from './mayFail.ts';
import { hostAfter, keyOf, type Mode, type Path } from './path.ts';
import { NOT_ENTERED, type StopPlace, type ThreadFlow, threadNamed } from './stops.ts';

/** What the walk asks of the cutter. */
export interface StepTarget {
  readonly place: (thread: ThreadIndex, node: FlowNode | undefined, kind: StopPlace['kind']) => Pc;
  readonly live: (thread: ThreadIndex, pc: Pc) => ReadonlySet<SlotIndex>;
  readonly isHandler: boolean;
  readonly pcs: readonly SlotIndex[];
}

interface Fixup {
  readonly instruction: number;
  readonly path: Path;
  readonly node: FlowNode;
  readonly mode: Mode;
}

const END = -1;

export class StepCode {
  /** Names of the places whose operations the step may carry out. */
  readonly passed = new Set<string>();
  private readonly out: RawInstruction[] = [];
  private readonly starts = new Map<string, number>();
  private readonly pending: Fixup[] = [];
  /** Indices of jumps and branches to the end of the code. */
  private readonly stops: { readonly index: number; readonly thread: ThreadIndex; readonly pc: Pc }[] = [];
  private readonly build: Build;
  private readonly flows: readonly ThreadFlow[];
  private readonly emission: Emission;
  private readonly target: StepTarget;
  private readonly thread: ThreadIndex;
  private readonly from_: Pc | undefined;
  private readonly site: { readonly node: FlowNode | undefined; readonly pc: Pc } | undefined;
  /** The alternative that the step has chosen. */
  private alternative: number | undefined;
  /** The operation for which the step waits from its beginning, though others stand before it. */
  private awaited: FlowNode | undefined;
  /** The guest that the step may be the first to enter. */
  private entered: ThreadIndex | undefined;

  constructor(
    build: Build,
    flows: readonly ThreadFlow[],
    emission: Emission,
    target: StepTarget,
    thread: ThreadIndex,
    from: Pc | undefined,
    site: { readonly node: FlowNode | undefined; readonly pc: Pc } | undefined,
  ) {
    this.build = build;
    this.flows = flows;
    this.emission = emission;
    this.target = target;
    this.thread = thread;
    this.from_ = from;
    this.site = site;
  }

  add(instruction: RawInstruction): this {
    this.out.push(instruction);
    return this;
  }

  /** Walks from a node; undefined is the end of an empty program. */
  from(node: FlowNode | undefined, mode: Mode): this {
    const path: Path = { thread: this.thread, exited: false, other: undefined };
    if (node?.op.op === 'resume') this.awaited = waitedBehind(node, this.nodesOf(this.thread));
    if (node === undefined) this.stop(path, undefined, this.target.isHandler ? 'inactive' : 'end');
    else this.walk(path, node, mode);
    return this;
  }

  /** Walks into an alternative of a choose: to its first operation, or to where it is left. */
  choose(way: Way, first: FlowNode | undefined): this {
    this.alternative = way.alternative;
    return this.from(first, 'absorb');
  }

  /** Leaves the guest with a reason, from where the guest stands. */
  exitTo(reason: number): this {
    this.returnReason(reason);
    this.walk(hostAfter(undefined), this.nodeBehindEntry(), 'ride');
    return this;
  }

  private returnReason(reason: number): void {
    const node = this.site?.node;
    if (node?.op.op !== 'vmenter' || node.op.into === undefined) return;
    this.add({
      op: 'set',
      slot: node.op.into,
      value: { op: 'const', value: reason },
      check: { kind: 'none' },
      at: node.at,
    });
  }

  /** Where the host goes on when its guest has left. */
  private nodeBehindEntry(): FlowNode {
    const next = this.site?.node?.next[0];
    const node = next === undefined ? undefined : this.flows[HOST]?.nodes[next];
    assert(node !== undefined, 'a vmenter is followed by host code, if only its end');
    return node;
  }

  /** Emits from a node to the end of the step; paths that were met before are jumped to. */
  private walk(begun: Path, start: FlowNode, startMode: Mode): void {
    const { thread } = begun;
    let path = begun;
    let node: FlowNode | undefined = start;
    let mode = startMode;
    while (node !== undefined) {
      const key = keyOf(path, node, mode);
      const known = this.starts.get(key);
      if (known !== undefined) {
        this.add({ op: 'jump', target: known });
        return;
      }
      this.starts.set(key, this.out.length);
      if (this.endsBefore(thread, node, mode)) {
        this.stop(path, node, 'ready');
        return;
      }
      if (node.op.op === 'end') {
        this.finishThread(path, node);
        return;
      }
      if (isVisible(node.op)) for (const place of node.places) this.passed.add(place);
      if (!this.isDeadFlag(thread, node)) this.out.push(...this.emission.instructions(node, thread > 0));
      if (node.op.op === 'vmenter') {
        this.enter(path, node, node.op.guest);
        return;
      }
      if (node.op.op === 'exit') {
        this.returnReason(node.op.reason);
        path = { ...path, exited: true };
      }
      mode = this.modeAfter(node, mode);
      node = this.successor(path, node, mode);
    }
  }

  /** The host stands in its guest from now on; what a guest does before its first operation is done when it is first entered. */
  private enter(path: Path, node: FlowNode, name: string): void {
    const guest = threadNamed(this.flows, name);
    const nodes = this.nodesOf(guest);
    const [first] = nodes;
    if (first === undefined || !hasLeadingCode(nodes)) {
      this.stop(path, node, 'in guest');
      return;
    }
    this.entered = guest;
    const pc = this.target.place(guest, first, 'not entered');
    const isNew: Expr = { op: 'one of', slot: defined(this.target.pcs[guest]), values: [pc] };
    const branch = this.out.length;
    this.add({ op: 'branch', cond: { op: 'not', arg: isNew }, target: END, at: node.at });
    this.stop(path, node, 'in guest');
    this.out[branch] = {
      op: 'branch',
      cond: { op: 'not', arg: isNew },
      target: this.out.length,
      at: node.at,
    };
    const host = { thread: path.thread, pc: this.target.place(path.thread, node, 'in guest') };
    this.walk({ thread: guest, exited: false, other: host }, first, 'ride');
  }

  /** Nearly every instruction of assembly sets all flags; those that nobody reads need no work. */
  private isDeadFlag(thread: ThreadIndex, node: FlowNode): boolean {
    if (node.op.op !== 'set') return false;
    const { slot } = node.op;
    const role = this.build.slots[slot]?.role;
    if (role?.kind !== 'local' || role.part !== 'flag' || this.build.alwaysLive.has(slot)) return false;
    return this.flows[thread]?.liveness.after(node).has(slot) === false;
  }

  private nodesOf(thread: ThreadIndex): readonly FlowNode[] {
    return defined(this.flows[thread]).nodes;
  }

  private endsBefore(thread: ThreadIndex, node: FlowNode, mode: Mode): boolean {
    if (!isVisible(node.op) || node.held.length > 0 || mode === 'first' || mode === 'absorb') return false;
    if (mode === 'ride') return true;
    if (node === this.awaited) return false;
    return canWait(node, this.nodesOf(thread), this.build.laneMemory(this.emission.lane));
  }

  private modeAfter({ op, held }: FlowNode, mode: Mode): Mode {
    if (held.length > 0 && op.op !== 'leave') return mode === 'first' ? 'ride' : mode;
    if (op.op === 'interrupts off' || op.op === 'resume') return 'join';
    if (isVisible(op)) return 'ride';
    return mode === 'absorb' && leaves(op, this.alternative) ? 'ride' : mode;
  }

  /** The node that follows; a branch continues with its true side and leaves the false one for later. */
  private successor(path: Path, node: FlowNode, mode: Mode): FlowNode | undefined {
    const nodes = this.nodesOf(path.thread);
    if (node.op.op === 'branch') {
      const no = nodes[defined(node.next[1])];
      assert(no !== undefined, 'both sides of a branch lead somewhere');
      this.pending.push({ instruction: this.out.length, path, node: no, mode });
      this.add({ op: 'branch', cond: node.op.cond, target: END, at: node.at });
    }
    const next = nodes[defined(node.next[0])];
    assert(next !== undefined, 'every node but the end is followed by another');
    return next;
  }

  private finishThread(path: Path, node: FlowNode): void {
    const { actors } = this.build;
    const kind = actors[this.emission.actor]?.kind;
    if (kind === 'irq' || kind === 'virtual irq')
      this.add(this.emission.setFlag(this.emission.interruptsOn(kind === 'virtual irq'), 1, node.at));
    this.stop(path, undefined, this.target.isHandler ? 'inactive' : 'end');
  }

  private stop({ thread, exited, other }: Path, node: FlowNode | undefined, kind: StopPlace['kind']): void {
    const pc = this.target.place(thread, node, kind);
    // Where the host may fail, the guest stays where it is until the host is done.
    const waits = exited && mayFailBefore(this.nodeBehindEntry(), this.nodesOf(HOST), this.emission);
    if (!waits) this.addStop(thread, pc);
    if (exited) this.walk(hostAfter(waits ? { thread, pc } : undefined), this.nodeBehindEntry(), 'ride');
    else {
      if (other !== undefined) this.addStop(other.thread, other.pc);
      this.add({ op: 'jump', target: END });
    }
  }

  private addStop(thread: ThreadIndex, pc: Pc): void {
    this.stops.push({ index: this.out.length, thread, pc });
    this.add({ op: 'stop', slot: defined(this.target.pcs[thread]), pc, dead: [] });
  }

  /** Resolves jumps and the locals that each end of the step resets. */
  finish(): readonly RawInstruction[] {
    for (let fixup = this.pending.shift(); fixup !== undefined; fixup = this.pending.shift())
      this.resolve(fixup);
    const end = this.out.length;
    this.out.forEach((instruction, index) => {
      if ((instruction.op === 'jump' || instruction.op === 'branch') && instruction.target === END)
        this.out[index] = { ...instruction, target: end };
    });
    for (const { index, thread, pc } of this.stops) {
      const instruction = this.out[index];
      if (instruction?.op === 'stop') this.out[index] = { ...instruction, dead: this.deadAt(thread, pc) };
    }
    return this.out;
  }

  private resolve({ instruction, path, node, mode }: Fixup): void {
    const branch = this.out[instruction];
    assert(branch?.op === 'branch', 'a fixup belongs to a branch');
    const known = this.starts.get(keyOf(path, node, mode));
    this.out[instruction] = { ...branch, target: known ?? this.out.length };
    if (known === undefined) this.walk(path, node, mode);
  }

  /** Locals that are reset where the step fails. */
  resetOnFault(): readonly SlotIndex[] {
    const threads = new Set([
      this.thread,
      ...(this.site === undefined ? [] : [HOST]),
      ...(this.entered === undefined ? [] : [this.entered]),
    ]);
    return [...threads].flatMap((thread) => this.deadAt(thread, this.positionBefore(thread)));
  }

  private deadAt(thread: ThreadIndex, pc: Pc | undefined): readonly SlotIndex[] {
    const liveness = this.flows[thread]?.liveness;
    if (liveness === undefined) return [];
    const live = (at: Pc | undefined): ReadonlySet<SlotIndex> =>
      at === undefined ? new Set() : this.target.live(thread, at);
    const before = live(this.positionBefore(thread));
    return deadLocals(this.out, liveness, before, live(pc)).filter(
      (slot) => !this.build.alwaysLive.has(slot),
    );
  }

  /** Where a thread stands when the step begins. */
  private positionBefore(thread: ThreadIndex): Pc | undefined {
    if (thread === this.thread) return this.from_;
    return thread === this.entered ? NOT_ENTERED : this.site?.pc;
  }
}
