/** What the compiler says, as the reader sees it; and that no text makes it fail. */

import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defined } from '../base/defined.ts';
import { createMachine } from '../engine/machine.ts';
import { charts } from '../machines/charts.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { rowIndex } from '../model/indices.ts';
import { PARAMS_MAX, TABLE_CELLS_MAX } from '../model/limits.ts';
import type { Program, Settings } from '../model/program.ts';
import { splitCases } from './caseFiles.ts';
import { compile } from './compile.ts';
import { combinations } from './names/combinations.ts';
import { parseScenario } from './scenario.ts';

const cases = ['compile', 'assembly'].flatMap((name) => splitCases(readText(`./cases/errors/${name}.txt`)));

describe('errors/compile.txt and assembly.txt', () => {
  for (const { title, text, expected } of cases) {
    it(title, () => {
      const whole = title.endsWith('(whole text)') ? text : caseText(text);
      expect(
        diagnose(whole)
          .map((diagnostic) => draw(whole, diagnostic))
          .join('\n'),
      ).toBe(expected);
    });
  }

  it('counts settings as they can be told apart', () => {
    const params = 'param a = 0 | 1;\nparam b = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9';
    const more = 'param c = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9; param d = 0 | 1';
    expect(diagnose(caseText(`${params}; ${more};`)).map(({ message }) => message)).toEqual([
      '400 combinations of settings are more than anyone can look at; the bound is 256.',
    ]);
    expect(diagnose(caseText(`${params} if a == 0; ${more} if b == 0;`))).toEqual([]);
  });

  it('bounds how many settings and cells there are, however a text repeats itself', () => {
    const said = (text: string) => diagnose(caseText(text)).map(({ message }) => message);
    const settings = Array.from(
      { length: 5_000 },
      (_, i) => `param p${i} = a | b${i > 0 ? ` if p${i - 1} == a` : ''};`,
    );
    expect(said(settings.join(' '))).toContain(`There are 5000 settings, and ${PARAMS_MAX} are the most.`);
    expect(said(settings.slice(0, PARAMS_MAX).join(' ')).join()).not.toContain('are the most');
    const cells = TABLE_CELLS_MAX + 1;
    const table = `drawn "t" { columns "A" = cpu0; text """\nA\n${'step\n'.repeat(cells)}""" }`;
    expect(said(table)).toContain(`The table has ${cells} cells, and ${TABLE_CELLS_MAX} are the most.`);
  });

  it('has a case for every message of the compiler', () => {
    const said = cases.map(({ expected }) => expected).join('\n');
    const unsaid = messagesOfCompiler().filter((message) => !patternOf(message).test(said));
    expect(unsaid.toSorted()).toEqual(notFromAText.toSorted());
  });
});

/** Messages that need more text than a case should have, or that no text can provoke. */
const notFromAText = [
  'There are {} settings, and {} are the most.',
  'The table has {} cells, and {} are the most.',
  'There is no setting {}.',
  'The setting {} has no value {}.',
];

it('says so when it is asked for a setting that the text does not have', () => {
  const text = caseText('param fix = none | lock;');
  const { source } = parseScenario('test', text, charts);
  const said = (values: Readonly<Record<string, string>>): readonly string[] =>
    source === undefined ? [] : compile(source, { values, memory: 'sc' }).diagnostics.map((d) => d.message);
  expect(said({ fix: 'none' })).toEqual([]);
  expect(said({ fix: 'both' })).toEqual(['The setting fix has no value both.']);
  expect(said({ repair: 'none' })).toEqual(['There is no setting repair.']);
});

it('reports mistakes that have nothing to do with each other all at once', () => {
  const found = cases.find(({ title }) => title === 'several mistakes at once');
  expect(diagnose(caseText(found?.text ?? '')).length).toBeGreaterThanOrEqual(5);
});

describe('any text', () => {
  const folders = ['../scenarios/', '../conformance/'];
  const texts = folders.flatMap((folder) =>
    readdirSync(new URL(folder, import.meta.url))
      .filter((name) => name.endsWith('.race'))
      .map((name) => readText(folder + name)),
  );
  const edit = fc.record({
    kind: fc.constantFrom('delete', 'duplicate', 'swap'),
    at: fc.double({ min: 0, max: 0.999, noNaN: true }),
    other: fc.double({ min: 0, max: 0.999, noNaN: true }),
  });

  it('compiles or is told why not; what compiles can be stepped', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.array(edit, { minLength: 1, maxLength: 4 }),
        fc.infiniteStream(fc.nat(1_000)),
        (text, edits, chance) => {
          const tokens = text.match(/"(?:[^"\\\n]|\\.)*"|\w+|\s+|[^\w\s]+/g) ?? [];
          for (const { kind, at, other } of edits) {
            const [i, j] = [Math.floor(at * tokens.length), Math.floor(other * tokens.length)];
            if (kind === 'delete') tokens.splice(i, 1);
            else if (kind === 'duplicate') tokens.splice(j, 0, tokens[i] ?? '');
            else [tokens[i], tokens[j]] = [tokens[j] ?? '', tokens[i] ?? ''];
          }
          checkSafely(tokens.join(''), chance);
        },
      ),
      { seed: 20_260_401, numRuns: process.env['VERIFY'] === '1' ? 4_000 : 120 },
    );
  });

  function checkSafely(text: string, chance: Iterator<number>): void {
    const { source, diagnostics } = parseScenario('edited', text, charts);
    expectInside(diagnostics, text);
    if (source === undefined) return;
    const settings: readonly Settings[] = combinations(source.file, source.scenario.memories);
    for (const chosen of [...settings.slice(0, 1), ...settings.slice(-1)]) {
      const compiled = compile(source, chosen);
      expectInside(compiled.diagnostics, text);
      expect(compiled.program === undefined).toBe(
        compiled.diagnostics.some((diagnostic) => diagnostic.severity === 'error'),
      );
      if (compiled.program !== undefined) walk(compiled.program, chance);
    }
  }

  function walk(program: Program, chance: Iterator<number>): void {
    const machine = createMachine(program);
    const state = new Uint32Array(machine.words);
    const enabled = new Int32Array(program.choices.length);
    machine.initial(state, 0);
    for (let step = 0; step < 50; step++) {
      const count = machine.enabled(state, 0, enabled);
      if (count === 0) return;
      const chosen: unknown = chance.next().value;
      machine.apply(state, 0, rowIndex(defined(enabled[Number(chosen) % count])), state, 0);
    }
  }

  function expectInside(diagnostics: readonly Diagnostic[], text: string): void {
    for (const { from, to, message } of diagnostics)
      expect(0 <= from && from <= to && to <= text.length, message).toBe(true);
  }
});

/** All that the parser and the compiler say of a text, at its first settings. */
function diagnose(text: string): readonly Diagnostic[] {
  const { source, diagnostics } = parseScenario('test', text, charts);
  const settings = source === undefined ? [] : combinations(source.file, source.scenario.memories);
  const [first] = settings;
  if (source === undefined || first === undefined) return diagnostics;
  return [...diagnostics, ...compile(source, first).diagnostics];
}

function caseText(items: string): string {
  return `scenario "Case" lane cpu0; lane cpu1;\n${items}`;
}

function draw(text: string, { from, to, message, hint }: Diagnostic): string {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const line = text.slice(start).split('\n')[0] ?? '';
  const width = Math.max(1, Math.min(to, start + line.length) - from);
  const mark = ' '.repeat(from - start) + '^'.repeat(width);
  return [line, mark, message, ...(hint === undefined ? [] : [`  ${hint}`])].join('\n');
}

/** The sentences of all `error(` and `warning(` calls outside the parser, `{}` for what is filled in. */
function messagesOfCompiler(): readonly string[] {
  const files = readdirSync(new URL('.//', import.meta.url), { recursive: true, encoding: 'utf8' }).filter(
    (path) => /^[a-zA-Z/]+\.ts$/.test(path) && !/^(?:syntax|mistakes)\/|^parse\.ts$/.test(path),
  );
  const calls = /\.(?:error|warning)\(\s*(?:[^'"`]*?)(?:'([^'\n]*)'|`((?:[^`]|\\`)*)`)/g;
  const found = files.flatMap((name) =>
    [...readText(`./${name}`).matchAll(calls)].map((match) => match[1] ?? match[2] ?? ''),
  );
  return [...new Set(found.map(withHoles))].filter((message) => /[.?]$/.test(message));
}

/** A template's `${…}` become `{}`, however deep its own braces nest. */
function withHoles(template: string): string {
  let text = '';
  let depth = 0;
  for (let i = 0; i < template.length; i++) {
    if (template.startsWith('${', i) || (depth > 0 && template[i] === '{')) {
      if (depth === 0) text += '{}';
      depth++;
      if (template[i] === '$') i++;
    } else if (depth > 0 && template[i] === '}') depth--;
    else if (depth === 0) text += template[i];
  }
  return text;
}

function patternOf(message: string): RegExp {
  const pieces = message.split('{}').map((piece) => piece.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${pieces.join('.+')}$`, 'm');
}

function readText(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8');
}
