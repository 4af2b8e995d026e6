/** What a run on a weak machine tells of old values: when they begin, which loads take them, and who has seen a store. */

import { expect, it } from 'vitest';
import { createMachine } from '../engine/machine.ts';
import { replay } from '../engine/replay.ts';
import { programOf, turns } from '../oracle/smallPrograms.ts';
import { shortOldWords } from '../words/memoryWords.ts';
import { seenStoreWords } from '../words/storesSeenWords.ts';
import { createRunFacts } from './runFacts.ts';
import { storesSeen } from './storesSeen.ts';

const text = `scenario "Message" lane cpu0; lane cpu1; memory weak; bool data; bool flag;
task t on cpu0 { data = true; smp_wmb(); flag = true; }
task u on cpu1 { bool f; bool d; do { f = flag; } while (!f); d = data; }`;
const program = programOf(text);

function factsOf(schedule: string) {
  const { frames, stopped } = replay(createMachine(program), turns(schedule));
  expect(stopped).toBeUndefined();
  return { facts: createRunFacts(program)(frames), now: frames.length - 1 };
}

const lost = 't t t cpu0.drain cpu0.drain cpu1.news.flag u u';

it('tells with which store a lane begins to see an old value, and which load takes it', () => {
  const { facts, now } = factsOf(lost);
  const told = facts
    .until(now)
    .flatMap(({ old }) =>
      old.map((event) => `${event.turn} ${event.kind}: ${shortOldWords(program, event)}`),
    );
  expect(told).toEqual(['4 kept: old data false', '5 kept: old flag false', '8 seen: old data false']);
});

it('follows an old value until the lane hears of the new one', () => {
  const { facts, now } = factsOf('t t t cpu0.drain cpu0.drain cpu1.news.flag');
  const spans = facts.old.flatMap((list) => list.between(0, now, now));
  expect(spans.map(({ from, to }) => [from, to])).toEqual([
    [4, undefined],
    [5, 6],
  ]);
});

/** The stores after a run, as the ledger has them. */
function seen(schedule: string): readonly string[] {
  const { facts, now } = factsOf(schedule);
  return storesSeen(facts, now).map((store) => {
    const words = seenStoreWords(program, store);
    return `${words.store} by ${words.by}: ${words.now}`;
  });
}

it('says of each store who has seen it', () => {
  expect(seen('t t t')).toEqual([
    'data = true by cpu0: waits in the buffer',
    'flag = true by cpu0: waits in the buffer',
  ]);
  expect(seen('t t t cpu0.drain cpu0.drain cpu1.news.flag')).toEqual([
    'data = true by cpu0: not seen by cpu1 yet',
    'flag = true by cpu0: seen by cpu1 since 6',
  ]);
  expect(seen(lost)).toEqual([
    'data = true by cpu0: cpu1 read the old one at 8',
    'flag = true by cpu0: seen by cpu1 since 6',
  ]);
});

it('forgets what another way has not', () => {
  const factsIn = createRunFacts(program);
  const machine = createMachine(program);
  factsIn(replay(machine, turns(lost)).frames);
  const { frames } = replay(machine, turns('t t t cpu0.drain'));
  const facts = factsIn(frames);
  expect(facts.old.flatMap((list) => list.between(0, 4, 4)).map(({ from, to }) => [from, to])).toEqual([
    [4, undefined],
  ]);
});
