import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseScenario } from '../../lang/scenario.ts';
import { charts } from '../../machines/charts.ts';
import { leftOut } from './leftOut.ts';

it('says the same on the sheet as in the manual', () => {
  const manual = readFileSync(new URL('../../../docs/memory.md', import.meta.url), 'utf8').replace(
    /\s+/g,
    ' ',
  );
  expect(leftOut).toHaveLength(3);
  for (const sentence of leftOut) expect(manual).toContain(`* ${sentence}`);
});

it('stands on the sheet of a scenario that offers the model, and on no other', () => {
  const sheetWith = (memory: string) =>
    parseScenario(
      's',
      `scenario "S" lane cpu; memory ${memory}; bool x; task t on cpu { x = true; }`,
      charts,
    ).source?.scenario.sheet.map(({ text }) => text);
  expect(sheetWith('sc | tso | weak')).toEqual(leftOut);
  expect(sheetWith('sc | tso')).toEqual([]);
});
