import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { allLines } from '../../facts/codeLines.ts';
import { textLines } from '../../facts/textLines.ts';
import { handmadeProgram } from '../../fixtures/handmade.ts';
import { CodeWords } from './CodeWords.tsx';
import { grammarSpans } from './grammarSpans.ts';
import { linePieces } from './highlighted.ts';

const text = 'task t on cpu0 {\n    "load x": seen = x; // a load\n    "done": ;\n}\n';
const range = { from: text.indexOf('seen'), to: text.indexOf('seen') + 4 };
const program = { ...handmadeProgram(1), removed: [{ range, because: 'fix == flag' }] };
const lines = allLines(program, textLines(text));

function pieces(number: number, indent: number, narrow: boolean) {
  const line = lines[number - 1];
  return line === undefined ? [] : linePieces(grammarSpans, text, line, indent, narrow);
}

function words(number: number, indent: number, narrow: boolean): string {
  return pieces(number, indent, narrow)
    .map((piece) => piece.text)
    .join('');
}

describe('a line of code', () => {
  it('comes whole where there is room', () => {
    expect(words(2, 0, false)).toBe('    "load x": seen = x; // a load');
  });

  it('loses indentation, label and comment where there is not', () => {
    expect(words(2, 4, true)).toBe('seen = x;');
  });

  it('keeps a label that is all it says', () => {
    expect(words(3, 4, true)).toBe('"done": ;');
  });

  it('greys what the settings removed', () => {
    expect(
      pieces(2, 4, true)
        .filter(({ classes }) => classes === 'removed')
        .map((piece) => piece.text),
    ).toEqual(['seen']);
  });
});

describe('a line that a stranger made of thousands of statements', () => {
  const long = `task t on cpu0 { ${'x=1;'.repeat(18_000)} }`;
  const [line] = allLines(handmadeProgram(1), textLines(long));
  it.each([true, false])('is drawn by its beginning, and how much is left of it (narrow: %s)', (narrow) => {
    if (line === undefined) throw new Error('the text has a line');
    const drawn = linePieces(grammarSpans, long, line, 0, narrow);
    expect(drawn.length).toBeLessThan(1_100);
    expect(drawn.at(-1)?.text).toBe(' … and 71,019 more characters');
    expect(
      drawn
        .slice(0, -1)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(long.slice(0, 1_000));
  });
});

describe('names of the program in prose', () => {
  it.each([
    ['before: event->set is a bool', 'before: <code>event-&gt;set</code> is a bool'],
    [
      'vCPU0 waits in wait_event for ev[0].set.',
      'vCPU0 waits in <code>wait_event</code> for <code>ev[0].set</code>.',
    ],
    ['A bool cannot hold two.', 'A bool cannot hold two.'],
    ['call `sleep` first', 'call <code>sleep</code> first'],
  ])('%s', (prose, markup) => {
    expect(renderToStaticMarkup(<CodeWords text={prose} />)).toBe(markup);
  });
});
