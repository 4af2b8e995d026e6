// What the weak memory model does not show, as `docs/memory.md` says it, too.

/** After R32 to R40: two stores, one old value; loads stay before later stores; one memory for all. */
export const leftOut: readonly string[] = [
  'Arm-like memory: a CPU has two stores in its buffer and sees at most one old value of a place. What needs a third store, or a second old value, is not shown.',
  'Arm-like memory: no load is done after a later store of its CPU, and an atomic that returns something is in memory before any later store. What needs the opposite, as load buffering does, is not shown.',
  'Arm-like memory: a store is there for all other CPUs at one moment, as on Armv8 and unlike on Power. Compilers, accesses of other sizes, device memory and the grace periods of RCU are not shown.',
];
