// Tabs as editors and mail programs show them.

const TAB = 8;

/** A line with blanks in place of its tabs: each goes on to the next multiple of eight columns. */
export function expandTabs(line: string): string {
  if (!line.includes('\t')) return line;
  let out = '';
  for (const char of line) out += char === '\t' ? ' '.repeat(TAB - (out.length % TAB)) : char;
  return out;
}
