// Text to syntax tree and diagnostics. Parsing never fails: what is broken is left out and reported.

import type { Tree } from '@lezer/common';
import { mapDefined } from '../base/mapDefined.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { SOURCE_CHARS_MAX, SOURCE_NESTING_MAX } from '../model/limits.ts';
import { findDuplicates } from './mistakes/duplicates.ts';
import { findSyntaxErrors } from './mistakes/syntaxErrors.ts';
import type { FileSyntax } from './syntax/fileSyntax.ts';
import { childrenOf, findString, nodeOf, readChild, type SourceText } from './syntax/grammarTree.ts';
import { parseItem } from './syntax/parseItems.ts';
import { parser } from './syntax/race.parser.js';

export function parseFile(text: string, source: 'scenario' | 'prelude'): Parsed {
  if (text.length > SOURCE_CHARS_MAX) return reject(text, source, tooLong(text));
  // The parser would try to close every bracket before it gives up.
  const bracketAt = findDeepBracket(text);
  if (bracketAt !== undefined) return reject(text, source, tooDeep(text, bracketAt));
  const tree = parser.parse(text);
  const tooDeepAt = findTooDeep(tree);
  if (tooDeepAt !== undefined) return reject(text, source, tooDeep(text, tooDeepAt));
  const file = readFile({ text, source }, tree);
  const broken = findSyntaxErrors(text, tree);
  return { file, diagnostics: broken.length > 0 ? broken : findDuplicates(file) };
}

interface Parsed {
  readonly file: FileSyntax;
  readonly diagnostics: readonly Diagnostic[];
}

function readFile(text: SourceText, tree: Tree): FileSyntax {
  const top = tree.topNode;
  return {
    ...nodeOf(text, top),
    title: readChild(text, top, 'Scenario', findString),
    items: mapDefined(childrenOf(top), (child) => parseItem(text, child)),
  };
}

// What is written in strings and comments, or a bracket.
const BRACKETS = /""".*?(?:"""|$)|"(?:[^"\\\n]|\\.)*"?|\/\/[^\n]*|\/\*.*?(?:\*\/|$)|[{}()[\]]/gs;

/** The first bracket that stands in more than `SOURCE_NESTING_MAX` others. */
function findDeepBracket(text: string): number | undefined {
  let depth = 0;
  for (const { 0: sign, index } of text.matchAll(BRACKETS)) {
    if (sign === '{' || sign === '(' || sign === '[') depth++;
    else if (sign === '}' || sign === ')' || sign === ']') depth = Math.max(0, depth - 1);
    if (depth > SOURCE_NESTING_MAX) return index;
  }
  return undefined;
}

/** Where the tree is deeper than the passes over it can walk; the cursor itself needs no stack. */
function findTooDeep(tree: Tree): number | undefined {
  const cursor = tree.cursor();
  let depth = 0;
  for (;;) {
    if (depth > SOURCE_NESTING_MAX) return cursor.from;
    if (cursor.firstChild()) {
      depth++;
      continue;
    }
    while (!cursor.nextSibling()) {
      if (!cursor.parent()) return undefined;
      depth--;
    }
  }
}

function tooDeep(text: string, from: number): Diagnostic {
  return {
    from,
    to: Math.min(from + 1, text.length),
    severity: 'error',
    message: `This is nested more than ${SOURCE_NESTING_MAX} deep, so nothing was read.`,
    hint: 'Give the inner part a function or a variable of its own; every operand of a long sum counts as one level.',
  };
}

function tooLong(text: string): Diagnostic {
  return {
    from: SOURCE_CHARS_MAX,
    to: text.length,
    severity: 'error',
    message: `The text has ${text.length} characters; at most ${SOURCE_CHARS_MAX} are read.`,
    hint: 'A scenario shows one race: leave out what the race does not need.',
  };
}

function reject(text: string, source: SourceText['source'], diagnostic: Diagnostic): Parsed {
  return {
    file: { from: 0, to: text.length, source, title: undefined, items: [] },
    diagnostics: [diagnostic],
  };
}
