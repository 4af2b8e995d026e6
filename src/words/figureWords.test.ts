import { figure } from 'virtual:figure';
import { describe, expect, it } from 'vitest';
import type { Schedule } from '../model/run.ts';
import { createFigure } from '../store/derived/figure.ts';
import { figureLanes, figureRows, figureWords } from './figureWords.ts';

const play = createFigure(figure);

function gone(...actors: readonly string[]): Schedule {
  return [...figure.schedule, ...actors.map((actor) => ({ actor, alternative: 0 }))];
}

function told(...actors: readonly string[]): string {
  const { lead, one } = figureWords(play(gone(...actors)), figure.tale);
  return `${lead} ${one}`.trim();
}

describe('the words of the live figure', () => {
  it('tell the last steps, the latest last, with their lane and the fate after them', () => {
    const rows = figureRows(play(figure.schedule), 3);
    expect(rows.map(({ number, lane, phrase, fate }) => [number, lane, phrase, fate])).toEqual([
      [1, 0, 'looks for an order', 'open'],
      [2, 1, 'puts an order down', 'open'],
    ]);
  });

  it('tell from where to where a window is open, and what it is called where it begins', () => {
    const rows = figureRows(play(gone('visitor', 'cook')), 4);
    const title = 'has looked, is not yet asleep';
    expect(rows.map(({ windows }) => windows)).toEqual([
      [],
      [{ lane: 0, title }],
      [{ lane: 0, title: undefined }],
      [{ lane: 0, title: undefined }],
    ]);
  });

  it('tell of each lane what its button does', () => {
    const [cook, visitor] = figureLanes(play(figure.schedule));
    expect(cook?.move).toMatchObject({ phrase: 'goes to bed', effect: 'in_bed false -> true', fate: 'safe' });
    expect(visitor?.move).toMatchObject({ phrase: 'rings the bell', fate: 'doomed' });
  });

  it('say why a lane cannot move', () => {
    const [cook] = figureLanes(play(gone('cook')));
    expect(cook?.move).toBeUndefined();
    expect(cook?.reason).toContain('in_bed');
  });

  it('tell what follows from each of the two moves, to the end', () => {
    expect(told()).toBe('Your move: one of these two loses the wakeup.');
    expect(told('visitor')).toBe('Lost at step 3. The bell rang, and nobody was in bed.');
    expect(told('visitor', 'cook')).toBe('Lost at step 3. The cook sleeps, and nobody rings again.');
    expect(told('cook')).toBe('Saved. The cook is in bed before the bell rings.');
    expect(told('cook', 'visitor', 'cook', 'cook')).toBe('Saved. The meal is cooked.');
  });
});
