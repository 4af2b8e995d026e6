// The answers that people give to the exercises, right and temptingly wrong: what holds with each of them.

import { describe, expect, it } from 'vitest';
import { assert } from '../base/assert.ts';
import { shippedTexts } from '../catalogue/shippedTexts.ts';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import { judgeAnswer } from './judgeAnswer.ts';

/** What is put in place of what, in order; each must be there. */
type Edit = readonly (readonly [from: string, to: string])[];

interface Tried {
  readonly what: string;
  readonly edit: Edit;
  /** What fails with it, by its name, and under which memory where the scenario offers several. */
  readonly fails: readonly string[];
  /** What of this held before. */
  readonly broken?: readonly string[];
}

const looks = '    look: "looks for an order": seen = order;\n';
const toBed = '    "goes to bed": in_bed = true;\n';
const down = '    "puts an order down": order = true;\n';
const rings = '    "rings the bell": in_bed = false;\n';
const ann = 'eat(&fork, &knife); }';
const bob = 'eat(&knife, &fork); }';
const back = '    "puts one back": mutex_unlock(second);\n';
const otherBack = '    "puts the other back": mutex_unlock(first);\n';
const bread = '    "puts bread down": bread = 1;\n';
const signals = '    "signals": waiting = false;\n';
const says = '            "{i} says ready": ready = true;\n';
const makes = '            "{i} makes the thing": thing = 1;\n';
const keyBack = '        "{i} puts the key back": mutex_unlock(&key);\n';
const fills = '    "0 fills the box": full = true;\n';
const woken = '    signal_others();\n';
const wants = '    "{i} wants": wants[i] = true;\n';
const afterYou = '    "{i}: after you": turn = 1 - i;\n';
const inside = '    inside++;\n';
const fence = '    smp_mb();\n';

const exercises: Readonly<Record<string, readonly Tried[]>> = {
  'primer-sleep': [
    { what: 'goes to bed, then looks', edit: [[looks + toBed, toBed + looks]], fails: [] },
    { what: 'the visitor rings first', edit: [[down + rings, rings + down]], fails: ['meal'] },
    { what: 'looks twice', edit: [[looks, looks + looks.replace('look: ', '')]], fails: ['meal'] },
  ],
  'primer-deadlock': [
    { what: 'Bob takes the fork first', edit: [[bob, ann]], fails: [] },
    { what: 'Ann takes the knife first', edit: [[ann, bob]], fails: [] },
    {
      what: 'both change',
      edit: [
        [bob, 'eat(&fork , &knife); }'],
        [ann, bob],
      ],
      fails: ['lock', 'eaten'],
    },
    {
      what: 'what was taken is put back in the other order',
      edit: [[back + otherBack, otherBack + back]],
      fails: ['lock', 'eaten'],
    },
  ],
  'primer-torn': [
    {
      what: 'reads again where seq is odd, too',
      edit: [['(before != after)', '(before != after || before % 2 == 1)']],
      fails: [],
    },
    {
      what: 'only where it was odd before',
      edit: [['(before != after)', '(before % 2 == 1)']],
      fails: ['whole'],
    },
    {
      what: 'only where it is odd after',
      edit: [['(before != after)', '(after % 2 == 1)']],
      fails: ['whole'],
    },
    {
      what: 'waits for the last number, which works for this clock only',
      edit: [['(before != after)', '(before != 2)']],
      fails: [],
    },
  ],
  'primer-condition': [
    { what: 'looks again', edit: [['if ("is there bread?"', 'while ("is there bread?"']], fails: [] },
    { what: 'the baker signals first', edit: [[bread + signals, signals + bread]], fails: ['air'] },
    {
      what: 'the eater keeps the key',
      edit: [['        "(the key is back)": mutex_unlock(&key);\n', '']],
      fails: ['lock', 'done'],
      broken: ['lock', 'done'],
    },
  ],
  'primer-once': [
    { what: 'makes it, then says so', edit: [[says + makes, makes + says]], fails: [] },
    {
      what: 'no second look',
      edit: [['if (!"{i}: still not ready?": ready)', 'if (!ready || ready)']],
      fails: ['empty'],
    },
    {
      what: 'makes it when the key is back',
      edit: [
        [makes, ''],
        [keyBack, keyBack + makes],
      ],
      fails: ['empty'],
    },
  ],
  'primer-buffer': [
    { what: 'wakes all', edit: [['{ wake_one(); }', '{ wake_all(); }']], fails: [] },
    {
      what: 'only the readers wake all',
      edit: [[`letters++; full = false; }\n${woken}`, 'letters++; full = false; }\n    wake_all();\n']],
      fails: [],
    },
    {
      what: 'only the writer wakes all',
      edit: [[fills + woken, `${fills}    wake_all();\n`]],
      fails: [],
    },
    {
      what: 'a reader does not look again',
      edit: [['while (!"{i} looks"', 'if (!"{i} looks"']],
      fails: ['both'],
      broken: ['both'],
    },
    { what: 'the writer wakes first', edit: [[fills + woken, woken + fills]], fails: ['post'] },
  ],
  'primer-peterson': [
    { what: 'a fence behind both writes', edit: [[afterYou, afterYou + fence]], fails: [] },
    { what: 'a fence between the writes', edit: [[wants, wants + fence]], fails: ['alone under tso'] },
    { what: 'a fence behind the loop', edit: [[inside, fence + inside]], fails: ['alone under tso'] },
    { what: 'a fence before the writes', edit: [[wants, fence + wants]], fails: ['alone under tso'] },
    {
      what: 'the writes in the other order, and then the fence',
      edit: [[wants + afterYou, afterYou + wants + fence]],
      fails: ['alone under tso', 'alone under sc'],
      broken: ['alone under sc'],
    },
  ],
};

function textOf(name: string): string {
  const text = shippedTexts.get(name);
  assert(text !== undefined, `${name} is shipped`);
  return text;
}

function edited(name: string, edit: Edit): string {
  return edit.reduce((text, [from, to]) => {
    assert(text.split(from).length === 2, `${name} has “${from}” once`);
    return text.replace(from, to);
  }, textOf(name));
}

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
