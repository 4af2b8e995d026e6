// What mail, patches, comments and logs put before each line of a table: it is taken off before tabs are expanded,
// because tabs were set before it was put there.

import { matchedPart } from '../base/matched.ts';
import { type TextLine, textAt } from './decode.ts';
import { headingPhrases, looksLikeHeading } from './headings.ts';
import { phrasesIn } from './phrases.ts';
import { expandTabs } from './tabs.ts';

/** A line of the table's author. Lines of another block belong to another text: a quotation, or a fence. */
export interface BareLine extends TextLine {
  readonly block: number;
}

/** Takes the prefixes off and expands tabs. */
export function withoutPrefixes(lines: readonly TextLine[]): readonly BareLine[] {
  const stamped = lines.map(withoutStamp);
  const bare = withoutQuotes(stamped);
  const unquoted = bare.map(({ number, text }) => withoutStamp({ number, text }));
  const patched = withoutDiff(unquoted);
  // A comment may stand in another one that was taken out.
  const uncommented = withoutComments(withoutComments(patched));
  let block = 0;
  return uncommented.map(({ number, text }, index) => {
    if (/^\s*\*\/\s*$/.test(textAt(patched, index - 1))) block += 1;
    const fence = /^\s*(?:```|~~~)/.test(text);
    const here = bare[index];
    const before = bare[index - 1];
    if (fence || (here !== undefined && before !== undefined && here.depth !== before.depth)) block += 1;
    return { number, text: fence ? '' : expandTabs(text).trimEnd(), block };
  });
}

/** `[   71.402211][ T4711] `, as the kernel's log stamps its lines. */
function withoutStamp({ number, text }: TextLine): TextLine {
  return { number, text: text.replace(/^(?:<\d+>)?\[\s*\d+\.\d{3,6}\](?:\[\s*[TC]\d+\])? ?/, '') };
}

// ---------------------------------------------------------------- quotations

const quote = /^(?: ?>)+ ?/;

function withoutQuotes(lines: readonly TextLine[]): readonly (TextLine & { readonly depth: number })[] {
  const quoted = runsOf(lines, (text) => quote.test(text), 2);
  const colons = runsOf(lines, (text) => text.startsWith(':'), 3);
  return lines.map(({ number, text }, index) => {
    if (colons[index] === true) return { number, text: text.replace(/^: ?/, ''), depth: -1 };
    const prefix = quoted[index] === true ? matchedPart(quote, text) : '';
    return { number, text: text.slice(prefix.length), depth: prefix.replaceAll(/[^>]/g, '').length };
  });
}

// ---------------------------------------------------------------- patches and comments

/** Lines of a patch begin with one of three signs; those that it takes away are not what it says now. */
function withoutDiff(lines: readonly TextLine[]): readonly TextLine[] {
  const patch = runsOf(
    lines,
    (text) => /^[+\- ]/.test(text),
    2,
    (texts) =>
      texts.filter((text) => /^\+(?:\s|$)/.test(text)).length >= 2 ||
      texts.every((text) => /^[+-][^+-]/.test(text)),
  );
  return lines.map(({ number, text }, index) =>
    patch[index] !== true ? { number, text } : { number, text: text.startsWith('-') ? '' : text.slice(1) },
  );
}

const comment = /^\s*(?:\/\*+|\*\/?|\/\/+|#)(?=\s|$)/;

/** The sign of a comment gives way to blanks: tabs behind it were set with it in place. */
function withoutComments(lines: readonly TextLine[]): readonly TextLine[] {
  const commented = runsOf(lines, (text) => comment.test(text), 2, isAroundTable);
  return lines.map(({ number, text }, index) => {
    if (commented[index] !== true) return { number, text };
    return { number, text: text.replace(comment, (sign) => sign.replace(/\S/g, ' ')) };
  });
}

/** Remarks of the table's own are no comment that it stands in: that one has its headings, too. */
function isAroundTable(texts: readonly string[]): boolean {
  return texts.some((text) => {
    const sign = matchedPart(comment, text);
    if (sign.includes('*')) return true;
    const phrases = headingPhrases(phrasesIn(expandTabs(text.slice(sign.length))));
    return phrases.filter((phrase) => looksLikeHeading(phrase.text)).length > 1;
  });
}

/**
 * Marks lines that have a property together with their neighbours: runs of at least so many, empty lines between them
 * not counted. `also` asks something of the whole run.
 */
function runsOf(
  lines: readonly TextLine[],
  has: (text: string) => boolean,
  least = 1,
  also: (texts: readonly string[]) => boolean = () => true,
): readonly boolean[] {
  const marks: boolean[] = lines.map(() => false);
  let run: number[] = [];
  const close = (): void => {
    const texts = run.map((index) => textAt(lines, index));
    if (run.length >= least && also(texts)) for (const index of run) marks[index] = true;
    run = [];
  };
  lines.forEach(({ text }, index) => {
    if (text.trim() === '') return;
    if (has(text)) run.push(index);
    else close();
  });
  close();
  return marks;
}
