// What the lowering of one thread carries: its flow graph, its actor, and where its text stands.

import { assert } from '../../base/assert.ts';
import type { Operation } from '../../memory/memory.ts';
import type { Late } from '../../memory/rawCode.ts';
import type { Expr as Code, Place, TextRange, ValueType } from '../../model/code.ts';
import type { ActorIndex, LaneIndex, SlotIndex } from '../../model/indices.ts';
import type { RegisterFile } from '../names/asmRegisters.ts';
import type { Build } from '../names/build.ts';
import type { Operand } from '../names/operands.ts';
import type { Ref, Scope } from '../names/symbols.ts';
import type { TypeTable } from '../names/typeTable.ts';
import { BARE_INT, type ScalarType, UNKNOWN } from '../names/valueTypes.ts';
import type { FuncItem } from '../syntax/fileSyntax.ts';
import type { CallExpr, Expr, Node, Stmt, VarDecl } from '../syntax/syntax.ts';
import { type Exits, FlowBuilder, type Touch } from './flow.ts';
import { type Activation, leftBehind, type Nesting } from './jumps.ts';
import { ATOMIC } from './section.ts';
import { reportUnbalanced } from './unbalanced.ts';

/** A value without side effects left to do, and how it is shown. */
export interface Value {
  readonly code: Code;
  readonly type: ValueType;
}

export function operandOf({ code, type }: Value): Operand {
  return { type, zero: code.op === 'const' && code.value === 0 };
}

/** Expressions, calls and statements contain each other; their lowerings are tied together in `lowerActors.ts`. */
export interface Recursion {
  readonly condition: (l: Lowering, expr: Expr, scope: Scope) => { readonly yes: Exits; readonly no: Exits };
  readonly call: (l: Lowering, expr: CallExpr, scope: Scope) => Value | undefined;
  readonly statement: (l: Lowering, stmt: Stmt, scope: Scope) => void;
}

export class Lowering {
  readonly lower: Recursion;
  readonly build: Build;
  readonly types: TypeTable;
  readonly flow: FlowBuilder;
  readonly actor: ActorIndex;
  /** Undefined for env: it has no store buffer and no interrupt flag. */
  readonly lane: LaneIndex | undefined;
  /** True in guest code: interrupts are the guest's own, and exits are allowed. */
  readonly guest: boolean;
  readonly activations: Activation[] = [];
  /** Locals declared at the top level of the actor's body, for `T.x`. */
  readonly topLocals = new Map<string, SlotIndex>();
  /** Ranges of the bare `int`s that count in a `for`, found before they are declared. */
  readonly countingRanges = new Map<VarDecl, ScalarType>();
  /** Slots of the vcpu's registers and flags, where it has a guest in assembly. */
  readonly registers: RegisterFile;
  /** What stores are beside plain ones. */
  late: Late | undefined;
  /** Around the text at hand. */
  nesting: Nesting = { atomics: 0, alternatives: [] };
  /** Alternatives so far. */
  private alternatives = 0;
  /** Locals that this thread declares; a guest also sees those of its vcpu. */
  private readonly own = new Set<SlotIndex>();
  /** Text of the call in the scenario that led into the prelude. */
  private callSite: TextRange | undefined;

  constructor(
    build: Build,
    types: TypeTable,
    actor: ActorIndex,
    guest: boolean,
    lower: Recursion,
    registers: RegisterFile,
  ) {
    this.registers = registers;
    this.lower = lower;
    this.build = build;
    this.types = types;
    this.actor = actor;
    this.guest = guest;
    this.lane = laneOfDraft(build, actor);
    this.flow = new FlowBuilder(build.size, (at, held, other) => reportUnbalanced(build, at, held, other));
  }

  /** Where a node's text stands in the scenario: the prelude stands at its call. */
  at(node: Node): TextRange {
    if (node.source === 'prelude' && this.callSite !== undefined) return this.callSite;
    return { from: node.from, to: node.to };
  }

  /** Runs `body` with prelude text placed at this call. */
  inCall<T>(call: Node, body: () => T): T {
    const before = this.callSite;
    if (call.source === 'scenario') this.callSite = { from: call.from, to: call.to };
    const result = body();
    this.callSite = before;
    return result;
  }

  /** Lowers the body of an atomic section; `atomic`: of one that asks less of memory. */
  inAtomic<T>(at: TextRange, body: () => T, atomic?: Operation): T {
    const outside = this.nesting;
    this.flow.emit({ op: 'enter', ...ATOMIC, atomic }, at);
    if (atomic === undefined) this.letAllGo(at);
    this.nesting = { ...outside, atomics: outside.atomics + 1 };
    const result = body();
    this.nesting = outside;
    this.flow.emit({ op: 'leave', lock: undefined, number: undefined }, at);
    return result;
  }

  /** Stores in `body` are what `late` says, where memory delays them. */
  withStores<T>(late: Late, body: () => T): T {
    const outside = this.late;
    this.late = late;
    const result = body();
    this.late = outside;
    return result;
  }

  /** A full barrier. */
  emitBarrier(at: TextRange): void {
    this.flow.emit({ op: 'fence' }, at);
    this.letAllGo(at);
  }

  /** Nothing that the lane sees is old any more. */
  private letAllGo(at: TextRange): void {
    if (this.build.memory.keeps && this.lane !== undefined)
      this.flow.emit({ op: 'let go', what: { kind: 'all' } }, at);
  }

  /** A number for an alternative of a choose. */
  numberAlternative(): number {
    return this.alternatives++;
  }

  /** Lowers the body of an alternative, and its end. */
  inAlternative(alternative: number, at: TextRange, body: () => void): void {
    const outside = this.nesting;
    this.nesting = { ...outside, alternatives: [...outside.alternatives, alternative] };
    body();
    this.nesting = outside;
    this.flow.emit({ op: 'chosen', alternatives: [alternative] }, at);
  }

  /** The body of the actor, or of an inlined call. */
  activate(func: FuncItem | undefined, into: SlotIndex | undefined): Activation {
    const activation: Activation = {
      func,
      returns: [],
      into,
      loops: [],
      nesting: this.nesting,
      gotos: [],
      targets: new Map(),
    };
    this.activations.push(activation);
    return activation;
  }

  /** Takes the exits for a jump to outside; an atomic section ends nowhere but at its end. */
  jump(at: Node, outside: Nesting): Exits {
    const leaves = leftBehind(this.nesting, outside);
    if (leaves.length > 0) this.flow.emit({ op: 'chosen', alternatives: leaves }, this.at(at));
    const exits = this.flow.suspend();
    if (this.nesting.atomics <= outside.atomics) return exits;
    this.reportCrossing(at);
    return [];
  }

  /** Takes the exits for a jump whose target is not known yet. */
  goto(name: string, at: Node): void {
    const { nesting } = this;
    const leaves: number[] = [];
    if (nesting.alternatives.length > 0) this.flow.emit({ op: 'chosen', alternatives: leaves }, this.at(at));
    this.activation.gotos.push({ name, exits: this.flow.suspend(), at, nesting, leaves });
  }

  reportCrossing(at: Node): void {
    this.error(
      at,
      'A jump cannot leave or enter an atomic section.',
      'Keep in a local where to go, and go there behind the section.',
    );
  }

  get activation(): Activation {
    const top = this.activations.at(-1);
    assert(top !== undefined, 'code is lowered inside an activation');
    return top;
  }

  get inSection(): boolean {
    return this.flow.reachable && this.flow.held.length > 0;
  }

  /** True where a plain load sees what the lane keeps before it sees memory. */
  private get delayed(): boolean {
    return this.build.memory.delays && this.lane !== undefined && !this.inSection;
  }

  temporary(type: ValueType): SlotIndex {
    return this.newLocal(this.ownName('tmp'), { ...BARE_INT, value: type }, true);
  }

  local(name: string, type: ScalarType): SlotIndex {
    return this.newLocal(this.ownName(name), type, false);
  }

  private ownName(name: string): string {
    return `${this.build.draft(this.actor).name}.${name}`;
  }

  private newLocal(name: string, type: ScalarType, temporary: boolean): SlotIndex {
    const slot = this.build.slot(name, type, { kind: 'local', actor: this.actor, temporary }, 0);
    this.own.add(slot);
    return slot;
  }

  /** True where a value stays what it is until the next operation, and needs no slot to be kept in. */
  isSettled({ code }: Value): boolean {
    if (code.op === 'const') return true;
    // Before a step of a guest the host may run, and write the locals that both see.
    return code.op === 'slot' && (!this.guest || this.own.has(code.slot));
  }

  error(node: Node, message: string, hint?: string): void {
    this.build.report.error(this.at(node), message, hint);
  }

  /** Reads a scalar: a local at once, shared memory as a visible operation into a temporary. */
  read(ref: Ref, at: Node): Value {
    if (ref.shape.kind !== 'scalar') {
      this.error(
        at,
        `${ref.name} is not a single value.`,
        ref.shape.kind === 'struct' ? 'Name one of its fields.' : 'Name one of its elements.',
      );
      return { code: { op: 'const', value: 0 }, type: UNKNOWN };
    }
    const type = this.typeOf(ref);
    if (ref.storage === 'local') return { code: { op: 'slot', slot: ref.place.base }, type };
    if (ref.storage === 'ghost')
      this.error(
        at,
        `${ref.name} is a ghost: only properties and other ghosts may read it.`,
        'Use an ordinary variable.',
      );
    const into = this.temporary(type);
    this.flow.emit({ op: 'read', into, value: this.load(ref) }, this.at(at), [touchOf(ref)]);
    return { code: { op: 'slot', slot: into }, type };
  }

  /** The load of a shared scalar as this thread sees memory here. */
  load(ref: Ref): Code {
    if (ref.storage === 'local') return { op: 'slot', slot: ref.place.base };
    const late = this.delayed || (this.build.memory.keeps && this.inLock && ref.guard === undefined);
    if (late && this.lane !== undefined && ref.storage === 'memory')
      return { op: 'buffered load', lane: this.lane, place: ref.place };
    return this.loadMemory(ref.place);
  }

  loadMemory(place: Place): Code {
    return place.terms.length === 0 ? { op: 'slot', slot: place.base } : { op: 'load', place };
  }

  /** In a section under locks alone, whose one access that no lock guards is a plain one. */
  get inLock(): boolean {
    return this.inSection && this.flow.held.every(({ lock }) => lock !== undefined);
  }

  /** Type of the scalar that a ref names, as known so far. */
  typeOf(ref: Ref): ValueType {
    return this.build.slots[ref.place.base]?.type.value ?? { kind: 'int' };
  }

  /** Keeps a computed value, so that later operations cannot change it. */
  spill(value: Value, at: Node): Value {
    if (value.code.op === 'const') return value;
    const slot = this.temporary(value.type);
    this.flow.emit({ op: 'set', slot, value: value.code, declared: undefined }, this.at(at));
    return { code: { op: 'slot', slot }, type: value.type };
  }
}

export function touchOf(ref: Ref): Touch {
  return { name: ref.name, guard: ref.guard };
}

/** The lane whose buffer and interrupt flag an actor uses: its own, its task's, its vcpu's. */
export function laneOfDraft(build: Build, actor: ActorIndex): LaneIndex | undefined {
  const draft = build.draft(actor);
  if ('lane' in draft) return draft.lane;
  if (draft.kind === 'env') return undefined;
  if (draft.kind === 'signal') return draft.task === undefined ? undefined : laneOfDraft(build, draft.task);
  return laneOfDraft(build, draft.kind === 'delivery' ? draft.irq : draft.vcpu);
}
