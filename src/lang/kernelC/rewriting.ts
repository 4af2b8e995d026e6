// A text whose tokens are replaced by others of the same length, so that everything in it stays where it stands, and what was
// noticed on the way.

import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Range } from '../syntax/syntax.ts';
import { type Token, tokensOf } from './tokens.ts';

export class Rewriting {
  protected readonly text: string;
  protected readonly tokens: readonly Token[];
  private readonly edits: (Range & { readonly words: string })[] = [];
  private readonly told = new Map<string, Diagnostic>();

  constructor(text: string) {
    this.text = text;
    this.tokens = tokensOf(text);
  }

  get isRewritten(): boolean {
    return this.edits.length > 0;
  }

  get diagnostics(): readonly Diagnostic[] {
    return [...this.told.values()];
  }

  /** As long as the text, line by line. */
  rewritten(): string {
    let out = '';
    let at = 0;
    for (const { from, to, words } of this.edits.toSorted((a, b) => a.from - b.from)) {
      // What stands in something that is skipped is skipped.
      if (from < at) continue;
      // Line breaks stay: an instruction of assembly ends with its line.
      const blank = this.text.slice(from + words.length, to).replace(/[^\n]/g, ' ');
      out += this.text.slice(at, from) + words + blank;
      at = to;
    }
    return out + this.text.slice(at);
  }

  protected skip(at: number, end: number, why: string): number {
    const whole = this.rangeOf(at, end);
    this.note(this.token(at).text, whole, `${why}: it is skipped.`);
    return this.blank(at, end);
  }

  protected blank(at: number, end: number): number {
    this.replace(this.rangeOf(at, end));
    return end;
  }

  protected replace({ from, to }: Range, words = ''): void {
    this.edits.push({ from, to, words });
  }

  /** Of each kind the first is told. */
  protected note(kind: string, { from, to }: Range, message: string, hint?: string): void {
    if (!this.told.has(kind)) this.told.set(kind, { from, to, severity: 'warning', message, hint });
  }

  protected refuse({ from, to }: Range, message: string, hint: string): void {
    this.told.set(`error at ${from}`, { from, to, severity: 'error', message, hint });
  }

  /** Before the first and behind the last stands a sign without a text. */
  protected token(at: number): Token {
    return this.tokens[at] ?? { kind: 'sign', text: '', from: this.text.length, to: this.text.length };
  }

  protected rangeOf(at: number, end: number): Range {
    const first = this.tokens[at];
    const last = this.tokens[Math.min(end, this.tokens.length) - 1];
    const from = first?.from ?? this.text.length;
    return { from, to: Math.max(from, last?.to ?? from) };
  }

  /** The token that closes the parenthesis at `at`; the last one where none does. */
  protected closing(at: number): number {
    let depth = 0;
    for (let each = at; each < this.tokens.length; each++) {
      const text = this.tokens[each]?.text;
      if (text === '(') depth++;
      if (text === ')') depth--;
      if (depth === 0) return each;
    }
    return this.tokens.length - 1;
  }
}
