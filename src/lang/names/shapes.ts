// How a declared variable is laid out: scalars in a row, arrays index-major, structs field by field.

import type { ScalarType } from './valueTypes.ts';

export type Shape =
  | { readonly kind: 'scalar'; readonly type: ScalarType }
  | { readonly kind: 'array'; readonly count: number; readonly of: Shape }
  /** `at`: where each field stands for assembly, in bytes; empty where nothing says so. */
  | {
      readonly kind: 'struct';
      readonly name: string;
      readonly fields: ReadonlyMap<string, Field>;
      readonly at: readonly number[];
    }
  /** A coarse spinlock has no state: nobody ever finds it held. */
  | { readonly kind: 'coarse lock' };

interface Field {
  readonly shape: Shape;
  /** Scalars before it in its struct. */
  readonly offset: number;
}

/** Number of scalars. */
export function sizeOf(shape: Shape): number {
  switch (shape.kind) {
    case 'scalar':
      return 1;
    case 'array':
      return shape.count * sizeOf(shape.of);
    case 'struct':
      return [...shape.fields.values()].reduce((sum, field) => sum + sizeOf(field.shape), 0);
    case 'coarse lock':
      return 0;
  }
}

export function structShape(
  name: string,
  fields: readonly { readonly name: string; readonly shape: Shape }[],
  at: readonly number[] = [],
): Shape {
  let offset = 0;
  const placed = new Map<string, Field>();
  for (const { name: field, shape } of fields) {
    placed.set(field, { shape, offset });
    offset += sizeOf(shape);
  }
  return { kind: 'struct', name, fields: placed, at };
}

export function isLock(shape: Shape): boolean {
  return shape.kind === 'coarse lock' || (shape.kind === 'scalar' && shape.type.value.kind === 'lock');
}

export function isMutex(shape: Shape): boolean {
  return shape.kind === 'scalar' && shape.type.mutex === true;
}

/** The coarse lock that guards the fields beside it, if the shape is a struct with one. */
export function coarseLockOf(shape: Shape): string | undefined {
  if (shape.kind !== 'struct') return undefined;
  for (const [name, field] of shape.fields) if (field.shape.kind === 'coarse lock') return name;
  return undefined;
}

/** One family of equal scalars inside a variable: `ev[].set` with the offsets of ev[0].set, ev[1].set … */
export interface ScalarFamily {
  readonly suffix: string;
  readonly dims: readonly number[];
  readonly type: ScalarType;
  readonly offsets: readonly number[];
}

/** Lists the families of a shape, in order of declaration. */
export function scalarFamilies(shape: Shape): readonly ScalarFamily[] {
  switch (shape.kind) {
    case 'scalar':
      return [{ suffix: '', dims: [], type: shape.type, offsets: [0] }];
    case 'coarse lock':
      return [];
    case 'array': {
      const stride = sizeOf(shape.of);
      return scalarFamilies(shape.of).map((family) => ({
        ...family,
        suffix: `[]${family.suffix}`,
        dims: [shape.count, ...family.dims],
        offsets: Array.from({ length: shape.count }, (_, i) =>
          family.offsets.map((o) => i * stride + o),
        ).flat(),
      }));
    }
    case 'struct':
      return [...shape.fields].flatMap(([name, field]) =>
        scalarFamilies(field.shape).map((family) => ({
          ...family,
          suffix: `.${name}${family.suffix}`,
          offsets: family.offsets.map((o) => o + field.offset),
        })),
      );
  }
}

/** Names and types of all scalars in the order of their slots: `[0].set`, `[1].set` … */
export function scalars(shape: Shape): readonly { readonly name: string; readonly type: ScalarType }[] {
  switch (shape.kind) {
    case 'scalar':
      return [{ name: '', type: shape.type }];
    case 'coarse lock':
      return [];
    case 'array':
      return Array.from({ length: shape.count }, (_, i) =>
        scalars(shape.of).map((scalar) => ({ ...scalar, name: `[${i}]${scalar.name}` })),
      ).flat();
    case 'struct':
      return [...shape.fields].flatMap(([name, field]) =>
        scalars(field.shape).map((scalar) => ({ ...scalar, name: `.${name}${scalar.name}` })),
      );
  }
}
