// The locks that the cells of a table take and release.

import { marksDeadlock, type TableCell } from '../tables/table.ts';
import { isStep } from './course.ts';
import { freeName, type Taken } from './names.ts';
import { type CellOperation, cellOperation } from './operations.ts';

export interface Lock {
  readonly name: string;
  readonly mutex: boolean;
}

/** Signs and blanks do not tell two locks apart. */
function keyOf(expression: string): string {
  return expression.replace(/\W+/g, ' ').trim();
}

/** The locks that the cells of a table name, each declared once. */
export class Locks {
  private readonly known = new Map<string, Lock>();
  private readonly taken: Taken;
  private readonly shared: ReadonlySet<string>;

  /** `cells`: of the whole table. */
  constructor(taken: Taken, cells: readonly TableCell[]) {
    this.taken = taken;
    this.shared = heldTwice(cells);
  }

  /** What a cell does. A lock that two hold at once excludes nobody: of it nothing is known. */
  operationOf(words: string): CellOperation {
    const operation = cellOperation(words);
    const isLock = operation.kind === 'take' || operation.kind === 'release';
    return isLock && this.shared.has(keyOf(operation.lock)) ? { kind: 'step' } : operation;
  }

  /** The lock of an expression. Who takes it first says whether it is a mutex. */
  named(expression: string, mutex: boolean): Lock {
    const key = keyOf(expression);
    const lock = this.known.get(key) ?? {
      name: freeName(key.replaceAll(' ', '_'), 'the_lock', this.taken),
      mutex,
    };
    this.known.set(key, lock);
    return lock;
  }

  /** The lock, if somebody has taken it. */
  find(expression: string): Lock | undefined {
    return this.known.get(keyOf(expression));
  }

  declarations(): string {
    return [...this.known.values()]
      .map(({ name, mutex }) => `${mutex ? 'mutex' : 'spinlock fine'} ${name};`)
      .join('\n');
  }
}

/**
 * Locks of which the table says that they are taken while they are held, and that the table goes on. Where it ends in a
 * deadlock, the last step of a column is only tried.
 */
function heldTwice(cells: readonly TableCell[]): ReadonlySet<string> {
  const isDeadlock = cells.some(({ text }) => marksDeadlock(text));
  return new Set(takenWhileHeld(cells).flatMap(({ key, isLast }) => (isDeadlock && isLast ? [] : [key])));
}

/**
 * Whether nobody comes out of the locks in which a table ends: its columns wait at their last steps, each for a lock
 * that is held by one that waits, or by itself.
 */
export function isLockedUp(cells: readonly TableCell[]): boolean {
  const waits = takenWhileHeld(cells).filter(({ isLast }) => isLast);
  const waiting = new Set(waits.map(({ by }) => by));
  return waits.length > 0 && waits.every(({ holder }) => waiting.has(holder));
}

interface TakenWhileHeld {
  readonly key: string;
  /** Columns. */
  readonly by: number | undefined;
  readonly holder: number | undefined;
  /** It is the last step of its column. */
  readonly isLast: boolean;
}

function takenWhileHeld(cells: readonly TableCell[]): readonly TakenWhileHeld[] {
  const steps = cells.filter(isStep).toSorted((a, b) => a.rank - b.rank);
  /** The column of who holds each. */
  const held = new Map<string, number | undefined>();
  return steps.flatMap(({ words, column }, index): readonly TakenWhileHeld[] => {
    const operation = cellOperation(words);
    if (operation.kind === 'release' && held.get(keyOf(operation.lock)) === column)
      held.delete(keyOf(operation.lock));
    if (operation.kind !== 'take') return [];
    const key = keyOf(operation.lock);
    const isLast = !steps.slice(index + 1).some((other) => other.column === column);
    const isHeld = held.has(key);
    const holder = held.get(key);
    // Who only waits for it has not taken it.
    if (!isHeld || !isLast) held.set(key, column);
    return isHeld ? [{ key, by: column, holder, isLast }] : [];
  });
}
