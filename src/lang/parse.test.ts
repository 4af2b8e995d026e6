// Texts and their trees, as files in cases/: a title, a text, ==>, the tree.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SOURCE_CHARS_MAX, SOURCE_NESTING_MAX } from '../model/limits.ts';
import { splitCases } from './caseFiles.ts';
import { parseFile } from './parse.ts';
import { printSyntax } from './syntax/printSyntax.ts';

const files = ['declarations.txt', 'statements.txt', 'expressions.txt', 'properties.txt', 'recovery.txt'];

for (const file of files) {
  describe(file, () => {
    for (const { title, text, expected } of splitCases(readText(`./cases/${file}`))) {
      it(title, () => {
        const parsed = parseFile(text, 'scenario');
        expect(printSyntax(parsed.file)).toBe(expected);
        expect(parsed.diagnostics.length > 0).toBe(file === 'recovery.txt');
      });
    }
  });
}

describe('parseFile', () => {
  it('reads the sample of the language without a complaint', () => {
    const { file, diagnostics } = parseFile(readText('./cases/acrn-sample.race'), 'scenario');
    expect(diagnostics).toEqual([]);
    expect(file.title?.text).toBe('The signal that was counted once');
    expect(file.items.map((item) => item.kind)).toEqual([
      ...['cite', 'param', 'enum', 'lane', 'struct', 'var', 'var', 'var'],
      ...['func', 'func', 'func', 'func', 'func', 'actor', 'actor', 'actor'],
      ...['rest', 'show', 'property', 'expect'],
    ]);
  });

  it('reads the prelude without a complaint', () => {
    const { diagnostics } = parseFile(readText('./prelude.race'), 'prelude');
    expect(diagnostics).toEqual([]);
  });

  it('marks every node with the text that it stands in', () => {
    expect(parseFile('bool x;', 'prelude').file.items[0]).toMatchObject({
      source: 'prelude',
      from: 0,
      to: 7,
    });
  });

  it('gives strings their exact place, quotes included', () => {
    const { file } = parseFile('note  "a b" ;', 'scenario');
    expect(file.items[0]).toMatchObject({
      kind: 'note',
      from: 0,
      to: 11,
      text: { from: 6, to: 11, text: 'a b' },
    });
  });

  it('reports several errors at once', () => {
    const { diagnostics } = parseFile('bool x\nvoid f() {\n  y = ;\n  z = 1\n}\n}', 'scenario');
    expect(diagnostics.map(({ from }) => from)).toEqual([5, 22, 32, 36]);
  });

  it('reads an empty text', () => {
    expect(parseFile('', 'scenario')).toEqual({
      file: { from: 0, to: 0, source: 'scenario', title: undefined, items: [] },
      diagnostics: [],
    });
  });

  it('refuses a text that is too long, and says what is', () => {
    const { file, diagnostics } = parseFile(' '.repeat(SOURCE_CHARS_MAX + 1), 'scenario');
    expect(file.items).toEqual([]);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      `The text has ${SOURCE_CHARS_MAX + 1} characters; at most ${SOURCE_CHARS_MAX} are read.`,
    ]);
  });

  it.each([
    ['blocks', (depth: number) => `void f() ${'{'.repeat(depth)}${'}'.repeat(depth)}`],
    ['parentheses', (depth: number) => `int x = ${'('.repeat(depth)}1${')'.repeat(depth)};`],
    ['open parentheses', (depth: number) => `int x = ${'('.repeat(depth)}`],
    ['operators', (depth: number) => `int x = 1${' + 1'.repeat(depth)};`],
    ['prefixes', (depth: number) => `bool x = ${'!'.repeat(depth)}true;`],
    ['ifs', (depth: number) => `void f() { ${'if (x) '.repeat(depth)}; }`],
  ])('bounds the nesting of %s', (_, nest) => {
    expect(parseFile(nest(SOURCE_NESTING_MAX * 20), 'scenario').diagnostics).toEqual([
      expect.objectContaining({
        message: `This is nested more than ${SOURCE_NESTING_MAX} deep, so nothing was read.`,
      }),
    ]);
  });
});

function readText(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8');
}
