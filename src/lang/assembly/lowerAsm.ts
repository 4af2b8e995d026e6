// A guest in assembly: from its items to nodes of the flow graph.

import { nearestName } from '../../base/nearestName.ts';
import { unreachable } from '../../base/unreachable.ts';
import { INLINE_DEPTH_MAX } from '../../model/limits.ts';
import { type Exits, type FlowNode, isVisible } from '../flow/flow.ts';
import { labelParts } from '../flow/labels.ts';
import type { Lowering } from '../flow/lowering.ts';
import { shadowSlot } from '../flow/shadow.ts';
import { registerNamed } from '../names/asmRegisters.ts';
import { foldTruth, reportDepth } from '../names/declareNames.ts';
import type { Scope } from '../names/symbols.ts';
import type { AsmInstruction, AsmItem, AsmProgram, Name, Node } from '../syntax/syntax.ts';
import { holds } from './asmArithmetic.ts';
import { lowerInstruction } from './asmCode.ts';
import { checkLoops } from './asmFlow.ts';
import { findProblem, jumpCondition, mnemonicNamed } from './asmInstructions.ts';
import { Assembly, immediate } from './asmOperands.ts';

type Macro = AsmItem & { readonly kind: 'macro' };

/** Labels of one body: of the guest, or of one use of a macro, whose jumps may also lead out of it. */
interface Body {
  readonly targets: Map<string, FlowNode>;
  readonly jumps: { readonly target: Name; readonly exits: Exits }[];
  /** Names of the labels around the body. */
  readonly outerPlaces: number;
  /** True behind a label, with no instruction yet: a second label names the same place. */
  behindLabel: boolean;
}

export function lowerAsm(l: Lowering, program: AsmProgram, scope: Scope): void {
  const a = new Assembly(l, scope);
  for (const bind of program.binds) lowerBind(a, bind);
  a.away = true;
  const left = lowerBody(a, program.items, new Map());
  for (const { target } of left) reportNoLabel(a, target, program.items);
  endShadow(a, program);
  a.checkSizes();
  checkLoops(l);
}

/**
 * While the guest is away its registers are the host's: what stands behind an exit, and at the beginning, is done with
 * the guest's next step.
 */
function resume(a: Assembly, next: Node): void {
  if (a.away) a.l.flow.emit({ op: 'resume' }, a.l.at(next));
  a.away = false;
}

function lowerBind(a: Assembly, { register, value }: AsmProgram['binds'][number]): void {
  const { l } = a;
  const part = registerNamed(register.text);
  if (part === undefined)
    l.error(
      register,
      `There is no register ${register.text}.`,
      'Registers are rax, rbx, rcx, rdx, rsi, rdi, rbp, rsp and r8 to r15.',
    );
  else if (value.kind === 'address') a.pointers.set(part.register, value.base);
  else {
    const code = immediate(a, value);
    if (code !== undefined) a.set(a.slotOf(register.text), code, value);
  }
}

/** Lowers a body and ties its jumps; returns those that lead to none of its labels. */
function lowerBody(a: Assembly, items: readonly AsmItem[], outer: ReadonlyMap<string, Macro>): Body['jumps'] {
  const { flow } = a.l;
  const macros = new Map(outer);
  for (const item of items) if (item.kind === 'macro') declareMacro(a, macros, item);
  const body: Body = { targets: new Map(), jumps: [], outerPlaces: flow.places.length, behindLabel: false };
  const left = unfold(a, items);
  const last = left.findLastIndex(isCode);
  left.forEach((item, index) => {
    const next = left.slice(index).find(isCode);
    if (isCode(item)) resume(a, item);
    else if (item.kind === 'place') lowerLabel(a, body, item.name, next);
    lowerItem(a, body, macros, item);
    if (index === last) endCode(a, body);
  });
  flow.places.length = body.outerPlaces;
  return body.jumps.filter(({ target, exits }) => {
    const node = body.targets.get(target.text);
    if (node !== undefined) flow.tieTo(exits, node, a.l.at(target));
    return node === undefined;
  });
}

function declareMacro(a: Assembly, macros: Map<string, Macro>, macro: Macro): void {
  const { text } = macro.name;
  if (mnemonicNamed(text) !== undefined)
    a.l.error(macro.name, `${text} is an instruction already.`, 'Choose another name for the macro.');
  else if (macros.has(text))
    a.l.error(macro.name, `The macro ${text} was defined already.`, 'Choose another name.');
  else macros.set(text, macro);
}

function lowerItem(a: Assembly, body: Body, macros: ReadonlyMap<string, Macro>, item: AsmItem): void {
  switch (item.kind) {
    case 'place':
    case 'macro':
    case 'asm if':
      return; // seen to before
    case 'labelled':
      lowerLabelled(a, body, macros, item);
      return;
    case 'ghost':
      lowerGhost(a, item);
      return;
    case 'reject':
      checkRejected(a, item);
      return;
    case 'instruction':
      lowerOne(a, body, macros, item);
      return;
    default:
      unreachable(item);
  }
}

/** Behind the last instruction of a body there is only what follows the body. */
function endCode(a: Assembly, body: Body): void {
  a.l.flow.places.length = body.outerPlaces;
  body.behindLabel = false;
}

/** A label names what stands between it and the next one (R17); a guest that comes back here goes on there. */
function lowerLabel(a: Assembly, body: Body, name: Name, next: Node | undefined): void {
  const { flow } = a.l;
  if (body.targets.has(name.text))
    a.l.error(name, `The label ${name.text} stands twice in this body.`, 'Choose another name.');
  if (!body.behindLabel) flow.places.length = body.outerPlaces;
  flow.places.push(name.text);
  if (next !== undefined) resume(a, next);
  body.behindLabel = true;
  body.targets.set(name.text, flow.mark(a.l.at(name)));
}

function lowerLabelled(
  a: Assembly,
  body: Body,
  macros: ReadonlyMap<string, Macro>,
  item: AsmItem & { kind: 'labelled' },
): void {
  const { l } = a;
  const parts = labelParts(l, item.label, a.scope);
  const passed = l.flow.emit({ op: 'join' }, l.at(item));
  const label = l.flow.label(parts);
  if (item.body !== undefined && item.body.kind !== 'instruction')
    l.error(item.label, 'A text in quotes labels an instruction.', 'Write it right before the instruction.');
  if (item.body?.kind === 'instruction') lowerOne(a, body, macros, item.body);
  if (!label.waiting()) return;
  // A text on registers, or on a jump, tells what was so before.
  label.take();
  l.flow.replace(passed, { op: 'label', parts });
}

/** True for what runs. */
function isCode({ kind }: AsmItem): boolean {
  return kind === 'instruction' || kind === 'labelled' || kind === 'ghost';
}

/** The items that the settings leave; what they remove is shown greyed. */
function unfold(a: Assembly, items: readonly AsmItem[]): readonly AsmItem[] {
  const { build } = a.l;
  return items.flatMap((item) => {
    if (item.kind !== 'asm if') return item;
    const taken = foldTruth(build, item.cond, a.scope) === true;
    const removed = taken ? item.no : item.yes;
    const [first, last] = [removed[0], removed.at(-1)];
    if (first !== undefined && last !== undefined)
      build.removed.push({ range: { from: first.from, to: last.to }, because: build.textOf(item.cond) });
    return unfold(a, taken ? item.yes : item.no);
  });
}

function lowerGhost(a: Assembly, item: AsmItem & { kind: 'ghost' }): void {
  const { l } = a;
  const before = l.flow.nodes.length;
  l.lower.statement(l, item.body, a.scope);
  if (l.flow.nodes.slice(before).some(({ op }) => isVisible(op)))
    l.error(
      item,
      'Between two instructions only ghosts are written.',
      'Write an instruction, or make the variable a ghost.',
    );
}

/** R12: the line runs nothing; it would be a mistake of the scenario if x86 had it. */
function checkRejected(a: Assembly, { instruction }: AsmItem & { kind: 'reject' }): void {
  if (findProblem(instruction) === undefined)
    a.l.error(instruction, 'This does assemble, so there is nothing to reject.', 'Leave reject out.');
}

function lowerOne(a: Assembly, body: Body, macros: ReadonlyMap<string, Macro>, item: AsmInstruction): void {
  body.behindLabel = false;
  const macro = macros.get(item.mnemonic.text);
  if (macro !== undefined) {
    expandMacro(a, body, macros, macro, item);
    return;
  }
  const problem = findProblem(item);
  if (problem !== undefined) {
    a.l.error(problem.at, problem.message, problem.hint);
    return;
  }
  a.l.build.grow(1, item);
  const { text } = item.mnemonic;
  const jump = jumpCondition(text);
  if (jump !== undefined) {
    endShadow(a, item);
    lowerJump(a, body, jump, item);
    return;
  }
  lowerInstruction(a, item);
  // A second STI changes nothing: it is itself the instruction behind the first.
  if (text === 'sti') a.afterSti = true;
  else endShadow(a, item);
  a.away = ['hlt', 'vmcall', 'wbinvd', 'pause'].includes(text);
}

/** The instruction behind STI has run. */
function endShadow(a: Assembly, at: AsmInstruction | AsmProgram): void {
  if (a.afterSti) a.set(shadowSlot(a.l), { op: 'const', value: 0 }, at);
  a.afterSti = false;
}

function lowerJump(
  a: Assembly,
  body: Body,
  jump: 'always' | Parameters<typeof holds>[0],
  item: AsmInstruction,
): void {
  const { flow } = a.l;
  const [operand] = item.operands;
  const place = operand?.kind === 'name' ? operand.place : undefined;
  if (place?.kind !== 'name') return;
  const target: Name = { from: place.from, to: place.to, source: place.source, text: place.text };
  if (jump === 'always') {
    body.jumps.push({ target, exits: flow.suspend() });
    return;
  }
  const node = flow.emit({ op: 'branch', cond: holds(jump, (name) => a.flag(name)) }, a.l.at(item));
  const [yes, no] = [flow.exitOf(node, 0), flow.exitOf(node, 1)];
  flow.suspend();
  body.jumps.push({ target, exits: yes });
  flow.resume(no);
}

function expandMacro(
  a: Assembly,
  body: Body,
  macros: ReadonlyMap<string, Macro>,
  macro: Macro,
  item: AsmInstruction,
): void {
  const { l } = a;
  if (item.operands.length > 0 || item.lock !== undefined)
    l.error(
      item,
      `${macro.name.text} is a macro, and a macro takes no operands.`,
      'Put them into registers first.',
    );
  l.build.grow(1, item);
  if (l.flow.inlined.length >= INLINE_DEPTH_MAX) reportDepth(l.build, item, macro.name.text);
  if (l.flow.inlined.length >= INLINE_DEPTH_MAX || l.build.oversized) return;
  l.flow.inlined.push({ call: l.at(item), name: macro.name.text });
  body.jumps.push(...lowerBody(a, macro.items, macros));
  l.flow.inlined.pop();
}

function reportNoLabel(a: Assembly, target: Name, items: readonly AsmItem[]): void {
  const labels = items.flatMap((item) => (item.kind === 'place' ? item.name.text : []));
  const near = nearestName(target.text, labels);
  a.l.error(
    target,
    `There is no label ${target.text} in this guest.`,
    near === undefined ? `Write ${target.text}: before an instruction.` : `Did you mean ${near}?`,
  );
}
