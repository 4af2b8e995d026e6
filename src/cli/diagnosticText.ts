// What is wrong with a text, as compilers print it: place, sentence, the line, and what to write instead.

import { defined } from '../base/defined.ts';
import { lineAt, lineText, type TextLines, textLines } from '../facts/textLines.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { beside } from './words.ts';

/** `lost-update.race:12:18: error: …`, the line with carets, what to write instead; for each diagnostic. */
export function printDiagnostics(
  { file, text }: { readonly file: string; readonly text: string },
  diagnostics: readonly Diagnostic[],
): string {
  const lines = textLines(text);
  return diagnostics.map((diagnostic) => printDiagnostic(file, lines, diagnostic)).join('');
}

function printDiagnostic(file: string, lines: TextLines, diagnostic: Diagnostic): string {
  const { from, to, severity, message, hint } = diagnostic;
  const number = lineAt(lines, from);
  const line = lineText(lines, number).trimEnd();
  const column = from - defined(lines.starts[number - 1]);
  const marked = Math.max(1, Math.min(to - from, line.length - column));
  return [
    `${file}:${number}:${column + 1}: ${severity}: ${message}\n`,
    `  ${line}\n`,
    // Tabs stay tabs, so that the carets stand under what they mean.
    `  ${line.slice(0, column).replace(/[^\t]/g, ' ')}${'^'.repeat(marked)}\n`,
    hint === undefined ? '' : beside('  ', hint),
  ].join('');
}
