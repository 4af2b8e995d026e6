import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { assert } from '../../base/assert.ts';
import { findDrawn } from '../../explorer/drawn.ts';
import { exploration } from '../../explorer/exploration.ts';
import { textTools } from '../../fixtures/textTools.ts';
import { charts } from '../../machines/charts.ts';
import type { Explore } from '../../model/exploration.ts';
import { turnsOf } from '../../schedule/turns.ts';
import { stripText } from '../../words/stripWords.ts';
import { stripMoment } from '../derived/stripMoment.ts';
import type { View } from '../derived/view.ts';
import type { ProgressStorage } from '../inputs/progress.ts';
import { createSession, type Session } from '../session.ts';

/** Explores at once, as the worker does in its own time. */
const explore: Explore = (program, options, tell) => {
  for (const event of exploration(program, options)) tell(event);
  return () => {};
};

function storageInMemory(): ProgressStorage & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
    removeItem: (key) => kept.delete(key),
  };
}

function open(id: string, storage?: ProgressStorage, explorer: Explore = explore): Session {
  const text = readFileSync(new URL(`../../scenarios/${id}.race`, import.meta.url), 'utf8');
  return openText(text, id, storage, explorer);
}

function openText(
  text: string,
  id = 'small',
  storage?: ProgressStorage,
  explorer: Explore = explore,
): Session {
  return createSession({
    library: [{ id, text }],
    charts,
    ...textTools,
    findDrawn,
    explore: explorer,
    storage,
  });
}

function viewOf({ viewOf: look, store }: Session): View {
  return look(store.getState());
}

function goal(session: Session, key: string): View['goals']['list'][number] {
  const found = viewOf(session).goals.list.find((each) => each.key === key);
  assert(found !== undefined, `there is a goal ${key}`);
  return found;
}

/** What the page says of a goal, in one line. */
/** What the strip says of a goal. */
function said(session: Session, key: string): string {
  session.actions.aimAt(key);
  const { lead, one, two } = stripText(stripMoment(viewOf(session)));
  return [lead, one, two].filter((each) => each !== '').join(' ');
}

/** Names of the goals that were reached. */
function won(session: Session): readonly string[] {
  return viewOf(session)
    .goals.list.filter((each) => each.won)
    .map(({ key }) => key);
}

/** The next step of an actor, whatever it is. */
function stepOf(session: Session, name: string): void {
  const { outlook, program } = viewOf(session);
  const option = outlook.find(({ actor }) => program.actors[actor]?.name === name)?.options[0];
  assert(option !== undefined, `${name} can move`);
  session.actions.step(option.turn);
}

function stepAll(session: Session, names: string): void {
  for (const name of names.split(' ')) stepOf(session, name);
}

describe('goals of lost-update', () => {
  let session: Session;
  beforeEach(() => {
    session = open('lost-update');
  });

  it('are those of its text, and the first one is on', () => {
    expect(viewOf(session).goals.list.map(({ key }) => key)).toEqual([
      'drawn',
      'provoke sum',
      'avoid sum',
      'fix',
    ]);
    expect(viewOf(session).goals.current).toBe('drawn');
    expect(won(session)).toEqual([]);
  });

  it('drawn: is reached when the last cell of the table has been played, and stays on to be read', () => {
    session.actions.begin('drawn');
    const { frames } = viewOf(session);
    session.actions.jump(frames.length - 2);
    session.actions.jump(frames.length - 1);
    const { count, won: reached } = goal(session, 'drawn');
    expect([reached, count?.done]).toEqual([true, count?.of]);
    expect(viewOf(session).goals.current).toBe('drawn');
    expect(said(session, 'drawn')).toBe(
      'Done. Played as the document draws it. Both loaded before either stored: step 1, step 2.',
    );
  });

  it('provoke: is reached where the run breaks what it names, not where it is doomed to, by the player’s own steps', () => {
    stepAll(session, 'a b');
    expect(goal(session, 'provoke sum')).toMatchObject({ begun: true, reached: false });
    expect(said(session, 'provoke sum')).toBe('It cannot be saved any more. Step on, to where it shows.');
    stepAll(session, 'b a');
    expect(won(session)).toEqual(['provoke sum']);
    expect(said(session, 'provoke sum')).toMatch(
      /^Won\. .* Both loaded before either stored: step 1, step 2\.$/,
    );
  });

  it('provoke: playing what is drawn is not provoking it', () => {
    session.actions.playDrawn(0);
    session.actions.jump(99);
    expect(goal(session, 'provoke sum').reached).toBe(false);
    expect(said(session, 'provoke sum')).toMatch(/^It has happened, but not by your steps\./);
  });

  it('provoke: begins at the start, under settings where it can fail', () => {
    session.actions.nextValue();
    session.actions.begin('provoke sum');
    expect(viewOf(session).program.settings.values['fix']).toBe('plain');
    expect(viewOf(session).cursor).toBe(0);
  });

  it('avoid: the adversary must begin what it does not want, if you pass; then you finish it', () => {
    session.actions.begin('avoid sum');
    expect(viewOf(session).goals.challenge).toMatchObject({ phase: 'yours', code: 4 });
    session.actions.pass();
    expect(viewOf(session).cursor).toBe(1);
    expect(said(session, 'avoid sum')).toMatch(/^Avoid it: your move\. The adversary: load x$/);
    stepAll(session, viewOf(session).frames[1]?.turn?.actor ?? '');
    expect(won(session)).toEqual(['avoid sum']);
    expect(said(session, 'avoid sum')).toMatch(
      /^Won\. Nothing can break it any more\. One stores before the other loads\./,
    );
  });

  it('avoid: who begins a load himself loses to the adversary’s', () => {
    session.actions.begin('avoid sum');
    stepAll(session, 'a');
    expect(viewOf(session).goals.challenge).toMatchObject({ phase: 'lost', theirs: [2] });
    expect(said(session, 'avoid sum')).toMatch(
      /^Lost at step 2\. Both loaded before either stored: step 1, step 2\.$/,
    );
    session.actions.jump(0);
    expect(viewOf(session).goals.challenge).toMatchObject({ phase: 'yours' });
    session.actions.pass();
    expect(viewOf(session).cursor).toBe(1);
  });

  it('avoid: is not offered where no step can break anything', () => {
    const text = readFileSync(new URL('../../scenarios/lost-update.race', import.meta.url), 'utf8');
    session.actions.edit(text.replace('expect sum fails when fix == plain;', ''));
    session.actions.nextValue();
    session.actions.begin('avoid sum');
    expect(viewOf(session).goals.challenge).toMatchObject({ phase: 'refused' });
    expect(said(session, 'avoid sum')).toMatch(/^Avoid it: no game with these settings\./);
  });

  it('fix: the run that was lost is played again under the fix, to its end', () => {
    stepAll(session, 'a b');
    session.actions.begin('fix');
    expect(viewOf(session).program.settings.values['fix']).toBe('locked');
    expect(goal(session, 'fix').reached).toBe(false);
    session.actions.jump(99);
    expect(won(session)).toContain('fix');
    expect(said(session, 'fix')).toMatch(/^Repaired\. /);
  });

  it('go on to the next one when the player does', () => {
    stepAll(session, 'a b b a');
    expect(viewOf(session).goals.current).toBe('provoke sum');
    session.actions.aimAt(undefined);
    expect(viewOf(session).goals.current).toBe('drawn');
  });
});

describe('a goal is reached by what it names alone', () => {
  it('provoke: going twice round a loop in which what must come never comes, by hand', () => {
    const session = openText(`scenario "Spin" lane cpu[2]; bool x;
task a on cpu[0] endless { for (;;) { step; step; } } task b on cpu[1] { await x; }
env e { x = true; } rest when true; always eventually x comes "It comes.";
expect comes fails when true;`);
    expect(viewOf(session).goals.list.map(({ key }) => key)).toEqual(['provoke comes', 'fix']);
    stepAll(session, 'a a a');
    expect(goal(session, 'provoke comes').reached).toBe(false);
    expect(viewOf(session).standing.kind).toBe('running');
    stepAll(session, 'a');
    expect(goal(session, 'provoke comes').reached).toBe(true);
    expect(said(session, 'provoke comes')).toBe(
      'Won. You made it happen. The run goes round, and it waits in vain.',
    );
  });

  it('provoke: not by a run that is lost for another reason, though played on it would break both', () => {
    const session = openText(`scenario "Two" lane cpu[2]; bool x; bool y;
task a on cpu[0] { x = true; y = true; } task b on cpu[1] { step; }
never x one "x is never set."; never y two "y is never set.";
expect one fails when true; expect two fails when true;`);
    stepAll(session, 'a');
    expect([goal(session, 'provoke one').reached, goal(session, 'provoke two').reached]).toEqual([
      true,
      false,
    ]);
    stepAll(session, 'a');
    expect(goal(session, 'provoke two').reached).toBe(true);
  });
});

describe('progress', () => {
  it('outlives the session, and can be cleared', () => {
    const storage = storageInMemory();
    const first = open('lost-update', storage);
    stepAll(first, 'a b b a');
    expect(won(open('lost-update', storage))).toEqual(['provoke sum']);
    expect([...storage.kept.values()]).toEqual(['{"version":1,"won":{"lost-update":["provoke sum"]}}']);
    first.actions.clearProgress();
    expect(storage.kept.size).toBe(0);
  });

  it('of an edited text is nobody’s business', () => {
    const storage = storageInMemory();
    const session = open('lost-update', storage);
    session.actions.edit(`${viewOf(session).scenario.text}\n`);
    stepAll(session, 'a b b a');
    expect(won(session)).toEqual(['provoke sum']);
    expect(storage.kept.size).toBe(0);
  });

  it.each(['', 'null', '[]', '{"version":2,"won":{}}', '{"version":1,"won":{"a":"b"}}'])(
    'forgets %s',
    (text) => {
      const storage = storageInMemory();
      storage.setItem('wakelane-progress', text);
      expect(won(open('lost-update', storage))).toEqual([]);
    },
  );

  it('is not kept where the browser refuses, and nothing breaks', () => {
    const refuse = (): never => {
      throw new Error('refused');
    };
    const session = open('lost-update', { getItem: refuse, setItem: refuse, removeItem: refuse });
    stepAll(session, 'a b b a');
    expect(won(session)).toEqual(['provoke sum']);
  });
});

describe('two pages with one memory', () => {
  it('keep what either of them reaches', () => {
    const storage = storageInMemory();
    const [one, other] = [open('lost-update', storage), open('store-buffering', storage)];
    stepAll(one, 'a b b a');
    other.actions.begin('drawn');
    other.actions.pause();
    other.actions.jump(999);
    const again = open('lost-update', storage);
    expect([...again.store.getState().won.keys()].toSorted()).toEqual(['lost-update', 'store-buffering']);
  });
});

describe('a prediction', () => {
  it('waits for the explorer, then asks one step before the point of no return, with fates hidden', () => {
    let answer = (): void => {};
    const later: Explore = (program, options, tell) => {
      answer = () => {
        for (const event of exploration(program, options)) tell(event);
      };
      return () => {};
    };
    const session = open('kvm-vcpu-block', undefined, later);
    session.actions.begin('predict');
    expect(viewOf(session).goals.challenge).toMatchObject({ phase: 'waiting' });
    answer();
    const { goals, fatesShown, fates, cursor, frames } = viewOf(session);
    expect(goals.challenge).toMatchObject({ phase: 'asked', at: cursor });
    expect([fatesShown, fates, frames.length - 1]).toEqual([false, undefined, cursor]);
  });

  it('hides the fates of what stands beside it, too', () => {
    const session = open('kvm-vcpu-block');
    session.actions.begin('predict');
    const { settings } = session.store.getState();
    session.actions.compareWith({ kind: 'settings', settings });
    expect(viewOf(session).comparison?.right.fates).toBeUndefined();
    session.actions.showFates(true);
    expect(viewOf(session).comparison?.right.fates).toBeDefined();
  });

  it('is right for a step that dooms the run, and tells why', () => {
    const session = open('kvm-vcpu-block');
    session.actions.begin('predict');
    answerWith(session, 'doomed');
    expect(viewOf(session).goals.challenge).toMatchObject({ phase: 'answered' });
    expect(won(session)).toEqual(['predict']);
    expect(said(session, 'predict')).toMatch(/^Right\. From here no order of steps helps\. \w/);
    expect(viewOf(session).fatesShown).toBe(true);
  });

  it('is wrong for one that does not, and tells which it was', () => {
    const session = open('kvm-vcpu-block');
    session.actions.begin('predict');
    answerWith(session, 'open');
    expect(won(session)).toEqual([]);
    expect(said(session, 'predict')).toBe('Not that one. After it nothing can break any more.');
    expect(viewOf(session).fates).toBeUndefined();
  });

  it('ends when the player goes on to something else', () => {
    const session = open('kvm-vcpu-block');
    session.actions.begin('predict');
    session.actions.begin('provoke back');
    expect(viewOf(session).goals.challenge).toEqual({ kind: 'none' });
  });

  it('is not the same one twice in a row, and an answer can be taken back', () => {
    const session = open('kvm-hc-kick-cpu');
    session.actions.begin('predict');
    const asked = session.store.getState().challenge;
    assert(asked.kind === 'predict', 'there is a question');
    session.actions.begin('predict');
    expect(session.store.getState().challenge).not.toMatchObject({ line: asked.line });
    const [first] = viewOf(session).outlook.flatMap(({ options }) => options);
    assert(first !== undefined, 'somebody can move');
    session.actions.step(first.turn);
    expect(viewOf(session).goals.challenge).toMatchObject({ phase: 'answered' });
    session.actions.answerAgain();
    expect(viewOf(session).goals.challenge).toMatchObject({ phase: 'asked' });
  });

  /** Looks the answer up where the player cannot. */
  function answerWith(session: Session, fate: 'doomed' | 'open'): void {
    const { outlook, exploration: known, program, frames, cursor } = viewOf(session);
    const options = outlook.flatMap((each) => each.options);
    const wanted = options.find((option) => {
      const probe = open('kvm-vcpu-block');
      probe.actions.choose(program.settings);
      for (const frame of frames.slice(1, cursor + 1))
        if (frame.turn !== undefined) probe.actions.step(frame.turn);
      probe.actions.step(option.turn);
      const { frames: after } = viewOf(probe);
      const state = after.at(-1)?.state;
      const found = state && known?.fates?.of(state);
      return fate === 'doomed' ? found === 'doomed' : found !== 'doomed';
    });
    assert(wanted !== undefined, `some step leaves the run ${fate}`);
    session.actions.step(wanted.turn);
  }
});

describe('the adversary', () => {
  it.each([
    ['acrn-sched-event', 'avoid back'],
    ['kvm-vcpu-block', 'avoid back'],
  ])('of %s loses to whoever always makes the move that the solved game likes best', (id, key) => {
    const session = open(id);
    session.actions.begin(key);
    for (let rounds = 0; rounds < 20 && phaseOf(session).phase === 'yours'; rounds++) {
      const { cursor, outlook } = viewOf(session);
      const turns = outlook.flatMap(({ options }) => options.map((option) => option.turn));
      const moves = [session.actions.pass, ...turns.map((each) => () => session.actions.step(each))];
      const tried = moves.map((move) => {
        move();
        const { phase, code = 0 } = phaseOf(session);
        session.actions.jump(cursor);
        return { move, left: phase === 'won' ? 0 : code > 0 ? code : Number.POSITIVE_INFINITY };
      });
      tried.toSorted((a, b) => a.left - b.left)[0]?.move();
    }
    expect(phaseOf(session).phase).toBe('won');
    expect(won(session)).toEqual([key]);
  });

  it('wins ACRN against one who only passes', () => {
    const session = open('acrn-sched-event');
    session.actions.begin('avoid back');
    while (phaseOf(session).phase === 'yours') session.actions.pass();
    expect(said(session, 'avoid back')).toMatch(
      /^Lost at step \d+\. Two signals, step \d+ and step \d+, one credit\.$/,
    );
  });

  it('does not move while it is not its turn, nor do you', () => {
    const session = open('kvm-vcpu-block');
    session.actions.begin('avoid back');
    const [first] = viewOf(session).outlook.flatMap(({ options }) => options);
    assert(first !== undefined, 'somebody can move');
    session.actions.step(first.turn);
    session.actions.jump(1);
    expect(phaseOf(session).phase).toBe('theirs');
    session.actions.step(first.turn);
    expect(viewOf(session).problems).toEqual([
      'Here it is the adversary’s move: go one step back, or forward.',
    ]);
  });

  function phaseOf(session: Session): Extract<View['goals']['challenge'], { readonly kind: 'avoid' }> {
    const { challenge } = viewOf(session).goals;
    assert(challenge.kind === 'avoid', 'the game is on');
    return challenge;
  }
});

describe('the explanation of ACRN', () => {
  it('names the step, the lost credit and who sleeps for what', () => {
    const session = open('acrn-sched-event');
    session.actions.playDrawn(0);
    session.actions.jump(999);
    expect(said(session, 'drawn')).toBe(
      'Done. Stuck for ever. Two signals, step 31 and step 47, one credit.',
    );
  });

  it('tells the same of a run that the player provoked, and of its repair', () => {
    const session = open('acrn-sched-event');
    session.actions.playDrawn(0);
    const turns = turnsOf(viewOf(session).frames.slice(0, 48));
    session.actions.open('acrn-sched-event');
    for (const each of turns) session.actions.step(each);
    expect(won(session)).toEqual(['provoke back']);
    expect(said(session, 'provoke back')).toMatch(
      /^Won\. .* Two signals, step 31 and step 47, one credit\.$/,
    );
    session.actions.begin('fix');
    session.actions.jump(999);
    expect(won(session)).toContain('fix');
    expect(said(session, 'fix')).toMatch(/^Repaired\. .* Here wait_event has returned\.$/);
  });
});

describe('a scenario that names no goals', () => {
  it('has those that suggest themselves', () => {
    const session = open('lost-update');
    session.actions.edit(viewOf(session).scenario.text.replace(/^goal .*$/gm, ''));
    expect(viewOf(session).goals.list.map(({ key }) => key)).toEqual([
      'drawn',
      'provoke sum',
      'avoid sum',
      'fix',
    ]);
  });
});
