// The shipped scenarios, each in a file of its own that is fetched when somebody opens it: its text, and the syntax
// that the build has read of it (`config/builtModules.ts`), so that it opens without the parser.

import type { LowerAssembly } from '../lang/flow/lowering.ts';

export interface PreparedText {
  readonly text: string;
  /** Stored, as `storedSyntax.ts` of lang has it. */
  readonly syntax: string;
  /** Undefined where the scenario has no guest in assembly. */
  readonly assembly: LowerAssembly | undefined;
}

const loaders = import.meta.glob<PreparedText>('./*.race', { query: '?prepared', import: 'prepared' });

/** Fetches a text; undefined where there is no such scenario. Rejects where it cannot be fetched. */
export async function loadText(id: string): Promise<PreparedText | undefined> {
  return loaders[`./${id}.race`]?.();
}
