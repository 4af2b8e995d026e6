// What the one grammar of compiler and editor knows of a text. Fetched after the first step can be taken.

import { classHighlighter, highlightTree } from '@lezer/highlight';
import { rememberLast } from '../../base/remember.ts';
import { parser } from '../../lang/syntax/race.parser.js';
import type { Span, SpansOf } from './highlighted.ts';

export const grammarSpans: SpansOf = rememberLast((text: string) => {
  const spans: Span[] = [];
  highlightTree(parser.parse(text), classHighlighter, (from, to, classes) =>
    spans.push({ from, to, classes }),
  );
  return { spans, ends: spans.map(({ to }) => to) };
});
