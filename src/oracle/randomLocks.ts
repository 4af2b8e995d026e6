// Random small programs that take fine locks and mutexes in any order, determined by a seed: many of them can deadlock.

import { type Chance, createChance } from './chance.ts';
import type { RandomProgram } from './randomProgram.ts';

export function randomLocks(seed: number): RandomProgram {
  const chance = createChance(seed);
  const memory = chance.oneIn(4) ? 'tso' : 'sc';
  const handler = chance.oneIn(2);
  const endless = chance.oneIn(3);
  const lines = [
    `scenario "Locks ${seed}"`,
    `memory ${memory};`,
    'lane cpu[2];',
    'mutex m[2]; mutex n; bool x; bool open = true;',
    'spinlock fine f; spinlock fine h;',
    ...['a', 'b'].map((name, lane) => task(chance, name, lane, endless)),
    chance.oneIn(2) ? vcpu(chance, endless) : 'env e { open = false; open = true; x = true; }',
    ...(handler ? ['irq tick on cpu[0] { spin_lock(&h); x = false; spin_unlock(&h); }'] : []),
    ...(handler ? ['env timer { raise(tick); }'] : []),
    'never x && blocked(a) one "One.";',
    chance.oneIn(2) ? 'possible x two "Two.";' : 'final !x two "Two.";',
  ];
  return { text: `${lines.join('\n')}\n`, memory };
}

function task(chance: Chance, name: string, lane: number, endless: boolean): string {
  const gate = chance.oneIn(4) ? ' when open' : '';
  const body = `int 0..1 l; ${statements(chance, 2, 2)}`;
  const looped = endless && chance.oneIn(2) ? `for (;;) { ${body} step; }` : body;
  return `task ${name} on cpu[${lane}]${gate}${endless ? ' endless' : ''} { ${looped} }`;
}

/** Its guest waits for a lock, too, and can be forced out while it waits. */
function vcpu(chance: Chance, endless: boolean): string {
  const lock = lockOf(chance);
  return `vcpu v on cpu[0]${endless ? ' endless' : ''} { int 0..1 l; vmenter(g); vmenter(g); ${statements(chance, 1, 0)}
  guest g { int 0..1 l; mutex_lock(&${lock}); x = true; mutex_unlock(&${lock}); } }`;
}

function statements(chance: Chance, count: number, depth: number): string {
  return Array.from({ length: 1 + chance.below(count) }, () => statement(chance, depth)).join(' ');
}

function statement(chance: Chance, depth: number): string {
  const kind = depth === 0 ? 'plain' : chance.pick(['locked', 'locked', 'fine', 'handled', 'if', 'plain']);
  const inner = (): string => statements(chance, 2, depth - 1);
  switch (kind) {
    case 'locked': {
      const lock = lockOf(chance);
      return `mutex_lock(&${lock}); ${inner()} mutex_unlock(&${lock});`;
    }
    case 'fine':
      return `spin_lock(&f); ${inner()} spin_unlock(&f);`;
    case 'handled':
      return 'local_irq_disable(); spin_lock(&h); x = !x; spin_unlock(&h); local_irq_enable();';
    case 'if':
      return `if (x) { ${inner()} } else { ${inner()} }`;
    default:
      return chance.pick([
        'x = true;',
        'x = false;',
        'open = true;',
        'await x;',
        'l = 1;',
        'l = x;',
        'step;',
      ]);
  }
}

/** `l` is a local of every body. */
function lockOf(chance: Chance): string {
  return chance.pick(['m[0]', 'm[1]', 'm[l]', 'n']);
}
