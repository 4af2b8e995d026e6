// The shipped scenarios, each in a file of its own that is fetched when somebody opens it: its text with what it is
// under its first settings, which the build has worked out (`config/builtModules.ts`), so that it opens without the
// compiler.

import type { Program } from '../model/program.ts';
import type { Scenario } from '../model/scenario.ts';

export interface PreparedText {
  readonly text: string;
  readonly scenario: Omit<Scenario, 'text'>;
  readonly program: Omit<Program, 'text' | 'charts'>;
}

const texts = import.meta.glob<PreparedText>('./*.race', { query: '?prepared', import: 'prepared' });

/** Fetches a text; undefined where there is no such scenario. Rejects where it cannot be fetched. */
export async function loadText(id: string): Promise<PreparedText | undefined> {
  return texts[`./${id}.race`]?.();
}
