// When two choices of settings are the same.

import type { Settings } from './program.ts';

/** True where both mean the same for the scenario that they were completed for. */
export function isSameSettings(a: Settings, b: Settings): boolean {
  const names = new Set([...Object.keys(a.values), ...Object.keys(b.values)]);
  return (
    a.memory === b.memory &&
    a.buffer === b.buffer &&
    [...names].every((name) => a.values[name] === b.values[name])
  );
}
