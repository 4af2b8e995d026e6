// Lines of a listing as micro-operations: what they read of memory, what the processor makes of it, what they write.

import { assert } from '../base/assert.ts';
import { defined } from '../base/defined.ts';
import type { AsmInstruction, AsmItem, AsmOperand, AsmProgram, Expr } from '../lang/syntax/syntax.ts';
import { landmark, place, plan } from './agenda.ts';
import { jumpTarget, listingOf, macroNamed, pointedTo } from './asmListing.ts';
import { type Agenda, type Cell, type Computation, effect, type Instruction, type Item } from './cell.ts';
import { type Context, contextOfUnit } from './context.ts';
import type { AsmItems } from './listing.ts';
import { exitReasons } from './members.ts';
import { flagsSetBy, type Operands, perform, taken, unsigned, withSign } from './processor.ts';
import { wholeRegister } from './registers.ts';
import { lvalueOf, nameOfLocal, requireConstant, requireScalar } from './statics.ts';
import type { Scalar } from './values.ts';
import type { World } from './world.ts';

export function programItems(world: World, ctx: Context, program: AsmProgram): readonly Item[] {
  const binds = program.binds.flatMap(({ register, value }) => {
    if (value.kind === 'address') return [];
    const word = stored(world, unsigned(world.word, requireConstant(world, ctx, value)));
    return effect({ kind: 'initialise', names: [local(world, ctx, register.text)], value: word });
  });
  const first = listingOf(world, ctx, program.items).lines[0]?.item;
  const beginning: Item = { kind: 'resume', node: first ?? program };
  const lines: Item = { kind: 'asm line', node: program.items, index: 0 };
  return [...binds, beginning, lines, effect({ kind: 'end of instruction' })];
}

export function expandLine(world: World, cell: Cell, items: AsmItems, index: number): Instruction {
  const { ctx, tail } = cell;
  const { lines } = listingOf(world, ctx, items);
  const line = lines[index];
  if (line === undefined) return { effect: { kind: 'nothing' }, next: [tail] };
  const following = landmark(world, ctx, { kind: 'asm line', node: items, index: index + 1 }, tail);
  const { item } = line;
  // Behind the last line the guest goes on behind the macro.
  const isLast = index === lines.length - 1;
  const again = landmark(world, ctx, { kind: 'resume', node: line.next }, following);
  const end = { kind: 'end of asm line', node: items, index } as const;
  const after = landmark(world, ctx, end, isLast || !leaves(world, cell, item) ? following : again);
  switch (item.kind) {
    case 'ghost':
      return go(place(world, ctx, { kind: 'statement', node: item.body }, after));
    case 'instruction':
      return go(begin(world, after, item));
    case 'labelled': {
      const frame = landmark(world, ctx, { kind: 'end of label', node: item.label, body: undefined }, after);
      const body = item.body?.kind === 'instruction' ? begin(world, frame, item.body) : frame;
      assert(body !== undefined, 'a label has something behind it');
      world.labelBodies.set(frame, body);
      return { effect: { kind: 'enter label', frame }, next: [body] };
    }
  }
}

function go(to: Agenda): Instruction {
  return { effect: { kind: 'nothing' }, next: [to] };
}

/** The first cell of an instruction that ends at `after`. */
function begin(world: World, after: Cell, it: AsmInstruction): Cell {
  const { ctx } = after;
  const macro = macroNamed(after, it.mnemonic.text);
  if (macro !== undefined) return place(world, ctx, { kind: 'asm line', node: macro, index: 0 }, after);
  const first = it.mnemonic.text.startsWith('j')
    ? jump(world, after, it)
    : plan(world, ctx, [...itemsOf(world, ctx, it), ...ending(it)], after);
  assert(first !== undefined, 'an instruction does something');
  return first;
}

/** STI is over when its shadow begins. */
function ending(it: AsmInstruction): readonly Item[] {
  return it.mnemonic.text === 'sti' ? [] : [effect({ kind: 'end of instruction' })];
}

/** Whether the guest goes on only when it is entered again. */
function leaves(world: World, from: Cell, item: AsmItem | undefined): boolean {
  if (item?.kind === 'labelled') return item.body !== undefined && leaves(world, from, item.body);
  if (item?.kind !== 'instruction') return false;
  const macro = macroNamed(from, item.mnemonic.text);
  if (macro !== undefined) return leaves(world, from, listingOf(world, from.ctx, macro).lines.at(-1)?.item);
  return ['hlt', 'vmcall', 'wbinvd', 'pause'].includes(item.mnemonic.text);
}

function jump(world: World, after: Cell, it: AsmInstruction): Agenda {
  const { ctx } = after;
  const [operand] = it.operands;
  assert(operand?.kind === 'name' && operand.place.kind === 'name', 'a jump has a label');
  const to = jumpTarget(world, after, operand.place.text);
  const { text } = it.mnemonic;
  if (text === 'jmp') return plan(world, ctx, ending(it), to);
  const flags = ['ZF', 'CF', 'SF', 'OF'].filter((name) => asksFor(text, name));
  const test: Computation = {
    kind: 'compute',
    reads: flags.map((name) => local(world, ctx, name)),
    writes: [],
    run: (machine) => {
      const stays = !taken(text, (name) => machine.get(local(world, ctx, name)) !== 0);
      machine.push(Number(stays));
    },
  };
  // The text goes on where the jump is not taken: that way comes first.
  return plan(world, ctx, [...ending(it), effect(test), { kind: 'test', yes: after, no: to }], after);
}

/** Whether the value of a flag can make a difference. */
function asksFor(mnemonic: string, name: string): boolean {
  return [0, 1, 2, 3, 4, 5, 6, 7].some((others) => {
    const rest = ['ZF', 'CF', 'SF', 'OF'].filter((flag) => flag !== name);
    const outcome = (value: boolean) =>
      taken(mnemonic, (flag) =>
        flag === name ? value : Math.floor(others / 2 ** rest.indexOf(flag)) % 2 === 1,
      );
    return outcome(true) !== outcome(false);
  });
}

const operations = [
  ...['mov', 'add', 'sub', 'and', 'or', 'xor', 'test', 'cmp', 'inc', 'dec', 'neg', 'not'],
  ...['bt', 'bts', 'btr', 'btc', 'bsf', 'xadd', 'xchg', 'cmpxchg'],
];

function itemsOf(world: World, ctx: Context, it: AsmInstruction): readonly Item[] {
  const { text } = it.mnemonic;
  switch (text) {
    case 'nop':
      return [effect({ kind: 'step', node: it })];
    case 'mfence':
      return [effect({ kind: 'fence', node: it })];
    case 'cli':
      return [effect({ kind: 'interrupts off', node: it })];
    case 'sti':
      return [effect({ kind: 'sti', node: it })];
    case 'hlt':
    case 'vmcall':
    case 'wbinvd':
    case 'pause':
      return [effect({ kind: 'exit', reason: exitReasons.indexOf(text.toUpperCase()), node: it })];
    default: {
      const operation =
        operations.find((name) => name === text) ?? operations.find((name) => name === text.slice(0, -1));
      assert(operation !== undefined, `the oracle knows no instruction ${text}`);
      return dataItems(world, ctx, it, operation);
    }
  }
}

function isMemory(operand: AsmOperand | undefined): boolean {
  return operand?.kind === 'memory' || operand?.kind === 'name';
}

function dataItems(world: World, ctx: Context, it: AsmInstruction, operation: string): readonly Item[] {
  const [first, second] = it.operands;
  const turned = operation === 'xchg' && isMemory(first);
  const source = second === undefined ? undefined : turned ? second : first;
  const last = second === undefined || turned ? first : second;
  assert(last !== undefined, `${operation} has operands`);
  const memory = [source, last].find(isMemory);
  const found = memory && variableOf(world, ctx, memory);
  const reading = found !== undefined && !(operation === 'mov' && memory === last);
  const writing = memory === last && found !== undefined && !['bt', 'test', 'cmp'].includes(operation);
  const locked = it.lock !== undefined || (operation === 'xchg' && memory !== undefined);
  const name: readonly Item[] = found === undefined ? [] : [effect({ kind: 'push', value: found.name })];
  const compute = computation(world, ctx, operation, { source, last, found, reading, writing });
  const midway = reading && !locked;
  // A plain store looks at its register when it is carried out, and no sooner.
  const names = found === undefined ? [] : [found.name];
  const late = reading ? {} : { compute };
  const stored = { node: it, midway, names, late: 'write', release: false } as const;
  const write: readonly Item[] =
    found === undefined || !writing ? [] : [effect({ kind: 'write', type: found.type, ...stored, ...late })];
  const all: readonly Item[] = [
    ...(writing ? name : []),
    ...(reading ? [...name, effect({ kind: 'read', node: it, names, dynamic: false, acquire: false })] : []),
    ...(writing && !reading ? [] : [effect(compute)]),
    ...write,
  ];
  if (!locked) return all;
  return [effect({ kind: 'section', node: it }), ...all, { kind: 'end of section', node: it }];
}

interface Variable {
  readonly name: string;
  readonly type: Scalar;
}

interface Data {
  readonly source: AsmOperand | undefined;
  readonly last: AsmOperand;
  /** The memory operand. */
  readonly found: Variable | undefined;
  readonly reading: boolean;
  readonly writing: boolean;
}

function variableOf(world: World, ctx: Context, operand: AsmOperand): Variable {
  const expr =
    operand.kind === 'name'
      ? operand.place
      : operand.kind === 'memory'
        ? fieldOf(world, ctx, operand)
        : undefined;
  const found = expr && lvalueOf(world, ctx, expr);
  assert(found?.exact !== undefined, `the oracle knows no variable at offset ${operand.from}`);
  return { name: found.exact, type: requireScalar(found.type) };
}

function fieldOf(world: World, ctx: Context, operand: AsmOperand & { kind: 'memory' }): Expr {
  const base = pointedTo(ctx, operand.base.text);
  const type = lvalueOf(world, ctx, base)?.type;
  if (type?.kind !== 'struct') return base;
  const field = type.fields.find((_, index) => type.at?.[index] === operand.offset);
  assert(field !== undefined, `nothing stands ${operand.offset} behind %${operand.base.text}`);
  const { from, to, source } = operand;
  return {
    from,
    to,
    source,
    kind: 'field',
    base,
    field: { from, to, source, text: field.name },
    arrow: false,
  };
}

function hasSign(type: Scalar): boolean {
  return type.kind === 'int' ? type.min < 0 : type.kind === 'wrapping' && type.signed;
}

/** A word as a local or a variable holds it: with a sign where all 32 bits are used. */
function stored(world: World, value: number): number {
  return world.word === 32 ? withSign(32, value) : value;
}

function local(world: World, ctx: Context, register: string): string {
  const whole = /^[A-Z]/.test(register) ? register : wholeRegister(register);
  const unit = ctx.outer?.unit;
  assert(unit?.kind === 'actor', 'a guest belongs to a vcpu');
  const decl = world.scopes.registers.get(unit)?.get(whole);
  assert(decl !== undefined, `there is no register ${register}`);
  return nameOfLocal(world, contextOfUnit(ctx, unit), decl);
}

/** What was read of memory lies on the stack, and what is to be written is left there. */
function computation(world: World, ctx: Context, operation: string, data: Data): Computation {
  const { source, last, found, reading, writing } = data;
  const bits = world.word;
  const registerOf = (operand: AsmOperand | undefined): string | undefined =>
    operand?.kind === 'register' ? local(world, ctx, operand.name) : undefined;
  const [from, to] = [registerOf(source), registerOf(last)];
  const rax = operation === 'cmpxchg' ? local(world, ctx, 'rax') : undefined;
  const constant =
    source?.kind === 'immediate' ? unsigned(bits, requireConstant(world, ctx, source.value)) : 1;
  const flags = flagsSetBy(operation);
  const exchanges = operation === 'xchg' || operation === 'xadd';
  const discards = ['cmp', 'test', 'bt'].includes(operation);
  const written = [discards ? undefined : to, exchanges ? from : undefined, rax];
  return {
    kind: 'compute',
    reads: [operation === 'mov' ? undefined : to, from, rax].filter((name) => name !== undefined),
    writes: [
      ...written.filter((name) => name !== undefined),
      ...flags.map((name) => local(world, ctx, name)),
    ],
    run: (machine) => {
      const word = reading ? unsigned(bits, machine.pop()) : 0;
      const register = (name: string | undefined) =>
        name === undefined ? word : unsigned(bits, machine.get(name));
      const given: Operands = {
        bits,
        source: source === undefined || source.kind === 'immediate' ? constant : register(from),
        destination: register(to),
        accumulator: register(rax),
      };
      if (operation.startsWith('bt') && isMemory(last) && given.source >= bits) machine.fail();
      const done = perform(operation, given);
      for (const flag of flags) {
        const value = done.flags[flag];
        if (value !== undefined) machine.set(local(world, ctx, flag), value);
      }
      const put = (name: string | undefined, value: number | undefined): void => {
        if (name !== undefined && value !== undefined) machine.set(name, stored(world, value));
      };
      put(rax, done.accumulator);
      put(from, done.source);
      put(to, done.destination);
      if (!writing || found === undefined) return;
      const result = defined(done.destination);
      machine.push(hasSign(found.type) ? withSign(bits, result) : stored(world, result));
    },
  };
}
