// Inputs made of others sign by sign: cut off, repeated, swapped, spliced, and made very long.

import { type Chance, createChance } from '../oracle/chance.ts';

/** Signs that mean something to one of the readers, or to none. */
const signs = [
  '/',
  '~',
  '@',
  ',',
  '*',
  '=',
  '+',
  '.',
  ':',
  '-',
  '_',
  '#',
  '%',
  '|',
  '"',
  "'",
  '`',
  '<',
  '>',
  '&',
  '{',
  '}',
  '[',
  ']',
  '(',
  ')',
  '\\',
  '\n',
  '\r\n',
  '\t',
  ' ',
  '\u00a0',
  '\u2028',
  '\ufeff',
  '\u0000',
  '\ud800',
  'é',
  '漢',
  '🙂',
  '0',
  '1',
  '9',
  '-1',
  '00',
  '1e9',
  '4294967296',
  '99999999999999999999',
  'NaN',
  'null',
  'true',
  '__proto__',
  'constructor',
  'toString',
  'under:',
  'view:fates=shown',
  'memory=weak',
  'idle0',
  '@1of2',
  '*100000',
  '<script>',
  '%00',
];

/** An input that the seed makes of some of `inputs`, with up to four edits; `more` are signs of its own kind. */
export function mutatedSigns(seed: number, inputs: readonly string[], more: readonly string[] = []): string {
  const chance = createChance(seed);
  let input = chance.pick(inputs);
  const other = chance.pick(inputs);
  for (let edits = 1 + chance.below(4); edits > 0; edits--) input = edited(chance, input, other, more);
  return input;
}

function edited(chance: Chance, input: string, other: string, more: readonly string[]): string {
  const at = chance.below(input.length + 1);
  const end = Math.min(input.length, at + 1 + chance.below(12));
  const put = (text: string, to = at): string => input.slice(0, at) + text + input.slice(to);
  const from = chance.below(other.length + 1);
  return chance.pick([
    () => input.slice(0, at),
    () => input.slice(at),
    () => put('', end),
    () => put(input.slice(at, end)),
    () => put(chance.pick(signs)),
    () => put(chance.pick(signs), end),
    () => put(chance.pick(more.length > 0 ? more : signs)),
    () => put(other.slice(from, from + 1 + chance.below(40))),
    () => input.slice(0, at) + other.slice(from),
    () => input.slice(end) + input.slice(at, end),
    () => linesSwapped(chance, input),
    () => put(chance.pick(signs).repeat(2 + chance.below(chance.oneIn(20) ? 5_000 : 20))),
  ])();
}

function linesSwapped(chance: Chance, input: string): string {
  const lines = input.split('\n');
  const [a, b] = [chance.below(lines.length), chance.below(lines.length)];
  return lines.map((line, index) => (index === a ? lines[b] : index === b ? lines[a] : line)).join('\n');
}
