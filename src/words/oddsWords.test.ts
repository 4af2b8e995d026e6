import { expect, it } from 'vitest';
import { blindSentence, oddsSentence } from './oddsWords.ts';

const never = { kind: 'never' } as const;
const soon = { kind: 'leads to' } as const;

it.each([
  [0, undefined, 'Nothing bad can be reached.'],
  [1 / 340, 2, '1 in 340 random schedules fails; to fail, it takes at least 2 preemptions.'],
  [1 / 1234567, 1, '1 in 1,200,000 random schedules fails; to fail, it takes at least 1 preemption.'],
  [1 / 7, 0, '1 in 7 random schedules fails; to fail, it takes no preemption.'],
  [0.374, 1, '37 in 100 random schedules fail; to fail, it takes at least 1 preemption.'],
  [0.999, 0, 'Nearly every random schedule fails; to fail, it takes no preemption.'],
  [1, 0, 'Every random schedule fails; to fail, it takes no preemption.'],
  [0, 3, 'Hardly any random schedule fails; to fail, it takes at least 3 preemptions.'],
])('puts odds into words: %d, %s preemptions', (fails, preemptions, sentence) => {
  expect(oddsSentence({ until: 'ever', fails, preemptions }, [never])).toBe(sentence);
});

it('says so where a run that has come to rest can still go wrong', () => {
  expect(oddsSentence({ until: 'rest', fails: 1 / 475, preemptions: 1 }, [never])).toBe(
    '1 in 480 random schedules fails before it first comes to rest; to fail, it takes at least 1 preemption.',
  );
  expect(oddsSentence({ until: 'rest', fails: 0, preemptions: 0 }, [never])).toBe(
    'No random schedule fails before it first comes to rest; to fail, it takes no preemption.',
  );
});

it('claims no more than fates and odds know where something must come sooner or later', () => {
  const nothing = { until: 'ever', fails: 0, preemptions: undefined } as const;
  expect(oddsSentence(nothing, [never, soon])).toBe('No step can break anything.');
  expect(blindSentence([never, soon])).toBe(
    'Neither fates nor odds speak of what must come sooner or later.',
  );
  expect(blindSentence([never])).toBe('');
});
