import { figure } from 'virtual:figure';
import { describe, expect, it } from 'vitest';
import type { Turn } from '../../model/run.ts';
import { createFigure } from './figure.ts';

const play = createFigure(figure);
const waiter: Turn = { actor: 'waiter', alternative: 0 };
const holder: Turn = { actor: 'holder', alternative: 0 };

describe('the live figure', () => {
  it('begins at a decision: one of two steps saves the wakeup, the other loses it for ever', () => {
    const { outlook, fates } = play(figure.schedule);
    const options = outlook.flatMap(({ options }) => options);
    expect(
      options.map(({ turn, labels, choice }) => [turn.actor, ...labels, fates.choices.get(choice)]),
    ).toEqual([
      ['waiter', 'halted', 'safe'],
      ['holder', 'nothing to do', 'doomed'],
    ]);
  });

  it('wakes the waiter that is asleep', () => {
    const { outlook } = play([...figure.schedule, waiter]);
    expect(outlook.flatMap(({ options }) => options.map(({ turn }) => turn))).toEqual([holder]);
    expect(play([...figure.schedule, waiter, holder]).frames.at(-1)?.labels).toEqual(['wakes it']);
  });

  it('is stuck for ever once the kick came too early', () => {
    const end = play([...figure.schedule, holder, waiter, holder, holder]);
    expect(end.standing.kind).toBe('stuck');
    expect(end.fates.doomedAt).toBe(figure.schedule.length + 1);
  });

  it('links to the same run on the full page', () => {
    expect(play(figure.schedule).link).toMatch(
      /^1\/kvm-hc-kick-cpu\/host=drop,wait=once,order=store_first,preempt=off,.*\/waiter\*3,holder\*3@6of6~\w{6}$/,
    );
  });
});
