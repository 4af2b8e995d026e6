// Every goal of the smaller levels, played through as a visitor does: begun, stepped by hand, and reached.

import { describe, expect, it } from 'vitest';
import { assert } from '../../base/assert.ts';
import { shippedTexts } from '../../catalogue/shippedTexts.ts';
import { findDrawn } from '../../explorer/drawn.ts';
import { exploration } from '../../explorer/exploration.ts';
import { textTools } from '../../fixtures/textTools.ts';
import { charts } from '../../machines/charts.ts';
import type { Explore } from '../../model/exploration.ts';
import type { Turn } from '../../model/run.ts';
import type { View } from '../derived/view.ts';
import { createSession, type Session } from '../session.ts';

const explore: Explore = (program, options, tell) => {
  for (const event of exploration(program, options)) tell(event);
  return () => {};
};

const played = [...shippedTexts.keys()].filter((id) =>
  /^(?:primer-|posted-|acrn-idle|virtio-|pi-wakeup|vmm-|io-wq|xen-)/.test(id),
);

function open(id: string): Session {
  const text = shippedTexts.get(id);
  assert(text !== undefined, `${id} is shipped`);
  return createSession({ library: [{ id, text }], charts, ...textTools, findDrawn, explore });
}

function viewOf({ viewOf: look, store }: Session): View {
  return look(store.getState());
}

function reached(session: Session, key: string): boolean {
  return viewOf(session).goals.list.some((goal) => goal.key === key && goal.reached);
}

/** Steps by hand what the explorer found to break it, and on as long as it takes to show. */
function provoke(session: Session, property: string): void {
  const verdict = viewOf(session).exploration?.report?.verdicts.find(({ name }) => name === property);
  assert(verdict?.example !== undefined, `${property} has an example`);
  for (const turn of verdict.example.schedule) session.actions.step(turn);
}

/** Moves of yours that win against the adversary, by trying: a pass, or any step. */
function avoid(session: Session, depth: number): boolean {
  const { challenge } = viewOf(session).goals;
  if (challenge.kind !== 'avoid') return false;
  if (challenge.phase === 'won') return true;
  if (challenge.phase !== 'yours' || depth === 0) return false;
  const before = session.store.getState();
  const moves: readonly (Turn | undefined)[] = [
    undefined,
    ...viewOf(session).outlook.flatMap(({ options }) => options.map(({ turn }) => turn)),
  ];
  for (const move of moves) {
    if (move === undefined) session.actions.pass();
    else session.actions.step(move);
    if (avoid(session, depth - 1)) return true;
    session.store.setState(before, true);
  }
  return false;
}

describe.each(played)('%s', (id) => {
  const keys = viewOf(open(id)).goals.list.map(({ key }) => key);

  it.each(keys)('%s can be reached', (key) => {
    const session = open(id);
    session.actions.begin(key);
    const [kind, property = ''] = key.split(' ');
    switch (kind) {
      case 'drawn':
        session.actions.jump(Number.MAX_SAFE_INTEGER);
        break;
      case 'provoke':
        provoke(session, property);
        break;
      case 'avoid':
        avoid(session, 4);
        break;
      case 'predict': {
        const { outlook, exploration: explored } = viewOf(session);
        assert(explored?.fates !== undefined, 'fates are known');
        for (const option of outlook.flatMap(({ options }) => options)) {
          const before = session.store.getState();
          session.actions.step(option.turn);
          if (reached(session, key)) break;
          session.store.setState(before, true);
        }
        break;
      }
      case 'fix':
        session.actions.jump(Number.MAX_SAFE_INTEGER);
        break;
      case 'exercise':
        // Its answers are tried where exercises are judged.
        expect(session.store.getState().page.editing).toBe(true);
        return;
      default:
        expect.fail(`nobody plays ${key}`);
    }
    expect(reached(session, key)).toBe(true);
  });
});
