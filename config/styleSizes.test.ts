import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { printSizes } from './styleSizes.ts';

it('prints sizes as numbers, widths as queries, and nothing that changes with the page', () => {
  const tokens =
    ':root { --type-small: 12px; --page-margin: 28px; } @media (--phone) { :root { --page-margin: 16px; } }';
  const breakpoints = '/* widths */ @custom-media --one-part (width < 900px);';
  expect(printSizes(tokens, breakpoints)).toBe(
    'export const typeSmall = 12;\nexport const onePart = "(width < 900px)";\n',
  );
});

it('prints all that is declared', () => {
  const [declared, tokens, breakpoints] = ['sizes.d.ts', 'tokens.css', 'breakpoints.css'].map((file) =>
    readFileSync(`src/ui/parts/${file}`, 'utf8'),
  );
  const printed = printSizes(tokens ?? '', breakpoints ?? '');
  const names = [...(declared ?? '').matchAll(/export const (\w+): (number|string);/g)];
  expect(names.length).toBeGreaterThan(0);
  for (const [, name = '', type] of names)
    expect(printed).toMatch(
      new RegExp(`^export const ${name} = ${type === 'number' ? '[\\d.]+' : '"'}`, 'm'),
    );
});
