import { describe, expect, it } from 'vitest';
import { wakelane } from '../fixtures/commandLine.ts';
import { templates } from '../templates/templates.ts';

const table = 'CPU0      CPU1\n----      ----\nkfree(x)\n          use(x)\n';

describe('new', () => {
  it('makes a scenario that passes its own check, from a file or standard input', () => {
    const { code, out, err } = wakelane(['new', 'mail'], { mail: table });
    expect([code, err]).toEqual([0, '']);
    expect(wakelane(['new', '-'], { '-': table }).out).toBe(out);
    const checked = wakelane(['check', 'own.race'], { 'own.race': out });
    expect([checked.code, checked.err]).toEqual([0, '']);
    expect(checked.out).toContain('table “As it was pasted”: found, 2 steps');
    // The table is judged to happen in its own scenario.
    expect(wakelane(['judge', 'mail', '-s', 'own.race'], { mail: table, 'own.race': out }).code).toBe(0);
  });

  it('writes it to a file, and makes it of another table of the text', () => {
    const both = `${table}\n\nAnd then:\n\n${table.replace('kfree(x)', 'free it ')}`;
    const { code, out, written } = wakelane(['new', 'mail', '--table', '2', '-o', 'own.race'], {
      mail: both,
    });
    expect([code, out]).toEqual([0, '']);
    expect(written['own.race']).toContain('"free it": step;');
    expect(wakelane(['new', 'mail', '--table', '3'], { mail: both })).toMatchObject({
      code: 2,
      err: 'wakelane new: the text has 2 tables, and none is number 3.\n',
    });
  });

  it('says why there is none', () => {
    const { code, err } = wakelane(['new', 'mail'], { mail: 'Dear all,\n' });
    expect(code).toBe(2);
    expect(err).toContain('There is no table in this text');
    expect(wakelane(['new'])).toMatchObject({ code: 2 });
  });

  it.each(templates)('begins with the template $word, which passes its own check', ({ word, text }) => {
    const { code, out, err } = wakelane(['new', '--from', word]);
    expect([code, out, err]).toEqual([0, text, '']);
    const checked = wakelane(['check', 'own.race'], { 'own.race': out });
    expect([checked.code, checked.err]).toEqual([0, '']);
    expect(wakelane(['fmt', '--check', 'own.race'], { 'own.race': out }).code).toBe(0);
    // Whatever fails first holds once it is mended.
    const failing = wakelane(['explore', 'own.race', '--json'], { 'own.race': out });
    expect(failing.code).toBe(1);
    const mended = text.match(/param fix = \w+ "[^"]*" \| (\w+)/)?.[1] ?? '';
    expect(wakelane(['explore', 'own.race', '--set', `fix=${mended}`], { 'own.race': out }).code).toBe(0);
    expect(wakelane(['run', 'own.race', '--run', '1', '--fair'], { 'own.race': out }).code).toBe(1);
  });

  it('knows the templates by name, and takes no table beside one', () => {
    expect(wakelane(['new', '--from', 'time'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('there is no template “time”. Did you mean timer? There are\n  lock '),
    });
    expect(wakelane(['new', 'mail', '--from', 'lock'], { mail: table })).toMatchObject({
      code: 2,
      err: 'wakelane new: a scenario begins with a table or with a template, not with both.\n',
    });
  });
});
