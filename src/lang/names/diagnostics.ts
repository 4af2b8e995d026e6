// Collects the diagnostics of one compilation; several are reported at once.

import type { Diagnostic } from '../../model/diagnostic.ts';
import { DIAGNOSTICS_MAX } from '../../model/limits.ts';
import type { Node } from '../syntax/syntax.ts';

export class Diagnostics {
  private readonly found: Diagnostic[] = [];
  private readonly seen = new Set<string>();
  private readonly doubtful = new Set<string>();
  private readonly text: string;
  private readonly oncePerLine: boolean;
  private readonly lines = new Set<number>();
  private closed = false;
  /** How often an error was said, repetitions included. */
  said = 0;

  /** `text`: what the nodes stand in. `oncePerLine`: of each line the first error is told, for whoever goes through pasted code. */
  constructor(text: string, oncePerLine = false) {
    this.text = text;
    this.oncePerLine = oncePerLine;
  }

  /** Notes an error on a node; text inlined twice is reported once. A node of the prelude has no place in the user's text: pass the call. */
  error(node: Pick<Node, 'from' | 'to'>, message: string, hint?: string): void {
    this.add({ from: node.from, to: node.to, severity: 'error', message, hint });
  }

  warning(node: Pick<Node, 'from' | 'to'>, message: string, hint?: string): void {
    this.add({ from: node.from, to: node.to, severity: 'warning', message, hint });
  }

  /** Nobody knows what this name stands for: what is wrong with a statement that has it only follows from that. */
  doubt(name: string): void {
    this.doubtful.add(name);
  }

  /** What would be said from now on only follows from what was said. */
  close(): void {
    this.closed = true;
  }

  get failed(): boolean {
    return this.found.some((diagnostic) => diagnostic.severity === 'error');
  }

  /** In order of the text. */
  get diagnostics(): readonly Diagnostic[] {
    return [...this.found].sort((a, b) => a.from - b.from || a.to - b.to);
  }

  private add(diagnostic: Diagnostic): void {
    if (diagnostic.severity === 'error') this.said += 1;
    const key = `${diagnostic.from} ${diagnostic.to} ${diagnostic.message}`;
    if (this.closed || this.seen.has(key) || this.found.length >= DIAGNOSTICS_MAX) return;
    if (this.isDoubtful(diagnostic)) return;
    if (this.oncePerLine && diagnostic.severity === 'error') {
      const line = this.text.lastIndexOf('\n', diagnostic.from - 1);
      if (this.lines.has(line)) return;
      this.lines.add(line);
    }
    this.seen.add(key);
    this.found.push(diagnostic);
  }

  /** The text around, as far as the line and the statement go: an instruction of assembly ends with its line. */
  private isDoubtful({ from, to }: Diagnostic): boolean {
    if (this.doubtful.size === 0) return false;
    const begin = this.text.slice(0, from).search(/[^;{}\n]*$/);
    const end = this.text.slice(to).search(/[;{}\n]|$/);
    const words = this.text.slice(begin, to + end).matchAll(/[A-Za-z_]\w*/g);
    return [...words].some(([word]) => this.doubtful.has(word));
  }
}
