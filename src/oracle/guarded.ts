// Which variables a lock guards.

import type { World } from './world.ts';

/** Whether the variable that a place belongs to is guarded by a lock. */
export function isGuarded(world: World, name: string): boolean {
  return world.guarded.has(name.split(/[.[]/, 1)[0] ?? name);
}
