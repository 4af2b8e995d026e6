// What the editor knows of a text: pure functions of it, whatever stands in it.

import { describe, expect, it } from 'vitest';
import { completionsIn, meaningAt } from './assist.ts';
import { definitionOf, outlineOf } from './definitions.ts';

const text = `scenario "Any"
param fix = plain | locked;
lane cpu0;
spinlock fine lock;
int 0..3 n;
void bump(int k) { n += k; }
task worker[i : 2] on cpu0 { int k; "go": bump(1); spin_lock(&lock); }
never n > 2 small "It is small.";
`;

describe('the editor', () => {
  it('lists what a text is made of', () => {
    expect(outlineOf(text).map(({ name, kind }) => [name, kind])).toEqual([
      ['fix', 'setting'],
      ['cpu0', 'lane'],
      ['bump', 'function'],
      ['worker', 'actor'],
      ['small', 'property'],
    ]);
  });

  it('knows where a name is declared, the nearest before it', () => {
    const use = text.indexOf('bump(1)');
    expect(definitionOf(text, 'bump', use)?.from).toBe(text.indexOf('bump(int'));
    expect(definitionOf(text, 'k', text.indexOf('+= k') + 3)?.line).toContain('void bump(int k)');
    expect(definitionOf(text, 'k', use)?.line).toContain('task worker');
    expect(definitionOf(text, 'nobody', use)).toBeUndefined();
  });

  it('completes names of the text, functions of the language and its words', () => {
    const labels = completionsIn(text).map(({ label }) => label);
    expect(labels).toEqual(
      expect.arrayContaining(['worker', 'bump', 'lock', 'smp_mb', 'await', 'spin_lock']),
    );
    expect(new Set(labels).size).toBe(labels.length);
  });

  it('says what a name means', () => {
    expect(meaningAt(text, text.indexOf('bump(1)') + 2)).toBe('void bump(int k) { n += k; }');
    expect(meaningAt(text, text.indexOf('spin_lock(&'))).toBe('Takes a spinlock.');
    expect(meaningAt('smp_mb();', 3)).toBe('void smp_mb() { fence(); }');
    expect(meaningAt(text, text.indexOf('"go"'))).toBeUndefined();
  });

  it('does not fail at a text with errors', () => {
    for (let end = 0; end < text.length; end += 7) {
      const part = text.slice(0, end);
      expect(() => [completionsIn(part), outlineOf(part), meaningAt(part, end)]).not.toThrow();
    }
  });
});
