// A text in good form: lines set in by their depth, one empty line at most between two, nothing behind the last word.
// What stands in a line stays as it is, and so do comments, strings over several lines, and how an author has aligned
// the further lines of a statement. The program that a text compiles to is the same.

import type { SyntaxNode, Tree } from '@lezer/common';
import { defined } from '../../base/defined.ts';
import { Tally } from '../../base/tally.ts';
import { parser } from './race.parser.js';

/** Blanks for each brace that is open. */
const INDENT = 4;

/** Formats a text. Doing it twice changes nothing more. A text with errors is formatted as far as it is understood. */
export function formatText(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const source = lines.join('\n');
  const tree = parser.parse(source);
  const kept = linesWithin(tree, source);
  const depths = depthsOf(tree, source);
  const out: string[] = [];
  let start = 0;
  /** How far the first line of the statement moved: its further lines move with it. */
  let shift = 0;
  for (const [index, line] of lines.entries()) {
    const content = line.trim();
    if (kept.has(index)) out.push(line);
    else if (content === '') {
      if (out.length > 0 && out.at(-1) !== '') out.push('');
    } else {
      const expanded = expandedIndent(line);
      const at = start + line.length - line.trimStart().length;
      if (startsUnit(tree, at, content)) {
        const depth = Math.max(0, defined(depths[index]) - (content.startsWith('}') ? 1 : 0));
        shift = depth * INDENT - expanded;
      }
      out.push(
        ' '.repeat(Math.max(0, expanded + shift)) + (kept.has(index + 1) ? line.trimStart() : content),
      );
    }
    start += line.length + 1;
  }
  while (out.at(-1) === '') out.pop();
  return `${out.join('\n')}\n`;
}

/** Columns before the first word; a tab is four of them here. */
function expandedIndent(line: string): number {
  const blank = line.slice(0, line.length - line.trimStart().length);
  return [...blank].reduce((columns, sign) => columns + (sign === '\t' ? INDENT : 1), 0);
}

/** Lines that begin within a string or a comment: they stay as they are. */
function linesWithin(tree: Tree, text: string): ReadonlySet<number> {
  const found = new Set<number>();
  tree.iterate({
    enter: ({ name, from, to }) => {
      if (name !== 'LongString' && name !== 'BlockComment') return;
      const first = lineAt(text, from);
      for (let line = first + 1; line <= lineAt(text, to); line++) found.add(line);
    },
  });
  return found;
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length - 1;
}

/** For each line, how many braces are open at its beginning. */
function depthsOf(tree: Tree, text: string): readonly number[] {
  const braces = new Tally<number>();
  tree.iterate({
    enter: ({ name, from }) => {
      if (name === '{' || name === '}') braces.add(from, name === '{' ? 1 : -1);
    },
  });
  const depths: number[] = [];
  let depth = 0;
  let at = 0;
  for (const line of text.split('\n')) {
    depths.push(depth);
    for (let offset = at; offset < at + line.length; offset++) depth += braces.of(offset);
    at += line.length + 1;
  }
  return depths;
}

/** Whether a line begins something of its own: an item, a statement in braces, a comment between them, a closing brace. */
function startsUnit(tree: Tree, at: number, content: string): boolean {
  if (content.startsWith('}')) return true;
  for (let node: SyntaxNode | null = tree.resolveInner(at, 1); node !== null; node = node.parent) {
    if (node.from !== at) return false;
    const { parent } = node;
    if (parent === null || parent.name === 'File' || parent.getChild('{') !== null) return true;
  }
  return true;
}
