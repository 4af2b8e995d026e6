// Names that stand for values: members of enums and charts, values of settings, exit reasons.

import { assert } from '../base/assert.ts';
import type { Scalar, Type } from './values.ts';
import type { World } from './world.ts';

export const exitReasons = ['DONE', 'IRQ', 'HLT', 'VMCALL', 'WBINVD', 'PAUSE', 'OTHER'];

/** The constant of this name at file scope; `want` says whose member is meant where several have one. */
export function constantOfGlobal(world: World, text: string, want: Type | undefined): number | undefined {
  const wanted = want === undefined ? undefined : valueOfMember(want, text);
  if (wanted !== undefined && want?.kind === 'setting') return wanted;
  const setting = world.settings.get(text);
  if (setting !== undefined) return setting.value;
  if (world.variables.has(text)) return world.constants.get(text);
  return wanted ?? memberNamed(world, text)?.value;
}

function valueOfMember(type: Type, text: string): number | undefined {
  const found = membersOf(type).indexOf(text);
  return found < 0 ? undefined : found;
}

function membersOf(type: Type): readonly string[] {
  if (type.kind === 'enum') return type.members;
  if (type.kind === 'chart') return type.table.states;
  return type.kind === 'setting' ? type.values : [];
}

/** Where nothing says which enum, chart or param is meant: the first that has the member. */
export function memberNamed(
  world: World,
  text: string,
): { readonly type: Scalar; readonly value: number } | undefined {
  const charts = world.charts.map((table): Scalar => ({ kind: 'chart', table }));
  const reasons: Scalar = { kind: 'enum', name: 'exit reason', members: exitReasons };
  const settings = [...world.settings.values()].map((setting) => setting.type);
  for (const type of [...world.enums.values(), reasons, ...charts, ...settings]) {
    const found = valueOfMember(type, text);
    if (found !== undefined) return { type, value: found };
  }
  return undefined;
}

export function requireMember(world: World, text: string, want: Type | undefined): number {
  const found = constantOfGlobal(world, text, want);
  assert(found !== undefined, `the oracle knows no constant ${text}`);
  return found;
}
