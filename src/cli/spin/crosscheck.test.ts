import { expect, it } from 'vitest';
import { crosscheck } from './crosscheck.ts';

const lane = 'lane cpu;\nbool x;\ntask t on cpu { x = true; }\n';
const texts = new Map([
  ['one', `scenario "One"\nparam p = a "first" | b "second";\n${lane}`],
  ['two', `scenario "Two"\nparam p = a "first" | b "second";\n${lane}`],
]);

async function run(only: string, seconds: number): Promise<{ code: number; lines: readonly string[] }> {
  const lines: string[] = [];
  const options = { only, seconds, jobs: 2, cache: '' };
  const code = await crosscheck(texts, options, (line) => lines.push(line));
  return { code, lines };
}

it('starts nothing when its time is over, and says how much was left', async () => {
  const { code, lines } = await run('', -1);
  expect(lines).toEqual([expect.stringContaining('0 of 4 cases')]);
  expect(code).toBe(0);
});

it('fails where there is nothing to compare', async () => {
  const { code, lines } = await run('three', -1);
  expect(lines).toEqual(['No shipped scenario has “three” in its name: nothing was compared.']);
  expect(code).toBe(1);
});
