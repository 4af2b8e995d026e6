// The live figure: the question about KVM_HC_KICK_CPU, one step before the kick is lost or the waiter is asleep.

import { exploration } from '../explorer/exploration.ts';
import { readSchedule } from '../formats/schedule.ts';
import type { FateData } from '../model/exploration.ts';
import type { FigureData } from '../model/figure.ts';
import { PAGE_STATES_MAX } from '../model/limits.ts';
import type { Program } from '../model/program.ts';
import { readShipped } from './reading.ts';
import { shippedTexts } from './shippedTexts.ts';

const id = 'kvm-hc-kick-cpu';
const values = { host: 'drop', wait: 'once', order: 'store_first', preempt: 'off' };
const turns = 'waiter*3,holder*3';

export const figure: FigureData = makeFigure();

function makeFigure(): FigureData {
  const { scenario, program } = readShipped(id, shippedTexts.get(id) ?? '', values);
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
