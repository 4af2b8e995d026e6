import { describe, expect, it } from 'vitest';
import { lines, wakelane } from '../fixtures/commandLine.ts';

const emptyPlace = `scenario "c" lane cpu[2]; bool taken;
task t[i : 2] on cpu[i] { await !taken; taken = true; cs: ; taken = false; }
never t[0]@cs && t[1]@cs alone "They are never both inside.";`;

const because =
  'No state can stand at “t[0]@cs”: there is no step in that place. No state can stand at “t[1]@cs”: there is no step in that place.';

describe('a property that says nothing', () => {
  it('is not as expected, though it holds', () => {
    const { code, out } = wakelane(['check', '-q', 'c.race'], { 'c.race': emptyPlace });
    expect(code).toBe(1);
    expect(out).toBe(
      lines(
        'c.race: c',
        '  NOT AS EXPECTED: alone, “They are never both inside.”, says less than it seems',
        '                   to: No state can stand at “t[0]@cs”: there is no step in that',
        '                   place. No state can stand at “t[1]@cs”: there is no step in',
        '                   that place. If that is meant, write expect alone vacuous;',
        '1 scenario, 4 checks, 0.0 s: 1 is not as expected.',
      ),
    );
  });

  it('is as expected where the text says that it is meant', () => {
    const meant = `${emptyPlace} expect alone vacuous;`;
    expect(wakelane(['check', '-q', 'c.race'], { 'c.race': meant })).toMatchObject({ code: 0, out: '' });
  });

  it('is not as expected where it says something after all', () => {
    const stale = `${emptyPlace.replace('cs: ;', 'cs: step;')} expect alone vacuous;`;
    const { code, out } = wakelane(['check', '-q', 'c.race'], { 'c.race': stale });
    expect(code).toBe(1);
    expect(oneLine(out)).toContain('expected to be vacuous, and is not.');
  });

  it('is told so by the report, for a person and as JSON', () => {
    const files = { 'c.race': emptyPlace };
    const { code, out } = wakelane(['explore', 'c.race'], files);
    expect(code).toBe(0);
    expect(oneLine(out)).toContain(`(alone) That says less than it seems to: ${because}`);
    const json = JSON.parse(wakelane(['explore', '--json', 'c.race'], files).out);
    expect(json.properties.at(-1)).toMatchObject({ name: 'alone', verdict: 'holds', vacuous: because });
    expect(json.properties.at(0)).toMatchObject({ name: 'error', vacuous: null });
  });
});

describe('a part that matters under some settings only', () => {
  const text = (
    when: string,
    expected: string,
  ) => `scenario "s" param fix = old | new; lane c; bool x; bool y;
task a on c { "x": x = true; if (${when}) "y": y = true; }
never y && x both "Never both."; ${expected}`;
  const sometimes = { 's.race': text('fix == new', 'expect both fails when fix == new;') };
  const never = { 's.race': text('false', '') };
  const because = '“y” is true in no reachable state.';

  it.each([['old'], ['new']])('says something under %s too', (fix) => {
    const { out } = wakelane(['explore', 's.race', '--json', '--set', `fix=${fix}`], sometimes);
    expect(JSON.parse(out).properties.at(-1).vacuous).toBeNull();
    expect(wakelane(['check', 's.race'], sometimes).code).toBe(0);
  });

  it('says nothing where no settings have it', () => {
    expect(oneLine(wakelane(['check', '-q', 's.race'], never).out)).toContain(because);
    const { out } = wakelane(['explore', 's.race', '--json', '--set', 'fix=new'], never);
    expect(JSON.parse(out).properties.at(-1).vacuous).toBe(because);
  });

  it('is not known where not all settings are looked at, or a search was cut', () => {
    expect(wakelane(['check', '-q', 's.race', '--set', 'fix=new'], never).code).toBe(0);
    expect(wakelane(['check', '-q', 's.race', '--limit', '1'], never).out).not.toContain('says less');
    const { out } = wakelane(['explore', 's.race', '--json', '--limit', '1'], never);
    expect(JSON.parse(out).properties.at(-1).vacuous).toBeNull();
  });
});

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
