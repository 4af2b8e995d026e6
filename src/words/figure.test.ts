import { figure } from 'virtual:figure';
import { describe, expect, it } from 'vitest';
import { textLines } from '../facts/textLines.ts';
import { createFigure } from '../store/derived/figure.ts';
import { figureLanes, figureRows } from './figure.ts';

const play = createFigure(figure);
const lines = textLines(figure.program.text);

describe('the words of the live figure', () => {
  it('tell the last steps, the latest last, with their lane and the fate after them', () => {
    const rows = figureRows(play(figure.schedule), 3);
    expect(rows.map(({ number, lane, phrase, fate }) => [number, lane, phrase, fate])).toEqual([
      [4, 1, 'vmenter(unlock)', 'open'],
      [5, 1, 'releases the spinlock', 'open'],
      [6, 1, 'VM exit: VMCALL', 'open'],
    ]);
  });

  it('tell of each lane what its button does, and the lines that it runs', () => {
    const [waiter, holder] = figureLanes(play(figure.schedule), lines, 3);
    expect(waiter?.move).toMatchObject({ phrase: 'halted', effect: 'run RUNNING -> HALTED', fate: 'safe' });
    expect(waiter?.code.filter(({ runs }) => runs).map(({ text }) => text)).toContain('run = HALTED;');
    expect(holder?.move).toMatchObject({ phrase: 'nothing to do', fate: 'doomed' });
  });

  it('say why a lane cannot move', () => {
    const asleep = play([...figure.schedule, { actor: 'waiter', alternative: 0 }]);
    const [waiter] = figureLanes(asleep, lines, 3);
    expect(waiter?.move).toBeUndefined();
    expect(waiter?.reason).toBe('waiter cannot move: it may not step while run is HALTED.');
  });
});
