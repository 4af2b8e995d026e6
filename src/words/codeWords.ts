// What an unlabelled step is called: by its code, in one line. A section by its function or by what it does first, and an
// operation that takes two steps by the half that this one does.

import { matchedPart } from '../base/matched.ts';
import type { Location } from '../model/actors.ts';
import type { TextRange } from '../model/code.ts';

/** `range`: the operation's. `location`: where the step sets out; undefined where nobody stands. */
export function codeWords(text: string, range: TextRange, location: Location | undefined): string {
  const code = text.slice(range.from, range.to);
  if (/^atomic\b/.test(code)) return sectionWords(text, range, location);
  return halfWords(text, range) ?? oneLine(code);
}

/** `take()` for a function that is nothing but the section; else the section's first statement. */
function sectionWords(text: string, { from, to }: TextRange, location: Location | undefined): string {
  const call = location?.path.at(-1)?.call;
  const isWhole = /\)\s*\{\s*$/.test(text.slice(0, from)) && /^\s*\}/.test(text.slice(to));
  if (call !== undefined && isWhole) return oneLine(text.slice(call.from, call.to));
  const inside = text.slice(from, to).replace(/^atomic\s*/, '');
  return oneLine(firstStatement(inside)) || 'section';
}

/** Behind braces and labels. */
function firstStatement(code: string): string {
  const bare = code
    .replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\//g, ' ')
    .replace(/^(?:[\s{;]|"[^"]*"\s*:|[A-Za-z_]\w*\s*:(?!:))+/, '');
  return matchedPart(/^[^;{}]*/, bare);
}

const changes = /\+\+|--|[-+|&]=/;
const readsAndWrites = /^(?:inc|dec|neg|not|add|sub|and|or|xor|bts|btr|btc|xadd|cmpxchg)[bwlq]?\b(?!\()/;

/** `x++: load` and `x++: store`; undefined where an operation is done in one step. */
function halfWords(text: string, range: TextRange): string | undefined {
  const code = oneLine(text.slice(range.from, range.to));
  if (readsAndWrites.test(code) || (changes.test(code) && !/[=!<>]=|&&/.test(code))) return `${code}: store`;
  const before = matchedPart(/[^\n;{}]*$/, text.slice(0, range.from)).replace(/^\s*(?:"[^"]*"\s*:\s*)?/, '');
  if (readsAndWrites.test(before)) return `${before}${code}: load`;
  const behind = /^\s*(?:\+\+|--|[-+|&]=[^;{}]*)/.exec(text.slice(range.to))?.[0];
  return behind === undefined || /[(=,]\s*$/.test(before) ? undefined : `${oneLine(code + behind)}: load`;
}

/** Code in one line: without comments, as far as its block, without the semicolon. */
export function oneLine(code: string): string {
  return code
    .replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\//g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ?\{.*$/, '')
    .replace(/;\s*$/, '')
    .trim();
}
