// A text of C as words and signs, each with its place: enough to tell what the language has no word for.

export interface Token {
  readonly kind: 'word' | 'number' | 'directive' | 'sign';
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** In this order: comments, strings, characters, lines of the preprocessor, words, numbers, signs. */
const TOKEN =
  /(?<comment>\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|(?<string>"""[\s\S]*?(?:"""|$)|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?)|(?<directive>(?<=^[ \t]*)#(?:[^\n\\]|\\[\s\S])*)|(?<word>[A-Za-z_]\w*)|(?<number>\d\w*)|->|\+\+|--|&&|\|\||[<>=!]=|\S/gm;

const kinds = ['word', 'number', 'directive'] as const;

/** The tokens of a text without its comments; a string is a sign. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    if (match.groups?.['comment'] !== undefined) continue;
    const kind = kinds.find((each) => match.groups?.[each] !== undefined) ?? 'sign';
    tokens.push({ kind, text: match[0], from: match.index, to: match.index + match[0].length });
  }
  return tokens;
}
