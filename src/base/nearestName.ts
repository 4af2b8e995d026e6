// Which name was meant by one that there is not.

import { defined } from './defined.ts';

/** The one of some names that is nearest to a misspelt one (at most two edits away, of short ones one), or undefined. */
export function nearestName(name: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.min(name.length < 4 ? 2 : 3, name.length);
  for (const candidate of candidates) {
    const distance = editDistance(name, candidate, bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Levenshtein distance by the two-row recurrence; stops caring at `bound`. */
function editDistance(a: string, b: string, bound: number): number {
  if (Math.abs(a.length - b.length) >= bound) return bound;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = defined(row[j - 1]) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, defined(row[j]) + 1, defined(next[j - 1]) + 1));
    }
    row = next;
  }
  return row[b.length] ?? bound;
}
