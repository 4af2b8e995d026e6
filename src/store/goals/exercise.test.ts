// An exercise as the page judges it: what is said of a change, and to whom a solved one is credited.

import { describe, expect, it } from 'vitest';
import { assert } from '../../base/assert.ts';
import { shippedTexts } from '../../catalogue/shippedTexts.ts';
import { keysOfLevel } from '../../fixtures/keysOfLevel.ts';
import { openEditor } from '../../fixtures/links/page.ts';
import { actionOfKey } from '../../ui/commands/actionOfKey.ts';
import { answerWords } from '../../words/answerWords.ts';
import type { Session } from '../session.ts';

const text = shippedTexts.get('primer-condition') ?? '';
const looksAgain = text.replace('if ("is there bread?"', 'while ("is there bread?"');
const keepsTheKey = text.replace('        "(the key is back)": mutex_unlock(&key);\n', '');

function told(session: Session): readonly string[] {
  const state = session.store.getState();
  const { scenario } = session.viewOf(state);
  if (state.answer === undefined) return [];
  const { head, more, lines } = answerWords(state.answer.found, scenario);
  return [`${head} ${more}`.trim(), ...lines.map((line) => line.text)];
}

function exercise(session: Session): { readonly reached: boolean; readonly won: boolean } {
  const goal = session.viewOf(session.store.getState()).goals.list.find(({ kind }) => kind === 'exercise');
  assert(goal !== undefined, 'there is an exercise');
  return { reached: goal.reached, won: goal.won };
}

describe('the exercise of “Woken, but for what?”', () => {
  it('opens the text, and says that nothing is changed yet', () => {
    const session = openEditor('primer-condition');
    session.actions.begin('exercise');
    expect(session.store.getState().page.editing).toBe(true);
    session.actions.judgeAnswer();
    expect(told(session)).toEqual(['Nothing is changed yet.']);
    expect(exercise(session)).toEqual({ reached: false, won: false });
  });

  it('says of a change that mends one thing and breaks another that it does both', () => {
    const session = openEditor('primer-condition');
    session.actions.edit(keepsTheKey);
    session.actions.judgeAnswer();
    expect(told(session)).toEqual([
      'One thing is mended, and another is broken. Nobody eats what is not there, for nobody eats: the baker cannot come in.',
      '“Whoever waits for a lock can still be given it.” does not hold any more.',
      '“Both can always still finish.” does not hold any more.',
      '“Nobody eats bread that is not there.” holds now.',
    ]);
    expect(exercise(session)).toEqual({ reached: false, won: false });
  });

  it('is solved by the right change, which is credited to the level and says why it works', () => {
    const session = openEditor('primer-condition');
    session.actions.edit(looksAgain);
    expect(exercise(session)).toEqual({ reached: false, won: false });
    session.actions.judgeAnswer();
    expect(told(session)).toEqual([
      'Right. Who wakes up looks again.',
      '“Nobody eats bread that is not there.” holds now.',
    ]);
    expect(exercise(session)).toEqual({ reached: true, won: true });
    session.actions.open('primer-condition');
    expect(exercise(session)).toEqual({ reached: false, won: true });
  });

  it('leads on to the next level, and not back to what its change makes impossible', () => {
    const session = openEditor('primer-condition');
    for (const { goal, presses } of keysOfLevel('primer-condition'))
      if (goal !== 'exercise') for (const { key } of presses) actionOfKey(key, session)?.();
    session.actions.edit(looksAgain);
    session.actions.judgeAnswer();
    const { list, current } = session.viewOf(session.store.getState()).goals;
    expect(list.filter(({ won }) => !won)).toEqual([]);
    expect(current).toBe('exercise');
  });

  it('leads to nothing that its change makes impossible', () => {
    const session = openEditor('primer-condition');
    session.actions.edit(looksAgain);
    session.actions.begin('exercise');
    const goals = () => session.viewOf(session.store.getState()).goals;
    expect(goals().next?.key).toBe('provoke air');
    session.actions.judgeAnswer();
    expect(goals().next).toBeUndefined();
  });

  it('says nothing of a text that was changed since', () => {
    const session = openEditor('primer-condition');
    session.actions.edit(looksAgain);
    session.actions.judgeAnswer();
    session.actions.edit(keepsTheKey);
    expect(exercise(session).reached).toBe(false);
  });

  it('tells under which settings a property fails, where there are several', () => {
    const session = openEditor('primer-peterson');
    const lock = shippedTexts.get('primer-peterson') ?? '';
    session.actions.edit(lock.replace('    inside++;\n', '    smp_mb();\n    inside++;\n'));
    session.actions.judgeAnswer();
    expect(told(session)).toEqual([
      'It still fails. All schedules were tried.',
      '“They are never both inside.” still fails. (x86-TSO)',
    ]);
  });
});
