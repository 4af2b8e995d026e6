/** What other settings than a scenario's first ones need: a run takes its first step without it. */

import { charts } from 'virtual:charts';
import { prelude } from 'virtual:prelude';
import { restoreScenario } from './lang/storedScenario.ts';
import type { Shipped } from './store/inputs/compileCache.ts';

export { compile } from './lang/compile.ts';
export { combinations } from './lang/names/combinations.ts';

/** The scenario with what compiles of it. */
export function withSource(shipped: Shipped, syntax: string): Shipped {
  const { id, text } = shipped;
  return { ...shipped, parsed: restoreScenario({ id, text, syntax, prelude, charts }) };
}
