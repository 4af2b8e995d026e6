// Statements: from syntax to the nodes of the flow graph.

import { defined } from '../../base/defined.ts';
import { unreachable } from '../../base/unreachable.ts';
import type { Expr as Code } from '../../model/code.ts';
import { lowerAsm } from '../assembly/lowerAsm.ts';
import type { Touch, Way } from '../flow/flow.ts';
import { labelParts } from '../flow/labels.ts';
import { type Lowering, operandOf, touchOf } from '../flow/lowering.ts';
import { declare } from '../names/declareNames.ts';
import { checkType } from '../names/holds.ts';
import { type Ref, Scope } from '../names/symbols.ts';
import { BARE_INT, defaultValue } from '../names/valueTypes.ts';
import type { Alternative, Block, Expr, Stmt, VarDecl } from '../syntax/syntax.ts';
import { lowerAssign } from './assignments.ts';
import { lowerCall } from './calls.ts';
import { constantCondition, lowerCondition } from './conditions.ts';
import { lowerDo, lowerFor, lowerWhile } from './loops.ts';
import { mustBeOutside } from './machineCalls.ts';
import { lowerPredicate } from './predicates.ts';
import { lowerValue } from './values.ts';

function lowerBlock(l: Lowering, block: Block, scope: Scope): void {
  const inner = new Scope(scope);
  for (const stmt of block.body) lowerStmt(l, stmt, inner);
}

export function lowerStmt(l: Lowering, stmt: Stmt, scope: Scope): void {
  switch (stmt.kind) {
    case 'block':
      lowerBlock(l, stmt, scope);
      return;
    case 'empty':
      return;
    case 'label':
      lowerLabel(l, stmt, scope);
      return;
    case 'place':
      lowerPlace(l, stmt, scope);
      return;
    case 'local':
      for (const decl of stmt.decls) lowerLocal(l, decl, scope);
      return;
    case 'assign':
      lowerAssign(l, stmt, scope);
      return;
    case 'call':
      lowerCall(l, stmt.call, scope);
      return;
    case 'atomic':
      lowerAtomic(l, stmt, scope);
      return;
    case 'await':
      lowerAwait(l, stmt, scope);
      return;
    case 'choose':
      lowerChoose(l, stmt, scope);
      return;
    case 'step':
      l.flow.emit({ op: 'step' }, l.at(stmt));
      return;
    case 'assert':
      lowerAssert(l, stmt, scope);
      return;
    case 'asm':
      if (l.build.offersOld)
        l.error(
          stmt,
          'x86 instructions run on x86: under weak this guest means nothing.',
          'Write the guest in C, or leave weak out.',
        );
      lowerAsm(l, stmt, scope);
      return;
    default:
      lowerControl(l, stmt, scope);
  }
}

type ControlKind = 'if' | 'while' | 'do' | 'for' | 'break' | 'continue' | 'goto' | 'return';

function lowerControl(l: Lowering, stmt: Extract<Stmt, { kind: ControlKind }>, scope: Scope): void {
  switch (stmt.kind) {
    case 'if':
      lowerIf(l, stmt, scope);
      return;
    case 'while':
      lowerWhile(l, stmt, scope);
      return;
    case 'do':
      lowerDo(l, stmt, scope);
      return;
    case 'for':
      lowerFor(l, stmt, scope);
      return;
    case 'break':
    case 'continue':
      lowerJump(l, stmt);
      return;
    case 'goto':
      l.goto(stmt.target.text, stmt.target);
      return;
    case 'return':
      lowerReturn(l, stmt, scope);
      return;
    default:
      unreachable(stmt);
  }
}

function lowerAtomic(l: Lowering, stmt: Stmt & { kind: 'atomic' }, scope: Scope): void {
  l.inAtomic(l.at(stmt), () => lowerBlock(l, stmt.body, scope));
}

function lowerAssert(l: Lowering, stmt: Stmt & { kind: 'assert' }, scope: Scope): void {
  const cond = lowerValue(l, stmt.cond, scope);
  l.flow.emit({ op: 'assert', cond: cond.code, message: stmt.message?.text }, l.at(stmt));
}

function lowerLabel(l: Lowering, stmt: Stmt & { kind: 'label' }, scope: Scope): void {
  const parts = labelParts(l, stmt.label, scope);
  const passed = l.flow.emit({ op: 'join' }, l.at(stmt));
  const label = l.flow.label(parts);
  lowerStmt(l, stmt.body, scope);
  if (!label.waiting()) return;
  // No operation carries it: it belongs to the step that comes to the statement.
  label.take();
  l.flow.replace(passed, { op: 'label', parts });
}

function lowerPlace(l: Lowering, stmt: Stmt & { kind: 'place' }, scope: Scope): void {
  const { targets } = l.activation;
  if (targets.has(stmt.name.text))
    l.error(stmt.name, `The label ${stmt.name.text} stands twice in this body.`, 'Choose another name.');
  // Behind a jump only gotos lead here: what they hold is held.
  const jump = l.activation.gotos.find(({ name, exits }) => name === stmt.name.text && exits.length > 0);
  if (!l.flow.reachable && jump?.nesting.atomics === l.nesting.atomics)
    l.flow.held = defined(jump.exits[0]).held;
  l.flow.places.push(stmt.name.text);
  const node = l.flow.mark(l.at(stmt));
  targets.set(stmt.name.text, { node, nesting: l.nesting });
  lowerStmt(l, stmt.body, scope);
  l.flow.places.pop();
}

function lowerLocal(l: Lowering, decl: VarDecl, scope: Scope): void {
  const type = l.types.scalarType(decl.type, decl.pointer, scope);
  if (decl.dims.length > 0 || type.value.kind === 'lock')
    l.error(decl, 'A local is a single value.', 'Declare it at the top of the file.');
  const { init } = decl;
  const value = init?.kind === 'expr' ? lowerValue(l, init.expr, scope) : undefined;
  if (init?.kind === 'list')
    l.error(decl, 'A single value is not initialised by a list.', 'Leave the braces out.');
  const known = type.inferred && value !== undefined ? { ...BARE_INT, value: value.type } : type;
  if (value !== undefined)
    checkType(l.build, { name: decl.name.text, at: l.at(decl) }, known.value, operandOf(value));
  const slot = l.local(decl.name.text, l.countingRanges.get(decl) ?? known);
  const code = value?.code ?? { op: 'const' as const, value: type.inferred ? 0 : defaultValue(type) };
  l.flow.emit({ op: 'set', slot, value: code, declared: type.inferred ? undefined : type }, l.at(decl));
  declare(l.build, scope, decl.name, {
    kind: 'ref',
    ref: {
      shape: { kind: 'scalar', type: known },
      place: { base: slot, terms: [] },
      storage: 'local',
      name: decl.name.text,
      guard: undefined,
    },
  });
  if (l.activations.length === 1 && !l.guest && !l.topLocals.has(decl.name.text))
    l.topLocals.set(decl.name.text, slot);
}

function lowerIf(l: Lowering, stmt: Stmt & { kind: 'if' }, scope: Scope): void {
  const constant = constantCondition(l, stmt.cond, scope);
  if (constant !== undefined) {
    const [taken, removed] = constant ? [stmt.yes, stmt.no] : [stmt.no, stmt.yes];
    if (removed !== undefined) remove(l, removed, stmt.cond);
    if (taken !== undefined) lowerStmt(l, taken, new Scope(scope));
    return;
  }
  const { yes, no } = lowerCondition(l, stmt.cond, scope);
  l.flow.resume(yes);
  lowerStmt(l, stmt.yes, new Scope(scope));
  const after = l.flow.suspend();
  l.flow.resume(no);
  if (stmt.no !== undefined) lowerStmt(l, stmt.no, new Scope(scope));
  l.flow.resume(after);
}

/** Text that a setting removes is shown greyed, with the setting's own words. */
function remove(l: Lowering, stmt: Stmt, cond: Expr): void {
  if (stmt.source === 'scenario')
    l.build.removed.push({ range: { from: stmt.from, to: stmt.to }, because: l.build.textOf(cond) });
}

function lowerJump(l: Lowering, stmt: Stmt & { kind: 'break' | 'continue' }): void {
  const loop = l.activation.loops.at(-1);
  if (loop === undefined) l.error(stmt, `${stmt.kind} stands in no loop.`, 'Use goto or return.');
  else (stmt.kind === 'break' ? loop.breaks : loop.continues).push(l.jump(stmt, loop.nesting));
}

function lowerReturn(l: Lowering, stmt: Stmt & { kind: 'return' }, scope: Scope): void {
  const { activation } = l;
  if (stmt.value !== undefined) {
    const value = lowerValue(l, stmt.value, scope);
    const { into } = activation;
    if (into === undefined)
      l.error(
        stmt.value,
        'This returns a value, but nothing can take it.',
        'Give the function a type, or leave the value out.',
      );
    else {
      const draft = l.build.slots[into];
      if (draft?.type.inferred === true && activation.returns.length === 0)
        draft.type = { ...draft.type, value: value.type };
      const declared = draft === undefined || draft.type.inferred ? undefined : draft.type;
      const name = activation.func?.name.text ?? 'This';
      if (draft !== undefined)
        checkType(l.build, { name, at: l.at(stmt.value) }, draft.type.value, operandOf(value));
      l.flow.emit({ op: 'set', slot: into, value: value.code, declared }, l.at(stmt));
    }
  } else if (activation.into !== undefined)
    l.error(stmt, 'This function must return a value.', 'Write return and the value.');
  activation.returns.push(l.jump(stmt, activation.nesting));
}

function lowerAwait(l: Lowering, stmt: Stmt & { kind: 'await' }, scope: Scope): void {
  const { cond, touches } = atOnce(l, stmt.cond, scope);
  l.flow.emit({ op: 'await', cond }, l.at(stmt), touches);
}

/** A condition that the task evaluates atomically, and the shared memory that it reads. */
function atOnce(
  l: Lowering,
  expr: Expr,
  scope: Scope,
): { readonly cond: Code; readonly touches: readonly Touch[] } {
  const touches: Touch[] = [];
  const load = (ref: Ref): Code => {
    if (ref.storage === 'memory') touches.push(touchOf(ref));
    return l.load(ref);
  };
  const cond = lowerPredicate(
    { build: l.build, load, whole: undefined, current: l.actor, depth: 0 },
    expr,
    scope,
  );
  return { cond, touches };
}

type KeptWay = Omit<Way, 'at'> & { readonly syntax: Alternative };

function lowerChoose(l: Lowering, stmt: Stmt & { kind: 'choose' }, scope: Scope): void {
  mustBeOutside(l, stmt, 'choose');
  const touches: Touch[] = [];
  const ways = stmt.alternatives.flatMap((syntax, ordinal): KeptWay[] => {
    const constant = syntax.when === undefined ? undefined : constantCondition(l, syntax.when, scope);
    if (constant === false && syntax.when !== undefined) {
      remove(l, syntax.body, syntax.when);
      return [];
    }
    const alternative = l.numberAlternative();
    if (syntax.when === undefined || constant !== undefined)
      return [{ syntax, alternative, ordinal, when: undefined }];
    const test = atOnce(l, syntax.when, scope);
    touches.push(...test.touches);
    return [{ syntax, alternative, ordinal, when: { cond: test.cond, at: l.at(syntax.when) } }];
  });
  const written = ways.map(({ syntax, ...way }): Way => ({ ...way, at: l.at(syntax) }));
  const node = l.flow.emit(
    { op: 'choose', ways: written, written: stmt.alternatives.length },
    l.at(stmt),
    touches,
  );
  const exits = ways.map((_, index) => l.flow.exitOf(node, index));
  l.flow.suspend();
  const ends = ways.map(({ syntax, alternative }, index) => {
    l.flow.resume(defined(exits[index]));
    l.inAlternative(alternative, l.at(syntax), () => lowerStmt(l, syntax.body, new Scope(scope)));
    return l.flow.suspend();
  });
  l.flow.resume(...ends);
}
