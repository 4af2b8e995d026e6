// Second pass: lanes, shared variables and ghosts get their slots; actors get their names.

import { BUFFER_SLOTS, SCALARS_MAX } from '../model/limits.ts';
import type { Build } from './build.ts';
import { fold } from './constants.ts';
import { declare, foldOrReport, reportUnknown } from './declareNames.ts';
import { coarseLockOf, type Shape, scalarFamilies, scalars, sizeOf, structShape } from './shapes.ts';
import { nearest, type Ref, type Scope } from './symbols.ts';
import type { Expr, FileSyntax, Init, LaneItem, Node, StructItem, TypeSyntax, VarDecl, VarItem } from './syntax.ts';
import {
  BARE_INT,
  BOOL,
  chartType,
  checkOf,
  defaultValue,
  enumType,
  intType,
  lockType,
  type ScalarType,
  taskType,
  wrappingType,
} from './valueTypes.ts';

export class Declarations {
  private readonly structs = new Map<string, StructItem>();
  private readonly resolving = new Set<string>();
  private readonly build: Build;
  private readonly file: FileSyntax;

  constructor(build: Build, file: FileSyntax) {
    this.build = build;
    this.file = file;
    for (const item of file.items) if (item.kind === 'struct') this.structs.set(item.name.text, item);
  }

  /** Memory first, so that its slots are addresses; then ghosts (those that are needed), lanes' flags and buffers. */
  declareAll(ghostsNeeded: ReadonlySet<string>): void {
    for (const item of this.file.items) {
      if (item.kind === 'lane') this.declareLane(item);
      else if (item.kind === 'var' && item.storage === 'shared') this.declareShared(item);
      else if (item.kind === 'var' && item.storage === 'const') this.declareConst(item);
    }
    this.build.memoryCount = this.build.slots.length;
    for (const item of this.file.items) {
      if (item.kind === 'var' && item.storage === 'ghost') this.declareGhosts(item, ghostsNeeded);
    }
    if (this.build.slots.length > SCALARS_MAX) {
      this.build.report.error(this.file, `${this.build.slots.length} shared scalars are too many; the bound is ${SCALARS_MAX}.`, 'Make the arrays smaller.');
    }
    this.addBuffers();
  }

  private declareLane(item: LaneItem): void {
    const count = item.count === undefined ? 1 : this.count(item.count, this.build.globals);
    const fields = item.fields.map((field) => ({ name: field.name.text, shape: this.shapeOf(field, this.build.globals) }));
    const one = structShape(item.name.text, fields);
    const shape: Shape = item.count === undefined ? one : { kind: 'array', count, of: one };
    const first = this.build.lanes.length;
    for (let index = 0; index < count; index++) {
      const name = item.count === undefined ? item.name.text : `${item.name.text}[${index}]`;
      const lane = this.build.lanes.length;
      const interruptsOn = -1 - lane; // replaced when all memory has its slots
      this.build.lanes.push({ name, interruptsOn, buffer: undefined });
    }
    const ref = this.place(item.name.text, shape, item, 'memory');
    for (let index = 0; index < count; index++) this.initialiseFields(item.fields, one, ref.place.base + index * sizeOf(one));
    const lanes = Array.from({ length: count }, (_, index) => first + index);
    declare(this.build, this.build.globals, item.name, { kind: 'lane', lanes, family: item.count !== undefined, fields: ref });
  }

  private declareShared(item: VarItem): void {
    for (const decl of item.decls) {
      const shape = this.shapeOf(decl, this.build.globals);
      const ref = this.place(decl.name.text, shape, decl, 'memory');
      this.initialise(decl.init, shape, ref.place.base, decl);
      const guard = item.guardedBy === undefined ? undefined : guardName(item.guardedBy);
      declare(this.build, this.build.globals, decl.name, { kind: 'ref', ref: { ...ref, guard } });
    }
  }

  private declareConst(item: VarItem): void {
    for (const decl of item.decls) {
      const value = decl.init?.kind === 'expr' ? fold(decl.init.expr, this.build.globals) : undefined;
      if (value === undefined) this.build.report.error(decl, `The constant ${decl.name.text} needs a value that is known before the program runs.`, `Write const int ${decl.name.text} = 3;`);
      declare(this.build, this.build.globals, decl.name, { kind: 'constant', value: value?.value ?? 0, type: value?.type ?? { kind: 'int' } });
    }
  }

  private declareGhosts(item: VarItem, needed: ReadonlySet<string>): void {
    for (const decl of item.decls) {
      if (!needed.has(decl.name.text)) {
        declare(this.build, this.build.globals, decl.name, { kind: 'absent ghost' });
        continue;
      }
      const shape = this.shapeOf(decl, this.build.globals);
      const ref = this.place(decl.name.text, shape, decl, 'ghost');
      this.initialise(decl.init, shape, ref.place.base, decl);
      declare(this.build, this.build.globals, decl.name, { kind: 'ref', ref });
    }
  }

  /** Gives a variable its slots. */
  private place(name: string, shape: Shape, at: Node, storage: 'memory' | 'ghost'): Ref {
    const base = this.build.slots.length;
    const first = this.build.variables.length;
    const families = scalarFamilies(shape);
    families.forEach((family) => {
      this.build.variables.push({
        name: name + family.suffix,
        type: family.type.value,
        dims: family.dims,
        slots: family.offsets.map((offset) => base + offset),
        ghost: storage === 'ghost',
        check: family.type.value.kind === 'chart' && this.build.tso ? checkOf(family.type, () => this.build.fault('chart', at)) : { kind: 'none' },
        range: { from: at.from, to: at.to },
      });
    });
    scalars(shape).forEach((scalar, offset) => {
      const variable = first + families.findIndex((family) => family.offsets.includes(offset));
      this.build.slot(name + scalar.name, scalar.type, { kind: storage, variable }, defaultValue(scalar.type));
    });
    return { shape, place: { base, terms: [] }, storage, name, guard: undefined };
  }

  private initialise(init: Init | undefined, shape: Shape, base: number, at: Node): void {
    if (shape.kind === 'struct') {
      this.initialiseStruct(init, shape, base, at);
      return;
    }
    if (shape.kind === 'array') {
      if (init !== undefined && init.kind === 'expr') {
        this.build.report.error(init.expr, 'An array is initialised by a list.', 'Write { … , … }.');
        return;
      }
      const items = init?.items ?? [];
      if (items.length > shape.count) this.build.report.error(at, `${items.length} values for an array of ${shape.count}.`, 'Leave some out.');
      for (let i = 0; i < shape.count; i++) this.initialise(items[i], shape.of, base + i * sizeOf(shape.of), at);
      return;
    }
    if (init === undefined || shape.kind === 'coarse lock') return;
    if (init.kind === 'list') {
      this.build.report.error(at, 'A single value is not initialised by a list.', 'Leave the braces out.');
      return;
    }
    const value = foldOrReport(this.build, init.expr, this.build.globals);
    if (value !== undefined) this.setInitial(base, value, shape.type, init.expr);
  }

  private initialiseStruct(init: Init | undefined, shape: Shape & { kind: 'struct' }, base: number, at: Node): void {
    const syntax = this.structs.get(shape.name);
    const items = init?.kind === 'list' ? init.items : [];
    if (init?.kind === 'expr') this.build.report.error(init.expr, 'A struct is initialised by a list of its fields.', 'Write { … , … }.');
    [...shape.fields.values()].forEach((field, index) => {
      this.initialise(items[index] ?? syntax?.fields[index]?.init, field.shape, base + field.offset, at);
    });
  }

  private initialiseFields(fields: readonly VarDecl[], shape: Shape, base: number): void {
    if (shape.kind !== 'struct') return;
    for (const field of fields) {
      const placed = shape.fields.get(field.name.text);
      if (placed !== undefined) this.initialise(field.init, placed.shape, base + placed.offset, field);
    }
  }

  private setInitial(slot: number, value: number, type: ScalarType, at: Expr): void {
    const draft = this.build.slots[slot];
    if (draft === undefined) return;
    if (value < type.min || value > type.max) {
      this.build.report.error(at, `${value} is outside ${type.min}..${type.max}.`, 'Widen the range, or start elsewhere.');
    } else draft.initial = value;
  }

  /** Shape of one declarator: its type and its dimensions. */
  shapeOf(decl: VarDecl, scope: Scope): Shape {
    let shape = this.baseShape(decl, scope);
    for (const dim of [...decl.dims].reverse()) shape = { kind: 'array', count: this.count(dim, scope), of: shape };
    return shape;
  }

  private baseShape(decl: VarDecl, scope: Scope): Shape {
    const { type } = decl;
    if (type.kind === 'named' && !decl.pointer) {
      const struct = this.structs.get(type.name.text);
      if (struct !== undefined) return this.structOf(struct, type);
    }
    if (type.kind === 'spinlock' && !type.fine && this.build.grain === 'coarse') return { kind: 'coarse lock' };
    const scalar = this.scalarType(type, decl.pointer, scope);
    if (scalar.inferred) {
      this.build.report.error(decl, `How large may ${decl.name.text} grow?`, `Give its range: int 0..3 ${decl.name.text}.`);
    }
    return { kind: 'scalar', type: scalar };
  }

  private structOf(item: StructItem, at: Node): Shape {
    if (this.resolving.has(item.name.text)) {
      this.build.report.error(at, `The struct ${item.name.text} contains itself.`, 'Use an index instead.');
      return { kind: 'struct', name: item.name.text, fields: new Map() };
    }
    this.resolving.add(item.name.text);
    const fields = item.fields.map((field) => ({ name: field.name.text, shape: this.shapeOf(field, this.build.globals) }));
    this.resolving.delete(item.name.text);
    const shape = structShape(item.name.text, fields);
    const locks = fields.filter((field) => field.shape.kind === 'coarse lock');
    if (locks.length > 1 && coarseLockOf(shape) !== undefined) {
      this.build.report.error(item.name, `The struct ${item.name.text} has two coarse locks: which one guards its fields?`, 'Put one of them, with its fields, into a struct of its own.');
    }
    return shape;
  }

  /** Type of a scalar; `task *` is a task reference. */
  scalarType(type: TypeSyntax, pointer: boolean, scope: Scope): ScalarType {
    switch (type.kind) {
      case 'bool':
        return BOOL;
      case 'int':
        return this.intType(type, scope);
      case 'wrapping':
        return wrappingType(type.bits, type.signed);
      case 'bits':
        return intType(0, 2 ** Math.min(16, this.count(type.count, scope)) - 1);
      case 'chart': {
        const index = this.build.charts.findIndex((chart) => chart.name === type.chart.text);
        const chart = this.build.charts[index];
        if (chart !== undefined) return chartType(index, chart.states.length);
        const names = this.build.charts.map((known) => known.name);
        const near = nearest(type.chart.text, names);
        this.build.report.error(type.chart, `There is no chart ${type.chart.text}.`, near === undefined ? `Charts are ${names.join(', ')}.` : `Did you mean ${near}?`);
        return BOOL;
      }
      case 'spinlock':
      case 'mutex':
        return lockType(this.build.actors.length);
      case 'named':
        return this.namedType(type.name.text, type, pointer);
    }
  }

  private intType(type: TypeSyntax & { kind: 'int' }, scope: Scope): ScalarType {
    if (type.min === undefined || type.max === undefined) return BARE_INT;
    const min = foldOrReport(this.build, type.min, scope) ?? 0;
    const max = foldOrReport(this.build, type.max, scope) ?? min;
    if (min > max) this.build.report.error(type, `The range ${min}..${max} is empty.`, `Write int ${max}..${min}.`);
    return intType(Math.min(min, max), Math.max(min, max));
  }

  private namedType(name: string, at: Node, pointer: boolean): ScalarType {
    if (pointer && (name === 'task' || name === 'vcpu')) return taskType(this.build.actors.length);
    for (const item of this.file.items) {
      if (item.kind === 'enum' && item.name.text === name) return enumType(item.members.map((member) => member.text));
    }
    if (this.structs.has(name)) this.build.report.error(at, `A struct cannot be used here.`, `Pass it by pointer: ${name} *p.`);
    else if (name === 'task' || name === 'vcpu') this.build.report.error(at, 'A task is referred to by a pointer.', `Write ${name} *t.`);
    else this.unknownType(name, at);
    return BOOL;
  }

  private unknownType(name: string, at: Node): void {
    const names = ['bool', 'int', ...this.structs.keys()];
    for (const item of this.file.items) if (item.kind === 'enum') names.push(item.name.text);
    const near = nearest(name, names);
    this.build.report.error(at, `There is no type ${name}.`, near === undefined ? `Types are ${names.join(', ')}.` : `Did you mean ${near}?`);
  }

  isStruct(name: string): boolean {
    return this.structs.has(name);
  }

  structNamed(name: string, at: Node): Shape {
    const struct = this.structs.get(name);
    if (struct !== undefined) return this.structOf(struct, at);
    reportUnknown(this.build, at, name, this.build.globals);
    return { kind: 'scalar', type: BOOL };
  }

  /** A count: a constant from 1 to the bound on scalars. */
  count(expr: Expr, scope: Scope): number {
    const value = foldOrReport(this.build, expr, scope) ?? 1;
    if (value >= 1 && value <= SCALARS_MAX) return value;
    this.build.report.error(expr, `${value} is not a count.`, `Write a number from 1 to ${SCALARS_MAX}.`);
    return 1;
  }

  private addBuffers(): void {
    const memory = this.build.slots.slice(0, this.build.memoryCount);
    const min = Math.min(0, ...memory.map((slot) => slot.type.min));
    const max = Math.max(0, ...memory.map((slot) => slot.type.max));
    this.build.lanes.forEach((lane, index) => {
      const slot = (name: string, low: number, high: number, role: Parameters<Build['slot']>[2], initial: number): number =>
        this.build.slot(`${lane.name}.${name}`, intType(low, high), role, initial);
      this.build.lanes[index] = {
        name: lane.name,
        interruptsOn: this.build.slot(`${lane.name}.IF`, BOOL, { kind: 'interrupts on', lane: index }, 1),
        buffer: !this.build.tso
          ? undefined
          : {
              count: slot('buffered', 0, BUFFER_SLOTS, { kind: 'buffer count', lane: index }, 0),
              entries: Array.from({ length: BUFFER_SLOTS }, (_, entry) => ({
                address: slot(`buffer[${entry}].address`, 0, Math.max(0, this.build.memoryCount - 1), { kind: 'buffer address', lane: index, entry }, 0),
                value: slot(`buffer[${entry}].value`, min, max, { kind: 'buffer value', lane: index, entry }, 0),
              })),
            },
      };
    });
  }
}

/** `guarded by L` names a lock without indices; its key is the name. */
function guardName(expr: Expr): string {
  switch (expr.kind) {
    case 'name':
      return `${expr.text}:[]`;
    case 'field':
      return `${guardName(expr.base).split(':')[0]}.${expr.field.text}:[]`;
    default:
      return '?';
  }
}
