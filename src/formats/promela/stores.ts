// Writes in Promela: to memory with the test that the variable's type asks for, and into and out of store buffers.

import { unreachable } from '../../base/unreachable.ts';
import type { Check, Expr, Instruction, Place } from '../../model/code.ts';
import { placeSlots } from '../../model/slotsOf.ts';
import { literal, type PromelaPrinter } from './expressions.ts';
import { placeRisks, risksOf } from './risks.ts';
import type { StepText } from './stepText.ts';

/** Keeps a value while it is tested. */
const VALUE = 'value_';

/** A write at once, to a slot of any kind. */
export function printStore(
  step: StepText,
  place: Place,
  value: Expr,
  check: Check,
  printer: PromelaPrinter,
): void {
  step.risks([...placeRisks(place), ...risksOf(value)]);
  const text = printer.value(value);
  const target = printer.place(place);
  if (place.terms.length === 0 && printer.names.isConstant(place.base)) {
    const { min } = printer.names.of(place.base);
    if (check.kind === 'range') step.fail(`${printer.operand(value)} != ${literal(min)}`, check.fault);
    return;
  }
  const lines = isSafe(value, check)
    ? [`${target} = ${text}`]
    : checkedStore(step, target, text, check, printer);
  for (const line of lines) step.line(line);
}

/** Whether a constant passes a test of its range. */
function isSafe(value: Expr, check: Check): boolean {
  return (
    check.kind === 'range' && value.op === 'const' && value.value >= check.min && value.value <= check.max
  );
}

function checkedStore(
  step: StepText,
  target: string,
  value: string,
  check: Check,
  printer: PromelaPrinter,
): readonly string[] {
  switch (check.kind) {
    case 'none':
      return [`${target} = ${value}`];
    case 'wrap':
      return [`${target} = ${wrapped(value, check.min, check.bits)}`];
    case 'range': {
      const { kept, name } = keep(step, value);
      return [...kept, step.failure(outside(name, check.min, check.max), check.fault), `${target} = ${name}`];
    }
    case 'chart': {
      const { kept, name } = keep(step, value);
      const allowed = printer.chartMoves(check.chart);
      return [...kept, step.failure(`!${allowed}(${target}, ${name})`, check.fault), `${target} = ${name}`];
    }
    default:
      return unreachable(check);
  }
}

/** A name for a value that is tested and then stored. */
function keep(step: StepText, value: string): { readonly kept: readonly string[]; readonly name: string } {
  if (/^-?\w+$/.test(value)) return { kept: [], name: value };
  return { kept: [`${step.scratch(VALUE)} = ${value}`], name: VALUE };
}

function outside(value: string, min: number, max: number): string {
  return `${value} < ${literal(min)} || ${value} > ${literal(max)}`;
}

/** Sizes are powers of two, and so is 2 to the 32: the low bits are the remainder. */
function wrapped(value: string, min: number, bits: number): string {
  if (bits >= 32) return value;
  const mask = literal(2 ** bits - 1);
  if (min === 0) return `(${value}) & ${mask}`;
  return `(((${value}) - ${min < 0 ? `(${literal(min)})` : min}) & ${mask}) + ${min < 0 ? `(${literal(min)})` : min}`;
}

/** Appends to the lane's store buffer, which has room: the guard says so. */
export function printPush(step: StepText, i: Instruction & { op: 'push' }, printer: PromelaPrinter): void {
  const { names } = printer;
  const buffer = names.program.lanes[i.lane]?.buffer;
  if (buffer === undefined) return;
  step.risks([...placeRisks(i.place), ...risksOf(i.value)]);
  const stored = fitted(step, i, printer);
  const set = (slot: number, text: string): readonly string[] =>
    names.isConstant(slot) ? [] : [`${names.slot(slot)} = ${text}`];
  const count = names.slot(buffer.count);
  step.line('if');
  buffer.entries.forEach((entry, index) => {
    const stores = [...set(entry.address, printer.address(i.place)), ...set(entry.value, stored)];
    step.line(`:: ${count} == ${index} -> ${stores.join('; ') || 'skip'}`);
  });
  step.line('fi');
  step.line(`${count} = ${count} + 1`);
}

/** The value as the variable would hold it; moves of a chart are tested when the store reaches memory. */
function fitted(
  step: StepText,
  { value, check }: Instruction & { op: 'push' },
  printer: PromelaPrinter,
): string {
  const text = printer.value(value);
  if (check.kind === 'wrap') return wrapped(text, check.min, check.bits);
  if (check.kind !== 'range' || isSafe(value, check)) return text;
  const { kept, name } = keep(step, text);
  for (const line of kept) step.line(line);
  step.fail(outside(name, check.min, check.max), check.fault);
  return name;
}

/** Moves the oldest store to memory, tested by the variable it goes to. `targets`: where the lane's stores can go. */
export function printDrain(
  step: StepText,
  lane: number,
  targets: readonly number[],
  printer: PromelaPrinter,
): void {
  const { names } = printer;
  const { program } = names;
  const buffer = program.lanes[lane]?.buffer;
  const oldest = buffer?.entries[0];
  if (buffer === undefined || oldest === undefined || targets.length === 0) return;
  const value = printer.value({ op: 'slot', slot: oldest.value });
  step.line('if');
  for (const slot of targets) {
    const { role } = names.of(slot);
    const check = role.kind === 'memory' ? program.variables[role.variable]?.check : undefined;
    const here = printer.value({ op: 'one of', slot: oldest.address, values: [slot] });
    const stores = names.isConstant(slot)
      ? ['skip']
      : checkedStore(step, names.slot(slot), value, check ?? { kind: 'none' }, printer);
    step.line(`:: ${here} -> ${stores.join('; ')}`);
  }
  step.line('fi');
  buffer.entries.forEach((entry, index) => {
    const next = buffer.entries[index + 1];
    move(step, printer, entry.address, next?.address);
    move(step, printer, entry.value, next?.value);
  });
  const count = names.slot(buffer.count);
  step.line(`${count} = ${count} - 1`);
}

/** Entries behind the last are 0, so that the rest of the buffer can move up without a look at its length. */
function move(step: StepText, { names }: PromelaPrinter, to: number, from: number | undefined): void {
  if (names.isConstant(to)) return;
  const text = from === undefined || names.isConstant(from) ? '0' : names.slot(from);
  step.line(`${names.slot(to)} = ${text}`);
}

/** Memory that the lane's buffered stores can go to. */
export function drainTargets(lane: number, code: readonly Instruction[]): readonly number[] {
  const slots = code.flatMap((i) => (i.op === 'push' && i.lane === lane ? reachOf(i.place) : []));
  return [...new Set(slots)].sort((a, b) => a - b);
}

/** The slots that a place can name. */
export function reachOf({ base, terms }: Place): readonly number[] {
  const free = terms.map((term) => ({ ...term, index: { op: 'const', value: 0 } as const }));
  return placeSlots({ base, terms: free });
}
