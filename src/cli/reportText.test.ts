import { expect, it } from 'vitest';
import { oddsSentence } from './reportText.ts';

it.each([
  [0, undefined, 'Nothing bad can be reached.'],
  [1 / 340, 2, '1 in 340 random schedules fails; it takes at least 2 preemptions.'],
  [1 / 1234567, 1, '1 in 1,200,000 random schedules fails; it takes at least 1 preemption.'],
  [1 / 7, 0, '1 in 7 random schedules fails; it takes no preemption.'],
  [0.374, 1, '37 in 100 random schedules fail; it takes at least 1 preemption.'],
  [0.999, 0, 'Nearly every random schedule fails; it takes no preemption.'],
  [1, 0, 'Every random schedule fails; it takes no preemption.'],
  [0, 3, 'Hardly any random schedule fails; it takes at least 3 preemptions.'],
])('puts odds into words: %d, %s preemptions', (fails, preemptions, sentence) => {
  expect(oddsSentence({ fails, preemptions })).toBe(sentence);
});
