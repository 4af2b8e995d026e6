// What is said where two paths meet with different locks held.

import type { TextRange } from '../../model/code.ts';
import type { Build } from '../names/build.ts';
import type { Section } from './section.ts';

/** A step ends where nothing is held, so every place must know what is held. */
export function reportUnbalanced(
  build: Build,
  at: TextRange,
  held: readonly Section[],
  other: readonly Section[],
): void {
  const missing = (from: readonly Section[], these: readonly Section[]): Section | undefined =>
    these.find((section) => !from.some(({ lock }) => lock === section.lock));
  const only = missing(held, other) ?? missing(other, held);
  if (only === undefined)
    build.report.error(
      at,
      'Two paths meet here that took their locks in a different order.',
      'Take them in one order everywhere.',
    );
  else
    build.report.error(
      at,
      `Two paths meet here, and only one of them holds ${only.name}.`,
      'Take and release the lock on every path alike.',
    );
}
