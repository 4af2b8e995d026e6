// Kernel C, pasted into a scenario: what the language has no word for is skipped, or said in its own words, and told once.
// The text that comes out is as long as the one that went in, so that everything in it stands where its author sees it.

import { matched } from '../../base/matched.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Range } from '../syntax/syntax.ts';
import { readDirective } from './directives.ts';
import { Rewriting } from './rewriting.ts';
import type { Token } from './tokens.ts';
import {
  DECLARING,
  INTEGER_WORDS,
  LOOPS,
  NAMED_INTEGERS,
  REGISTERING,
  SKIPPED,
  SKIPPED_CALLS,
  TELLING,
} from './words.ts';

/** A `#define` of a constant: a declaration in the language, and where it stands. */
interface Defined extends Range {
  readonly declaration: string;
}

interface ReadC {
  /** The text in the language's own words, of the same length. */
  readonly text: string;
  readonly defined: readonly Defined[];
  /** Of each kind of thing one warning, where it stands first; an error for what must be written in another way. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads what is no text of the language as C; undefined where nothing in it looks like C. */
export function readC(text: string): ReadC | undefined {
  const reader = new Reader(text);
  reader.read();
  return reader.isRewritten
    ? { text: reader.rewritten(), defined: reader.defined, diagnostics: reader.diagnostics }
    : undefined;
}

class Reader extends Rewriting {
  readonly defined: Defined[] = [];
  /** Braces and parentheses that are open. */
  private depth = 0;
  private braces = 0;

  read(): void {
    for (let at = 0; at < this.tokens.length; ) at = this.readAt(at);
  }

  /** Reads what begins at a token, and says where to go on. */
  private readAt(at: number): number {
    const token = this.token(at);
    switch (token.kind) {
      case 'directive':
        this.directive(token);
        return at + 1;
      case 'number': {
        const [, digits] = matched(/^((?:0[xX][0-9a-fA-F]+)|\d+)[uUlL]+$/, token.text);
        if (digits !== undefined) this.replace({ ...token, from: token.from + digits.length });
        return at + 1;
      }
      case 'word':
        return this.word(at, token);
      case 'sign':
        return this.sign(at, token);
    }
  }

  private sign(at: number, { text }: Token): number {
    if (text === '(') {
      const end = this.castFrom(at);
      if (end !== undefined) return end;
    }
    if (text === '++' || text === '--') return this.prefixed(at);
    if (text === '{') this.braces++;
    if (text === '}') this.braces--;
    if (text === '{' || text === '(') this.depth++;
    if (text === '}' || text === ')') this.depth--;
    return at + 1;
  }

  /** `++x->n;` as a statement is `x->n++;`. */
  private prefixed(at: number): number {
    const before = this.token(at - 1).text;
    let end = at + 1;
    while (this.token(end).kind === 'word' || /^(?:->|[.[\]])$/.test(this.token(end).text)) end++;
    if (end === at + 1 || this.token(end).text !== ';' || !/^[;{})]$/.test(before)) return at + 1;
    const { from, to } = this.rangeOf(at, end);
    this.replace({ from, to }, `${this.text.slice(from + 2, to)}${this.text.slice(from, from + 2)}`);
    return end;
  }

  /** What a switch chooses between; the switch itself is told of. */
  private chosen(at: number): number {
    const end = this.token(at).text === 'default' ? at + 1 : at + 2;
    return this.token(end).text === ':' ? this.blank(at, end + 1) : at + 1;
  }

  private word(at: number, token: Token): number {
    const { text } = token;
    const follows = this.token(at + 1).text;
    if (text === 'static' && this.braces > 0 && this.isDeclaration(at + 1)) {
      this.refuse(
        token,
        'A static local is shared by all who call this.',
        'Declare it beside the functions.',
      );
      this.replace(token);
      return at + 1;
    }
    const isCall = SKIPPED_CALLS.has(text) && follows === '(';
    if (isCall || SKIPPED.has(text)) {
      const end = isCall ? this.closing(at + 1) + 1 : at + 1;
      return this.skip(at, end, `${text} says nothing about how the code runs`);
    }
    if (text === 'const' && this.onlyForbids(at)) return this.skip(at, at + 1, 'const only forbids');
    if (text === 'struct' || text === 'union' || text === 'enum') return this.tag(at);
    if (INTEGER_WORDS.has(text)) return this.integer(at);
    if (text === 'case' || text === 'default') return this.chosen(at);
    return this.call(at, token, follows);
  }

  /** `const int N = 3;` beside the functions is a constant; elsewhere it only forbids. */
  private onlyForbids(at: number): boolean {
    return this.depth > 0 || !['int', 'bool'].includes(this.token(at + 1).text);
  }

  /** `struct foo *p`: the name alone is the type. */
  private tag(at: number): number {
    const [name, then] = [this.token(at + 1), this.token(at + 2)];
    if (name?.kind !== 'word' || then?.text === '{') return at + 1;
    if (then?.text === ';' && this.depth === 0)
      return this.skip(at, at + 3, 'What is declared further down needs no line before');
    return this.blank(at, at + 1);
  }

  /** `unsigned long flags`. */
  private integer(at: number): number {
    let end = at + 1;
    while (INTEGER_WORDS.has(this.token(end).text)) end++;
    const whole = this.rangeOf(at, end);
    const words = this.text.slice(whole.from, whole.to);
    if (words !== 'int') {
      this.replace(whole, 'int');
      this.note(
        'integer',
        whole,
        `${words.replace(/\s+/g, ' ')} is read as int.`,
        'What a local may hold follows from what is assigned to it; a variable that others see needs a range: int 0..3 x;',
      );
    }
    return end;
  }

  private call(at: number, token: Token, follows: string | undefined): number {
    const { text } = token;
    if (follows !== '(') return at + 1;
    const close = this.closing(at + 1);
    if (this.depth === 0 && REGISTERING.test(text)) {
      const end = this.token(close + 1).text === ';' ? close + 2 : close + 1;
      return this.skip(at, end, `${text} says nothing about how the code runs`);
    }
    const declares = DECLARING.get(text);
    if (declares !== undefined) {
      this.replace(this.rangeOf(at, at + 2), declares);
      this.replace(this.rangeOf(close, close + 1));
      return close + 1;
    }
    if (LOOPS.test(text)) {
      this.refuse(
        this.rangeOf(at, close + 1),
        `There is no loop ${text}.`,
        'Count: for (int i = 0; i < 2; i++) { … }',
      );
      this.replace(this.rangeOf(at, close + 1));
      return close + 1;
    }
    if (TELLING.test(text) && this.depth > 0)
      return this.skip(at, close + 1, `${text} only prints, traces or checks`);
    if (/^WARN(?:_ONCE)?$/.test(text)) return this.warn(at, close);
    return at + 1;
  }

  /** `WARN(condition, "format", …)`: what is printed does not count. */
  private warn(at: number, close: number): number {
    let depth = 0;
    for (let each = at + 1; each < close; each++) {
      const text = this.token(each).text;
      if (text === '(') depth++;
      if (text === ')') depth--;
      if (text === ',' && depth === 1) {
        this.replace(this.rangeOf(each, close));
        break;
      }
    }
    return at + 1;
  }

  /** Where to go on behind `(struct foo *)`, `(unsigned)`, or the `(void)` of a function without parameters. */
  private castFrom(at: number): number | undefined {
    const close = this.closing(at);
    const inside = this.tokens.slice(at + 1, close);
    const before = this.token(at - 1);
    const behind = this.token(close + 1);
    if (
      inside.length === 1 &&
      inside[0]?.text === 'void' &&
      before?.kind === 'word' &&
      before.text !== 'return'
    ) {
      this.replace(this.rangeOf(at + 1, close));
      return close + 1;
    }
    const stands = before === undefined || (before.kind !== 'word' && !/[)\]]/.test(before.text));
    const casts = behind !== undefined && (behind.kind !== 'sign' || /^[(&*~!"'-]$/.test(behind.text));
    if (!isType(inside) || !casts || !(stands || before?.text === 'return')) return undefined;
    const whole = this.rangeOf(at, close + 1);
    const words = this.text.slice(whole.from, whole.to);
    // `(void) x;` says that a name is not used.
    const end =
      this.token(close + 2).text === ';' && /^\(\s*void/.test(words) && behind.kind === 'word' ? 2 : 1;
    this.replace(this.rangeOf(at, close + end));
    this.note('cast', whole, `The cast ${words.replace(/\s+/g, ' ')} is skipped: all values are integers.`);
    return close + end;
  }

  private directive(token: Token): void {
    const read = readDirective(token);
    this.replace(token);
    switch (read.kind) {
      case 'constant':
        this.defined.push({ from: token.from, to: token.to, declaration: read.declaration });
        this.note('define', token, `This is read as ${read.declaration}`);
        return;
      case 'skipped':
        this.note(read.message, token, read.message);
        return;
      case 'refused':
        this.refuse(token, read.message, read.hint);
        return;
      case 'silent':
    }
  }

  /** `int x`, `struct foo bar`: two words, and no call. */
  private isDeclaration(at: number): boolean {
    return this.token(at).kind === 'word' && this.token(at + 2).text !== '(';
  }
}

/** Whether what stands in parentheses can only be a type. */
function isType(inside: readonly Token[]): boolean {
  const words = inside.filter(({ kind }) => kind === 'word').map(({ text }) => text);
  const stars = inside.filter(({ text }) => text === '*').length;
  if (words.length === 0 || words.length + stars !== inside.length) return false;
  const [first = ''] = words.filter((word) => word !== 'const' && !SKIPPED.has(word));
  if (['struct', 'union', 'enum', 'bool', 'void'].includes(first) || NAMED_INTEGERS.has(first)) return true;
  if (INTEGER_WORDS.has(first) || /^[us]\d+$/.test(first)) return true;
  return stars > 0 && inside.at(-1)?.text === '*';
}
