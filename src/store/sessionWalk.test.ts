import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lostUpdate } from '../fixtures/lostUpdate.ts';
import { textTools } from '../fixtures/textTools.ts';
import { parseLink } from '../formats/link/link.ts';
import { packer } from '../formats/link/packedText.ts';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import type { Turn } from '../model/run.ts';
import type { View } from './derived/view.ts';
import { createSession, type Session } from './session.ts';

const acrn = readFileSync(new URL('../lang/cases/acrn-sample.race', import.meta.url), 'utf8');

// Read beforehand, as it is in the page.
const library = [
  { id: 'acrn', text: acrn },
  { id: 'lost-update', text: lostUpdate },
].map(({ id, text }) => ({ id, text, parsed: parseScenario(id, text, charts) }));

function openSession(): Session {
  return createSession({
    library,
    charts,
    ...textTools,
    findDrawn: () => ({ lost: { kind: 'stopped', cell: 0 } }),
  });
}

function viewOf(session: Session): View {
  return session.viewOf(session.store.getState());
}

/** What the user sees of a view. What a step did to its temporaries is left out: their old values mean nothing. */
function storyOf(session: Session) {
  const { frames, outlook, cursor, standing, divergence, problems } = viewOf(session);
  return {
    ...{ cursor, standing, divergence, problems },
    frames: frames.map(({ state, turn, labels }) => ({ state, turn, labels })),
    outlook: outlook.map(({ options, why }) => ({ turns: options.map(({ turn }) => turn), why })),
  };
}

/** Takes one of the turns that are possible now, by number; false where there is none. */
function stepAny(session: Session, number: number): boolean {
  const options = viewOf(session).outlook.flatMap((actor) => actor.options);
  const turn: Turn | undefined = options[number % Math.max(1, options.length)]?.turn;
  if (turn !== undefined) session.actions.step(turn);
  return turn !== undefined;
}

describe('a random walk through ACRN', () => {
  it('survives the fix and back, and a link under each of them', () => {
    // Two pages do it all, one walk after the other: what they had open before must not show.
    const [session, reader] = [openSession(), openSession()];
    fc.assert(
      fc.property(fc.array(fc.nat(1_000), { minLength: 5, maxLength: 60 }), (numbers) => {
        for (const page of [session, reader]) page.actions.open('lost-update');
        session.actions.open('acrn');
        for (const number of numbers) stepAny(session, number);
        const before = viewOf(session);
        expect(before.problems).toEqual([]);
        for (const fix of ['counter', 'flag']) {
          session.actions.choose({ values: { fix }, memory: 'sc' });
          reader.actions.openLink(parseLink(session.linkOf(session.store.getState()), packer));
          expect(storyOf(reader)).toEqual(storyOf(session));
        }
        expect(viewOf(session).frames).toBe(before.frames);
      }),
      { seed: 1, numRuns: 30 },
    );
  });

  it('goes on fairly wherever it stands', () => {
    const session = openSession();
    session.actions.open('acrn');
    for (const number of [3, 1, 4, 1, 5, 9, 2, 6]) stepAny(session, number);
    session.actions.finishFairly();
    expect(viewOf(session).cursor).toBe(8);
    session.actions.jump(Number.MAX_SAFE_INTEGER);
    expect(viewOf(session).standing.kind).not.toBe('error');
  });
});
