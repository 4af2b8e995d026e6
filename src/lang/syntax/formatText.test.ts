// Formatting changes no meaning, and what is in good form stays as it is.

import { describe, expect, it } from 'vitest';
import { assert } from '../../base/assert.ts';
import { shippedTexts } from '../../catalogue/shippedTexts.ts';
import { charts } from '../../machines/charts.ts';
import { type Chance, createChance } from '../../oracle/chance.ts';
import { compile } from '../compile.ts';
import { combinations } from '../names/combinations.ts';
import { parseScenario } from '../scenario.ts';
import { formatText } from './formatText.ts';
import { parser } from './race.parser.js';

/** The same lines, set in anyhow; those within strings and comments stay as they are. */
function disordered(text: string, chance: Chance): string {
  const within = new Set<number>();
  parser.parse(text).iterate({
    enter: ({ name, from, to }) => {
      if (name !== 'LongString' && name !== 'BlockComment') return;
      const count = (at: number): number => text.slice(0, at).split('\n').length - 1;
      for (let line = count(from) + 1; line <= count(to); line++) within.add(line);
    },
  });
  return text
    .split('\n')
    .map((line, index) => {
      if (within.has(index)) return line;
      if (line.trim() === '') return '\n'.repeat(chance.below(3));
      return `${chance.pick(['', '\t', '      ', ' '])}${line.trimStart()}${within.has(index + 1) ? '' : chance.pick(['', '  ', '\t'])}`;
    })
    .join('\n');
}

function comments(text: string): readonly string[] {
  const found: string[] = [];
  parser.parse(text).iterate({
    enter: ({ name, from, to }) => {
      if (name.endsWith('Comment')) found.push(text.slice(from, to));
    },
  });
  return found;
}

function fingerprint(text: string): string {
  const { source } = parseScenario('any', text, charts);
  assert(source !== undefined, 'it is read');
  const [first] = combinations(source.file, source.scenario.memories);
  assert(first !== undefined, 'it has settings');
  return compile(source, first).program?.fingerprint ?? 'does not compile';
}

describe.each([...shippedTexts])('%s', (_, text) => {
  it('formatted twice is as formatted once, with the same comments and the same program', () => {
    const once = formatText(text);
    expect(formatText(once)).toBe(once);
    expect(comments(once)).toEqual(comments(text));
    expect(fingerprint(once)).toBe(fingerprint(text));
  });

  it('set in anyhow is formatted to the same program', () => {
    const chance = createChance(text.length);
    const wild = disordered(text, chance);
    const once = formatText(wild);
    expect(formatText(once)).toBe(once);
    expect(comments(once)).toEqual(comments(wild).map((comment) => comment.trimEnd()));
    expect(fingerprint(once)).toBe(fingerprint(text));
  });
});

it('sets lines in by the braces around them, and leaves what an author has aligned', () => {
  const text = [
    'scenario "Any"',
    '',
    '',
    '  lane cpu;',
    'bool x;   ',
    'task t on cpu {',
    '// why',
    'if (x)',
    '    "deep": x =',
    '           false;',
    '\t"next": x = true; // because',
    '  }',
    '',
  ].join('\n');
  expect(formatText(text)).toBe(
    [
      'scenario "Any"',
      '',
      'lane cpu;',
      'bool x;',
      'task t on cpu {',
      '    // why',
      '    if (x)',
      '        "deep": x =',
      '               false;',
      '    "next": x = true; // because',
      '}',
      '',
    ].join('\n'),
  );
});
