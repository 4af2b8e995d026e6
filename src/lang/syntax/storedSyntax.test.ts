import { describe, expect, it } from 'vitest';
import { shippedTexts } from '../../catalogue/shippedTexts.ts';
import { parseFile } from '../parse.ts';
import { restoreSyntax, storeSyntax } from './storedSyntax.ts';

/** The tree as it comes back. */
function roundTrip(text: string, source = text): unknown {
  return restoreSyntax(storeSyntax(parseFile(text, 'scenario').file, source), source);
}

describe('a stored syntax tree', () => {
  it.each([...shippedTexts])('of %s comes back as it was', (_, text) => {
    expect(roundTrip(text)).toEqual(parseFile(text, 'scenario').file);
  });

  it('does not need its source where it was stored without', () => {
    const text = 'scenario "A \\"quoted\\" title"\nlane cpu;\ntask t on cpu { step; }\n';
    expect(roundTrip(text, '')).toEqual(parseFile(text, 'scenario').file);
  });

  it('does not repeat what its source says', () => {
    const title = 'A title that is longer than any word of the language';
    const text = `scenario "${title}"\n`;
    expect(storeSyntax(parseFile(text, 'scenario').file, text)).not.toContain(title);
  });
});
