// The variables of a model: one for each slot of the state, with the value it starts from.

import { defined } from '../../base/defined.ts';
import { Multimap } from '../../base/multimap.ts';
import { unreachable } from '../../base/unreachable.ts';
import { formatValue, readSlot } from '../../engine/values.ts';
import type { Slot } from '../../model/program.ts';
import type { SlotRole } from '../../model/slotRole.ts';
import type { Declaration, PromelaNames } from './names.ts';
import { literal } from './promelaExpressions.ts';
import { comment } from './stepText.ts';

const SCRATCH = 'Used inside a step only: no part of the state.';

/** Declares the state as it is in `start`, and of what lives only inside a step the names in `used`. */
export function printDeclarations(
  names: PromelaNames,
  start: Uint32Array,
  used: ReadonlySet<string>,
): readonly string[] {
  const groups = new Multimap<string, string>();
  for (const declaration of names.declarations) {
    const slot = defined(declaration.slots[0]);
    if (!declaration.isArray && names.isConstant(slot)) continue;
    if (names.isScratch(slot) && !used.has(declaration.name)) continue;
    const title = names.isScratch(slot) ? SCRATCH : titleOf(names.of(slot).role, names);
    groups.add(
      title,
      names.isScratch(slot) ? `hidden int ${declaration.name};` : declare(names, declaration, start),
    );
  }
  return [...groups].flatMap(([title, lines]) => [comment(title), ...lines, '']);
}

function titleOf(role: SlotRole, { program }: PromelaNames): string {
  switch (role.kind) {
    case 'memory':
      return 'Shared memory';
    case 'ghost':
      return 'Ghosts: for properties only';
    case 'buffer count':
    case 'buffer address':
    case 'buffer value':
      return `The store buffer of ${program.lanes[role.lane]?.name}: how many stores wait, the slot and the value of each`;
    case 'buffer effect':
    case 'buffer line':
    case 'buffer release':
    case 'write barrier':
      return `The store buffer of ${program.lanes[role.lane]?.name}: how many stores wait, the slot and the value of each`;
    case 'keeps':
    case 'kept':
      return `What ${program.lanes[role.lane]?.name} still sees though it has been replaced`;
    case 'newer in memory':
    case 'newer as kept':
    case 'newer in local':
      return `What is newer than what ${program.lanes[role.lane]?.name} still sees`;
    case 'interrupts on':
      return 'Lanes whose interrupts are on';
    case 'local':
    case 'pc':
    case 'guest interrupts on':
    case 'interrupt shadow':
    case 'pending':
    case 'in flight':
      return `${program.actors[role.actor]?.name}: where it stands, its locals and flags`;
    case 'scratch':
      return SCRATCH;
    case 'fault':
      return 'The error that stopped everything; 0 is none';
    default:
      return unreachable(role);
  }
}

function declare(names: PromelaNames, { name, slots, isArray }: Declaration, start: Uint32Array): string {
  const first = defined(slots[0]);
  const slot = names.of(first);
  const type = typeOf(slot, isArray);
  const values = slots.map((each) => readSlot(names.program, start, each));
  const meaning = meaningOf(names, slot);
  const note = meaning === '' ? '' : `  ${comment(meaning)}`;
  const [value = 0] = values;
  if (!isArray) return `${type} ${name}${value === 0 ? '' : ` = ${literal(value)}`};${note}`;
  const isUniform = values.every((each) => each === value);
  const list = isUniform ? literal(value) : `{ ${values.map((each) => unsigned(each, type)).join(', ')} }`;
  return `${type} ${name}[${slots.length}]${isUniform && value === 0 ? '' : ` = ${list}`};${note}`;
}

/** Promela's lists know no minus sign: a negative value stands there as what C will read as negative. */
function unsigned(value: number, type: string): string {
  if (value >= 0) return String(value);
  return String(type === 'short' ? value & 0xffff : value >>> 0);
}

function typeOf({ min, bits }: Slot, isArray: boolean): 'bit' | 'byte' | 'short' | 'int' {
  const max = min + 2 ** bits - 1;
  if (min === 0 && max <= 1 && !isArray) return 'bit';
  if (min >= 0 && max < 2 ** 8) return 'byte';
  return min >= -(2 ** 15) && max < 2 ** 15 ? 'short' : 'int';
}

/** What the numbers stand for, where they are not numbers. */
function meaningOf({ program }: PromelaNames, { type, min, max, role }: Slot): string {
  if (role.kind === 'fault')
    return program.faults.map(({ kind }, index) => `${index + 1} ${kind}`).join(', ');
  if (type.kind === 'int' || type.kind === 'bool' || role.kind === 'pc') return '';
  const values = Array.from({ length: Math.min(max - min, 31) + 1 }, (_, index) => min + index);
  return values.map((value) => `${value} ${formatValue(program, type, value)}`).join(', ');
}
