/**
 * What a pattern and its groups match in a text, to be taken apart: `const [, name, value] = matched(pattern, text)`. All
 * parts are undefined where the pattern does not match.
 */
export function matched(pattern: RegExp, text: string): readonly (string | undefined)[] {
  return pattern.exec(text) ?? [];
}

/** The named groups of a pattern in a text: all undefined where the pattern does not match. */
export function namedGroups(pattern: RegExp, text: string): Readonly<Record<string, string | undefined>> {
  return pattern.exec(text)?.groups ?? {};
}

/** The whole of what a pattern matches in a text: nothing where it does not match. */
export function matchedPart(pattern: RegExp, text: string): string {
  return pattern.exec(text)?.[0] ?? '';
}
