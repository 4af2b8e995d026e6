// Random small programs for a weak machine with locked sections, determined by a seed: in each section is at most one
// thing that the lock does not guard. Every lane has places of others to look at, with and without barriers between.

import { type Chance, createChance } from './chance.ts';

/** The text; its locks are coarse. */
export function randomSections(seed: number): string {
  const chance = createChance(seed);
  const lanes = chance.oneIn(4) ? 3 : 2;
  const tasks = Array.from({ length: lanes }, (_, lane) => task(chance, lane, lanes));
  const registers = tasks.flatMap((_, lane) => ['r0', 'r1', 'r2'].map((name) => `t${lane}.${name}`));
  return [
    `scenario "Sections ${seed}"`,
    'memory weak | tso | sc;',
    ...tasks.map((_, lane) => `lane c${lane};`),
    'spinlock k; spinlock l; int 0..3 g guarded by k; int 0..3 h guarded by l; int 0..3 x; int 0..3 y; bool b;',
    ...tasks,
    `final ${registers.join(' + ')} >= 0 told "Every register is looked at in the end.";`,
    '',
  ].join('\n');
}

function task(chance: Chance, lane: number, lanes: number): string {
  let registers = 0;
  const next = (): string => `r${registers++ % 3}`;
  const count = lanes === 2 ? 3 : 2;
  const section = chance.below(count);
  const body = Array.from({ length: count }, (_, index) =>
    index === section || chance.oneIn(4) ? locked(chance, next) : outside(chance, next),
  );
  const declared = ['r0', 'r1', 'r2'].map((name) => `int 0..3 ${name};`);
  return `task t${lane} on c${lane} { ${declared.join(' ')} ${body.join(' ')} }`;
}

function outside(chance: Chance, next: () => string): string {
  const place = chance.pick(['x', 'y']);
  return chance.pick([
    `WRITE_ONCE(${place}, ${1 + chance.below(2)});`,
    `WRITE_ONCE(${place}, ${1 + chance.below(2)});`,
    `${next()} = READ_ONCE(${place});`,
    `${next()} = READ_ONCE(${place});`,
    `smp_store_release(&${place}, 1);`,
    `${next()} = smp_load_acquire(&${place});`,
    `${next()} = READ_ONCE(x); smp_rmb(); ${next()} = READ_ONCE(y);`,
    `WRITE_ONCE(x, 1); smp_wmb(); WRITE_ONCE(y, 1);`,
    `WRITE_ONCE(${place}, 2); smp_mb();`,
    'set_bit(&b);',
    `atomic_inc(&${place});`,
    `${next()} = test_bit(&b);`,
    `smp_mb(); ${next()} = test_bit(&b);`,
  ]);
}

function locked(chance: Chance, next: () => string): string {
  const lock = chance.pick(['k', 'k', 'l']);
  if (chance.oneIn(6)) {
    const inner = `spin_lock(&l); ${guarded(chance, next, 'h')} spin_unlock(&l);`;
    return `spin_lock(&k); ${guarded(chance, next, 'g')} ${inner} spin_unlock(&k);`;
  }
  const mine = guarded(chance, next, lock === 'k' ? 'g' : 'h');
  if (chance.oneIn(6))
    return `spin_lock(&${lock}); ${mine} ${chance.pick(['smp_rmb();', 'smp_mb();'])} spin_unlock(&${lock});`;
  const barrier = chance.oneIn(4) ? 'smp_wmb();' : '';
  if (chance.oneIn(8)) return `spin_lock(&k); ${next()} = xchg_relaxed(&g, 1); ${barrier} spin_unlock(&k);`;
  const parts = [mine, unguarded(chance, next)];
  const [first, second] = chance.oneIn(2) ? parts : parts.toReversed();
  return `spin_lock(&${lock}); ${[first, barrier, second].join(' ')} spin_unlock(&${lock});`;
}

function guarded(chance: Chance, next: () => string, place: 'g' | 'h'): string {
  return chance.pick([
    '',
    `${place} = ${1 + chance.below(3)};`,
    `${next()} = ${place};`,
    `atomic_inc(&${place}); ${next()} = atomic_read(&${place});`,
    `if (${place} == 1) ${place} = 2;`,
  ]);
}

function unguarded(chance: Chance, next: () => string): string {
  const place = chance.pick(['x', 'y']);
  return chance.pick([
    '',
    `${next()} = READ_ONCE(${place});`,
    `${next()} = smp_load_acquire(&${place});`,
    'set_bit(&b);',
    'clear_bit(&b);',
    `atomic_add(1, &${place});`,
    `${next()} = test_and_set_bit(&b);`,
    ...['', '_relaxed', '_acquire', '_release'].map((order) => `${next()} = xchg${order}(&${place}, 3);`),
    `${next()} = atomic_fetch_inc_relaxed(&${place});`,
    `${next()} = cmpxchg(&${place}, 1, 2);`,
  ]);
}
