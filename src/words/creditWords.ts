// What became of a credit in a step, in words.

import type { CreditEvent } from '../facts/credits.ts';
import { actorName } from '../facts/lanes.ts';
import { slotAt } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';

/** What a credit event did, in words for its row: `one credit: ev[0].set`. */
export function creditWords(program: Program, event: CreditEvent): string {
  const name = slotAt(program, event.slot).name;
  const words = shortCreditWords(program, event);
  return event.kind === 'raised' ? `${words}: ${name}` : words;
}

/** The same without the name of the variable, where there is no room for it. */
export function shortCreditWords(program: Program, event: CreditEvent): string {
  switch (event.kind) {
    case 'raised':
      return counted(event.left);
    case 'paid':
      return `pays the wait of ${actorName(program, event.owner)}`;
    case 'merged':
      return '1 + 1 = 1';
    case 'spent':
      return event.left === 0 ? 'spent' : `spent, ${counted(event.left)} left`;
  }
}

function counted(credits: number): string {
  return credits === 1 ? 'one credit' : `${credits} credits`;
}
