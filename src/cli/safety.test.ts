import { describe, expect, it } from 'vitest';
import { wakelane } from '../fixtures/commandLine.ts';

describe('explore --safety', () => {
  it('asks only what must never happen, and says of all else that it was not asked', () => {
    const { code, out } = wakelane(['explore', 'lost-update', '--safety']);
    expect(out).toMatch(/12 states and 14 transitions in 0\.\d\d s and 1 MiB: these are all\./);
    expect(out).toContain('holds      No step ends in an error. (error)\n');
    expect(out).toContain('not asked  Every schedule can still come to rest. (rest)\n');
    expect(out).toContain('A shortest run that breaks “When both are done, x is 2.” (4 steps):');
    expect(out).toContain('Fates, odds, ends, and what must come or stay possible, were not asked.');
    expect(code).toBe(1);
  });

  it('knows nothing of what lies behind a bound', () => {
    const { code, out } = wakelane(['explore', 'lost-update', '--safety', '--limit', '3']);
    expect(out).toMatch(/a bound was reached, there are\smore\./);
    expect(out).toContain('unknown    When both are done, x is 2. (sum)');
    expect(code).toBe(3);
  });

  it('says in JSON what was asked and what it took', () => {
    const { out } = wakelane(['explore', 'lost-update', '--safety', '--json']);
    expect(JSON.parse(out)).toMatchObject({
      asked: 'safety',
      states: 12,
      bytes: expect.any(Number),
      fate: null,
      properties: [{ verdict: 'holds' }, { verdict: 'not asked', schedule: null }, { verdict: 'fails' }],
    });
  });

  it('refuses what it could not keep', () => {
    for (const args of [
      ['--safety', '--switches'],
      ['--memory-limit', '64'],
      ['--safety', '--memory-limit', '5000'],
    ])
      expect(wakelane(['explore', 'lost-update', ...args])).toMatchObject({ code: 2 });
  });
});
