// A litmus test as the kernel's memory model has them: straight-line threads, and a question about how they end.

export interface Litmus {
  /** Without blanks. */
  readonly name: string;
  /** What stands in the comment, a line each. */
  readonly about: readonly string[];
  /** Places that do not begin at 0. */
  readonly init: ReadonlyMap<string, number>;
  readonly threads: readonly (readonly LitmusOperation[])[];
  /** Whether it can end so. */
  readonly exists: LitmusCondition;
}

export type LitmusOperation =
  | { readonly kind: 'read'; readonly to: string; readonly place: string; readonly acquire: boolean }
  | { readonly kind: 'write'; readonly place: string; readonly value: LitmusValue; readonly release: boolean }
  | { readonly kind: 'fence'; readonly fence: Fence }
  /** `xchg` and `cmpxchg` with their suffixes: what they found goes to the register. */
  | {
      readonly kind: 'atomic';
      readonly to: string;
      readonly call: string;
      readonly place: string;
      readonly values: readonly LitmusValue[];
    }
  | { readonly kind: 'lock' | 'unlock'; readonly lock: string };

/** A number, or a register of the thread. */
export type LitmusValue = number | string;

export const fences = ['smp_mb', 'smp_rmb', 'smp_wmb'] as const;
type Fence = (typeof fences)[number];

/** Functions that read and write in one step, with how many values they take. */
export const atomics: ReadonlyMap<string, number> = new Map(
  ['', '_acquire', '_release', '_relaxed'].flatMap((order) => [
    [`xchg${order}`, 1] as const,
    [`cmpxchg${order}`, 2] as const,
  ]),
);

export type LitmusCondition =
  /** Of a thread's register, or where there is none, of a place in memory. */
  | {
      readonly kind: 'is';
      readonly thread: number | undefined;
      readonly name: string;
      readonly value: number;
    }
  | { readonly kind: 'not'; readonly of: LitmusCondition }
  | { readonly kind: 'and' | 'or'; readonly left: LitmusCondition; readonly right: LitmusCondition };

/** Why a text is no litmus test that can be written or read here, in a sentence. */
export interface Refused {
  readonly refused: string;
}
