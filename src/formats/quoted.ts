// Words out of a link or a table in a sentence about it: as they were written, and never without end.

const charsMax = 80;

/** `“fix=flag”`; of what is longer than 80 characters, its beginning. */
export function quoted(text: string): string {
  const all = [...text.slice(0, 2 * charsMax)];
  return `“${all.length > charsMax ? `${all.slice(0, charsMax - 1).join('')}…` : text}”`;
}
