// The syntax of all shipped scenarios and of the prelude, read beforehand and stored as text.

import { parseWithLibrary } from '../lang/library/library.ts';
import { parseFile } from '../lang/parse.ts';
import preludeText from '../lang/prelude.race?raw';
import { storeSyntax } from '../lang/syntax/storedSyntax.ts';
import { shippedTexts } from './shippedTexts.ts';

/** The page does not have the prelude's text: all words are stored. */
export const prelude: string = storeSyntax(parseFile(preludeText, 'prelude').file, '');

/** By the name of the scenario; `levels.ts` has made sure that none has errors. */
export const syntaxOf: Readonly<Record<string, string>> = Object.fromEntries(
  [...shippedTexts].map(([id, text]) => [id, storeSyntax(parseWithLibrary(text).file, text)]),
);
