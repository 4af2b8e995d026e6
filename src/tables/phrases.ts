// What stands in one line of a table: phrases set apart by blanks or bars, and rules of dashes.

export interface Phrase {
  readonly text: string;
  /** Columns of the line, from 0; `end` is behind the last character. */
  readonly start: number;
  readonly end: number;
}

/** Signs that rules are made of: ASCII, and the lines that word processors and models prefer. */
const ruleSigns = '-=_~\u2500\u2501\u2550\u2014\u2013';
const bars = '|\u2502\u2503';

const ruleGroup = new RegExp(`[${ruleSigns}]{2,}`, 'g');
const ruleLine = new RegExp(`^[${ruleSigns}${bars}+\\s]*[${ruleSigns}]{3}[${ruleSigns}${bars}+\\s]*$`);
const barSign = new RegExp(`[${bars}]`, 'g');

/** Phrases are set apart by two blanks or more. */
export function phrasesIn(line: string): readonly Phrase[] {
  return [...line.matchAll(/\S+(?: \S+)*/g)].map((match) => phraseAt(match[0], match.index));
}

function phraseAt(text: string, start: number): Phrase {
  return { text, start, end: start + text.length };
}

/** A line of nothing but dashes and the like. Three dashes alone part a mail from its patch. */
export function isRule(line: string): boolean {
  return ruleLine.test(line) && line.trim() !== '---';
}

/** The groups of a rule, one for each column; for a line that is no rule, none. */
export function ruleGroups(line: string): readonly Phrase[] {
  if (!isRule(line)) return [];
  return [...line.matchAll(ruleGroup)].map((match) => phraseAt(match[0], match.index));
}

/** Columns of a line at which bars stand. */
export function barsIn(line: string): readonly number[] {
  return [...line.matchAll(barSign)].map((match) => match.index);
}

/** Phrases of a line that bars divide at about these places, each with the number of its part. */
export function phrasesBetweenBars(
  line: string,
  places: readonly number[],
): readonly (Phrase & { readonly column: number })[] {
  const found = barsIn(line);
  const cuts = places.map((place) => found.find((bar) => Math.abs(bar - place) <= 2) ?? place);
  const starts = [0, ...cuts.map((cut) => cut + (found.includes(cut) ? 1 : 0))];
  const ends = [...cuts, line.length];
  return starts.flatMap((start, column) => {
    const part = line.slice(start, ends[column]);
    const text = part.trim().replace(/\s+/g, ' ');
    if (text === '') return [];
    const at = start + part.search(/\S/);
    return [{ text, start: at, end: at + part.trim().length, column }];
  });
}
