// Each shipped scenario under its first settings, worked out beforehand, so that it opens without a compiler.

import type { Program } from '../model/program.ts';
import type { Scenario } from '../model/scenario.ts';
import { readShipped } from './reading.ts';
import { shippedTexts } from './shippedTexts.ts';

/** As `restoreShipped` reads it. */
export interface StoredFirst {
  readonly scenario: Omit<Scenario, 'text'>;
  readonly program: Omit<Program, 'text' | 'charts' | 'parts'>;
}

export const shippedFirst: Readonly<Record<string, StoredFirst>> = Object.fromEntries(
  [...shippedTexts].map(([id, text]) => [id, storeFirst(id, text)]),
);

function storeFirst(id: string, shipped: string): StoredFirst {
  const { scenario, program } = readShipped(id, shipped);
  const { text, ...ofScenario } = scenario;
  const { text: _, charts, parts, ...ofProgram } = program;
  return { scenario: ofScenario, program: ofProgram };
}
