// Where a table begins: its line of headings, the rule below it, or the rule alone.

import { defined } from '../base/defined.ts';
import { textAt } from './decode.ts';
import { actorsNamed, headingPhrases, headsTime, isCpuName, looksLikeHeading } from './headings.ts';
import { barsIn, isRule, type Phrase, phrasesBetweenBars, phrasesIn, ruleGroups } from './phrases.ts';
import type { BareLine } from './prefixes.ts';
import type { TableLayout } from './table.ts';

export interface Head {
  readonly layout: TableLayout;
  readonly headings: readonly string[];
  /** Where each column begins, more or less. */
  readonly starts: readonly number[];
  /** Where bars divide the columns; none where blanks do. */
  readonly bars: readonly number[];
  /** Index of the first line below the head. */
  readonly body: number;
}

/** The head of a table that begins at a line; undefined where none does. */
export function headAt(lines: readonly BareLine[], index: number): Head | undefined {
  const here = lines[index];
  if (here === undefined || here.text === '') return undefined;
  const below = (count: number): string => {
    const line = lines[index + count];
    return line?.block === here.block ? line.text : '';
  };
  if (isRule(here.text)) return bareRule(here.text, index, textAt(lines, index - 1));
  return (
    ruledHead([here.text], below(1), index + 2) ??
    (isRule(below(1)) ? undefined : ruledHead([here.text, below(1)], below(2), index + 3)) ??
    barredHead(here.text, lines, index) ??
    underlinedHead(here.text, below(1), index) ??
    namedHead(here.text, below(1), index)
  );
}

/** Headings over a rule that has a group for each column. */
function ruledHead(heading: readonly string[], rule: string, body: number): Head | undefined {
  const groups = ruleGroups(rule);
  if (groups.length < 2 || heading.some((line) => line === '' || isRule(line))) return undefined;
  const parts = heading.map((line) => headingPhrases(phrasesIn(line)));
  const isHeading = (part: readonly Phrase[]): boolean => part.length === groups.length || part.length === 1;
  const [first = [], second] = parts;
  if (!isHeading(first) || (second !== undefined && !isLowerHeading(first, second))) return undefined;
  const headings = groups.map((_, column) => parts.flatMap((part) => under(part, groups, column)).join(' '));
  if (headings.some((text) => text.length > 60)) return undefined;
  return { layout: 'rules', headings, starts: groups.map(({ start }) => start), bars: [], body };
}

/** The phrases of a heading line over a group; words of a line whose blanks were lost go by their nearest group. */
function under(phrases: readonly Phrase[], groups: readonly Phrase[], column: number): readonly string[] {
  if (phrases.length === groups.length) return [defined(phrases[column]).text];
  const [only] = phrases;
  if (only === undefined) return [];
  const words = [...only.text.matchAll(/\S+/g)];
  const nearest = (at: number): number =>
    groups.reduce(
      (best, group, index) =>
        Math.abs(group.start - at) < Math.abs(defined(groups[best]).start - at) ? index : best,
      0,
    );
  return words.filter((word) => nearest(only.start + word.index) === column).map((word) => word[0]);
}

/** Whether a line goes on with the headings above it: as many of them, or roles in brackets. */
function isLowerHeading(upper: readonly Phrase[], lower: readonly Phrase[]): boolean {
  if (lower.length !== upper.length || lower.length < 2) return false;
  return (
    lower.every(({ text }) => looksLikeHeading(text) || /^\(.*\)$/.test(text)) ||
    lower.every(
      ({ text, start }, column) =>
        !/[;(){}]/.test(text) && Math.abs(start - defined(upper[column]).start) < 9,
    )
  );
}

/** A rule that has nothing above it. */
function bareRule(rule: string, index: number, above: string): Head | undefined {
  const groups = ruleGroups(rule);
  if (groups.length < 2 || above !== '') return undefined;
  const headings = groups.map(() => '');
  return { layout: 'rules', headings, starts: groups.map(({ start }) => start), bars: [], body: index + 1 };
}

/** Headings between bars that go on below them. */
function barredHead(heading: string, lines: readonly BareLine[], index: number): Head | undefined {
  const places = barsIn(heading);
  const parts = phrasesBetweenBars(heading, places);
  if (places.length === 0 || parts.length < 2 || !parts.some(({ text }) => looksLikeHeading(text)))
    return undefined;
  // Headings that only blanks part are not divided by the bars; those show the time.
  if (phrasesIn(heading.replace(/[|\u2502\u2503]/g, ' ')).length > parts.length) return undefined;
  const rows = lines.slice(index + 1, index + 9).filter(({ text }) => text !== '' && !isRule(text));
  const aligned = rows.filter(({ text }) =>
    barsIn(text).some((bar) => places.some((place) => Math.abs(place - bar) <= 2)),
  );
  if (aligned.length * 2 < rows.length || aligned.length === 0) return undefined;
  // A bar at the edge of the table divides nothing.
  const dividing = places.filter(
    (place) => parts.some(({ end }) => end <= place) && parts.some(({ start }) => start > place),
  );
  const inner = phrasesBetweenBars(heading, dividing).map((part) => ({
    ...part,
    text: part.text.replace(/^\||\|$/g, '').trim(),
  }));
  const body = isRule(textAt(lines, index + 1)) ? index + 2 : index + 1;
  return {
    layout: 'bars',
    headings: inner.map(({ text }) => text),
    starts: inner.map(({ start }) => start),
    bars: dividing,
    body,
  };
}

/** Headings over one long rule; where even the headings have lost their columns, all that follows is one sequence. */
function underlinedHead(heading: string, rule: string, index: number): Head | undefined {
  if (!isRule(rule)) return undefined;
  const phrases = headingPhrases(phrasesIn(heading));
  const body = index + 2;
  if (phrases.length >= 2 && phrases.some(({ text }) => looksLikeHeading(text)))
    return { layout: 'headings', ...headingsOf(phrases), bars: [], body };
  const [only] = phrases;
  if (only === undefined || phrases.length > 1) return undefined;
  if (isCpuName(only.text)) return { layout: 'rules', ...headingsOf(phrases), bars: [], body };
  const isLonger = rule.trim().length >= heading.trim().length + 4;
  if (!isLonger || actorsNamed(heading) < 2) return undefined;
  return { layout: 'lost', headings: [], starts: [], bars: [], body };
}

/** Headings that are known by their words. */
function namedHead(heading: string, next: string, index: number): Head | undefined {
  const phrases = headingPhrases(phrasesIn(heading));
  const known = phrases.filter(({ text }) => looksLikeHeading(text) || headsTime(text));
  if (phrases.length < 2 || known.length * 2 < phrases.length || known.length < 2) return undefined;
  const lower = headingPhrases(phrasesIn(next));
  const isTwoLines =
    lower.length === phrases.length && lower.every(({ text }) => isCpuName(text) || /^\(.*\)$/.test(text));
  if (!isTwoLines) return { layout: 'headings', ...headingsOf(phrases), bars: [], body: index + 1 };
  const headings = phrases.map(({ text }, column) => `${text} ${defined(lower[column]).text}`);
  return { layout: 'headings', ...headingsOf(phrases), headings, bars: [], body: index + 2 };
}

function headingsOf(phrases: readonly Phrase[]): Pick<Head, 'headings' | 'starts'> {
  return { headings: phrases.map(({ text }) => text), starts: phrases.map(({ start }) => start) };
}
