// Words of cells and of steps, compared without case, signs and blanks.

/** Words in lower case; `!` stays, because it turns a condition round, and `*` stands for any word. */
export function wordsIn(text: string): readonly string[] {
  const plain = text.toLowerCase().replaceAll('_', ' ');
  return [...plain.matchAll(/!(?=[a-z0-9])|[a-z0-9]+|\*/g)].map(([word]) => word);
}

/** Code without blanks and without the semicolon at its end. */
export function codeIn(text: string): string {
  return text.replace(/\s+/g, '').replace(/;+$/, '');
}

/** Where a sequence of words begins in another; −1 where it does not stand there. */
export function findWords(words: readonly string[], wanted: readonly string[]): number {
  return words.findIndex((_, at) =>
    wanted.every((word, i) => (word === '*' ? words[at + i] !== undefined : word === words[at + i])),
  );
}

/** Whether a cell looks like code, so that it cannot be a remark. */
export function looksLikeCode(text: string): boolean {
  return /^\w+\s*\(.*\)?;?$|[;{}]$|[=!<>]=|->\w|\+\+|--$|&&|\|\||^(?:if|while|for|return|goto)\b|\w\s*=\s*\w|\w_\w/.test(
    text,
  );
}
