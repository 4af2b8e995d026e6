// What the reader may have meant: entries that hold all words of a query, the likeliest first.

const titleWeight = 2;

/** Entries that match, best first; where two match alike, the one that stands first in the list. */
export function findFuzzily<T>(
  entries: readonly T[],
  query: string,
  titleOf: (entry: T) => string,
  /** What else it can be found by. */
  moreOf: (entry: T) => string = () => '',
): readonly T[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return entries;
  return entries
    .flatMap((entry, index) => {
      const title = titleOf(entry);
      const ofTitle = scoreOf(title.toLowerCase(), words);
      const score =
        ofTitle === undefined
          ? scoreOf(`${title} ${moreOf(entry)}`.toLowerCase(), words)
          : ofTitle * titleWeight;
      return score === undefined ? [] : [{ entry, index, score }];
    })
    .toSorted((a, b) => b.score - a.score || a.index - b.index)
    .map(({ entry }) => entry);
}

/** The words' scores together; undefined where one of them is not there at all. */
function scoreOf(text: string, words: readonly string[]): number | undefined {
  let sum = 0;
  for (const word of words) {
    const score = scoreOfWord(text, word);
    if (score === undefined) return undefined;
    sum += score;
  }
  return sum;
}

const scores = { wholeWord: 9, wordStart: 7, inside: 4, scattered: 1, first: 1 };

function scoreOfWord(text: string, word: string): number | undefined {
  let best: number | undefined;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const starts = isBoundary(text, at - 1);
    const ends = isBoundary(text, at + word.length);
    const score = starts ? (ends ? scores.wholeWord : scores.wordStart) : scores.inside;
    const here = score + (at === 0 ? scores.first : 0);
    best = best === undefined ? here : Math.max(best, here);
  }
  if (best !== undefined) return best;
  return isScattered(text, word) ? scores.scattered : undefined;
}

function isBoundary(text: string, at: number): boolean {
  const sign = text[at];
  return sign === undefined || !/[\p{L}\p{N}]/u.test(sign);
}

/** `wkr` in `wake the runner`: each letter after the one before, the first at the start of a word. */
function isScattered(text: string, word: string): boolean {
  if (word.length < 2) return false;
  for (let start = 0; start < text.length; start++) {
    if (text[start] !== word[0] || !isBoundary(text, start - 1)) continue;
    let at = start;
    const found = [...word.slice(1)].every((letter) => {
      at = text.indexOf(letter, at + 1);
      return at >= 0 && at - start < reach * word.length;
    });
    if (found) return true;
  }
  return false;
}

/** Letters that lie further apart than this, on average, were not meant. */
const reach = 4;
