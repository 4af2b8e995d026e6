// The answers that people give to the exercises, right and temptingly wrong: what holds with each of them.

import { describe, expect, it } from 'vitest';
import { assert } from '../base/assert.ts';
import { shippedTexts } from '../catalogue/shippedTexts.ts';
import { edited, exercises, textOf } from '../fixtures/answers.ts';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import { judgeAnswer } from './judgeAnswer.ts';

const bob = 'eat(&knife, &fork); }';
const ann = 'eat(&fork, &knife); }';

const shipped = Object.entries(exercises).filter(([name]) => shippedTexts.has(name));

describe.each(shipped)('the exercise of %s', (name, tried) => {
  it.each(tried)('is answered: $what', ({ edit, fails, broken }) => {
    const answer = judgeAnswer(textOf(name), edited(name, edit), { charts });
    assert(answer.kind === 'judged', `it can be judged, and is ${answer.kind}`);
    const memories = new Set(answer.answered.map(({ settings }) => settings.memory));
    const named = ({ name: asked, settings }: (typeof answer.answered)[number]): string =>
      memories.size > 1 ? `${asked} under ${settings.memory}` : asked;
    const failing = answer.answered.filter(({ now }) => now === 'fails');
    expect(failing.map(named)).toEqual(fails);
    expect(failing.filter(({ was }) => was === 'holds').map(named)).toEqual(broken ?? []);
    expect(failing.every(({ example }) => example !== undefined)).toBe(true);
    expect(answer.solved).toBe(fails.length === 0);
  });
});

it('of “Made only once” is right where stores wait in a buffer, too', () => {
  const onTso = (text: string) => text.replace('lane cpu[2];', 'memory tso;\nlane cpu[2];');
  const [right] = exercises['primer-once'] ?? [];
  const answer = onTso(edited('primer-once', right?.edit ?? []));
  const judged = judgeAnswer(onTso(textOf('primer-once')), answer, { charts });
  expect(judged).toMatchObject({ kind: 'judged', solved: true });
});

it('is asked for wherever there is one, and each has answers that are tried', () => {
  const asking = [...shippedTexts].filter(([id, text]) => {
    const scenario = parseScenario(id, text, charts).source?.scenario;
    const isGoal = scenario?.goals.some(({ kind }) => kind === 'exercise') ?? false;
    expect([id, isGoal]).toEqual([id, scenario?.exercise !== undefined]);
    return isGoal;
  });
  expect(asking.map(([id]) => id).toSorted()).toEqual(shipped.map(([name]) => name).toSorted());
});

describe('an answer that cannot be judged', () => {
  const text = textOf('primer-deadlock');
  const judge = (changed: string, states?: number) =>
    judgeAnswer(text, changed, { charts, ...(states !== undefined && { states }) });

  it.each([
    ['is the text as it was', text, { kind: 'unchanged' }],
    ['does not parse', text.replace('lane left_side;', 'lane'), { kind: 'errors' }],
    ['does not compile', text.replace('mutex fork;', ''), { kind: 'errors' }],
    [
      'asks for less',
      text.replace('possible rest eaten', 'possible meals >= 0 eaten'),
      { kind: 'other questions', missing: ['possible rest eaten "Both can always still eat.";'], added: [] },
    ],
    [
      'calls something else rest',
      `${text}\nrest when true;`,
      { kind: 'other questions', missing: [], added: ['rest when true;'] },
    ],
    [
      'asks for more',
      `${text}\nnever meals == 3 many "Nobody eats twice.";`,
      { kind: 'judged', solved: false },
    ],
  ])('%s', (_, changed, expected) => expect(judge(changed)).toMatchObject(expected));

  it('is never said to hold where a bound stopped the search', () => {
    const answer = judge(text.replace(bob, ann), 5);
    assert(answer.kind === 'judged', 'it can be judged');
    expect(answer.solved).toBe(false);
    expect(answer.answered.map(({ now }) => now)).not.toContain('holds');
  });
});
