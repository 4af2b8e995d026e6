// What is wrong with a text, where, and what to write instead.

export interface Diagnostic {
  /** Offsets into the scenario's text (UTF-16 units), `to` exclusive. */
  readonly from: number;
  readonly to: number;
  /** `failure`: nothing is known to be wrong with the text; whoever read it failed. */
  readonly severity: 'error' | 'warning' | 'failure';
  /** What is wrong: one sentence. */
  readonly message: string;
  /** What to write instead: one sentence or a line of code; undefined where the message says it. */
  readonly hint: string | undefined;
}
