// Writes in Promela, with the test that the variable's type asks for.

import { unreachable } from '../../base/unreachable.ts';
import type { Check, Expr, Place } from '../../model/code.ts';
import { reachOf } from '../../model/slotsOf.ts';
import { literal, type PromelaPrinter } from './promelaExpressions.ts';
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
  if (!printer.names.isInOneVariable(place)) {
    printScatteredStore(step, place, value, check, printer);
    return;
  }
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

/** A write to a place that is computed among several variables: it is one of those that it can name. */
function printScatteredStore(
  step: StepText,
  place: Place,
  value: Expr,
  check: Check,
  printer: PromelaPrinter,
): void {
  const { names } = printer;
  const address = printer.value({ op: 'address', place });
  const text = printer.value(value);
  step.line('if');
  for (const slot of reachOf(place)) {
    const stores = names.isConstant(slot)
      ? ['skip']
      : checkedStore(step, names.slot(slot), text, check, printer);
    step.line(`:: ${address} == ${slot} -> ${stores.join('; ')}`);
  }
  step.line('fi');
}
