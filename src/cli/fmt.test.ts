import { describe, expect, it } from 'vitest';
import { wakelane } from '../fixtures/commandLine.ts';

const bad = 'scenario "x"\n   lane cpu;\ntask t on cpu {\n"a": step;\n}\n';
const good = 'scenario "x"\nlane cpu;\ntask t on cpu {\n    "a": step;\n}\n';

describe('fmt', () => {
  it('prints a text in good form, from a file or standard input', () => {
    expect(wakelane(['fmt', 'own.race'], { 'own.race': bad })).toMatchObject({ code: 0, out: good, err: '' });
    expect(wakelane(['fmt', '-'], { '-': bad }).out).toBe(good);
  });

  it('writes in place, and only what changes', () => {
    const files = { 'a.race': bad, 'b.race': good };
    expect(wakelane(['fmt', '--write', 'a.race', 'b.race'], files).written).toEqual({ 'a.race': good });
    expect(wakelane(['fmt', '--check', 'a.race', 'b.race'], files)).toMatchObject({
      code: 1,
      out: 'a.race\n',
    });
    expect(wakelane(['fmt', '--check', 'b.race'], files)).toMatchObject({ code: 0, out: '' });
  });

  it('does not touch a text with errors', () => {
    const { code, out, err } = wakelane(['fmt', 'own.race'], { 'own.race': 'lane 1' });
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('own.race:1:');
  });
});
