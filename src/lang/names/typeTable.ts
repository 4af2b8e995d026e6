// From the syntax of types to shapes and scalar types.

import { defined } from '../../base/defined.ts';
import { nearestName } from '../../base/nearestName.ts';
import { SCALARS_MAX } from '../../model/limits.ts';
import type { FileSyntax, StructItem } from '../syntax/fileSyntax.ts';
import type { Expr, Node, TypeSyntax, VarDecl } from '../syntax/syntax.ts';
import type { Build } from './build.ts';
import { EXIT_REASONS, numberOr } from './declareNames.ts';
import { coarseLockOf, type Shape, structShape } from './shapes.ts';
import type { Scope } from './symbols.ts';
import {
  BARE_INT,
  BOOL,
  chartType,
  enumType,
  intType,
  isRange,
  lockType,
  type ScalarType,
  taskType,
  UNKNOWN,
  UNKNOWN_SCALAR,
  wrappingType,
} from './valueTypes.ts';

/** What the kernel counts with: small here, so that a count that runs away is an error of the run. */
const COUNTERS: Readonly<Record<string, { readonly min: number; readonly max: number } | undefined>> = {
  atomic_t: { min: -128, max: 127 },
  atomic_long_t: { min: -128, max: 127 },
  atomic64_t: { min: -128, max: 127 },
  refcount_t: { min: 0, max: 127 },
};

export class TypeTable {
  private readonly structs = new Map<string, StructItem>();
  private readonly resolving = new Set<string>();
  private readonly build: Build;
  private readonly file: FileSyntax;

  constructor(build: Build, file: FileSyntax) {
    this.build = build;
    this.file = file;
    for (const item of file.items) if (item.kind === 'struct') this.structs.set(item.name.text, item);
  }

  struct(name: string): StructItem | undefined {
    return this.structs.get(name);
  }

  /** Shape of one declarator: its type and its dimensions. */
  shapeOf(decl: VarDecl, scope: Scope): Shape {
    let shape = this.baseShape(decl, scope);
    for (const dim of [...decl.dims].reverse())
      shape = { kind: 'array', count: this.count(dim, scope), of: shape };
    return shape;
  }

  private baseShape(decl: VarDecl, scope: Scope): Shape {
    const { type } = decl;
    if (type.kind === 'named' && !decl.pointer) {
      const struct = this.structs.get(type.name.text);
      if (struct !== undefined) return this.structOf(struct, type);
    }
    if (type.kind === 'spinlock' && !type.fine && this.build.grain === 'coarse')
      return { kind: 'coarse lock' };
    const scalar = this.scalarType(type, decl.pointer, scope);
    if (scalar.value === UNKNOWN) this.build.report.doubt(decl.name.text);
    if (scalar.inferred) {
      this.build.report.error(
        decl,
        `How large may ${decl.name.text} grow?`,
        `Give its range: int 0..3 ${decl.name.text}.`,
      );
    }
    return { kind: 'scalar', type: scalar };
  }

  private structOf(item: StructItem, at: Node): Shape {
    if (this.resolving.has(item.name.text)) {
      this.build.report.error(at, `The struct ${item.name.text} contains itself.`, 'Use an index instead.');
      return { kind: 'struct', name: item.name.text, fields: new Map(), at: [] };
    }
    this.resolving.add(item.name.text);
    const fields = item.fields.map((field) => ({
      name: field.name.text,
      shape: this.shapeOf(field, this.build.globals),
    }));
    this.resolving.delete(item.name.text);
    this.checkOffsets(item);
    const shape = structShape(item.name.text, fields, item.at);
    const locks = fields.filter((field) => field.shape.kind === 'coarse lock');
    if (locks.length > 1 && coarseLockOf(shape) !== undefined) {
      this.build.report.error(
        item.name,
        `The struct ${item.name.text} has two coarse locks: which one guards its fields?`,
        'Put one of them, with its fields, into a struct of its own.',
      );
    }
    return shape;
  }

  /** One offset for each field, each farther than the last. */
  private checkOffsets({ name, fields, at }: StructItem): void {
    const rising = at.every((offset, index) => index === 0 || offset > defined(at[index - 1]));
    if (at.length === 0 || (at.length === fields.length && rising)) return;
    this.build.report.error(
      name,
      `struct ${name.text} has ${fields.length} fields and ${at.length} offsets, which must rise.`,
      'Give one number for each field, in bytes: } at 0, 8, 16;',
    );
  }

  /** Type of a scalar; `task *` is a task reference. */
  scalarType(type: TypeSyntax, pointer: boolean, scope: Scope): ScalarType {
    const scalar = this.typeAsWritten(type, pointer, scope);
    if (isRange(scalar) && scalar.max >= scalar.min && Number.isInteger(scalar.min)) return scalar;
    this.build.report.error(
      type,
      `${this.build.textOf(type)} does not fit: a variable has 1 to 31 bits, and no value beyond ±2^31.`,
      type.kind === 'wrapping' ? `Write ${type.signed ? 's' : 'u'}16, or a range.` : 'Narrow the range.',
    );
    return intType(0, 2 ** 31 - 1);
  }

  private typeAsWritten(type: TypeSyntax, pointer: boolean, scope: Scope): ScalarType {
    switch (type.kind) {
      case 'bool':
        return BOOL;
      case 'int':
        return this.intType(type, scope);
      case 'wrapping':
        return wrappingType(type.bits, type.signed);
      case 'bits':
        return intType(0, 2 ** this.count(type.count, scope) - 1);
      case 'chart': {
        const index = this.build.charts.findIndex((chart) => chart.name === type.chart.text);
        const chart = this.build.charts[index];
        if (chart !== undefined) return chartType(index, chart.states.length);
        const names = this.build.charts.map((known) => known.name);
        const near = nearestName(type.chart.text, names);
        this.build.report.error(
          type.chart,
          `There is no chart ${type.chart.text}.`,
          near === undefined ? `Charts are ${names.join(', ')}.` : `Did you mean ${near}?`,
        );
        return UNKNOWN_SCALAR;
      }
      case 'spinlock':
        return lockType(this.build.actorCount, false, !type.fine);
      case 'mutex':
        return lockType(this.build.actorCount, true, false);
      case 'named':
        return this.namedType(type.name.text, type, pointer);
    }
  }

  private intType(type: TypeSyntax & { kind: 'int' }, scope: Scope): ScalarType {
    if (type.min === undefined || type.max === undefined) return BARE_INT;
    const min = numberOr(0, this.build, type.min, scope);
    const max = numberOr(min, this.build, type.max, scope);
    if (min > max)
      this.build.report.error(
        type,
        `The range ${min}..${max} is empty.`,
        /0x/i.test(this.build.textOf(type))
          ? 'A hexadecimal number is its 32 bits: from 0x80000000 on it is below 0.'
          : `Write int ${max}..${min}.`,
      );
    return intType(Math.min(min, max), Math.max(min, max));
  }

  private namedType(name: string, at: Node, pointer: boolean): ScalarType {
    if (pointer && (name === 'task' || name === 'vcpu')) return taskType(this.build.actorCount);
    for (const item of this.file.items) {
      if (item.kind === 'enum' && item.name.text === name)
        return enumType(item.members.map((member) => member.text));
    }
    if (name === 'exit_reason') return enumType(EXIT_REASONS);
    const counter = COUNTERS[name];
    if (counter !== undefined) return intType(counter.min, counter.max);
    if (this.structs.has(name)) this.structMisused(name, at, pointer);
    else if (name === 'task' || name === 'vcpu')
      this.build.report.error(at, 'A task is referred to by a pointer.', `Write ${name} *t.`);
    else this.unknownType(name, at);
    return UNKNOWN_SCALAR;
  }

  private structMisused(name: string, at: Node, pointer: boolean): void {
    if (pointer)
      this.build.report.error(
        at,
        'A pointer to a struct is an argument only: where it points must be known before the program runs.',
        `Keep an index: ${name} all[2]; int 0..2 head; then all[head].`,
      );
    else this.build.report.error(at, 'A struct cannot be used here.', `Pass it by pointer: ${name} *p.`);
  }

  private unknownType(name: string, at: Node): void {
    const names = ['bool', 'int', ...this.structs.keys()];
    for (const item of this.file.items) if (item.kind === 'enum') names.push(item.name.text);
    const near = nearestName(name, names);
    this.build.report.error(
      at,
      `There is no type ${name}.`,
      near === undefined ? `Types are ${names.join(', ')}.` : `Did you mean ${near}?`,
    );
  }

  /** A count: a constant from 1 to the bound on scalars. */
  count(expr: Expr, scope: Scope): number {
    const value = numberOr(1, this.build, expr, scope);
    if (value >= 1 && value <= SCALARS_MAX) return value;
    this.build.report.error(expr, `${value} is not a count.`, `Write a number from 1 to ${SCALARS_MAX}.`);
    return 1;
  }
}
