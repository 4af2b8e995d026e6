// Every message, as the reader sees it: the line, the place under it, what is wrong, what to write.

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { DIAGNOSTICS_MAX } from '../../model/limits.ts';
import { splitCases } from '../caseFiles.ts';
import { parseFile } from '../parse.ts';
import { rules } from './syntaxMessages.ts';

const cases = readText('../cases/errors/syntax.txt');

describe('errors/syntax.txt', () => {
  for (const { title, text, expected } of splitCases(cases)) {
    it(title, () => {
      const { diagnostics } = parseFile(text, 'scenario');
      expect(diagnostics.map((diagnostic) => draw(text, diagnostic)).join('\n')).toBe(expected);
    });
  }
});

function draw(text: string, { from, to, message, hint }: Diagnostic): string {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const line = text.slice(start).split('\n')[0] ?? '';
  const width = Math.max(1, Math.min(to, start + line.length) - from);
  const mark = ' '.repeat(from - start) + '^'.repeat(width);
  return [line, mark, message, ...(hint === undefined ? [] : [`  ${hint}`])].join('\n');
}

it('has a case for every rule of the table', () => {
  const unseen = rules.filter(({ message }) => {
    const pieces = message.split(/\{\w+\}/).map((piece) => piece.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
    return !new RegExp(`^${pieces.join('“.*”')}$`, 'm').test(cases);
  });
  expect(unseen).toEqual([]);
});

it('counts neither what is broken twice nor more than can be read', () => {
  const { diagnostics } = parseFile('x = ;\nbool y;\n'.repeat(DIAGNOSTICS_MAX * 2), 'scenario');
  expect(diagnostics).toHaveLength(DIAGNOSTICS_MAX);
});

describe('any text', () => {
  const sample = readText('../cases/acrn-sample.race');
  const tokens = sample.match(/\w+|\s+|[^\w\s]/g) ?? [];
  const somewhere = fc.nat(tokens.length - 1);

  it('is read without an exception, and what is said of it lies inside it', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), isReadSafely));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...tokens), { maxLength: 80 }), (words) =>
        isReadSafely(words.join(' ')),
      ),
    );
  });

  it('is so when tokens of the sample are deleted, inserted and swapped', () => {
    const edit = fc.record({
      kind: fc.constantFrom('delete', 'insert', 'swap'),
      at: somewhere,
      other: somewhere,
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        const changed = [...tokens];
        for (const { kind, at, other } of edits) {
          const token = changed[other] ?? '';
          if (kind === 'delete') changed.splice(at, 1);
          else if (kind === 'insert') changed.splice(at, 0, token);
          else [changed[at], changed[other]] = [token, changed[at] ?? ''];
        }
        isReadSafely(changed.join(''));
      }),
    );
  });

  it('is so when the sample is cut off anywhere', () => {
    fc.assert(fc.property(fc.nat(sample.length), (length) => isReadSafely(sample.slice(0, length))));
  });

  function isReadSafely(text: string): void {
    const { file, diagnostics } = parseFile(text, 'scenario');
    for (const { from, to } of diagnostics) expectInside(from, to, 0, text.length);
    expectNested(file, 0, text.length);
  }

  /** Every node lies inside the one that holds it. */
  function expectNested(part: unknown, from: number, to: number): void {
    if (Array.isArray(part)) for (const element of part) expectNested(element, from, to);
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return;
    const hasRange =
      'from' in part && typeof part.from === 'number' && 'to' in part && typeof part.to === 'number';
    if (hasRange) expectInside(Number(part.from), Number(part.to), from, to);
    for (const [key, value] of Object.entries(part)) {
      const isShared = key === 'type';
      if (hasRange && !isShared) expectNested(value, Number(part.from), Number(part.to));
      else expectNested(value, 0, Number.MAX_SAFE_INTEGER);
    }
  }

  function expectInside(from: number, to: number, outerFrom: number, outerTo: number): void {
    if (from >= outerFrom && from <= to && to <= outerTo) return;
    expect.fail(`${from}..${to} is not inside ${outerFrom}..${outerTo}`);
  }
});

function readText(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8');
}
