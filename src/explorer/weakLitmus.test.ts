/** The litmus programs under all three models: which ends they have, and which they never have. */

import { describe, expect, it } from 'vitest';
import { allowedOutcomes } from '../fixtures/litmus/axioms.ts';
import { namesOf, type Operation, programs } from '../fixtures/litmus/litmus.ts';
import { answers, engineOutcomes } from '../fixtures/litmus/outcomes.ts';
import { randomThreads } from '../fixtures/litmus/randomLitmus.ts';
import { referenceOutcomes } from '../fixtures/litmus/reference.ts';
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

const passing: readonly Operation[] = [
  { k: 'W', x: 'x', v: 1 },
  { k: 'F', f: 'wmb' },
  { k: 'W', x: 'y', v: 1 },
];
const flag: Operation = { k: 'R', x: 'y', r: 'r0' };
const [between, data]: readonly [Operation & { k: 'R' }, Operation & { k: 'R' }] = [
  { k: 'R', x: 'z', r: 'r1' },
  { k: 'R', x: 'x', r: 'r2' },
];

describe('a load between flag and data', () => {
  const ways: readonly [string, readonly Operation[]][] = [
    [
      'leads on where each address hangs on the load before',
      [
        { ...between, addr: ['r0'] },
        { ...data, addr: ['r1'] },
      ],
    ],
    ['leads on with acquire', [{ ...between, addr: ['r0'], acq: true }, data]],
  ];
  it.each(ways)('%s', (_, reader) => {
    const threads = [passing, [flag, ...reader]];
    const found = [...engineOutcomes({ name: 'chain', threads }, 'weak')];
    expect(found.filter((outcome) => outcome.startsWith('1:r0=1 ') && outcome.includes('1:r2=0'))).toEqual(
      [],
    );
    expect(found.sort()).toEqual([...allowedOutcomes(threads, ['x', 'y', 'z'])].sort());
  });
});

const verifying = import.meta.env['VERIFY'] !== undefined;

/** Some hundreds in a test, so that a slow machine is not taken for one that hangs. */
const PER_GROUP = verifying ? 200 : 50;
const seeds = verifying ? 5_000 : 50;

describe.each(Array.from({ length: seeds / PER_GROUP }, (_, group) => 1 + group * PER_GROUP))(
  'random litmus programs from seed %i on',
  (first) => {
    it('end under weak as the reference says, and never as the axioms forbid', () => {
      for (let seed = first; seed < first + PER_GROUP; seed++) {
        const litmus = { name: `seed ${seed}`, threads: randomThreads(seed) };
        const { places } = namesOf(litmus);
        const weak = [...engineOutcomes(litmus, 'weak')].sort();
        expect(weak, litmus.name).toEqual([...referenceOutcomes(litmus.threads, places)].sort());
        const allowed = allowedOutcomes(litmus.threads, places);
        expect(
          weak.filter((outcome) => !allowed.has(outcome)),
          litmus.name,
        ).toEqual([]);
      }
    });

    it('show under a weaker model what they show under a stronger one', () => {
      for (let seed = first; seed < first + PER_GROUP; seed++) {
        const litmus = { name: `seed ${seed}`, threads: randomThreads(seed) };
        const [sc, tso, weak] = MEMORY_MODELS.map((memory) => engineOutcomes(litmus, memory));
        expect(
          [...(sc ?? [])].filter((outcome) => tso?.has(outcome) !== true),
          litmus.name,
        ).toEqual([]);
        expect(
          [...(tso ?? [])].filter((outcome) => weak?.has(outcome) !== true),
          litmus.name,
        ).toEqual([]);
      }
    });
  },
);

describe('locks', () => {
  it('let a section of one step end as one of many does', () => {
    const locked = programs.filter(({ threads }) => threads.flat().some(({ k }) => k === 'L'));
    const found = locked.filter(({ threads }) => threads.every(isOneStep));
    for (const litmus of found) {
      const coarse = engineOutcomes(litmus, 'weak', 'spinlock');
      expect([...coarse].sort(), litmus.name).toEqual([...engineOutcomes(litmus, 'weak')].sort());
    }
    expect(found.length).toBeGreaterThan(1);
  });
});

/** Whether each section has nothing in it that the lock would have to guard. */
function isOneStep(ops: readonly Operation[]): boolean {
  return ops.every(({ k }, index) => k !== 'L' || ops[index + 1]?.k === 'X');
}
