import { createChance } from '../oracle/chance.ts';
import { mutatedText } from '../oracle/mutatedText.ts';
import { fuzz } from './cases.ts';
import { shippedAndConforming } from './racesAtHand.ts';
import { useText } from './useText.ts';

const texts = shippedAndConforming().filter((text) => /\basm\b/.test(text));

const operands = [
  '%rax',
  '%eax',
  '%ax',
  '%al',
  '%rsp',
  '%rbp',
  '%r15',
  '(%rdx)',
  '8(%rdx)',
  '-8(%rsp)',
  '(%rax,%rcx,8)',
  '$0',
  '$-1',
  '$0xffffffff',
  '$2147483648',
  'x',
  '*%rax',
  '%gs:0',
  '',
];
const operations = [
  'mov',
  'movl',
  'movq',
  'movzbl',
  'xchg',
  'lock xadd',
  'lock cmpxchg',
  'cmpxchg',
  'lock mov',
  'lock bts',
  'btr',
  'bsf',
  'add',
  'adc',
  'sub',
  'neg',
  'not',
  'and',
  'or',
  'xor',
  'cmp',
  'test',
  'inc',
  'dec',
  'jz',
  'jnz',
  'jmp',
  'ja',
  'hlt',
  'sti',
  'cli',
  'pause',
  'mfence',
  'vmcall',
  'wbinvd',
  'push',
  'pop',
  'call',
  'ret',
  'rep',
  'nop',
  'shl',
  'imul',
];

/** A line of assembly, most often a wrong one, put somewhere between braces that begin with `asm`. */
function withInstruction(text: string, seed: number): string {
  const chance = createChance(seed);
  const places = [...text.matchAll(/\basm\b[^{]*\{|\n(?=\s*[a-z]+ [%$(])/g)].map(
    (match) => match.index + match[0].length,
  );
  const at = places.length === 0 ? text.length : chance.pick(places);
  const count = chance.below(4);
  const line = `${chance.pick(operations)} ${Array.from({ length: count }, () => chance.pick(operands)).join(', ')}`;
  return `${text.slice(0, at)}\n  ${line}\n${text.slice(at)}`;
}

fuzz(
  'guests in assembly that a seed makes of others do the same in every part',
  (seed) =>
    withInstruction(seed % 3 === 0 ? mutatedText(seed, texts) : (texts[seed % texts.length] ?? ''), seed),
  useText,
);
