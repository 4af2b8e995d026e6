// A stretch of code that is one step.

import type { Operation } from '../../memory/memory.ts';
import type { Place } from '../../model/code.ts';

export interface Section {
  /** Key of a coarse lock; undefined for an atomic section. */
  readonly lock: string | undefined;
  /** The lock as the text names it. */
  readonly name: string;
  /** Locals that choose the lock in its array. */
  readonly chosenBy: readonly number[];
  /** What a coarse lock is known by in memory that delays its release. */
  readonly number: Place | undefined;
  /** An atomic that the machine has, where it asks less of memory than a section does. */
  readonly atomic: Operation | undefined;
}

export const ATOMIC: Section = {
  lock: undefined,
  name: '',
  chosenBy: [],
  number: undefined,
  atomic: undefined,
};

/** A lock that is found held: a fine one, or a mutex. */
export interface RealLock {
  readonly place: Place;
  readonly mutex: boolean;
  readonly lock: string;
}
