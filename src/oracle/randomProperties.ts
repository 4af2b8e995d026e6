// Random properties for random programs: of every kind, over the variables that all of those have; and a task that
// runs for ever, as the programs themselves hardly do.

import { type Chance, createChance } from './chance.ts';

/** Items to append to the text of `randomProgram`: eight properties and, for two seeds in three, an endless task. */
export function randomProperties(seed: number): string {
  const chance = createChance(seed);
  const lines = Array.from({ length: 8 }, (_, index) => {
    const name = `q${index} "Question ${index}."`;
    const kind = chance.pick(['never', 'final', 'cover', 'possible', 'always eventually', 'leads to']);
    return kind === 'leads to'
      ? `${condition(chance)} leads to ${condition(chance)} ${name};`
      : `${kind} ${condition(chance)} ${name};`;
  });
  const endless = chance.oneIn(3) ? [] : [endlessTask(chance)];
  return `${[...endless, ...lines].join('\n')}\n`;
}

function endlessTask(chance: Chance): string {
  const body = Array.from({ length: 1 + chance.below(3) }, () =>
    chance.pick([
      'x = true;',
      'x = false;',
      'n = 1;',
      'n = 2;',
      'await x; x = false;',
      'open = !open;',
      'await y;',
    ]),
  );
  return `task turns on cpu[0] endless { for (;;) { ${body.join(' ')} } }`;
}

function condition(chance: Chance): string {
  const one = simple(chance);
  const other = simple(chance);
  return chance.pick([one, one, `(${one} && ${other})`, `(${one} || ${other})`]);
}

function simple(chance: Chance): string {
  const digit = chance.below(4);
  return chance.pick([
    'x',
    '!x',
    'y',
    '!y',
    'open',
    'cpu[0].f',
    't.finished',
    '!t.finished',
    'blocked(t)',
    `n == ${digit}`,
    `n != ${digit}`,
    `m > ${digit}`,
    `a[${chance.below(2)}] == ${digit}`,
    'st == IDLE',
    'st != IDLE',
    'rest',
    'stuck',
    'error',
  ]);
}
