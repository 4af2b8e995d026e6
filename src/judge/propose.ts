// Which steps a cell may mean, by likeness. A person must confirm them.

import { type AnyLane, ofLane, type StepLabel, type Vocabulary } from './vocabulary.ts';
import { wordsIn } from './words.ts';

/** Proposals for a cell in the column of a lane, the likeliest first, at most so many. */
const PROPOSALS_MAX = 3;

const fillers = new Set('a an the to of on in is it and or with for by at its then'.split(' '));

/**
 * Labels all of whose words stand in the cell come first, several of them in order of the cell, since one cell often
 * tells of two steps; then single labels by the words that they share with it, those of their code counting half.
 */
export function proposalsFor(
  text: string,
  lane: AnyLane,
  { labels }: Vocabulary,
): readonly (readonly string[])[] {
  const words = stemsIn(text);
  const own = ofLane(labels, lane).filter((label) => !label.text.includes('*'));
  const whole = wholeLabels(words, own);
  const single = own
    .map((label) => ({ label, likeness: likenessOf(words, label) }))
    .filter(({ likeness }) => likeness > 0)
    .sort((a, b) => b.likeness - a.likeness)
    .map(({ label }) => [label.text]);
  const found = [...(whole.length > 0 ? [whole] : []), ...single];
  const isNew = (labels: readonly string[], index: number): boolean =>
    found.findIndex((other) => other.join('+') === labels.join('+')) === index;
  return found.filter(isNew).slice(0, PROPOSALS_MAX);
}

/** Labels of which every word is told, in the order in which the cell tells them; none inside another. */
function wholeLabels(words: readonly string[], labels: readonly StepLabel[]): readonly string[] {
  const told = labels.flatMap((label) => {
    const own = stemsIn(label.text);
    const places = own.map((word) => words.indexOf(word));
    return own.length > 0 && !places.includes(-1) ? [{ label, own, at: Math.min(...places) }] : [];
  });
  return told
    .filter(
      ({ own }) =>
        !told.some((other) => other.own.length > own.length && own.every((word) => other.own.includes(word))),
    )
    .sort((a, b) => a.at - b.at)
    .map(({ label }) => label.text);
}

function likenessOf(words: readonly string[], { text, code }: StepLabel): number {
  const own = stemsIn(text);
  const stems = new Set([...code].map(stem));
  const shared = words.filter((word) => own.includes(word)).length;
  const inCode = words.filter((word) => !own.includes(word) && stems.has(word)).length;
  return (shared + inCode / 2) / Math.max(1, own.length);
}

function stemsIn(text: string): readonly string[] {
  return wordsIn(text)
    .filter((word) => !fillers.has(word))
    .map(stem);
}

/** `looks`, `looking` and `looked` are `look`. */
function stem(word: string): string {
  return word.length > 3 ? word.replace(/(?:ing|ed|es|s)$/, '') : word;
}
