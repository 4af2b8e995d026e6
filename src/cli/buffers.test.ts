import { describe, expect, it } from 'vitest';
import { wakelane } from '../fixtures/commandLine.ts';

describe('where a store met a full buffer', () => {
  const text = `scenario "Three stores wait" memory tso; lane cpu[2]; bool x; bool y; bool z; bool w;
task a on cpu[0] { bool r; x = true; y = true; z = true; r = w; }
task b on cpu[1] { bool r; w = true; smp_mb(); r = x; }
never finished && !a.r && !b.r both "They never both read 0.";`;
  const files = { 'three.race': text };

  it('says of which size the buffers were, and which is next', () => {
    const { code, out } = wakelane(['explore', 'three.race'], files);
    expect(code).toBe(0);
    expect(out.replaceAll('\n', ' ')).toContain(
      'all this is so with store buffers of 2. With larger ones more can happen. Try --buffer 3.',
    );
    expect(JSON.parse(wakelane(['explore', 'three.race', '--json'], files).out)).toMatchObject({
      verdict: 'holds',
      bufferLimit: 2,
    });
    const checked = wakelane(['check', 'three.race'], files);
    expect(checked.code).toBe(0);
    expect(checked.out).toContain('holds with store buffers of 2: error, rest, both\n');
  });

  it('finds in larger buffers what happens there', () => {
    const { code, out } = wakelane(['explore', 'three.race', '--buffer', '3'], files);
    expect(code).toBe(1);
    expect(out).toContain('wakelane run three.race --buffer 3 --schedule "a*4,');
    expect(out).not.toContain('full buffer');
    const file = text.replace('memory tso;', 'memory tso buffer 3;');
    expect(wakelane(['explore', 'three.race'], { 'three.race': file }).code).toBe(1);
  });

  it.each([
    ['9', 'a buffer holds 2 to 8 stores, not 9.'],
    ['1', 'a buffer holds 2 to 8 stores, not 1.'],
    ['two', '--buffer takes a whole number from 1 on, not “two”.'],
  ])('takes no buffer of %s', (stores, message) => {
    const { code, err } = wakelane(['explore', 'three.race', '--buffer', stores], files);
    expect([code, err]).toEqual([2, `wakelane: ${message}\n`]);
  });

  it('has none where memory has none', () => {
    const { code, err } = wakelane(['explore', 'lost-update', '--buffer', '3']);
    expect([code, err]).toEqual([2, 'wakelane: --buffer is for --memory tso.\n']);
  });
});
