// What `wakelane check --json` prints: a form of its own, described in docs/json.md.

import { defined } from '../base/defined.ts';
import { lineAt, type TextLines, textLines } from '../facts/textLines.ts';
import { diagnose } from '../lang/diagnose.ts';
import { charts } from '../machines/charts.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { EXIT, type ExitCode } from './io.ts';
import type { Named } from './sources.ts';

export interface CheckV1 {
  readonly schema: 'wakelane.check/1';
  readonly scenarios: readonly CheckedV1[];
  /** What the exit code says: whether all is as expected. */
  readonly verdict: 'as expected' | 'not as expected' | 'bad input' | 'unknown';
}

export interface CheckedV1 {
  readonly file: string;
  readonly diagnostics: readonly DiagnosticV1[];
  /** What is not as expected, or not known, as sentences; null where only the text was looked at. */
  readonly findings: readonly string[] | null;
}

/** All count from 1; the end is behind the last character. */
export interface DiagnosticV1 {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: Diagnostic['severity'];
  readonly message: string;
  readonly hint: string | null;
}

/** What is wrong with a text, under any of its settings; each mistake once. */
export function diagnosticsOf(named: Pick<Named, 'id' | 'text'>): readonly DiagnosticV1[] {
  const lines = textLines(named.text);
  return [...diagnose(named, charts)].flat().map((diagnostic) => diagnosticV1(lines, diagnostic));
}

function diagnosticV1(lines: TextLines, { from, to, severity, message, hint }: Diagnostic): DiagnosticV1 {
  const [line, column] = lineAndColumn(lines, from);
  const [endLine, endColumn] = lineAndColumn(lines, to);
  return { line, column, endLine, endColumn, severity, message, hint: hint ?? null };
}

function lineAndColumn(lines: TextLines, at: number): readonly [line: number, column: number] {
  const line = lineAt(lines, at);
  return [line, at - defined(lines.starts[line - 1]) + 1];
}

/** The exit code in words. */
export function verdictOf(code: ExitCode): CheckV1['verdict'] {
  switch (code) {
    case EXIT.good:
      return 'as expected';
    case EXIT.fails:
      return 'not as expected';
    case EXIT.unknown:
      return 'unknown';
    default:
      return 'bad input';
  }
}
