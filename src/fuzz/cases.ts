// How many inputs are made of a seed: few every day, more by `npm run verify`, as many as anybody likes by `npm run fuzz`.

import { describe, expect, it } from 'vitest';

/** Inputs of each kind. `FUZZ_CASES` is what `npm run fuzz` was asked for. */
const cases = casesAsked();

/** Inputs in one test. */
const PER_GROUP = 50;
/** CPU seconds that one input may take: beyond it somebody's page stands still. Only `npm run fuzz` asks. */
const SECONDS_MAX = 1;

function casesAsked(): number {
  if (process.env['FUZZ'] === '1') return Number(process.env['FUZZ_CASES'] ?? '100000');
  return process.env['VERIFY'] === '1' ? 2_000 : 50;
}

interface Slowest {
  seconds: number;
  seed: number;
}

/**
 * Makes inputs of the seeds from 1 on and hands each to `take`, which throws where something is wrong. A failure names
 * its seed and shows the input. `npm run fuzz` also fails on an input that takes more than a second of the processor.
 */
export function fuzz(
  claim: string,
  make: (seed: number) => string,
  take: (input: string, seed: number) => void,
) {
  describe(claim, () => {
    const slowest: Slowest = { seconds: 0, seed: 0 };
    it.each(Array.from({ length: Math.ceil(cases / PER_GROUP) }, (_, group) => 1 + group * PER_GROUP))(
      'from seed %i on',
      (first) => {
        for (let seed = first; seed < first + PER_GROUP; seed++) takeOne(make, take, seed, slowest);
      },
    );
    it.runIf(process.env['FUZZ'] === '1')(`takes less than ${SECONDS_MAX} s for each`, () => {
      expect(slowest.seconds, `seed ${slowest.seed}:\n${make(slowest.seed)}`).toBeLessThan(SECONDS_MAX);
    });
  });
}

function takeOne(
  make: (seed: number) => string,
  take: (input: string, seed: number) => void,
  seed: number,
  slowest: Slowest,
): void {
  const input = make(seed);
  const before = process.cpuUsage();
  try {
    take(input, seed);
  } catch (error) {
    throw new Error(`seed ${seed}:\n${input}`, { cause: error });
  }
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  if (seconds > slowest.seconds) Object.assign(slowest, { seconds, seed });
}
