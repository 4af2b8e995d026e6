// Second pass: lanes, shared variables and ghosts get their slots; actors get their names.

import { beginMemory } from '../../memory/beginMemory.ts';
import { laneIndex, type SlotIndex, slotIndex } from '../../model/indices.ts';
import { SCALARS_MAX } from '../../model/limits.ts';
import type { FileSyntax, LaneItem, VarItem } from '../syntax/fileSyntax.ts';
import type { Expr, Init, Node, VarDecl } from '../syntax/syntax.ts';
import type { Build, SlotDraft } from './build.ts';
import { declare, foldOrReport, numberOr } from './declareNames.ts';
import { checkConstant } from './holds.ts';
import { guardOf, resolveRef } from './refs.ts';
import { isLock, type Shape, scalarFamilies, scalars, sizeOf, structShape } from './shapes.ts';
import type { Ref } from './symbols.ts';
import type { TypeTable } from './typeTable.ts';
import { BOOL, checkOf, defaultValue, intType } from './valueTypes.ts';

export class Declarations {
  private readonly build: Build;
  private readonly file: FileSyntax;
  private readonly types: TypeTable;
  /** Set where the bound is passed: it is said once. */
  private tooMany = false;

  constructor(build: Build, file: FileSyntax, types: TypeTable) {
    this.build = build;
    this.file = file;
    this.types = types;
  }

  /** Memory first, so that its slots are addresses; then ghosts (those that are needed), lanes' flags and what their memory keeps. */
  declareAll(ghostsNeeded: ReadonlySet<string>): void {
    for (const item of this.file.items) {
      if (item.kind === 'lane') this.declareLane(item);
      else if (item.kind === 'var' && item.storage === 'const') this.checkConsts(item);
      else if (item.kind === 'var' && item.storage === 'shared') this.declareShared(item);
    }
    const memory = this.build.slots.slice();
    for (const item of this.file.items) {
      if (item.kind === 'var' && item.storage === 'ghost') this.declareGhosts(item, ghostsNeeded);
      if (item.kind === 'var' && item.guardedBy !== undefined) this.guard(item, item.guardedBy);
    }
    this.completeLanes(memory);
  }

  /** Constants have their values since before there were types. */
  private checkConsts(item: VarItem): void {
    const { build, types } = this;
    for (const decl of item.decls) {
      const type = types.scalarType(decl.type, decl.pointer, build.globals);
      const constant = build.globals.find(decl.name.text);
      if (constant?.kind === 'constant')
        checkConstant(build, { name: decl.name.text, at: decl }, type, constant);
    }
  }

  private declareLane(item: LaneItem): void {
    const count = item.count === undefined ? 1 : this.types.count(item.count, this.build.globals);
    const fields = item.fields.map((field) => ({
      name: field.name.text,
      shape: this.types.shapeOf(field, this.build.globals),
    }));
    const one = structShape(item.name.text, fields);
    const shape: Shape = item.count === undefined ? one : { kind: 'array', count, of: one };
    const first = this.build.lanes.length;
    for (let index = 0; index < count; index++) {
      const name = item.count === undefined ? item.name.text : `${item.name.text}[${index}]`;
      this.build.lanes.push({ name, at: item.name, interruptsOn: undefined });
    }
    const ref = this.place(item.name.text, shape, item.name, 'memory');
    for (let index = 0; index < count && !this.tooMany; index++)
      this.initialiseFields(item.fields, one, slotIndex(ref.place.base + index * sizeOf(one)));
    const lanes = Array.from({ length: count }, (_, index) => laneIndex(first + index));
    declare(this.build, this.build.globals, item.name, {
      kind: 'lane',
      lanes,
      family: item.count !== undefined,
      fields: ref,
    });
  }

  private declareShared(item: VarItem): void {
    for (const decl of item.decls) {
      const shape = this.types.shapeOf(decl, this.build.globals);
      const ref = this.place(decl.name.text, shape, decl, 'memory');
      this.initialise(decl.init, shape, ref.place.base, decl);
      declare(this.build, this.build.globals, decl.name, { kind: 'ref', ref });
    }
  }

  /** `guarded by L`, when all locks are declared. */
  private guard(item: VarItem, lock: Expr): void {
    const { build } = this;
    const ref = resolveRef(build, lock, build.globals, (index) => ({
      op: 'const',
      value: numberOr(0, build, index, build.globals),
    }));
    if (ref === undefined) return;
    if (ref === 'absent' || item.storage !== 'shared' || !isLock(ref.shape)) {
      build.report.error(
        lock,
        'A shared variable is guarded by a lock.',
        'Name a spinlock or a mutex after guarded by.',
      );
      return;
    }
    const guard = guardOf(ref, build.textOf(lock));
    for (const { name } of item.decls) {
      const known = build.globals.find(name.text);
      if (known?.kind === 'ref') build.globals.bind(name.text, { kind: 'ref', ref: { ...known.ref, guard } });
    }
  }

  private declareGhosts(item: VarItem, needed: ReadonlySet<string>): void {
    for (const decl of item.decls) {
      if (!needed.has(decl.name.text)) {
        declare(this.build, this.build.globals, decl.name, { kind: 'absent ghost' });
        continue;
      }
      const shape = this.types.shapeOf(decl, this.build.globals);
      const ref = this.place(decl.name.text, shape, decl, 'ghost');
      this.initialise(decl.init, shape, ref.place.base, decl);
      declare(this.build, this.build.globals, decl.name, { kind: 'ref', ref });
    }
  }

  /** Gives a variable its slots. */
  private place(name: string, shape: Shape, at: Node, storage: 'memory' | 'ghost'): Ref {
    const base = slotIndex(this.build.slots.length);
    const ref: Ref = { shape, place: { base, terms: [] }, storage, name, guard: undefined };
    if (base + sizeOf(shape) > SCALARS_MAX) {
      this.reportTooMany(at);
      return ref;
    }
    const first = this.build.variables.length;
    const families = scalarFamilies(shape);
    families.forEach((family) => {
      this.build.variables.push({
        name: name + family.suffix,
        type: family.type.value,
        dims: family.dims,
        slots: family.offsets.map((offset) => slotIndex(base + offset)),
        ghost: storage === 'ghost',
        range: { from: at.from, to: at.to },
      });
      if (family.type.value.kind !== 'chart' || !this.build.memory.delays) return;
      const check = checkOf(family.type, () => this.build.fault('chart', at));
      for (const offset of family.offsets) this.build.lateChecks.set(slotIndex(base + offset), check);
    });
    scalars(shape).forEach((scalar, offset) => {
      const variable = first + families.findIndex((family) => family.offsets.includes(offset));
      this.build.slot(
        name + scalar.name,
        scalar.type,
        { kind: storage, variable },
        defaultValue(scalar.type),
      );
    });
    return ref;
  }

  private reportTooMany(at: Node): void {
    if (!this.tooMany)
      this.build.report.error(
        at,
        `With this there are more than ${SCALARS_MAX} shared variables, elements and fields counted.`,
        'Make the arrays smaller.',
      );
    this.tooMany = true;
  }

  private initialise(init: Init | undefined, shape: Shape, base: SlotIndex, at: Node): void {
    if (this.tooMany) return;
    if (shape.kind === 'struct') {
      this.initialiseStruct(init, shape, base, at);
      return;
    }
    if (shape.kind === 'array') {
      if (init !== undefined && init.kind === 'expr') {
        this.build.report.error(init.expr, 'An array is initialised by a list.', 'Write { … , … }.');
        return;
      }
      const items = init === undefined ? [] : init.items;
      if (items.length > shape.count)
        this.build.report.error(
          at,
          `${items.length} values for an array of ${shape.count}.`,
          'Leave some out.',
        );
      for (let i = 0; i < shape.count; i++)
        this.initialise(items[i], shape.of, slotIndex(base + i * sizeOf(shape.of)), at);
      return;
    }
    if (init === undefined || shape.kind === 'coarse lock') return;
    if (init.kind === 'list') {
      this.build.report.error(at, 'A single value is not initialised by a list.', 'Leave the braces out.');
      return;
    }
    const value = foldOrReport(this.build, init.expr, this.build.globals);
    const draft = this.build.slots[base];
    if (value === undefined || draft === undefined) return;
    const receiver = { name: draft.name, at: init.expr };
    if (checkConstant(this.build, receiver, shape.type, value)) draft.initial = value.value;
  }

  private initialiseStruct(
    init: Init | undefined,
    shape: Shape & { kind: 'struct' },
    base: SlotIndex,
    at: Node,
  ): void {
    const syntax = this.types.struct(shape.name);
    const items = init?.kind === 'list' ? init.items : [];
    if (init?.kind === 'expr')
      this.build.report.error(
        init.expr,
        'A struct is initialised by a list of its fields.',
        'Write { … , … }.',
      );
    if (items.length > shape.fields.size)
      this.build.report.error(
        at,
        `${items.length} values for a struct of ${shape.fields.size} fields.`,
        'Leave some out.',
      );
    [...shape.fields.values()].forEach((field, index) => {
      this.initialise(
        items[index] ?? syntax?.fields[index]?.init,
        field.shape,
        slotIndex(base + field.offset),
        at,
      );
    });
  }

  private initialiseFields(fields: readonly VarDecl[], shape: Shape, base: SlotIndex): void {
    if (shape.kind !== 'struct') return;
    for (const field of fields) {
      const placed = shape.fields.get(field.name.text);
      if (placed !== undefined)
        this.initialise(field.init, placed.shape, slotIndex(base + placed.offset), field);
    }
  }

  private completeLanes(shared: readonly SlotDraft[]): void {
    const { build } = this;
    const extent = {
      count: shared.length,
      min: Math.min(0, ...shared.map((slot) => slot.type.min)),
      max: Math.max(0, ...shared.map((slot) => slot.type.max)),
      slots: shared.map(({ name, type: { min, max } }) => ({ name, min, max })),
    };
    build.memorySize = shared.length + 1;
    const memory = beginMemory(build.memory.name, extent, build.buffer);
    build.lanes.forEach((lane, number) => {
      const index = laneIndex(number);
      const interruptsOn = build.slot(`${lane.name}.IF`, BOOL, { kind: 'interrupts on', lane: index }, 1);
      build.lanes[index] = { ...lane, interruptsOn };
      memory.addLane((name, min, max, role, like) => {
        const type = like === undefined ? intType(min, max) : build.slotDraft(like).type;
        return build.slot(`${lane.name}.${name}`, type, role, like === undefined ? 0 : type.min);
      });
    });
    build.programMemory = memory;
  }
}
