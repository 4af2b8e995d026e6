// What a step did, operation by operation: the lines that ran, in order, and what each of them changed.

import { lineAt, lineText, type TextLines } from '../facts/textLines.ts';
import type { Program } from '../model/program.ts';
import type { Frame, Happening } from '../model/run.ts';
import { deedsOf } from './effects.ts';

export interface OperationLine {
  readonly line: number;
  /** Its line of the text, or as much of the line as runs. */
  readonly code: string;
  readonly did: readonly string[];
}

/** Empty for steps that run no text of the scenario: drains, deliveries. */
export function operationsOf(
  program: Program,
  lines: TextLines,
  { happenings }: Frame,
): readonly OperationLine[] {
  const operations: { readonly line: number; readonly code: string; readonly found: Happening[] }[] = [];
  for (const happening of happenings) {
    const { from, to } = happening.at;
    if (to <= from) continue;
    const line = lineAt(lines, from);
    const last = operations.at(-1);
    if (last?.line === line) last.found.push(happening);
    else operations.push({ line, code: lineText(lines, line).trim(), found: [happening] });
  }
  return operations.map(({ line, code, found }) => ({ line, code, did: deedsOf(program, found) }));
}
