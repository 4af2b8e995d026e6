import { figure } from 'virtual:figure';
import { describe, expect, it } from 'vitest';
import type { Turn } from '../../model/run.ts';
import { createFigure } from './figure.ts';

const play = createFigure(figure);
const cook: Turn = { actor: 'cook', alternative: 0 };
const visitor: Turn = { actor: 'visitor', alternative: 0 };

describe('the live figure', () => {
  it('begins at a decision: one of two steps saves the wakeup, the other loses it for ever', () => {
    const { outlook, fates } = play(figure.schedule);
    const options = outlook.flatMap(({ options }) => options);
    expect(
      options.map(({ turn, labels, choice }) => [turn.actor, ...labels, fates.choices.get(choice)]),
    ).toEqual([
      ['cook', 'goes to bed', 'safe'],
      ['visitor', 'rings the bell', 'doomed'],
    ]);
  });

  it('wakes the cook who is in bed', () => {
    const { outlook } = play([...figure.schedule, cook]);
    expect(outlook.flatMap(({ options }) => options.map(({ turn }) => turn))).toEqual([visitor]);
    const woken = play([...figure.schedule, cook, visitor]);
    expect(woken.outlook.flatMap(({ options }) => options.map(({ turn }) => turn))).toEqual([cook]);
  });

  it('is stuck for ever once the bell rang too early', () => {
    const end = play([...figure.schedule, visitor, cook]);
    expect(end.standing.kind).toBe('stuck');
    expect(end.fates.doomedAt).toBe(figure.schedule.length + 1);
  });

  it('links to the same run on the full page', () => {
    expect(play(figure.schedule).link).toMatch(/^1\/primer-sleep\/.*cook,visitor@2of2~\w{6}$/);
  });
});
