// In the library an array may have an element for each task.

import type { Value } from '../flow/lowering.ts';
import { isTaskIndex } from '../names/refs.ts';
import type { Expr } from '../syntax/syntax.ts';

/** The element of a task is the one of its number. */
export function indexValue(value: Value, index: Expr): Value {
  if (!isTaskIndex(index, value.type)) return value;
  const { code } = value;
  if (code.op === 'const') return { code: { op: 'const', value: code.value - 1 }, type: { kind: 'int' } };
  const one = { op: 'const', value: 1 } as const;
  return { code: { op: 'binary', operator: '-', left: code, right: one, fault: 0 }, type: { kind: 'int' } };
}
