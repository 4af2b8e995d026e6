import { describe, expect, it } from 'vitest';
import type { Judgement } from '../engine/judge.ts';
import { textLines } from '../facts/textLines.ts';
import { handmadeFrames, handmadeProgram } from '../fixtures/handmade.ts';
import { actorIndex, slotIndex } from '../model/indices.ts';
import type { Program, Property } from '../model/program.ts';
import type { Outlook, Standing, Waiting } from '../model/run.ts';
import { judgementWords } from './judgementWords.ts';
import { statusHead, statusOf } from './statusWords.ts';

const nowhere = { from: 0, to: 0 };
const bare = handmadeProgram(1);
const set = slotIndex(bare.slots.findIndex(({ name }) => name === 'ev[0].set'));
const frames = handmadeFrames(bare, [{ actor: 'v[0]', writes: { 'ev[0].set': 1 } }, { actor: 'v[0]' }]);
const kept: Judgement = { kind: 'kept' };

function property(kind: Property['kind'], sentence: string): Property {
  const expr = { op: 'slot' as const, slot: set };
  return { kind, name: kind, sentence, from: undefined, expr, expected: 'holds', at: nowhere };
}

const never = property('never', 'Nobody is woken.');
const possible = property('possible', 'All can get back.');
const outlook: readonly Outlook[] = bare.actors.map((_, actor) => {
  return { actor: actorIndex(actor), at: nowhere, options: [], finished: false, atEnd: false, why: [] };
});

function status(properties: readonly Property[], standing: Standing, judgements: readonly Judgement[]) {
  const program: Program = { ...bare, properties };
  return statusOf(program, textLines('one\ntwo'), {
    frames,
    cursor: 2,
    standing,
    outlook,
    judgements,
    fates: undefined,
  });
}

function waits(actor: number, within: string, part: Waiting['part']): Waiting {
  return {
    actor: actorIndex(actor),
    at: nowhere,
    atEnd: false,
    within,
    isPending: false,
    loop: [{ slot: set, value: 0 }],
    why: [],
    part,
  };
}

describe('the status', () => {
  it('asks who steps while nothing is broken', () => {
    const head = 'You are the scheduler: who steps next';
    expect(status([never], { kind: 'running' }, [kept])).toEqual({ tone: 'open', head, ends: '?', more: '' });
  });

  it('says a broken property first, in its own words, and by what values', () => {
    const broken: Judgement = { kind: 'broken', at: 1 };
    const more = '“Nobody is woken.” does not hold: ev[0].set is true.';
    const running = status([never], { kind: 'running' }, [broken]);
    expect(running).toEqual({ tone: 'bad', head: 'Broken at step 1', ends: ':', more });
    expect(status([never], { kind: 'finished', awaiting: [] }, [broken])).toEqual(running);
  });

  it('says plainly that nothing was broken', () => {
    const more = 'All are at rest, and nothing that must be so was broken.';
    const won = status([never], { kind: 'finished', awaiting: [] }, [kept]);
    expect(won).toEqual({ tone: 'good', head: 'Finished', ends: '.', more });
    expect(status([], { kind: 'finished', awaiting: [] }, []).more).toBe('All are at rest.');
  });

  it('names those who keep the run from its rest, then what is lost with it', () => {
    const waiting = [waits(0, 'wait_event', 'at fault'), waits(1, 'idle', 'aside')];
    const judgements: readonly Judgement[] = [{ kind: 'broken', at: 2 }, kept];
    const told = status([possible, never], { kind: 'stuck', waiting }, judgements);
    expect(`${statusHead(told)} ${told.more}`).toBe(
      'Stuck for ever: v0 waits in wait_event while ev[0].set is false (line 1): it stays where it is. “All can get back.” does not hold.',
    );
  });

  it('names all who wait where none of them is at fault', () => {
    const waiting = ['first', 'second', 'third'].map((within) => waits(0, within, 'aside'));
    const { more } = status([], { kind: 'stuck', waiting }, []);
    expect(more).toMatch(/^v0 waits in first .*; v0 waits in second .*; and 1 more\.$/);
  });

  it('names every link of a cycle, however long it is, and nobody beside it', () => {
    const links = ['first', 'second', 'third'].map((within) => waits(0, within, 'link'));
    const { more } = status([], { kind: 'stuck', waiting: [...links, waits(1, 'idle', 'aside')] }, []);
    expect(more).toMatch(/^v0 waits in first [^;]*; v0 waits in second [^;]*; v0 waits in third [^;]*\.$/);
  });

  it('names the line of an error', () => {
    const at = { from: 5, to: 6 };
    const message = 'It does not fit.';
    const standing: Standing = { kind: 'error', fault: 'range', at, message, refused: undefined };
    expect(status([], standing, []).head).toBe('Error on line 2');
  });
});

it('a run alone proves nothing', () => {
  expect(judgementWords(never, kept)).toEqual({ words: 'Kept so far.', at: undefined });
  expect(judgementWords(property('cover', ''), kept).words).toBe('Not reached so far.');
  expect(judgementWords(never, { kind: 'broken', at: 4 })).toEqual({ words: 'Broken at', at: 4 });
});
