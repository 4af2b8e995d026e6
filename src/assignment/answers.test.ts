// Answers of a class, with the marks that a person would give: right ones, wrong ones, and those that cheat.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assert } from '../base/assert.ts';
import { shippedTexts } from '../catalogue/shippedTexts.ts';
import { charts } from '../machines/charts.ts';
import type { Solution, StudyTask, TaskAnswer } from '../model/study.ts';
import { gradeTask } from './gradeAnswer.ts';
import { Lectures } from './lecturer.ts';

const door = readFileSync(new URL('./cases/door.race', import.meta.url), 'utf8');
const lectures = new Lectures({ shipped: (name) => shippedTexts.get(name), charts, states: 200_000 });

const common = {
  title: '',
  before: '',
  text: undefined,
  fixed: [],
  free: [],
  question: undefined,
  fates: 'shown',
} as const;

const table = `
  CPU0        CPU1
  load x
              ?
              store x
  ?
`;

const tasks = {
  lose: {
    ...common,
    scenario: 'lost-update',
    fixed: [['fix', 'plain']],
    goal: { kind: 'provoke', property: 'sum' },
  },
  blind: { ...common, scenario: 'lost-update', fates: 'hidden', goal: { kind: 'provoke', property: 'sum' } },
  kick: {
    ...common,
    scenario: 'kvm-hc-kick-cpu',
    fixed: [['preempt', 'off']],
    free: ['order'],
    goal: { kind: 'provoke', property: 'back' },
  },
  hungry: { ...common, scenario: 'primer-sleep', goal: { kind: 'provoke', property: 'meal' } },
  save: { ...common, scenario: 'lost-update', goal: { kind: 'avoid' } },
  oneLine: { ...common, scenario: 'primer-sleep', goal: { kind: 'change', lines: 1 } },
  bread: { ...common, scenario: 'primer-condition', goal: { kind: 'repair' } },
  count: { ...common, scenario: '', text: door, free: ['memory'], goal: { kind: 'repair' } },
  fill: { ...common, scenario: 'lost-update', goal: { kind: 'table', table, breaks: 'sum' } },
  quiz: {
    ...common,
    scenario: '',
    goal: { kind: 'question' },
    question: { text: 'Which step loses the update?', choices: ['a load', 'a store', 'neither'], right: 2 },
  },
  words: {
    ...common,
    scenario: '',
    goal: { kind: 'question' },
    question: { text: 'Why?', choices: [], right: undefined },
  },
} as const satisfies Record<string, StudyTask>;

type Name = keyof typeof tasks;

interface Given {
  readonly task: Name;
  readonly what: string;
  readonly answer: Partial<TaskAnswer> | undefined;
  /** A part of why it is not solved; else the mark. */
  readonly mark: 'solved' | 'open' | RegExp;
}

function run(
  task: Name,
  what: string,
  schedule: string,
  mark: Given['mark'],
  more: Partial<Extract<Solution, { kind: 'run' }>> = {},
): Given {
  const { fixed } = tasks[task];
  return {
    task,
    what,
    mark,
    answer: { solution: { kind: 'run', settings: fixed, schedule, theirs: [], ...more } },
  };
}

function edit(
  task: Name,
  what: string,
  edits: readonly (readonly [string, string])[],
  mark: Given['mark'],
): Given {
  const own: StudyTask = tasks[task];
  const text = own.text ?? shippedTexts.get(own.scenario);
  assert(text !== undefined, `${task} has a text`);
  const changed = edits.reduce((all, [from, to]) => {
    assert(all.includes(from), `${task} has “${from}”`);
    return all.replace(from, to);
  }, text);
  return { task, what, mark, answer: { solution: { kind: 'text', text: changed } } };
}

function filled(what: string, text: string, mark: Given['mark']): Given {
  return { task: 'fill', what, mark, answer: { solution: { kind: 'table', table: text } } };
}

const looks = '    look: "looks for an order": seen = order;\n';
const toBed = '    "goes to bed": in_bed = true;\n';
const down = '    "puts an order down": order = true;\n';
const rings = '    "rings the bell": in_bed = false;\n';
const firstAtomic = [
  '        seen = through;\n        through = seen + 1;\n',
  '        atomic { through = through + 1; }\n',
] as const;
const seenSecond = '    seen = through;\n    through = seen + 1;\n}';
const both = [
  ['        seen = through;\n', '        seen = through;\n'],
  [seenSecond, '    atomic { through = through + 1; }\n}'],
] as const;

const given: readonly Given[] = [
  run('lose', 'both load, both store', 'a,b*2,a', 'solved'),
  run('lose', 'the other one first', 'b,a*2,b', 'solved'),
  run('lose', 'both load, and then both store', 'a,b,a,b', 'solved'),
  run(
    'lose',
    'stops where it can no longer be saved, but is not lost yet',
    'a,b,a',
    /After step 3 this is not broken/,
  ),
  run(
    'lose',
    'one after the other',
    'a*2,b*2',
    /After step 4 this is not broken: When both are done, x is 2/,
  ),
  run('lose', 'nothing', '', /No step was taken/),
  run('lose', 'a step too many', 'a,b*2,a*2', /Step 5 is impossible/),
  run('lose', 'somebody who is not there', 'a,c,b', /no actor is called that/),
  run('lose', 'no turns at all', 'a;b', /no turn/),
  run('lose', 'another setting', 'a,b', /fix is fixed to plain, and this run has locked/, {
    settings: [['fix', 'locked']],
  }),
  run('lose', 'a setting that there is not', 'a,b*2,a', /no setting “luck”/, { settings: [['luck', 'on']] }),
  run('lose', 'a value that there is not', 'a,b*2,a', /no value “broken”/, { settings: [['fix', 'broken']] }),
  edit('lose', 'a text', [['x = seen + 1', 'x = 1']], /asks for a run/),
  { task: 'lose', what: 'no answer', answer: undefined, mark: /no answer/ },
  {
    ...run('blind', 'fates were looked at', 'a,b*2,a', /Fates or hints/),
    answer: { helped: true, solution: { kind: 'run', settings: [], schedule: 'a,b*2,a', theirs: [] } },
  },
  run('blind', 'nobody helped', 'a,b*2,a', 'solved'),
  run('kick', 'the kick before the halt', 'waiter*2,holder*4', 'solved', { settings: [['preempt', 'off']] }),
  run('kick', 'played to its end', 'waiter*2,holder*4,waiter*2', 'solved', {
    settings: [['preempt', 'off']],
  }),
  run('kick', 'the other order, which is free', 'waiter*2,holder*4', 'solved', {
    settings: [
      ['preempt', 'off'],
      ['order', 'kick_first'],
    ],
  }),
  run('kick', 'with preemption', 'waiter*2,holder*4', /preempt is fixed to off/, {
    settings: [['preempt', 'on']],
  }),
  run('kick', 'with a host that latches', 'waiter*2,holder*4', /host is fixed to drop/, {
    settings: [
      ['preempt', 'off'],
      ['host', 'latch'],
    ],
  }),
  run('kick', 'too early', 'holder*4', /this is not broken/, { settings: [['preempt', 'off']] }),
  run('hungry', 'the bell between look and sleep', 'cook,visitor*2', 'solved'),
  run('hungry', 'asleep', 'cook,visitor*2,cook', 'solved'),
  run('hungry', 'one step short of it', 'cook,visitor', /this is not broken/),
  run('hungry', 'cooks', 'visitor*2,cook*2', /this is not broken/),
  run('save', 'a stores before b loads', 'a,a', /adversary had no move/),
  run('save', 'a loads, the adversary loads, and it is lost', 'a,b', /could have forced|lost|still break/, {
    theirs: [2],
  }),
  run('save', 'passes until a is done', 'a,a', 'solved', { theirs: [1] }),
  run('save', 'passes until b is done', 'b,b', 'solved', { theirs: [1] }),
  run('save', 'passes, and stops before it is safe', 'a', /still break/, { theirs: [1] }),
  run('save', 'wins by luck: it loads first, and the adversary helps', 'a,a', /luck/, { theirs: [2] }),
  run('save', 'plays both sides', 'a*2,b*2', /adversary had no move/),
  run('save', 'does nothing', '', /still break/),
  edit('oneLine', 'goes to bed, then looks', [[looks + toBed, toBed + looks]], 'solved'),
  edit(
    'oneLine',
    'the visitor rings first',
    [[down + rings, rings + down]],
    /does not hold: The visitor can always still get a meal/,
  ),
  edit(
    'oneLine',
    'both',
    [
      [looks + toBed, toBed + looks],
      [down + rings, rings + down],
    ],
    /2 lines were changed/,
  ),
  edit('oneLine', 'nothing', [], /not changed/),
  edit('oneLine', 'a space', [['order = true', 'order  =  true']], /does not hold/),
  edit(
    'oneLine',
    'the question is gone',
    [
      ['possible rest meal "The visitor can always still get a meal.";', ''],
      ['expect meal fails when true;', ''],
    ],
    /no property meal/,
  ),
  edit(
    'oneLine',
    'the question asks less',
    [['possible rest meal', 'possible order meal']],
    /must keep this line as it was: possible rest meal/,
  ),
  edit(
    'oneLine',
    'calls something else rest',
    [['possible rest meal', 'rest when true;\npossible rest meal']],
    /may not have this line, which was not there: rest when true/,
  ),
  edit(
    'oneLine',
    'nobody is waited for',
    [['task cook on kitchen {', 'task cook on kitchen endless {']],
    /must keep this line as it was: task cook on kitchen/,
  ),
  edit(
    'oneLine',
    'the cook never comes',
    [['task cook on kitchen {', 'task cook on kitchen when in_bed {']],
    /must keep this line/,
  ),
  edit(
    'oneLine',
    'a bell that rings again, by a third',
    [['task visitor on hall', 'task bell on hall { in_bed = false; }\ntask visitor on hall']],
    /which was not there: task bell/,
  ),
  edit(
    'oneLine',
    'the bed is a constant',
    [['bool in_bed;', 'const bool in_bed = false;']],
    /must keep this line as it was: bool in_bed;/,
  ),
  edit('oneLine', 'cannot be read', [['seen = order;', 'seen = order']], /semicolon/),
  edit('bread', 'looks again', [['if ("is there bread?"', 'while ("is there bread?"']], 'solved'),
  edit(
    'bread',
    'the baker signals first',
    [
      [
        '    "puts bread down": bread = 1;\n    "signals": waiting = false;\n',
        '    "signals": waiting = false;\n    "puts bread down": bread = 1;\n',
      ],
    ],
    /does not hold/,
  ),
  edit(
    'bread',
    'writes the meal instead of eating',
    [['meal = bread', 'meal = 1']],
    /meal only tells what happens/,
  ),
  edit(
    'bread',
    'no noise',
    [['env noise { "noise in the street": waiting = false; }', '']],
    /must keep this line as it was: env noise/,
  ),
  edit(
    'bread',
    'the noise does nothing',
    [['"noise in the street": waiting = false;', '"noise in the street": waiting = waiting;']],
    /must keep this line as it was: env noise/,
  ),
  edit(
    'bread',
    'the baker does nothing',
    [
      [
        '    "takes the key": mutex_lock(&key);\n    "puts bread down": bread = 1;\n    "signals": waiting = false;\n    "puts the key back": mutex_unlock(&key);\n',
        '',
      ],
      ['if ("is there bread?"', 'while ("is there bread?"'],
    ],
    /baker does nothing any more|does not hold/,
  ),
  edit('bread', 'a range is shrunk', [['int 0..1 bread', 'int 1..1 bread = 1']], /must keep this line/),
  edit('count', 'both at once', [firstAtomic, both[1]], 'solved'),
  edit('count', 'one of them', [firstAtomic], /does not hold/),
  edit('count', 'the door stays shut', [['    open = true;\n', '']], /does not hold|does nothing/),
  edit(
    'count',
    'the gate is opened by its function',
    [['return open;', 'return true;'], firstAtomic, both[1]],
    /function is_open is part of what is asked/,
  ),
  edit(
    'count',
    'the place is moved',
    [['arrived: opened = true;', 'arrived: step;\n    opened = true;']],
    /place arrived is part of what is asked/,
  ),
  edit(
    'count',
    'nothing is asserted',
    [['    assert(through > 0);\n', ''], firstAtomic, both[1]],
    /must keep this line as it was: assert/,
  ),
  edit(
    'count',
    'it is only said that it opened',
    [['open = true;\n    if', 'open = true;\n    opened = true;\n    if'], firstAtomic, both[1]],
    /opened only tells what happens/,
  ),
  edit(
    'count',
    'the setting is gone',
    [
      ['param fix = none | locked;', 'param fix = locked;'],
      ['expect both fails when fix == none;', ''],
    ],
    /must keep this line/,
  ),
  edit('count', 'the machine is stronger', [['memory sc | tso;', 'memory sc;']], /must keep this line/),
  filled('as it is drawn', table.replace('?', 'load x').replace('?', 'store x'), 'solved'),
  filled('a gap is left', table.replace('?', 'load x'), /gap in line 6 is not filled/),
  filled(
    'it cannot happen',
    table.replace('?', 'store x').replace('?', 'store x'),
    /cannot happen|names no step/,
  ),
  filled(
    'a step that there is not',
    table.replace('?', 'load x').replace('?', 'stores nothing'),
    /names no step/,
  ),
  filled(
    'what was given is changed',
    table.replace('load x', 'store x').replace('?', 'load x').replace('?', 'store x'),
    /“load x” must stay where it was/,
  ),
  filled('a table of something else', '  A     B\n  one\n        two\n', /columns must stay/),
  filled('no table', 'both load', /no table/),
  { task: 'quiz', what: 'right', answer: { choice: 2 }, mark: 'solved' },
  { task: 'quiz', what: 'wrong', answer: { choice: 1 }, mark: /not the right choice/ },
  { task: 'quiz', what: 'nothing', answer: {}, mark: /no answer/ },
  { task: 'words', what: 'words', answer: { words: 'Both had loaded.' }, mark: 'open' },
  { task: 'words', what: 'nothing', answer: { words: '  ' }, mark: /no answer/ },
];

describe('an answer', () => {
  it('is one of many', () => expect(given.length).toBeGreaterThanOrEqual(60));

  it.each(given.map((each) => [`${each.task}: ${each.what}`, each] as const))(
    '%s',
    (_, { task, answer, mark }) => {
      const whole = answer && {
        solution: { kind: 'none' } as const,
        words: '',
        choice: undefined,
        helped: false,
        ...answer,
      };
      const found = gradeTask(lectures, tasks[task], whole);
      if (typeof mark === 'string') expect(found).toEqual({ kind: mark });
      else expect(found).toEqual({ kind: 'not solved', why: expect.stringMatching(mark) });
    },
  );
});

it('is never solved where a bound leaves it unknown', () => {
  const few = new Lectures({ ...lectures.grading, states: 4 });
  const looksAgain = given.find(({ what }) => what === 'looks again')?.answer;
  const answer = {
    solution: { kind: 'none' } as const,
    words: '',
    choice: undefined,
    helped: false,
    ...looksAgain,
  };
  expect(gradeTask(few, tasks.bread, answer)).toMatchObject({ kind: 'not solved' });
});

it('is not solved where the scenario has no such settings as the task fixes: nothing was tried', () => {
  const task: StudyTask = { ...tasks.count, fixed: [['memory', 'tso-4']], free: [] };
  const mended = given.find(({ what }) => what === 'both at once')?.answer;
  const answer = {
    solution: { kind: 'none' } as const,
    words: '',
    choice: undefined,
    helped: false,
    ...mended,
  };
  expect(gradeTask(lectures, tasks.count, answer)).toEqual({ kind: 'solved' });
  expect(gradeTask(lectures, task, answer)).toEqual({
    kind: 'not solved',
    why: expect.stringContaining('no such settings'),
  });
});
