/** The litmus programs under all three models: which ends they have, and which they never have. */

import { describe, expect, it } from 'vitest';
import { programs } from '../fixtures/litmus/litmus.ts';
import { answers, engineOutcomes } from '../fixtures/litmus/outcomes.ts';
import { MEMORY_MODELS } from '../model/program.ts';

describe('litmus programs', () => {
  for (const litmus of programs) {
    it(`${litmus.name}: the question is answered as it was measured`, () => {
      const verdicts = MEMORY_MODELS.map((memory) => {
        const found = [...engineOutcomes(litmus, memory)].some((outcome) => answers(outcome, litmus));
        return `${memory} ${found ? 'yes' : 'no'}`;
      });
      expect(verdicts).toEqual(MEMORY_MODELS.map((memory) => `${memory} ${litmus[memory]}`));
    });
  }
});
