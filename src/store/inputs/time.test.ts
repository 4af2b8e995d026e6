import { describe, expect, it } from 'vitest';
import { lostUpdate } from '../../fixtures/lostUpdate.ts';
import { textTools } from '../../fixtures/textTools.ts';
import { parseLink } from '../../formats/link/link.ts';
import { packer } from '../../formats/link/packedText.ts';
import { charts } from '../../machines/charts.ts';
import { laneIndex } from '../../model/indices.ts';
import { BRANCHES_KEPT_MAX } from '../../model/limits.ts';
import type { Settings } from '../../model/program.ts';
import type { Turn } from '../../model/run.ts';
import type { View } from '../derived/view.ts';
import { createSession, type Session } from '../session.ts';

const a: Turn = { actor: 'a', alternative: 0 };
const b: Turn = { actor: 'b', alternative: 0 };
const asItWas: Settings = { values: { fix: 'none' }, memory: 'sc' };
const underLock: Settings = { values: { fix: 'lock' }, memory: 'sc' };

/** a sets the flag that b waits for. */
const flagged = `scenario "Flag"
level 1;
lane cpu[2];
bool flag;
int 0..9 x;
task a on cpu[0] { x = 1; "a tells": flag = true; }
task b on cpu[1] { await flag; "b reads": x = x + 1; }
`;

function openSession(text = lostUpdate): Session {
  return createSession({
    library: [
      { id: 'first', text },
      { id: 'second', text: lostUpdate.replace('Lost update', 'Second').replace('level 1', 'level 2') },
    ],
    charts,
    ...textTools,
    findDrawn: () => ({ lost: { kind: 'stopped', cell: 0 } }),
  });
}

function opened(...turns: readonly Turn[]): Session {
  const session = openSession();
  for (const turn of turns) session.actions.step(turn);
  return session;
}

function viewOf(session: Session): View {
  return session.viewOf(session.store.getState());
}

/** The actors of all turns, future included, and `|` for now. */
function lineOf(session: Session): string {
  const { frames, cursor } = viewOf(session);
  const actors = frames.slice(1).map(({ turn }) => turn?.actor ?? '?');
  return [...actors.slice(0, cursor), '|', ...actors.slice(cursor)].join(' ');
}

/** The newest first, each with where it parts and how it ends. */
function branchesOf(session: Session): readonly string[] {
  return viewOf(session).branches.others.map(({ name, parts, end }) => `${name} @${parts}: ${end}`);
}

function newest(session: Session): number {
  return viewOf(session).branches.others[0]?.id ?? -1;
}

function toast(session: Session): string {
  return session.store.getState().toast?.sentence ?? '';
}

/** a a b b and, parting after the first step, a b; then a b a. */
function twoBranches(): Session {
  const session = opened(a, a, b, b);
  session.actions.jump(1);
  session.actions.step(b);
  session.actions.step(a);
  session.actions.back();
  session.actions.step(b);
  return session;
}

describe('a line that is left', () => {
  it('is kept as a branch, named after the step that parts, with its end', () => {
    const session = twoBranches();
    expect(lineOf(session)).toBe('a b b |');
    expect(branchesOf(session)).toEqual(['a first (2) @2: unfinished', 'a first @1: finished']);
  });

  it('is kept with its fair end where it is shown under other settings than it was recorded under', () => {
    const session = openSession();
    session.actions.choose(underLock);
    session.actions.step(a);
    session.actions.choose(asItWas);
    session.actions.finishFairly();
    expect(lineOf(session)).toBe('a | a b b');
    session.actions.step(b);
    expect(lineOf(session)).toBe('a b |');
    expect(viewOf(session).branches.others).toHaveLength(1);
  });

  it('becomes the line again where it is chosen, and the other one a branch', () => {
    const session = twoBranches();
    const [, oldest] = viewOf(session).branches.others;
    session.actions.chooseBranch(oldest?.id ?? -1);
    expect(lineOf(session)).toBe('a | a b b');
    expect(branchesOf(session)).toEqual(['b first (2) @1: unfinished', 'b first @1: unfinished']);
  });

  it('is not kept where the new one begins with all of it, nor where nothing is left of it', () => {
    const session = opened(a, b);
    session.actions.finishFairly();
    expect(branchesOf(session)).toEqual([]);
    session.actions.restart();
    session.actions.step(a);
    session.actions.step(b);
    expect(branchesOf(session)).toEqual([]);
    session.actions.step(b);
    expect(branchesOf(session)).toHaveLength(1);
    session.actions.back();
    session.actions.step(a);
    session.actions.step(b);
    expect(branchesOf(session)).toEqual(['b first @2: unfinished']);
  });

  it('goes over to other settings like the line', () => {
    const session = twoBranches();
    session.actions.choose(underLock);
    expect(viewOf(session).branches.others.map(({ turns }) => turns)).toEqual([2, 2]);
    session.actions.choose(asItWas);
    expect(branchesOf(session)).toEqual(['a first (2) @2: unfinished', 'a first @1: finished']);
  });

  it('is not in a link, which carries the line alone', () => {
    const session = twoBranches();
    expect(session.linkOf(session.store.getState())).toMatch(/^1\/first\/fix=none\/a,b\*2@3of3/);
    const reader = openSession();
    reader.actions.openLink(parseLink(session.linkOf(session.store.getState()), packer));
    expect(lineOf(reader)).toBe('a b b |');
    expect(branchesOf(reader)).toEqual([]);
    expect(reader.store.getState().past).toEqual([]);
  });

  it('goes when there are too many, the oldest without a name first', () => {
    const session = opened(a);
    session.actions.renameBranch(undefined, 'mine');
    for (let turn = 0; turn < BRANCHES_KEPT_MAX + 3; turn++) {
      session.actions.restart();
      for (const next of turn % 2 === 0 ? [b, a, a] : [a, b, b]) session.actions.step(next);
    }
    const { others } = viewOf(session).branches;
    expect(others.length).toBeLessThanOrEqual(BRANCHES_KEPT_MAX);
    expect(others.map(({ name }) => name)).toContain('mine');
  });

  it('is gone in another scenario, and undoing brings it back', () => {
    const session = twoBranches();
    session.actions.open('second');
    expect(branchesOf(session)).toEqual([]);
    session.actions.undo();
    expect(viewOf(session).scenario.title).toBe('Lost update');
    expect(lineOf(session)).toBe('a b b |');
    expect(branchesOf(session)).toHaveLength(2);
  });
});

describe('a branch', () => {
  it('has the name that it is given, and its own again without one', () => {
    const session = twoBranches();
    const id = newest(session);
    session.actions.renameBranch(id, '  my   run ');
    expect(branchesOf(session)[0]).toBe('my run @2: unfinished');
    session.actions.chooseBranch(id);
    expect(viewOf(session).branches.line).toMatchObject({ name: 'my run', isNamed: true });
    session.actions.renameBranch(undefined, '');
    expect(viewOf(session).branches.line.name).toBe('this line');
    session.actions.undo();
    expect(viewOf(session).branches.line.name).toBe('my run');
  });

  it('can be deleted, and undoing brings it back', () => {
    const session = twoBranches();
    session.actions.deleteBranch(newest(session));
    expect(toast(session)).toBe('“a first (2)” is deleted.');
    expect(branchesOf(session)).toHaveLength(1);
    session.actions.undo();
    expect(branchesOf(session)).toHaveLength(2);
    session.actions.redo();
    expect(branchesOf(session)).toHaveLength(1);
  });
});

describe('undoing', () => {
  it('brings the line back that another way replaced, and doing it again the other way', () => {
    const session = opened(a, a, b);
    session.actions.jump(1);
    session.actions.step(b);
    session.actions.step(b);
    session.actions.undo();
    expect(lineOf(session)).toBe('a | a b');
    expect(branchesOf(session)).toEqual([]);
    session.actions.redo();
    expect(lineOf(session)).toBe('a b b |');
    session.actions.redo();
    expect(toast(session)).toBe('There is nothing to do again.');
  });

  it('takes a walk that went on from the end of the line back at once', () => {
    const session = opened(a);
    session.actions.walkRandomly();
    session.actions.undo();
    expect(lineOf(session)).toBe('a |');
    session.actions.undo();
    expect(toast(session)).toBe('There is nothing to undo: Back goes one step back.');
  });

  it('brings a text back that was edited before another one was opened', () => {
    const session = openSession();
    const edited = lostUpdate.replace('Lost update', 'Edited');
    session.actions.edit(edited);
    session.actions.open('second');
    session.actions.aimAt('fix');
    session.actions.undo();
    expect(session.store.getState()).toMatchObject({ id: 'first', text: edited, aim: undefined });
  });

  it('takes back an example, which goes twice round what repeats for ever', () => {
    const session = opened(a);
    session.actions.playExample({ schedule: [b, a], cycleFrom: 1 }, false);
    expect(lineOf(session)).toBe('b a a |');
    session.actions.undo();
    expect(lineOf(session)).toBe('a |');
  });

  it('leaves the text to the editor', () => {
    const session = twoBranches();
    session.actions.edit(lostUpdate.replace('Lost update', 'Edited'));
    session.actions.undo();
    expect(viewOf(session).scenario.title).toBe('Edited');
    expect(lineOf(session)).toBe('a b | a');
  });
});

describe('step until', () => {
  it('goes along the line where it has a future', () => {
    const session = openSession(flagged);
    for (const turn of [a, a, b, b]) session.actions.step(turn);
    session.actions.restart();
    session.actions.runUntil({ kind: 'label', text: 'reads' });
    expect(lineOf(session)).toBe('a a b b |');
    session.actions.restart();
    session.actions.runUntil({ kind: 'variable', name: 'flag', scalars: ['flag'] });
    expect(lineOf(session)).toBe('a a | b b');
    session.actions.runUntil({ kind: 'switch' });
    expect(lineOf(session)).toBe('a a b | b');
  });

  it('plays on fairly where the line ends, and says so', () => {
    const session = openSession(flagged);
    session.actions.runUntil({ kind: 'lane', lane: laneIndex(1) });
    expect(lineOf(session)).toBe('a a b |');
    expect(toast(session)).toBe('Step 3: cpu1 steps. The steps up to it were played fairly.');
    expect(branchesOf(session)).toEqual([]);
  });

  it('stops where somebody stands at a line', () => {
    const session = openSession(flagged);
    session.actions.runUntil({ kind: 'line', line: 7 });
    expect(lineOf(session)).toBe('a a b |');
  });

  it('stays where nobody ever does what is asked for, and says how far it looked', () => {
    const session = openSession(flagged);
    session.actions.runUntil({ kind: 'label', text: 'nothing' });
    expect(lineOf(session)).toBe('|');
    expect(toast(session)).toMatch(
      /^Not from here: a step labelled “nothing”.*\(\d more, played fairly\)\.$/,
    );
  });
});

describe('events of the line', () => {
  it('are found forward and back', () => {
    const session = opened(a, b, a, b);
    session.actions.jump(1);
    session.actions.goToEvent('lane', 'next');
    expect(lineOf(session)).toBe('a b a | b');
    session.actions.goToEvent('lane', 'previous');
    expect(lineOf(session)).toBe('a | b a b');
    session.actions.goToEvent('variable', 'next');
    expect(lineOf(session)).toBe('a b a | b');
    session.actions.goToEvent('wakeup', 'next');
    expect(toast(session)).toContain('There is no later wakeup');
  });
});

describe('a random walk', () => {
  it('is the same for the same seed, and the next one sets out from where it did', () => {
    const session = opened(a);
    session.actions.chooseSeed(7);
    session.actions.walkRandomly();
    const walk = lineOf(session);
    expect(toast(session)).toMatch(/^Random walk from step 1, seed 7: \d steps?, and /);
    for (let again = 0; again < 4; again++) session.actions.walkRandomly();
    expect(session.store.getState().seed).toBe(12);
    session.actions.jump(1);
    session.actions.chooseSeed(7);
    session.actions.walkRandomly();
    expect(lineOf(session)).toBe(walk);
  });

  it('goes nowhere from an end', () => {
    const session = opened(a, a, b, b);
    session.actions.walkRandomly();
    expect(toast(session)).toContain('Nobody can move here');
    expect(lineOf(session)).toBe('a a b b |');
  });
});

describe('moving a step', () => {
  it('gives the line another order and keeps the old one', () => {
    const session = opened(a, a, b, b);
    session.actions.jump(3);
    session.actions.moveNow(-1);
    expect(lineOf(session)).toBe('a b | a b');
    expect(branchesOf(session)).toEqual(['a first @1: finished']);
    session.actions.moveStep(4, 3);
    expect(lineOf(session)).toBe('a b b | a');
    session.actions.undo();
    expect(lineOf(session)).toBe('a b | a b');
  });

  it('says at which step the order is impossible and why, and loses nothing', () => {
    const session = openSession(flagged);
    for (const turn of [a, a, b]) session.actions.step(turn);
    session.actions.moveNow(-1);
    expect(lineOf(session)).toBe('a a b |');
    expect(toast(session)).toMatch(
      /^Step 3 cannot go before step 2\. In that order step 2 is impossible: b cannot move: it waits while flag/,
    );
    session.actions.jump(2);
    session.actions.moveNow(-1);
    expect(toast(session)).toContain('Both are a’s, and an actor’s own steps keep their order.');
    expect(branchesOf(session)).toEqual([]);
  });

  it('has two ends', () => {
    const session = opened(a, b);
    session.actions.moveNow(1);
    expect(toast(session)).toContain('the line’s last');
    session.actions.jump(1);
    session.actions.moveNow(-1);
    expect(toast(session)).toContain('it is the first');
    session.actions.restart();
    session.actions.moveNow(-1);
    expect(toast(session)).toContain('No step has happened yet');
  });
});
