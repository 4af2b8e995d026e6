// The type that a declaration means.

import { assert } from '../base/assert.ts';
import { unreachable } from '../base/unreachable.ts';
import type { Expr, TypeSyntax } from '../lang/syntax/syntax.ts';
import { exitReasons } from './members.ts';
import type { Type } from './values.ts';
import type { World } from './world.ts';

/** Computes a bound or a size. */
type Evaluate = (expr: Expr) => number;

export function declaredType(
  world: World,
  syntax: TypeSyntax,
  dims: readonly Expr[],
  evaluate: Evaluate,
): Type {
  return arraysOf(elementType(world, syntax, evaluate), dims, evaluate);
}

export function arraysOf(element: Type, dims: readonly Expr[], evaluate: Evaluate): Type {
  return dims.reduceRight<Type>((of, dim) => ({ kind: 'array', size: evaluate(dim), of }), element);
}

function elementType(world: World, syntax: TypeSyntax, evaluate: Evaluate): Type {
  switch (syntax.kind) {
    case 'bool':
      return { kind: 'bool' };
    case 'int':
      if (syntax.min === undefined || syntax.max === undefined) return { kind: 'unbounded' };
      return { kind: 'int', min: evaluate(syntax.min), max: evaluate(syntax.max) };
    case 'wrapping':
      return { kind: 'wrapping', signed: syntax.signed, bits: syntax.bits };
    case 'bits':
      return { kind: 'int', min: 0, max: 2 ** evaluate(syntax.count) - 1 };
    case 'chart': {
      const table = world.charts.find(({ name }) => name === syntax.chart.text);
      assert(table !== undefined, `the oracle knows no chart ${syntax.chart.text}`);
      return { kind: 'chart', table };
    }
    case 'spinlock':
      return { kind: 'lock', lock: syntax.fine ? 'fine' : 'coarse' };
    case 'mutex':
      return { kind: 'lock', lock: 'mutex' };
    case 'named':
      return namedType(world, syntax.name.text);
    default:
      return unreachable(syntax);
  }
}

function namedType(world: World, name: string): Type {
  if (name === 'task') return { kind: 'task' };
  const counters = ['atomic_t', 'atomic_long_t', 'atomic64_t', 'refcount_t'];
  if (!world.enums.has(name) && !world.structs.has(name) && counters.includes(name))
    return { kind: 'int', min: name === 'refcount_t' ? 0 : -128, max: 127 };
  const reasons: Type = { kind: 'enum', name: 'exit reason', members: exitReasons };
  const type = world.enums.get(name) ?? (name === 'exit_reason' ? reasons : world.structs.get(name));
  assert(type !== undefined, `the oracle knows no type ${name}`);
  return type;
}
