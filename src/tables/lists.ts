// A table whose first column names who acts, row by row, and whose second says what he does: a list.

import type { PlacedPhrase } from './cells.ts';

const whoWords = /^(?:lane|actor|agent|who|cpu|thread|context)$/i;
const whatWords = /^(?:what it does|what happens|action|event|operation|description)$/i;

/** The same with a column for each actor, in the order in which they come; any other table as it is. */
export function withoutList(
  headings: readonly string[],
  phrases: readonly PlacedPhrase[],
): { readonly headings: readonly string[]; readonly phrases: readonly PlacedPhrase[] } {
  const [who = '', what = '', ...more] = headings;
  if (more.length > 0 || !whoWords.test(who) || !whatWords.test(what)) return { headings, phrases };
  const names: string[] = [];
  let column: number | undefined;
  const placed = phrases.flatMap((phrase): readonly PlacedPhrase[] => {
    // What stands alone is no name, but goes on with what is above it, or is said of all.
    if (phrase.column === 0 && phrase.accompanied) {
      column = names.includes(phrase.text) ? names.indexOf(phrase.text) : names.push(phrase.text) - 1;
      return [];
    }
    return [{ ...phrase, column, accompanied: false }];
  });
  return { headings: names, phrases: placed };
}
