// The live figure: the first level, one step before the bell rings too early or finds the cook in bed.

import { defined } from '../base/defined.ts';
import { exploration } from '../explorer/exploration.ts';
import { readSchedule } from '../formats/schedule.ts';
import type { FateData } from '../model/exploration.ts';
import type { FigureData, FigureTale } from '../model/figure.ts';
import { PAGE_STATES_MAX } from '../model/limits.ts';
import type { Program } from '../model/program.ts';
import { readShipped } from './reading.ts';
import { shippedTexts } from './shippedTexts.ts';

const id = 'primer-sleep';
const turns = 'cook,visitor';
const tale: FigureTale = {
  lanes: ['Goes to bed when there is no order.', 'Puts an order down, then rings once.'],
  decision: {
    one: 'Your move: one of these two loses the wakeup.',
    two: 'Try either. You can take it back.',
  },
  doomed: {
    one: 'The bell rang, and nobody was in bed.',
    two: 'No order of steps can save this meal any more.',
  },
  safe: { one: 'The cook is in bed before the bell rings.', two: 'No order of steps can lose it any more.' },
  lost: {
    one: 'The cook sleeps, and nobody rings again.',
    two: 'He looked, was called, and only then went to bed.',
  },
  saved: { one: 'The meal is cooked.', two: 'The bell found the cook in bed, and woke him.' },
};

export const figure: FigureData = makeFigure();

function makeFigure(): FigureData {
  const { scenario, program } = readShipped(id, defined(shippedTexts.get(id)));
  const { schedule, problem } = readSchedule(
    turns,
    program.actors.map(({ name }) => name),
  );
  if (problem !== undefined) throw new Error(problem.sentence);
  const { title, params, memories, buffer } = scenario;
  const { width, words, codes } = fatesOf(program);
  return {
    scenario: { id, title, params, memories, buffer },
    program,
    schedule,
    fates: { width, words: [...words], codes: [...codes] },
    tale,
  };
}

function fatesOf(program: Program): FateData {
  for (const event of exploration(program, {
    states: PAGE_STATES_MAX,
    fairness: true,
    wanted: 'everything',
  }))
    if (event.kind === 'report' && event.fates !== undefined) return event.fates;
  throw new Error('The explorer knows no fates of the figure.');
}
