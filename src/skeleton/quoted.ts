// Words of a table as strings of the language.

/** What a step is called. `{i}` would stand for a variable. */
export function labelText(words: string): string {
  return words
    .replace(/\{(\w+)\}/g, '($1)')
    .replaceAll('"""', "'''")
    .replace(/\s+/g, ' ')
    .trim();
}

/** The label as a literal. */
export function labelLiteral(words: string): string {
  return `"${labelText(words).replace(/[\\"]/g, '\\$&')}"`;
}
