// Integer literals: every number has 32 bits and a sign, as arithmetic has.

const MAX = 2 ** 31 - 1;

/** The number that a literal of the grammar stands for: a hexadecimal one is its 32-bit pattern, so 0xffffffff is −1. */
export function integerOf(literal: string): number {
  return Number(literal) | 0;
}

/** What is wrong with a literal; `negated` where it stands right behind a unary minus. */
export function literalProblem(
  literal: string,
  negated: boolean,
): { readonly message: string; readonly hint: string } | undefined {
  const value = Number(literal);
  const hexadecimal = /^0x/i.test(literal);
  if (!hexadecimal && /^0\d/.test(literal))
    return {
      message: 'A number does not begin with 0: in C that would be an octal one.',
      hint: `Write ${value}, or 0x… for a hexadecimal number.`,
    };
  if (hexadecimal ? value < 2 ** 32 : value <= MAX || (negated && value === MAX + 1)) return undefined;
  const bits = `0x${value.toString(16)}`;
  return {
    message: 'This number is too large: a number has 32 bits, one of them for its sign.',
    hint:
      !hexadecimal && value < 2 ** 32
        ? `Write at most ${MAX}; or ${bits}, if the bits are meant: as a number they are ${value | 0}.`
        : `Write at most ${MAX}, or 0xffffffff.`,
  };
}
