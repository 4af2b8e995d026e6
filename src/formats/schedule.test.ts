import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TURNS_MAX } from '../model/limits.ts';
import type { Schedule } from '../model/run.ts';
import { printSchedule, readSchedule } from './schedule.ts';

const acrn = ['v[0]', 'v[1]', 'v[2]', 'idle[0]', 'notify[0]', 'notify[0].delivery', 'pcpu[0].drain'];

/** `a a.1 b` as turns: the long spelling, for tests. */
function turns(text: string): Schedule {
  return text.split(' ').map((word) => {
    const [, actor = '', alternative = '0'] = /^(.*?)(?:\.(\d+))?$/.exec(word) ?? [];
    return { actor, alternative: Number(alternative) };
  });
}

describe('printSchedule', () => {
  it.each([
    ['v[0]', 'v0'],
    ['v[0] v[0] v[0] v[1]', 'v0*3,v1'],
    ['v[0] v[0].1 v[0].1', 'v0,v0.1*2'],
    ['pcpu[0].drain notify[0].delivery', 'pcpu0.drain,notify0.delivery'],
  ])('writes %s as %s', (schedule, text) => {
    expect(printSchedule(turns(schedule), acrn)).toBe(text);
  });

  it('writes no turns as nothing', () => {
    expect(printSchedule([], acrn)).toBe('');
  });

  it.each([
    [['v[0]', 'v0'], 'v-0,v0'],
    [['t1[0]', 't[10]'], 't1-0,t10'],
    [['a', 'a_1', 'a_[1]'], 'a,a_1,a_-1'],
    [['v[1][2]', 'v1[2]'], 'v-1-2,v1-2'],
  ])('keeps %j apart', (actors, text) => {
    const schedule = turns(actors.join(' '));
    expect(printSchedule(schedule, actors)).toBe(text);
    expect(readSchedule(text, actors).schedule).toEqual(schedule);
  });
});

describe('readSchedule', () => {
  it.each(['v0,v0,v1.1', 'v[0] v[0] v[1].1', 'v-0*2, v-1.1', '\n  v0*2\n  v1.1\n'])(
    'understands %j',
    (text) => {
      expect(readSchedule(text, acrn)).toEqual({ schedule: turns('v[0] v[0] v[1].1'), problem: undefined });
    },
  );

  it('says which word names no actor, and who there is', () => {
    const read = readSchedule('v0*2,w1,v1', ['v[0]', 'v[1]']);
    expect(read.schedule).toEqual(turns('v[0] v[0]'));
    expect(read.problem).toEqual({
      from: 5,
      to: 7,
      sentence: 'Turn 3 of the schedule names “w1”, and no actor is called that; there are v0, v1.',
    });
  });

  it.each(['v0*', '*3', 'v0**2', '3', 'v0,,🙂', 'v0.1.2', 'v0*1234567890'])(
    'shows how a turn reads instead of %j',
    (text) => {
      expect(readSchedule(text, acrn).problem?.sentence).toMatch(
        /which is no turn; a turn reads like v0, v0.1 or v0\*3\.$/,
      );
    },
  );

  it('stops at the bound', () => {
    const read = readSchedule('v0*999999999', acrn);
    expect(read.schedule).toEqual([]);
    expect(read.problem?.sentence).toContain(`${TURNS_MAX} turns`);
    expect(readSchedule(`v0*${TURNS_MAX}`, acrn).schedule).toHaveLength(TURNS_MAX);
  });

  it('names only the first actors of many', () => {
    const many = Array.from({ length: 20 }, (_, i) => `v[${i}]`);
    expect(readSchedule('w', many).problem?.sentence).toMatch(/v11 and 8 more\.$/);
  });
});

const ident = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,3}$/);
const part = fc
  .tuple(ident, fc.array(fc.nat(12), { maxLength: 2 }))
  .map(([name, indices]) => name + indices.map((index) => `[${index}]`).join(''));
const actorNames = fc.uniqueArray(
  fc.array(part, { minLength: 1, maxLength: 2 }).map((parts) => parts.join('.')),
  { minLength: 1, maxLength: 12 },
);
const runOf = (actors: readonly string[]) =>
  fc.array(
    fc.record({ actor: fc.constantFrom(...actors), alternative: fc.oneof(fc.constant(0), fc.nat(30)) }),
  );

describe('the text of a schedule', () => {
  it('comes back as it was, whatever the actors are called', () => {
    const cases = actorNames.chain((actors) => fc.tuple(fc.constant(actors), runOf(actors)));
    fc.assert(
      fc.property(cases, ([actors, schedule]) => {
        const text = printSchedule(schedule, actors);
        expect(text).toMatch(/^[\w.*,-]*$/);
        expect(readSchedule(text, actors)).toEqual({ schedule, problem: undefined });
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('may be anything without harm, and a problem points into it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[v0-9.*,[\] ]*$/)), (text) => {
        const { problem } = readSchedule(text, acrn);
        if (problem !== undefined) {
          expect(problem.from).toBeLessThan(problem.to);
          expect(problem.to).toBeLessThanOrEqual(text.length);
        }
      }),
      { seed: 1 },
    );
  });
});
