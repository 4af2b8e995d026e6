// The syntax of all shipped scenarios and of the prelude, read beforehand and stored as text.

import { parseFile } from '../lang/parse.ts';
import preludeText from '../lang/prelude.race?raw';
import type { FileSyntax } from '../lang/syntax/fileSyntax.ts';
import { storeSyntax } from '../lang/syntax/storedSyntax.ts';
import { shippedTexts } from './shippedTexts.ts';

/** The page does not have the prelude's text: all words are stored. */
export const prelude: string = storeSyntax(parseFile(preludeText, 'prelude').file, '');

const files = [...shippedTexts].map(([id, text]) => ({ id, text, file: parseFile(text, 'scenario').file }));

/** By the name of the scenario; `levels.ts` has made sure that none has errors. */
export const syntaxOf: Readonly<Record<string, string>> = Object.fromEntries(
  files.map(({ id, text, file }) => [id, storeSyntax(file, text)]),
);

/** Names of the scenarios that have a guest in assembly. */
export const inAssembly: readonly string[] = files
  .filter(({ file }) => isInAssembly(file))
  .map(({ id }) => id);

function isInAssembly({ items }: FileSyntax): boolean {
  return items.some(
    (item) =>
      item.kind === 'actor' &&
      item.guests.some(({ body }) => body.body.some((statement) => statement.kind === 'asm')),
  );
}
