// Whether a variable can hold a value: types must agree, and a value that is known must lie in the range.

import { defined } from '../../base/defined.ts';
import type { ValueType } from '../../model/code.ts';
import type { Node } from '../syntax/syntax.ts';
import type { Build } from './build.ts';
import type { Constant } from './constants.ts';
import type { Operand } from './operands.ts';
import { compatible, type ScalarType } from './valueTypes.ts';

/** What is to be given a value: the name for messages, and the text at fault. */
interface Receiver {
  readonly name: string;
  readonly at: Pick<Node, 'from' | 'to'>;
}

/** Says so where a variable of the type cannot hold such a value. */
export function checkType(build: Build, { name, at }: Receiver, type: ValueType, value: Operand): boolean {
  const isNull = value.zero && type.kind === 'task';
  if (isNull || compatible(type, value.type)) return true;
  build.report.error(at, `${name} cannot hold this: the types differ.`, hintFor(build, type));
  return false;
}

/** The same for a value that is known, whose size must fit too. A bare `int` takes whatever it is given. */
export function checkConstant(
  build: Build,
  receiver: Receiver,
  type: ScalarType,
  { value, type: given }: Constant,
): boolean {
  if (type.inferred) return true;
  if (!checkType(build, receiver, type.value, { type: given, zero: value === 0 })) return false;
  if (value >= type.min && value <= type.max) return true;
  build.report.error(
    receiver.at,
    `${value} is outside ${type.min}..${type.max}.`,
    'Widen the range, or choose another value.',
  );
  return false;
}

function hintFor(build: Build, type: ValueType): string {
  if (type.kind === 'enum') return `Its values are ${type.members.join(', ')}.`;
  if (type.kind === 'chart') return `Its states are ${defined(build.charts[type.chart]).states.join(', ')}.`;
  if (type.kind === 'task') return 'Write &task or NULL.';
  return 'Compare it, or choose a number.';
}
