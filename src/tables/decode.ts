// From the text as it was pasted to lines as they were written: the mail's transfer encoding, entities of HTML, and
// characters that cannot be seen are undone.

import { PASTED_CHARS_MAX, PASTED_LINE_CHARS_MAX } from '../model/limits.ts';

/** A line as its author wrote it, and where it began in what was pasted. */
export interface TextLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

/** The text of a line; above the first line and below the last there is nothing. */
export function textAt(lines: readonly TextLine[], index: number): string {
  return lines[index]?.text ?? '';
}

export interface Decoded {
  readonly lines: readonly TextLine[];
  /** What was undone that a reader should know of. */
  readonly remarks: readonly string[];
  /** Why nothing was read. */
  readonly refusal: string | undefined;
}

/** Decodes a pasted text. Too much of it is refused. */
export function decode(text: string): Decoded {
  if (text.length > PASTED_CHARS_MAX) {
    const sentence = `The text has ${text.length} characters, and ${PASTED_CHARS_MAX} are the most that is read. Paste the part with the table.`;
    return { lines: [], remarks: [], refusal: sentence };
  }
  const raw = text.split(/\r\n|\r|\n/).map((line, index): TextLine => ({ number: index + 1, text: line }));
  const printable = isQuotedPrintable(text) ? unquotePrintable(raw) : raw;
  const plain = /&(?:lt|gt|amp|nbsp|quot|#\d|#x)/.test(text) ? printable.map(withoutEntities) : printable;
  const remarks = bidirectional.test(text) ? [bidirectionalRemark] : [];
  return { lines: plain.map(visible), remarks, refusal: undefined };
}

const bidirectionalRemark =
  'The text has signs that turn the direction of writing. They were left out: what you see in your mail may stand in another order.';

const bidirectional = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const invisible = /(?!\t)[\p{Cf}\p{Cc}]/gu;

/** Every blank is a blank of ASCII, and nothing is there that cannot be seen. */
function visible({ number, text }: TextLine): TextLine {
  // No table has such a line, and nothing more is to be looked for in it.
  if (text.length > PASTED_LINE_CHARS_MAX) return { number, text: text.slice(0, PASTED_LINE_CHARS_MAX + 1) };
  const clean = text.replace(invisible, '').replace(/[^\S\t]/gu, ' ');
  return { number, text: clean.trimEnd() };
}

// ---------------------------------------------------------------- quoted-printable (RFC 2045, 6.7)

/**
 * In quoted-printable every `=` is followed by two hexadecimal digits or by the end of its line. Code may look so by
 * accident (`x =20`, `x =`), so that what code does not have must be there, too: an encoded `=`, a line broken where mail
 * breaks it, two encoded blanks in a row, or the mail's own word.
 */
function isQuotedPrintable(text: string): boolean {
  if (/^content-transfer-encoding:\s*quoted-printable/im.test(text)) return true;
  if (/=(?![\dA-F]{2}|\s*$)/m.test(text)) return false;
  return /=3D|=20=|^.{60,}=\r?$|=E2=80|=C2=A0/m.test(text);
}

function unquotePrintable(lines: readonly TextLine[]): readonly TextLine[] {
  const joined: TextLine[] = [];
  let open: TextLine | undefined;
  for (const { number, text } of lines) {
    const { number: first, text: before } = open ?? { number, text: '' };
    const soft = /=[ \t]*$/.exec(text);
    const line: TextLine = {
      number: first,
      text: before + (soft === null ? text : text.slice(0, soft.index)),
    };
    open = soft === null ? undefined : line;
    if (soft === null) joined.push(line);
  }
  if (open !== undefined) joined.push(open);
  return joined.map(({ number, text }) => ({ number, text: text.replace(/(?:=[\dA-F]{2})+/gi, bytesOf) }));
}

function bytesOf(encoded: string): string {
  const bytes = encoded
    .slice(1)
    .split('=')
    .map((digits) => Number.parseInt(digits, 16));
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

// ---------------------------------------------------------------- entities

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

function withoutEntities({ number, text }: TextLine): TextLine {
  const plain = text.replace(
    /&(?:(lt|gt|amp|quot|apos|nbsp)|#(\d{1,6})|#x([\da-f]{1,5}));/gi,
    (whole, name: string | undefined, decimal: string | undefined, hex: string | undefined) => {
      if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
  return { number, text: plain };
}
