import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assert } from '../base/assert.ts';
import { readSlot } from '../engine/values.ts';
import { lostUpdate } from '../fixtures/lostUpdate.ts';
import { textTools } from '../fixtures/textTools.ts';
import { parseLink } from '../formats/link/link.ts';
import { packer } from '../formats/link/packedText.ts';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import { slotIndex } from '../model/indices.ts';
import { TEXTS_REMEMBERED_MAX } from '../model/limits.ts';
import type { Settings } from '../model/program.ts';
import type { Turn } from '../model/run.ts';
import type { View } from './derived/view.ts';
import type { FindDrawn } from './line/drawnLine.ts';
import { createSession, type Session } from './session.ts';

const a: Turn = { actor: 'a', alternative: 0 };
const b: Turn = { actor: 'b', alternative: 0 };
const asItWas: Settings = { values: { fix: 'none' }, memory: 'sc' };
const underLock: Settings = { values: { fix: 'lock' }, memory: 'sc' };

/** The explorer's search is not the store's business: this one knows the schedule. */
const drawnAsABA: FindDrawn = () => ({ schedule: [a, b, a], cellsOfTurn: [[0], [1], []] });

// Read beforehand, as it is in the page.
const library = [
  { id: 'broken', text: 'scenario "Broken" int int int' },
  { id: 'lost-update', text: lostUpdate },
  { id: 'a-twin', text: lostUpdate.replace('Lost update', 'Twin').replace('level 1', 'level 2') },
].map(({ id, text }) => ({ id, text, parsed: parseScenario(id, text, charts) }));

function openSession(findDrawn: FindDrawn = drawnAsABA): Session {
  return createSession({ library, charts, ...textTools, findDrawn });
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

function valueOfX(session: Session): number {
  const { program, frames, cursor } = viewOf(session);
  const slot = program.slots.findIndex(({ name }) => name === 'x');
  const frame = frames[cursor];
  assert(frame !== undefined, 'there is a frame at the cursor');
  return readSlot(program, frame.state, slotIndex(slot));
}

function playTurns(session: Session, ...turns: readonly Turn[]): void {
  for (const turn of turns) session.actions.step(turn);
}

describe('a session', () => {
  it('opens with the easiest scenario that compiles, under its first settings', () => {
    const session = openSession();
    expect(viewOf(session).scenario).toMatchObject({ id: 'lost-update', title: 'Lost update' });
    expect(viewOf(session).program.settings).toEqual(asItWas);
    expect(lineOf(session)).toBe('|');
  });

  it('opens a scenario whose text comes later', () => {
    const session = openSession();
    session.actions.openLink(parseLink('1/late', packer));
    expect(viewOf(session).problems[0]).toContain('There is no scenario “late” here');
    session.add({ id: 'late', text: lostUpdate.replace('Lost update', 'Late') });
    session.actions.openLink(parseLink('1/late/fix=lock/a@1of1', packer));
    expect(viewOf(session).scenario).toMatchObject({ id: 'late', title: 'Late' });
    expect(lineOf(session)).toBe('a |');
    expect(viewOf(session).problems).toEqual([]);
  });

  it('gives the same view until something changes', () => {
    const session = openSession();
    const before = viewOf(session);
    expect(viewOf(session)).toBe(before);
    session.actions.step(a);
    expect(viewOf(session)).not.toBe(before);
  });

  it('loses an update', () => {
    const session = openSession();
    playTurns(session, a, b, a, b);
    expect(valueOfX(session)).toBe(1);
    expect(viewOf(session).standing).toEqual({ kind: 'finished', awaiting: [] });
  });
});

describe('stepping', () => {
  it('keeps the future while going back, and leaves it where another way is taken', () => {
    const session = openSession();
    playTurns(session, a, b, a);
    session.actions.back();
    session.actions.back();
    expect(lineOf(session)).toBe('a | b a');
    session.actions.step(b);
    expect(lineOf(session)).toBe('a b | a');
    session.actions.step(b);
    expect(lineOf(session)).toBe('a b b |');
  });

  it('runs no step twice', () => {
    const session = openSession();
    playTurns(session, a, b);
    const before = viewOf(session).frames;
    session.actions.step(a);
    viewOf(session)
      .frames.slice(0, 3)
      .forEach((frame, i) => {
        expect(frame).toBe(before[i]);
      });
    session.actions.jump(1);
    expect(viewOf(session).outlook).toHaveLength(2);
    expect(viewOf(session).frames[2]).toBe(before[2]);
  });

  it('stays inside the line', () => {
    const session = openSession();
    playTurns(session, a, b);
    session.actions.jump(99);
    expect(lineOf(session)).toBe('a b |');
    session.actions.forward();
    expect(lineOf(session)).toBe('a b |');
    session.actions.restart();
    session.actions.back();
    expect(lineOf(session)).toBe('| a b');
  });

  it('says why a turn cannot be taken', () => {
    const session = openSession();
    playTurns(session, a, a, a);
    expect(lineOf(session)).toBe('a a |');
    expect(viewOf(session).problems).toHaveLength(1);
    session.actions.dismissProblems();
    expect(viewOf(session).problems).toEqual([]);
  });
});

describe('playing', () => {
  it('goes to the end of the line and stops there', () => {
    const session = openSession();
    playTurns(session, a, b);
    session.actions.restart();
    session.actions.play();
    expect(session.store.getState().playing).toBe('playing');
    session.actions.tick();
    expect(lineOf(session)).toBe('a | b');
    session.actions.tick();
    session.actions.tick();
    expect(lineOf(session)).toBe('a b |');
    expect(session.store.getState().playing).toBe('paused');
  });

  it('begins again at the end, and pauses where the user moves', () => {
    const session = openSession();
    playTurns(session, a, b);
    session.actions.play();
    expect(lineOf(session)).toBe('| a b');
    session.actions.step(a);
    expect(session.store.getState().playing).toBe('paused');
    session.actions.tick();
    expect(lineOf(session)).toBe('a | b');
  });

  it('takes the drawn table where there is no line', () => {
    const session = openSession();
    session.actions.choose(underLock);
    session.actions.play();
    expect(lineOf(session)).toBe('| a b a b');
    expect(session.store.getState()).toMatchObject({
      settings: asItWas,
      drawn: 0,
      playing: 'playing',
    });
  });

  it('takes the first run where no drawn table can be played', () => {
    const session = openSession(() => ({ lost: { kind: 'unreached', cell: 0, undrawn: [] } }));
    session.actions.play();
    expect(lineOf(session)).toBe('| a a b b');
    expect(session.store.getState().playing).toBe('playing');
  });

  it('does nothing where there is nothing to play', () => {
    const session = openSession();
    session.actions.edit(lostUpdate.slice(0, lostUpdate.indexOf('drawn "')));
    session.actions.play();
    expect(session.store.getState().playing).toBe('paused');
  });

  it('lets everybody finish', () => {
    const session = openSession();
    playTurns(session, a);
    session.actions.finishFairly();
    session.actions.jump(4);
    expect(lineOf(session)).toMatch(/^a \w \w \w \|$/);
    expect(viewOf(session).standing.kind).toBe('finished');
  });

  it('plays a run of the text', () => {
    const session = openSession();
    session.actions.choose(underLock);
    session.actions.playRun(0);
    expect(lineOf(session)).toBe('| a a b b');
    expect(viewOf(session).program.settings).toEqual(asItWas);
    session.actions.playRun(1);
    expect(lineOf(session)).toBe('| a');
    expect(viewOf(session).problems[0]).toContain('“nobody”');
    session.actions.playRun(7);
    expect(viewOf(session).problems).toEqual(['The scenario has no such run.']);
  });
});

describe('the notes of a run of the text', () => {
  const notes = [{ text: 'b has not begun yet.', at: 2 }];

  it('are there while the line plays that run', () => {
    const session = openSession();
    expect(viewOf(session).runNotes).toEqual([]);
    session.actions.playRun(0);
    expect(viewOf(session).runNotes).toEqual(notes);
    session.actions.jump(4);
    session.actions.back();
    expect(viewOf(session).runNotes).toEqual(notes);
  });

  it('go where another way is taken or other settings are shown, and come back', () => {
    const session = openSession();
    session.actions.playRun(0);
    session.actions.choose(underLock);
    expect(viewOf(session).runNotes).toEqual([]);
    session.actions.choose(asItWas);
    expect(viewOf(session).runNotes).toEqual(notes);
    session.actions.jump(1);
    session.actions.step(b);
    expect(viewOf(session).runNotes).toEqual([]);
  });

  it('are there for a link to that run', () => {
    const sender = openSession();
    sender.actions.playRun(0);
    const reader = openSession();
    reader.actions.openLink(parseLink(sender.linkOf(sender.store.getState()), packer));
    expect(viewOf(reader).runNotes).toEqual(notes);
  });
});

describe('other settings', () => {
  it('play the same schedule, and the way back brings everything back', () => {
    const session = openSession();
    playTurns(session, a, b, a, b);
    session.actions.back();
    const before = viewOf(session);
    session.actions.choose(underLock);
    expect(lineOf(session)).toBe('a b |');
    expect(valueOfX(session)).toBe(2);
    session.actions.choose(asItWas);
    expect(viewOf(session).frames).toBe(before.frames);
    expect(lineOf(session)).toBe('a b a | b');
  });

  it('become those of the record where another way is taken under them', () => {
    const session = openSession();
    playTurns(session, a, b, a, b);
    session.actions.choose(underLock);
    session.actions.restart();
    session.actions.step(b);
    expect(lineOf(session)).toBe('b |');
    expect(session.store.getState().under).toEqual(underLock);
  });

  it('come one after the other, and the first again after the last', () => {
    const session = openSession();
    playTurns(session, a, b);
    session.actions.nextValue();
    expect(viewOf(session).program.settings).toEqual(underLock);
    session.actions.nextValue();
    expect(viewOf(session).program.settings).toEqual(asItWas);
    expect(lineOf(session)).toBe('a b |');
    session.actions.nextMemory();
    expect(viewOf(session).program.settings).toEqual(asItWas);
    session.actions.edit(lostUpdate.replace('lane cpu[2];', 'memory sc | tso;\nlane cpu[2];'));
    session.actions.nextMemory();
    expect(viewOf(session).program.settings.memory).toBe('tso');
    session.actions.nextMemory();
    expect(viewOf(session).program.settings.memory).toBe('sc');
  });

  it('that the scenario does not have are replaced by what it has', () => {
    const session = openSession();
    session.actions.choose({ values: { fix: 'magic', size: '3' }, memory: 'tso' });
    expect(session.store.getState().settings).toEqual(asItWas);
  });
});

describe('a drawn table', () => {
  it('is played from the start and finished fairly', () => {
    const session = openSession();
    session.actions.choose(underLock);
    session.actions.playDrawn(0);
    expect(lineOf(session)).toBe('| a b a b');
    expect(session.store.getState()).toMatchObject({ settings: asItWas, playing: 'playing' });
  });

  it('tells which cells a turn played and what is drawn next', () => {
    const session = openSession();
    session.actions.chooseDrawn(0);
    expect(viewOf(session).drawn).toMatchObject({
      cellsOfTurn: [],
      onTrack: true,
      next: a,
      nextCell: 0,
      turns: 3,
    });
    playTurns(session, a, b, b);
    expect(viewOf(session).drawn).toMatchObject({
      cellsOfTurn: [[0], [1], []],
      followed: 2,
      onTrack: false,
      next: undefined,
      nextCell: undefined,
    });
    session.actions.back();
    expect(viewOf(session).drawn).toMatchObject({ followed: 2, onTrack: true, next: a });
  });

  it('is carried over to other settings', () => {
    const session = openSession();
    session.actions.playDrawn(0);
    session.actions.choose(underLock);
    expect(lineOf(session)).toBe('| a b');
    // Under the lock nobody passes the labels that the table draws.
    expect(viewOf(session).drawn).toMatchObject({
      cellsOfTurn: [[], []],
      onTrack: true,
      next: a,
      nextCell: undefined,
      turns: 2,
    });
  });

  it('is sought once', () => {
    let searches = 0;
    const session = openSession((...args) => {
      searches++;
      return drawnAsABA(...args);
    });
    session.actions.chooseDrawn(0);
    playTurns(session, a, b);
    session.actions.choose(underLock);
    expect(viewOf(session).drawn?.turns).toBe(2);
    expect(searches).toBe(1);
  });

  it('that no schedule can play says which cell', () => {
    const session = openSession(() => ({ lost: { kind: 'unreached', cell: 1, undrawn: [] } }));
    session.actions.playDrawn(0);
    expect(viewOf(session).drawn).toBeUndefined();
    expect(viewOf(session).problems[0]).toMatch(/^No schedule reaches “b loads” in row/);
    session.actions.playDrawn(1);
    expect(viewOf(session).problems).toEqual(['The scenario has no such drawn table.']);
  });
});

describe('an edited text', () => {
  it('runs as soon as it compiles, with the same schedule', () => {
    const session = openSession();
    playTurns(session, a, b);
    session.actions.edit(lostUpdate.replace('Lost update', 'Mine'));
    expect(viewOf(session).scenario).toMatchObject({ id: 'edited', title: 'Mine' });
    expect(lineOf(session)).toBe('a b |');
  });

  it('with errors leaves the last good one running and says what is wrong', () => {
    const session = openSession();
    playTurns(session, a, b);
    const before = viewOf(session);
    session.actions.edit(`${lostUpdate} int int`);
    expect(viewOf(session).diagnostics.map(({ severity }) => severity)).toContain('error');
    expect(viewOf(session).program).toBe(before.program);
    expect(viewOf(session).frames).toBe(before.frames);
    session.actions.edit(lostUpdate);
    expect(viewOf(session).program).toBe(before.program);
    expect(viewOf(session).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('goes on running however long the next one has errors', () => {
    const session = openSession();
    playTurns(session, a, b);
    const before = viewOf(session);
    for (let key = 0; key <= TEXTS_REMEMBERED_MAX; key++) session.actions.edit(`${lostUpdate} int ${key}`);
    expect(viewOf(session).program).toBe(before.program);
    expect(viewOf(session).frames).toBe(before.frames);
  });

  it('that lost a task stops the schedule where it stepped', () => {
    const session = openSession();
    playTurns(session, a, b, a);
    session.actions.edit(lostUpdate.replace('task b', 'task c'));
    expect(lineOf(session)).toBe('a |');
    expect(viewOf(session).divergence).toMatchObject({ turn: 2 });
  });
});

describe('a link', () => {
  it('names the scenario, the settings and the turns', () => {
    const session = openSession();
    playTurns(session, a, a, b);
    session.actions.back();
    expect(session.linkOf(session.store.getState())).toMatch(
      /^1\/lost-update\/fix=none\/a\*2,b@2of3~[0-9a-f]{6}$/,
    );
  });

  it('opens the same run again after any sequence of actions', () => {
    const edited = lostUpdate.replace('Lost update', 'Edited');
    const broken = `${lostUpdate} int int`;
    const actions = [
      (session: Session) => session.actions.step(a),
      (session: Session) => session.actions.step(b),
      (session: Session) => session.actions.back(),
      (session: Session) => session.actions.restart(),
      (session: Session) => session.actions.choose(underLock),
      (session: Session) => session.actions.choose(asItWas),
      (session: Session) => session.actions.playDrawn(0),
      (session: Session) => session.actions.tick(),
      (session: Session) => session.actions.finishFairly(),
      (session: Session) => session.actions.edit(edited),
      (session: Session) => session.actions.open('a-twin'),
    ];
    // One page opens all the links, one after the other: what it had open before must not show.
    const reader = openSession();
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...actions), { maxLength: 12 }), (taken) => {
        const sender = openSession();
        for (const action of taken) action(sender);
        reader.actions.edit(broken);
        reader.actions.openLink(parseLink(`#${sender.linkOf(sender.store.getState())}`, packer));
        expect(viewOf(reader).problems).toEqual([]);
        expect(lineOf(reader)).toBe(lineOf(sender));
        expect(viewOf(reader).program).toEqual(viewOf(sender).program);
        expect(viewOf(reader).divergence).toEqual(viewOf(sender).divergence);
        expect(reader.linkOf(reader.store.getState())).toBe(sender.linkOf(sender.store.getState()));
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it('of a text with errors opens the editor and leaves the rest as it was', () => {
    const sender = openSession();
    sender.actions.edit('scenario "Broken" int int');
    const reader = openSession();
    reader.actions.openLink(parseLink(sender.linkOf(sender.store.getState()), packer));
    expect(reader.store.getState().text).toBe('scenario "Broken" int int');
    expect(viewOf(reader).scenario.id).toBe('lost-update');
    expect(viewOf(reader).problems).toHaveLength(1);
  });

  it.each([
    ['#1/nowhere', 'There is no scenario “nowhere” here; there are broken, lost-update, a-twin.'],
    [
      '#1/lost-update/a,c@2of2',
      'Turn 2 of the schedule names “c”, and no actor is called that; there are a, b.',
    ],
    [
      '#1/lost-update/a*3@3of3',
      'Step 3 of the link is impossible: a has finished. The steps before it are open.',
    ],
    [
      '#1/lost-update/a*2@2of3',
      'The link was made of a run of 3 turns, and here it has 2: it is not the same run.',
    ],
    ['#1/broken', 'The scenario “broken” has errors: it can be edited, but not run.'],
  ])('%s is said to be wrong', (fragment, problem) => {
    const session = openSession();
    session.actions.openLink(parseLink(fragment, packer));
    expect(viewOf(session).problems).toContain(problem);
  });

  it('that cannot be opened says what the page shows in its stead', () => {
    const session = openSession();
    session.actions.openLink(parseLink('#1/nowhere', packer));
    expect(viewOf(session).problems[1]).toBe(`The page shows “${viewOf(session).scenario.title}” instead.`);
  });

  it('that is empty changes nothing', () => {
    const session = openSession();
    playTurns(session, a);
    const before = viewOf(session);
    session.actions.openLink(parseLink('#', packer));
    expect(viewOf(session)).toEqual(before);
  });
});
