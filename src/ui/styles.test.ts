/** The habits of the style sheets, checked as tests: sizes and widths by name, and each class in one sheet. */

import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

interface Sheet {
  /** Relative to src/ui. */
  readonly path: string;
  readonly text: string;
}

/** Where sizes have their names. */
const naming = ['parts/tokens.css', 'parts/breakpoints.css'];

/** Sizes that are measured by something else than the page's scale. */
const exceptions: readonly { readonly size: RegExp; readonly why: string }[] = [
  { size: /\b1px\b/, why: 'the width of a hairline' },
  { size: /[\d.]+(?:pt|mm)\b/, why: 'paper is measured in points and millimetres' },
  { size: /[\d.]+(?:ch|em)\b/, why: 'as wide as what is written, or as large as the text around it' },
  { size: /[\d.]+d?vh\b/, why: 'a share of the screen' },
];

const sheets = sheetsUnder(fileURLToPath(new URL('.', import.meta.url)));

describe('a style sheet', () => {
  it('writes no size of type and no space of its own', () => {
    const measured = sheets.filter(({ path }) => !naming.includes(path));
    expect(measured.flatMap((sheet) => rawSizesIn(sheet).map((raw) => `${sheet.path}: ${raw}`))).toEqual([]);
  });

  it('writes no width at which the page changes', () => {
    const measured = sheets.filter(({ path }) => !naming.includes(path));
    expect(measured.flatMap((sheet) => rawWidthsIn(sheet).map((raw) => `${sheet.path}: ${raw}`))).toEqual([]);
  });

  it('shares no class with another one', () => {
    const homes = new Map<string, readonly string[]>();
    for (const sheet of sheets)
      for (const name of classesIn(sheet)) homes.set(name, [...(homes.get(name) ?? []), sheet.path]);
    const shared = [...homes].filter(([, places]) => places.length > 1);
    expect(shared.map(([name, places]) => `${name}: ${places.join(', ')}`)).toEqual([]);
  });
});

describe('the checks themselves', () => {
  it.each([
    ['.a { padding: 4px var(--space-8); }', ['padding: 4px var(--space-8)']],
    ['.a { margin-inline: calc(-1 * var(--space-8)); gap: 0 1px; }', []],
    ['.a { font: 600 12px / 18px var(--sans); }', ['font: 600 12px / 18px var(--sans)']],
    ['.a { font: 600 var(--type-small) / 18px var(--sans); }', []],
    ['.a { font-size: 1.5rem; column-gap: 2rem; }', ['font-size: 1.5rem', 'column-gap: 2rem']],
    ['.a { width: 12px; /* padding: 3px; */ }', []],
  ])('find the sizes in %s', (text, found) => {
    expect(rawSizesIn({ path: 'a.css', text })).toEqual(found);
  });

  it.each([
    ['@media (width < 600px) { .a { top: 0; } }', ['(width < 600px)']],
    ['@media (--phone) and (--low) { .a { top: 0; } }', []],
    ['@media not (prefers-reduced-motion: reduce) { .a { top: 0; } }', []],
  ])('find the widths in %s', (text, found) => {
    expect(rawWidthsIn({ path: 'a.css', text })).toEqual(found);
  });

  it('find each class of a sheet once', () => {
    const text = '.a:is(.b-c, [data-x=".d"])::after { inset: 0.5px; } @media (--e) { .a > .f { top: 0; } }';
    expect(classesIn({ path: 'a.css', text })).toEqual(['a', 'b-c', 'f']);
  });
});

function sheetsUnder(root: string): readonly Sheet[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.css'))
    .map((path) => ({ path, text: readFileSync(posix.join(root, path), 'utf8') }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function codeOf({ text }: Sheet): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '');
}

function rawSizesIn(sheet: Sheet): readonly string[] {
  const sized = /(?<![\w-])(font(?:-size)?|(?:padding|margin|gap|row-gap|column-gap)[\w-]*):\s*([^;{}]+)/g;
  return [...codeOf(sheet).matchAll(sized)].flatMap(([, name = '', value = '']) => {
    const measured = name === 'font' ? value.replace(/\/\s*\S+/, '') : value;
    const left = exceptions.reduce((rest, { size }) => rest.replaceAll(new RegExp(size, 'g'), ''), measured);
    return /\d(?:px|rem|q|cm|in|vw|%)(?![\w-])/.test(left) ? [`${name}: ${value.trim()}`] : [];
  });
}

function rawWidthsIn(sheet: Sheet): readonly string[] {
  return [...codeOf(sheet).matchAll(/@media\s*([^{]+?)\s*\{/g)]
    .map(([, query = '']) => query)
    .filter((query) => /\d/.test(query));
}

/** The names in the selectors: what stands before a brace and is no rule about when. */
function classesIn(sheet: Sheet): readonly string[] {
  const code = codeOf(sheet).replace(/(["'])(?:\\.|(?!\1).)*\1/g, '""');
  const selectors = [...code.matchAll(/([^{};]+)\{/g)]
    .map(([, prelude = '']) => prelude.trim())
    .filter((prelude) => !prelude.startsWith('@'));
  const names = selectors.flatMap((selector) =>
    [...selector.matchAll(/\.(-?[A-Za-z_][\w-]*)/g)].map(([, name = '']) => name),
  );
  return [...new Set(names)];
}
