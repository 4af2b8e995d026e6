import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assert } from '../../base/assert.ts';
import { findDrawn } from '../../explorer/drawn.ts';
import { exploration } from '../../explorer/exploration.ts';
import { textTools } from '../../fixtures/textTools.ts';
import { charts } from '../../machines/charts.ts';
import type { Explore } from '../../model/exploration.ts';
import { ONE_CHARS_MAX, stripText, TWO_CHARS_MAX } from '../../words/stripWords.ts';
import { createSession, type Session } from '../session.ts';
import { stripMoment } from './stripMoment.ts';
import type { View } from './view.ts';

const folder = new URL('../../scenarios/', import.meta.url);
const levels = readdirSync(folder).flatMap((file) => (file.endsWith('.race') ? [file.slice(0, -5)] : []));

/** Explores at once, as the worker does in its own time. */
const explore: Explore = (program, options, tell) => {
  for (const event of exploration(program, options)) tell(event);
  return () => {};
};

function open(id: string): Session {
  const text = readFileSync(new URL(`${id}.race`, folder), 'utf8');
  return createSession({ library: [{ id, text }], charts, ...textTools, findDrawn, explore });
}

function viewOf({ viewOf: look, store }: Session): View {
  return look(store.getState());
}

function said(session: Session): string {
  const { ground, lead, one, two } = stripText(stripMoment(viewOf(session)));
  return `${ground}: ${[lead, one, two].filter((each) => each !== '').join(' ')}`;
}

/** Whoever's name begins with a letter steps. */
function stepAll(session: Session, steps: string): void {
  for (const name of steps.split(' ')) {
    const { outlook } = viewOf(session);
    const turn = outlook.flatMap(({ options }) => options).find((option) => option.turn.actor === name)?.turn;
    assert(turn !== undefined, `${name} can move`);
    session.actions.step(turn);
  }
}

describe('the strip', () => {
  it('follows a provocation: what is to be done, that fates are hidden, that it is won, and why', () => {
    const session = open('kvm-hc-kick-cpu');
    session.actions.begin('provoke back');
    expect(said(session)).toBe(
      'plain: Provoke it: make the waiter sleep for ever. It can go either way. Fates are hidden.',
    );
    expect(viewOf(session).fates).toBeUndefined();
    stepAll(session, 'waiter waiter holder holder holder');
    expect(viewOf(session).fatesShown).toBe(false);
    stepAll(session, 'holder');
    expect(said(session)).toBe('won: Won. You made it happen. The kick at step 6 found nobody asleep.');
    expect(viewOf(session).fatesShown).toBe(true);
    stepAll(session, 'waiter waiter');
    expect(said(session)).toBe('won: Won. You made it happen. The kick came at step 6, the halt at step 8.');
  });

  it('says since when a goal is out of reach, and why', () => {
    const session = open('kvm-hc-kick-cpu');
    session.actions.begin('provoke back');
    stepAll(session, 'waiter waiter holder waiter waiter');
    expect(said(session)).toBe(
      'safe: It cannot break any more, since step 5. The waiter halted at step 5, so the kick will wake it.',
    );
    expect(viewOf(session).fatesShown).toBe(true);
  });

  it('shows fates where they are asked for, and says so', () => {
    const session = open('kvm-hc-kick-cpu');
    session.actions.begin('provoke back');
    session.actions.showFates(true);
    expect(viewOf(session).fates).toBeDefined();
    expect(said(session)).toMatch(/It can go either way\.$/);
  });

  it('plays as drawn, tells what the last step did, and what doomed the run', () => {
    const session = open('lost-update');
    session.actions.begin('drawn');
    session.actions.pause();
    session.actions.jump(1);
    expect(said(session)).toBe('plain: Play it as drawn, cell by cell. a: load x; seen is now 0.');
    session.actions.jump(4);
    expect(said(session)).toMatch(/^won: Done\. .* Both loaded before either stored: step \d, step \d\.$/);
  });

  it('tells of both moves in the game, and of a loss', () => {
    const session = open('lost-update');
    session.actions.begin('avoid sum');
    expect(said(session)).toMatch(/^plain: Avoid it: your move\. Step anybody, or pass\./);
    session.actions.pass();
    expect(said(session)).toBe('plain: Avoid it: your move. The adversary: load x');
  });
});

const walks = 4;
const stepsOfWalk = 30;

/** Every sentence that a level's goals can come to on seeded walks, and at the ends of what its text plays. */
function sentencesOf(level: string): ReadonlySet<string> {
  const session = open(level);
  const found = new Set<string>();
  const look = () => {
    const text = stripText(stripMoment(viewOf(session)));
    expect(
      `${text.lead} ${text.one}`.trim().length,
      `${level}: ${text.lead} ${text.one}`,
    ).toBeLessThanOrEqual(ONE_CHARS_MAX);
    expect(text.two.length, `${level}: ${text.two}`).toBeLessThanOrEqual(TWO_CHARS_MAX);
    found.add(said(session).replaceAll(/step \d+/g, 'step n'));
  };
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  for (const { key } of viewOf(session).goals.list) {
    session.actions.begin(key);
    session.actions.pause();
    look();
    const last = viewOf(session).frames.length - 1;
    for (const at of [1, Math.floor(last / 2), last]) {
      session.actions.jump(Math.max(0, at));
      look();
    }
    for (let walk = 0; walk < walks; walk++) {
      session.actions.begin(key);
      for (let taken = 0; taken < stepsOfWalk; taken++) {
        const options = viewOf(session).outlook.flatMap((each) => each.options);
        const option = options[random(Math.max(1, options.length))];
        if (option === undefined) break;
        session.actions.step(option.turn);
        look();
      }
    }
  }
  return found;
}

describe('what the page says of the goals of all levels', () => {
  it.each(levels)(
    'has a cause, in its author’s words, for all that can be provoked or avoided: %s',
    (level) => {
      const text = readFileSync(new URL(`${level}.race`, folder), 'utf8');
      const { source } = textTools.parse(level, text, charts);
      assert(source !== undefined, `${level} can be read`);
      const goals = source.scenario.goals.filter(({ kind }) => kind === 'provoke' || kind === 'avoid');
      expect(goals).not.toHaveLength(0);
      for (const { kind, property, phrase, causes } of goals) {
        expect(causes, `${kind} ${property}`).not.toHaveLength(0);
        if (kind === 'provoke') expect(phrase, `${kind} ${property}`).toBeDefined();
      }
    },
  );

  it.each(levels)('has room in the strip, and is no sentence within a sentence: %s', async (level) => {
    const sentences = [...sentencesOf(level)].filter(
      (each) => !/^plain: (Play it as drawn|You are)/.test(each),
    );
    for (const sentence of sentences) expect(sentence).not.toMatch(/is broken at|[“”]/);
    await expect(`${sentences.toSorted().join('\n')}\n`).toMatchFileSnapshot(`sentences/${level}.txt`);
  });
});
