// The code of one step: a walk over the flow graph from where the step begins to the places where it may end.

import { assert } from '../../base/assert.ts';
import type { RawInstruction } from '../../memory/rawCode.ts';
import { type FlowNode, isVisible, leaves, type Way } from '../flow/flow.ts';
import type { Liveness } from '../flow/liveness.ts';
import { canWait } from '../flow/waiting.ts';
import type { Build } from '../names/build.ts';
import type { Emission } from './emission.ts';

export interface ThreadFlow {
  /** The guest's name; undefined for the host program or a handler. */
  readonly guest: string | undefined;
  readonly nodes: readonly FlowNode[];
  readonly liveness: Liveness;
}

/** What the walk asks of the cutter. */
export interface StepTarget {
  readonly place: (
    thread: number,
    node: FlowNode | undefined,
    kind: 'ready' | 'in guest' | 'end' | 'inactive',
  ) => number;
  readonly live: (thread: number, pc: number) => ReadonlySet<number>;
  readonly isHandler: boolean;
  readonly pcs: readonly number[];
}

/** `first`: execute this node; `ride`: local code only; `join`: after an opener; `absorb`: inside an alternative. */
type Mode = 'first' | 'ride' | 'join' | 'absorb';

interface Fixup {
  readonly instruction: number;
  readonly thread: number;
  readonly node: FlowNode;
  readonly mode: Mode;
  readonly exited: boolean;
}

const END = -1;

export class StepCode {
  /** Names of the places whose operations the step may carry out. */
  readonly passed = new Set<string>();
  private readonly out: RawInstruction[] = [];
  private readonly starts = new Map<string, number>();
  private readonly pending: Fixup[] = [];
  /** Indices of jumps and branches to the end of the code. */
  private readonly stops: { readonly index: number; readonly thread: number; readonly pc: number }[] = [];
  private readonly build: Build;
  private readonly flows: readonly ThreadFlow[];
  private readonly emission: Emission;
  private readonly target: StepTarget;
  private readonly thread: number;
  private readonly from_: number | undefined;
  private readonly site: { readonly node: FlowNode | undefined; readonly pc: number } | undefined;
  /** The alternative that the step has chosen. */
  private alternative: number | undefined;

  constructor(
    build: Build,
    flows: readonly ThreadFlow[],
    emission: Emission,
    target: StepTarget,
    thread: number,
    from: number | undefined,
    site: { readonly node: FlowNode | undefined; readonly pc: number } | undefined,
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
    if (node === undefined)
      this.stop(this.thread, undefined, this.target.isHandler ? 'inactive' : 'end', false);
    else this.walk(this.thread, node, mode, false);
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
    this.resumeHost();
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

  private resumeHost(): void {
    const next = this.site?.node?.next[0];
    const node = next === undefined ? undefined : this.flows[0]?.nodes[next];
    assert(node !== undefined, 'a vmenter is followed by host code, if only its end');
    this.walk(0, node, 'ride', false);
  }

  /** Emits from a node to the end of the step; paths that were met before are jumped to. */
  private walk(thread: number, start: FlowNode, startMode: Mode, startExited: boolean): void {
    let node: FlowNode | undefined = start;
    let mode = startMode;
    let exited = startExited;
    while (node !== undefined) {
      const key = `${thread} ${node.id} ${mode} ${exited}`;
      const known = this.starts.get(key);
      if (known !== undefined) {
        this.add({ op: 'jump', target: known });
        return;
      }
      this.starts.set(key, this.out.length);
      if (this.endsBefore(thread, node, mode)) {
        this.stop(thread, node, 'ready', exited);
        return;
      }
      if (node.op.op === 'end') {
        this.finishThread(thread, node, exited);
        return;
      }
      if (isVisible(node.op)) for (const place of node.places) this.passed.add(place);
      if (!this.isDeadFlag(thread, node)) this.out.push(...this.emission.instructions(node, thread > 0));
      if (node.op.op === 'vmenter') {
        this.stop(thread, node, 'in guest', exited);
        return;
      }
      if (node.op.op === 'exit') {
        this.returnReason(node.op.reason);
        exited = true;
      }
      mode = this.modeAfter(node, mode);
      node = this.successor(thread, node, mode, exited);
    }
  }

  /** Nearly every instruction of assembly sets all flags; those that nobody reads need no work. */
  private isDeadFlag(thread: number, node: FlowNode): boolean {
    if (node.op.op !== 'set') return false;
    const { slot } = node.op;
    const role = this.build.slots[slot]?.role;
    if (role?.kind !== 'local' || role.part !== 'flag' || this.build.alwaysLive.has(slot)) return false;
    return this.flows[thread]?.liveness.after(node).has(slot) === false;
  }

  private endsBefore(thread: number, node: FlowNode, mode: Mode): boolean {
    if (!isVisible(node.op) || node.held.length > 0 || mode === 'first' || mode === 'absorb') return false;
    if (mode === 'ride') return true;
    return canWait(node, this.flows[thread]?.nodes ?? [], this.emission.memory);
  }

  private modeAfter({ op, held }: FlowNode, mode: Mode): Mode {
    if (held.length > 0 && op.op !== 'leave') return mode === 'first' ? 'ride' : mode;
    if (op.op === 'interrupts off' || op.op === 'resume') return 'join';
    if (isVisible(op)) return 'ride';
    return mode === 'absorb' && leaves(op, this.alternative) ? 'ride' : mode;
  }

  /** The node that follows; a branch continues with its true side and leaves the false one for later. */
  private successor(thread: number, node: FlowNode, mode: Mode, exited: boolean): FlowNode | undefined {
    const nodes = this.flows[thread]?.nodes ?? [];
    if (node.op.op === 'branch') {
      const no = nodes[node.next[1] ?? -1];
      assert(no !== undefined, 'both sides of a branch lead somewhere');
      this.pending.push({ instruction: this.out.length, thread, node: no, mode, exited });
      this.add({ op: 'branch', cond: node.op.cond, target: END, at: node.at });
    }
    const next = nodes[node.next[0] ?? -1];
    assert(next !== undefined, 'every node but the end is followed by another');
    return next;
  }

  private finishThread(thread: number, node: FlowNode, exited: boolean): void {
    const { actors } = this.build;
    const kind = actors[this.emission.actor]?.kind;
    if (kind === 'irq' || kind === 'virtual irq')
      this.add(this.emission.setFlag(this.emission.interruptsOn(kind === 'virtual irq'), 1, node.at));
    this.stop(thread, undefined, this.target.isHandler ? 'inactive' : 'end', exited);
  }

  private stop(
    thread: number,
    node: FlowNode | undefined,
    kind: 'ready' | 'in guest' | 'end' | 'inactive',
    exited: boolean,
  ): void {
    const pc = this.target.place(thread, node, kind);
    this.stops.push({ index: this.out.length, thread, pc });
    this.add({ op: 'stop', slot: this.target.pcs[thread] ?? 0, pc, dead: [] });
    if (exited) this.resumeHost();
    else this.add({ op: 'jump', target: END });
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

  private resolve({ instruction, thread, node, mode, exited }: Fixup): void {
    const branch = this.out[instruction];
    assert(branch?.op === 'branch', 'a fixup belongs to a branch');
    const known = this.starts.get(`${thread} ${node.id} ${mode} ${exited}`);
    this.out[instruction] = { ...branch, target: known ?? this.out.length };
    if (known === undefined) this.walk(thread, node, mode, exited);
  }

  /** Locals of a thread that this step assigns or found live, and that nobody reads from the new place on. */
  private deadAt(thread: number, pc: number): readonly number[] {
    const live = this.target.live(thread, pc);
    return this.touched(thread).filter((slot) => !live.has(slot));
  }

  resetOnFault(): readonly number[] {
    const threads = this.site === undefined ? [this.thread] : [this.thread, 0];
    return threads.flatMap((thread) => {
      const pc = thread === 0 && this.site !== undefined ? this.site.pc : this.from_;
      const live = pc === undefined ? new Set<number>() : this.target.live(thread, pc);
      return this.touched(thread).filter((slot) => !live.has(slot));
    });
  }

  private touched(thread: number): readonly number[] {
    const own = this.flows[thread]?.liveness.assigned ?? new Set<number>();
    const set = new Set<number>();
    for (const instruction of this.out)
      if ((instruction.op === 'set' || instruction.op === 'read') && own.has(instruction.slot))
        set.add(instruction.slot);
    const pc = thread === this.thread ? this.from_ : this.site?.pc;
    if (pc !== undefined) for (const slot of this.target.live(thread, pc)) if (own.has(slot)) set.add(slot);
    return [...set].filter((slot) => !this.build.alwaysLive.has(slot));
  }
}
