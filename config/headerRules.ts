/**
 * The rules of a `_headers` file: a path in each first line, and below it, set in, the headers of what it names. `*` at
 * the end of a path stands for all that follows. A file that several rules name has the headers of all of them.
 */

export interface HeaderRule {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

export function printRules(rules: readonly HeaderRule[]): string {
  return rules
    .map(({ path, headers }) =>
      [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`), ''].join('\n'),
    )
    .join('');
}

/**
 * Reads such a file.
 *
 * @throws Error where a line is neither a path nor a header of one
 */
export function parseRules(text: string): readonly HeaderRule[] {
  const rules: { path: string; headers: Record<string, string> }[] = [];
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    const [, name, value] = /^\s+([\w-]+):\s*(.*)$/.exec(line) ?? [];
    const last = rules.at(-1);
    if (line.startsWith('/')) rules.push({ path: line.trim(), headers: {} });
    else if (last !== undefined && name !== undefined && value !== undefined) last.headers[name] = value;
    else throw new Error(`_headers has a line that is no path and no header of one: ${line}`);
  }
  return rules;
}

/** What a host sends with the file at a path: rules that match add up, a comma between values of one header. */
export function headersAt(rules: readonly HeaderRule[], path: string): Readonly<Record<string, string>> {
  const sent: Record<string, string> = {};
  for (const { headers } of rules.filter((rule) => matches(rule.path, path)))
    for (const [name, value] of Object.entries(headers)) {
      const before = sent[name];
      sent[name] = before === undefined ? value : `${before}, ${value}`;
    }
  return sent;
}

function matches(pattern: string, path: string): boolean {
  return pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
}
