// Texts made of others: a seed says what is left out, repeated, moved, replaced or put in. Most have mistakes; some run.

import { type Chance, createChance } from './chance.ts';

const TOKEN = /"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\w+|\s+|[-+*/%&|^<>=!]+|[^\w\s]/g;

/** Numbers at the edge of something. */
const numbers = [
  '0',
  '1',
  '2',
  '3',
  '7',
  '31',
  '32',
  '64',
  '255',
  '256',
  '1000',
  '1001',
  '65536',
  '2147483647',
];
const largeNumbers = ['2147483648', '-2147483648', '0x7fffffff', '0x80000000', '0xffffffff', '3000000000'];
const operators = [
  '+',
  '-',
  '*',
  '/',
  '%',
  '&',
  '|',
  '^',
  '<<',
  '>>',
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  '&&',
  '||',
];

const statements = [
  'choose { when (false) step; }',
  'choose { choose { when (false) step; } }',
  'choose { step; atomic { step; } when (true) { } }',
  'choose { { break; } { return; } goto out; }',
  'out: step;',
  'out: { }',
  'goto out;',
  'atomic { }',
  'atomic { atomic { step; } }',
  'atomic { for (;;) step; }',
  'for (;;) { step; }',
  'while (true) { choose { step; break; } }',
  'do { continue; step; } while (false);',
  'if (true) ; else { }',
  'int unused; unused = unused - 1;',
  'int wide = 0x7fffffff; wide = wide + 1;',
  'local_irq_disable();',
  'local_irq_enable();',
  'fence();',
  'return;',
  'return 0xffffffff;',
  'assert 1 / 0 == 0 "It is not.";',
  'await 1 % 0 == 0;',
  'hlt();',
  'exit(OTHER);',
  'safe_halt();',
  'step;',
  ';',
];

const items = [
  'bool extra; never extra extra_never "Never.";',
  'u31 wide = 0x7fffffff; final wide == -1 wide_final "At the end.";',
  's31 low = -1073741824; cover low < 0 low_cover "Below.";',
  'mutex extra_m; lane extra_lane; task extra_task on extra_lane endless { for (;;) { mutex_lock(&extra_m); mutex_unlock(&extra_m); } }',
  'env extra_env { int 0..2 left = 2; while (left > 0) { step; left--; } }',
  'lane extra_lane[2]; task extra[k : 2] on extra_lane[k] { choose { step; { step; step; } } }',
  'ghost int 0..1 extra_ghost; never extra_ghost == 1 seen_ghost "Never.";',
  'possible finished extra_end "It ends.";',
  'rest when true;',
  'always eventually rest extra_rest "It rests.";',
  'param extra = one | two;',
  'memory tso;',
  'ipi flight;',
  'word 32;',
  'enum extra_enum { EXTRA };',
  'struct extra_struct { spinlock l; u8 n; }; extra_struct extra_s[2];',
];

/** A text that the seed makes of some of `texts`. */
export function mutatedText(seed: number, texts: readonly string[]): string {
  const chance = createChance(seed);
  let tokens = tokensOf(chance.pick(texts));
  const other = tokensOf(chance.pick(texts));
  for (let edits = 1 + chance.below(4); edits > 0; edits--) tokens = edited(chance, tokens, other);
  return tokens.join('');
}

function tokensOf(text: string): readonly string[] {
  return [...text.matchAll(TOKEN)].map(([token]) => token);
}

function edited(chance: Chance, tokens: readonly string[], other: readonly string[]): readonly string[] {
  if (tokens.length === 0) return other;
  const at = chance.below(tokens.length);
  const with_ = (count: number, put: readonly string[]): readonly string[] =>
    tokens.toSpliced(at, count, ...put);
  const replaced = (where: (token: string) => boolean, by: readonly string[]): readonly string[] => {
    const found = tokens.flatMap((token, index) => (where(token) ? [index] : []));
    return found.length === 0 ? tokens : tokens.with(chance.pick(found), chance.pick(by));
  };
  const behind = (where: readonly string[], put: string): readonly string[] => {
    const found = tokens.flatMap((token, index) => (where.includes(token) ? [index] : []));
    return found.length === 0 ? tokens : tokens.toSpliced(chance.pick(found) + 1, 0, ` ${put} `);
  };
  return chance.pick([
    () => with_(1, []),
    () => with_(0, [chance.pick(tokens)]),
    () => with_(1, [chance.pick(tokens)]),
    () => with_(1, [chance.pick(other)]),
    () => with_(0, stretch(chance, other)),
    () => with_(1 + chance.below(12), []),
    () => replaced((token) => /^\d/.test(token), chance.oneIn(2) ? numbers : largeNumbers),
    () => replaced((token) => operators.includes(token), operators),
    () => replaced((token) => /^[a-z]\w*$/.test(token), names(tokens)),
    () => behind(['{', '}', ';'], chance.pick(statements)),
    () => behind([';', '{'], chance.pick(statements)),
    () => [...tokens, '\n', chance.pick(items)],
  ])();
}

/** Some tokens in a row, up to a brace or a semicolon. */
function stretch(chance: Chance, tokens: readonly string[]): readonly string[] {
  const from = chance.below(Math.max(1, tokens.length));
  const end = tokens.findIndex((token, index) => index > from && (token === ';' || token === '}'));
  return tokens.slice(from, Math.min(end + 1, from + 40));
}

function names(tokens: readonly string[]): readonly string[] {
  return tokens.filter((token) => /^[a-zA-Z]\w*$/.test(token));
}
