/** A place in a text, all numbers from 1, and what is wrong there. */
export interface ShownDiagnostic {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: 'error' | 'warning' | 'failure';
  readonly message: string;
}

/** What the JSON of `wakelane check --json` says; empty where it is no such JSON. */
export function diagnosticsIn(out: string): readonly ShownDiagnostic[];
