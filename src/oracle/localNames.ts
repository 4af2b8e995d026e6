// The names under which a thread keeps its locals.

import { type Context, constantOf, contextOfUnit } from './context.ts';
import type { Meaning } from './scopes.ts';
import { nameOfLocal } from './statics.ts';
import type { World } from './world.ts';

/** undefined for constants and for what is global. */
export function localOf(world: World, ctx: Context, meaning: Meaning): string | undefined {
  switch (meaning.kind) {
    case 'local':
      return nameOfLocal(world, contextOfUnit(ctx, meaning.unit), meaning.decl);
    case 'formal':
      if (constantOf(ctx, meaning.formal) !== undefined) return undefined;
      return nameOfLocal(world, contextOfUnit(ctx, meaning.unit), meaning.formal);
    default:
      return undefined;
  }
}
