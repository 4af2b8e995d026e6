// Finds the words of the glossary in a text.

import { type GlossaryWord, kernelWords } from './glossary.ts';

/** How the word stands in a text: its term, and what else is said for it. */
function formsOf({ term, also }: GlossaryWord): readonly string[] {
  return also === undefined ? [term] : [term, ...also];
}

const byForm: ReadonlyMap<string, GlossaryWord> = new Map(
  kernelWords.flatMap((word) => formsOf(word).map((form) => [form, word] as const)),
);

/** The longest form first: a lost wakeup is more than a wakeup. */
const forms = [...byForm.keys()].toSorted((a, b) => b.length - a.length).map(pattern);

const anyForm = new RegExp(`(?<![\\w.]|->)(${forms.join('|')})(?!\\w|\\.\\w)`, 'g');

/** A word may begin a sentence, and an entry has no sign of its own. */
function pattern(form: string): string {
  const [first = '', ...rest] = form;
  const head = /[a-z]/.test(first) && /^[a-z ]+$/.test(form) ? `[${first}${first.toUpperCase()}]` : first;
  return `${head}${rest.join('')}`;
}

/** A piece of a text: as it stands there, and the word that it is, if it is one. */
export interface GlossaryPiece {
  readonly text: string;
  readonly word: GlossaryWord | undefined;
}

/** The text in pieces; together they are the text. */
export function glossaryPieces(text: string): readonly GlossaryPiece[] {
  return text.split(anyForm).map((piece, index) => ({
    text: piece,
    word: index % 2 === 1 ? wordOf(piece) : undefined,
  }));
}

/** The words of the texts, each once, in the order in which they come. */
export function glossaryWordsIn(texts: Iterable<string>): readonly GlossaryWord[] {
  const found = new Set<GlossaryWord>();
  for (const text of texts)
    for (const { word } of glossaryPieces(text)) if (word !== undefined) found.add(word);
  return [...found];
}

function wordOf(form: string): GlossaryWord | undefined {
  return byForm.get(form) ?? byForm.get(`${form.charAt(0).toLowerCase()}${form.slice(1)}`);
}
