import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Frame, Schedule, Turn } from '../model/run.ts';
import { isPrefix, isSameTurn, repeatedTurns, turnsFollowed, turnsOf } from './turns.ts';

const turn = fc.record({ actor: fc.constantFrom('a', 'b'), alternative: fc.nat(1) });
const schedule: fc.Arbitrary<Schedule> = fc.array(turn, { maxLength: 12 });

/** A run with these turns; of its states nothing is asked here. */
function runOf(turns: Schedule): readonly Frame[] {
  return [undefined, ...turns].map((each: Turn | undefined, index) => ({
    ...{ index, turn: each, state: new Uint32Array(), actor: undefined, choice: undefined, at: undefined },
    ...{ labels: [], happenings: [] },
  }));
}

describe('two turns', () => {
  it('are the same where actor and alternative are', () => {
    expect(isSameTurn({ actor: 'a', alternative: 1 }, { actor: 'a', alternative: 1 })).toBe(true);
    expect(isSameTurn({ actor: 'a', alternative: 1 }, { actor: 'a', alternative: 0 })).toBe(false);
    expect(isSameTurn({ actor: 'a', alternative: 1 }, { actor: 'b', alternative: 1 })).toBe(false);
  });

  it('are the same where neither is one', () => {
    expect(isSameTurn(undefined, undefined)).toBe(true);
    expect(isSameTurn(undefined, { actor: 'a', alternative: 0 })).toBe(false);
  });
});

describe('a run', () => {
  it('gives back the schedule that it plays', () => {
    fc.assert(
      fc.property(schedule, (turns) => {
        expect(turnsOf(runOf(turns))).toEqual(turns);
      }),
      { seed: 1 },
    );
  });

  it('follows a schedule as long as their turns are the same, and no longer than either', () => {
    fc.assert(
      fc.property(schedule, schedule, schedule, (shared, own, other) => {
        const turns = turnsFollowed(runOf([...shared, ...own]), [...shared, ...other]);
        expect(turns).toBeGreaterThanOrEqual(shared.length);
        expect(isPrefix([...shared, ...own].slice(0, turns), [...shared, ...other])).toBe(true);
        expect(isPrefix([...shared, ...own].slice(0, turns + 1), [...shared, ...other])).toBe(
          turns === shared.length + own.length,
        );
      }),
      { seed: 1 },
    );
  });
});

describe('a schedule', () => {
  it('begins with each of its own beginnings, and with nothing longer than itself', () => {
    fc.assert(
      fc.property(schedule, turn, (turns, more) => {
        for (let length = 0; length <= turns.length; length++)
          expect(isPrefix(turns.slice(0, length), turns)).toBe(true);
        expect(isPrefix([...turns, more], turns)).toBe(false);
      }),
      { seed: 1 },
    );
  });

  it('is the same with its repeated turns counted, and none of them twice in a row', () => {
    fc.assert(
      fc.property(schedule, (turns) => {
        const repeated = repeatedTurns(turns);
        expect(
          repeated.flatMap(({ turn: each, count }) => Array.from({ length: count }, () => each)),
        ).toEqual(turns);
        repeated.slice(1).forEach(({ turn: each }, index) => {
          expect(isSameTurn(each, repeated[index]?.turn)).toBe(false);
        });
      }),
      { seed: 1 },
    );
  });
});
