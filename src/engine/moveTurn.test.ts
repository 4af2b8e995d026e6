import { describe, expect, it } from 'vitest';
import { programOf, turns } from '../oracle/smallPrograms.ts';
import { createMachine } from './machine.ts';
import { moveTurn } from './moveTurn.ts';

const RACE = `scenario "Race"
lane cpu0;
lane cpu1;
int 0..9 x;
task a on cpu0 { x = 1; x = 2; x = 3; }
task b on cpu1 { await x == 1; x = 5; }`;

const machine = createMachine(programOf(RACE));

describe('a turn that is moved', () => {
  it('changes places with its neighbour', () => {
    expect(moveTurn(machine, turns('a b a b a'), 3, 2)).toEqual({
      kind: 'moved',
      schedule: turns('a b b a a'),
      cut: undefined,
    });
  });

  it('goes past several, either way, and the way back undoes it', () => {
    const before = turns('a b a a b');
    const later = moveTurn(machine, before, 4, 2);
    expect(later).toEqual({ kind: 'moved', schedule: turns('a b b a a'), cut: undefined });
    expect(moveTurn(machine, turns('a b b a a'), 2, 4)).toEqual({
      kind: 'moved',
      schedule: before,
      cut: undefined,
    });
  });

  it('is refused where it, or one that it goes past, is impossible there, which is said of that turn', () => {
    expect(moveTurn(machine, turns('a b a'), 1, 0)).toEqual({
      kind: 'impossible',
      turn: 1,
      why: { kind: 'blocked', actor: 1, why: [expect.objectContaining({ seen: expect.anything() })] },
    });
    expect(moveTurn(machine, turns('a b a'), 2, 1)).toMatchObject({ kind: 'impossible', turn: 3 });
  });

  it('keeps what still can be taken of the turns behind it', () => {
    const text = RACE.replace('await x == 1; x = 5;', 'x = 5; await x == 1; x = 6;');
    expect(moveTurn(createMachine(programOf(text)), turns('b a b b'), 1, 0)).toEqual({
      kind: 'moved',
      schedule: turns('a b'),
      cut: { turn: 3, why: expect.objectContaining({ kind: 'blocked', actor: 1 }) },
    });
  });

  it('does not overtake a step of its own actor, and goes nowhere beyond the ends', () => {
    expect(moveTurn(machine, turns('a b a a'), 3, 2)).toEqual({ kind: 'unchanged', because: 'one actor' });
    expect(moveTurn(machine, turns('a b'), 1, 2)).toMatchObject({
      kind: 'unchanged',
      because: 'no such step',
    });
    expect(moveTurn(machine, turns('a b'), 0, -1)).toMatchObject({
      kind: 'unchanged',
      because: 'no such step',
    });
  });
});
