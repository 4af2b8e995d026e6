// A shipped scenario, as the build has stored it for the page.

import type { ChartTable } from '../../model/chart.ts';
import type { Program } from '../../model/program.ts';
import type { Scenario } from '../../model/scenario.ts';
import type { Shipped } from './compileCache.ts';

/**
 * Without what the page has anyway: the text in scenario and program, and the tables of the charts. And without the parts
 * of its properties: that those of a shipped scenario matter was seen to before.
 */
export interface StoredShipped {
  readonly text: string;
  readonly scenario: Omit<Scenario, 'text'>;
  readonly program: Omit<Program, 'text' | 'charts' | 'parts'>;
}

/** The scenario as it opens, under its first settings. */
export function restoreShipped(id: string, stored: StoredShipped, charts: readonly ChartTable[]): Shipped {
  const { text, scenario, program } = stored;
  return {
    id,
    text,
    first: { scenario: { ...scenario, text }, program: { ...program, parts: [], text, charts } },
  };
}
