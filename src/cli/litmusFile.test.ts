import { expect, it } from 'vitest';
import { wakelane } from '../fixtures/commandLine.ts';

it('writes a scenario as a litmus test, and explores the test that it has written', () => {
  const { code, out } = wakelane([
    ...['export', 'store-buffering', '--to', 'litmus', '--set', 'fence=none'],
    ...['--schedule', 'a'],
  ]);
  expect(code).toBe(0);
  expect(wakelane(['explore', 'sb.litmus', '--memory', 'tso'], { 'sb.litmus': out }).out).toMatch(/fails/);
  expect(wakelane(['explore', 'sb.litmus', '--memory', 'sc'], { 'sb.litmus': out }).out).toMatch(/holds/);
});

it('says why a scenario is no litmus test, and what of a file it cannot read', () => {
  const args = ['export', 'lost-update', '--to', 'litmus', '--schedule', 'a'];
  expect(wakelane(args)).toMatchObject({ code: 2, err: expect.stringContaining('This is no litmus test') });
  expect(wakelane(['explore', 'x.litmus'], { 'x.litmus': 'C x' })).toMatchObject({
    code: 2,
    err: expect.stringContaining('x.litmus: A litmus test begins with C'),
  });
});
