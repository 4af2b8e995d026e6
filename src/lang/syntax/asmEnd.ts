// The end of an assembly instruction: the end of its line, a semicolon, or the brace that closes the body.

import { ExternalTokenizer, type InputStream } from '@lezer/lr';
import { asmEnd } from './race.parser.terms.js';

const NEWLINE = 10;
const SEMICOLON = 59;
const CLOSING_BRACE = 125;
const END_OF_TEXT = -1;
const BLANKS: readonly number[] = [9, 13, 32, 0xa0];

/** Elsewhere a line break is white space, so this asks first whether an instruction could end here. */
export const asmEnds = new ExternalTokenizer(
  (input, stack) => {
    if (stack.canShift(asmEnd)) findEnd(input);
  },
  { contextual: true },
);

function findEnd(input: InputStream): void {
  while (BLANKS.includes(input.next)) input.advance();
  switch (input.next) {
    case NEWLINE:
    case SEMICOLON:
      input.advance();
      input.acceptToken(asmEnd);
      return;
    case CLOSING_BRACE:
    case END_OF_TEXT:
      input.acceptToken(asmEnd);
      return;
    default:
      return;
  }
}
