import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsFor } from '../drawing/laneColumns.ts';
import { createTimeline, drawTimeline, type TimelineInput } from '../drawing/timeline.ts';
import { firstFrame } from '../engine/frames.ts';
import { createMachine, type Machine } from '../engine/machine.ts';
import { stepFrame } from '../engine/replay.ts';
import { stepped } from '../fixtures/walking.ts';
import { defaultSettings } from '../formats/settings.ts';
import { compile } from '../lang/compile.ts';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import type { Frame } from '../model/run.ts';
import { waitTitle } from '../words/waitWords.ts';
import { createRunFacts } from './runFacts.ts';

function machineFrom(id: string, text: string): Machine {
  const { source } = parseScenario(id, text, charts);
  const settings = source && defaultSettings(source.scenario);
  const program = source && settings && compile(source, settings).program;
  if (program === undefined) throw new Error(`${id} does not compile`);
  return createMachine(program);
}

function shipped(id: string, edit = (text: string) => text): Machine {
  const text = readFileSync(new URL(`../scenarios/${id}.race`, import.meta.url), 'utf8');
  return machineFrom(id, edit(text));
}

/** The frames of a run, told by who steps and which way. */
function ran(machine: Machine, turns: readonly (readonly [actor: string, alternative: number])[]) {
  const frames = [firstFrame(machine)];
  for (const [actor, alternative] of turns) {
    const last = frames.at(-1) ?? firstFrame(machine);
    const next = stepFrame(machine, last, { actor, alternative });
    if (next.kind === 'impossible') throw new Error(next.why.kind);
    frames.push(next.frame);
  }
  return frames;
}

function waitsOf({ program }: Machine, frames: readonly Frame[]) {
  const now = frames.length - 1;
  return createRunFacts(program)(frames)
    .waits.flatMap((list) => list.between(0, now, now))
    .map((span) => [span.from, span.to, span.kind, waitTitle(program, span)]);
}

function drawing({ program }: Machine, frames: readonly Frame[], drawnTurns = 0): TimelineInput {
  return {
    ...{ program, text: program.text, frames, drawnTurns, notesOf: () => [], next: [] },
    ...{ parting: undefined, fates: undefined },
  };
}

const preempted = [
  ['waiter', 0],
  ['host_scheduler', 0],
  ['holder', 0],
  ['host_scheduler', 0],
] as const;

const polling = machineFrom(
  'polling',
  `scenario "A loop that polls"
lane cpu[2];
bool ready;
spinlock fine m;
int 0..3 seen;
task waiter on cpu[0] {
    while (!READ_ONCE(ready))
        ;
    spin_lock(&m);
    seen = 1;
    spin_unlock(&m);
}
task other on cpu[1] {
    spin_lock(&m);
    "ready": WRITE_ONCE(ready, true);
    spin_unlock(&m);
}
`,
);

describe('a task that cannot move', () => {
  it('is followed while its gate is closed: the preempted waiter, from the preemption until it is resumed', () => {
    const machine = shipped('kvm-hc-kick-cpu', (text) => text.replace(/^ *mode run;$/m, ''));
    expect(waitsOf(machine, ran(machine, preempted))).toEqual([
      [2, 4, 'gate closed', 'waiter cannot run: it needs run == RUNNING'],
    ]);
  });

  it('is not told twice where its mode bar says so', () => {
    const machine = shipped('kvm-hc-kick-cpu');
    expect(waitsOf(machine, ran(machine, preempted))).toEqual([]);
  });

  it('waits for a lock while another task holds it', () => {
    const frames = ran(polling, [
      ['other', 0],
      ['other', 0],
      ['waiter', 0],
      ['other', 0],
    ]);
    expect(waitsOf(polling, frames)).toEqual([[3, 4, 'waits', 'waiter waits for a lock: spin_lock(&m)']]);
  });

  it('is what a look at the whole run gives, back and forth and along other ways', () => {
    const machines = [
      polling,
      ...['kvm-vcpu-block', 'pv-spinlock-draft', 'acrn-drift', 'kvm-tsc-resync'].map((id) => shipped(id)),
      shipped('kvm-hc-kick-cpu', (text) => text.replace(/^ *mode run;$/m, '')),
    ];
    const moves = fc.array(
      fc.record({
        back: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.nat(12)),
        step: fc.nat(1_000),
      }),
      { minLength: 10, maxLength: 50 },
    );
    let met = 0;
    fc.assert(
      fc.property(fc.constantFrom(...machines), moves, (machine, walk) => {
        const factsOf = createRunFacts(machine.program);
        const draw = createTimeline();
        const columns = columnsFor(machine.program, 888);
        let frames: readonly Frame[] = [firstFrame(machine)];
        for (const { back, step } of walk) {
          frames = stepped(machine, frames.slice(0, Math.max(1, frames.length - back)), step);
          const now = frames.length - 1;
          const grown = factsOf(frames).waits.flatMap((list) => list.between(0, now, now));
          const fresh = createRunFacts(machine.program)(frames).waits;
          expect(grown).toEqual(fresh.flatMap((list) => list.between(0, now, now)));
          met += grown.length;
          const input = drawing(machine, frames);
          expect(draw(input, columns).rows).toEqual(drawTimeline(input, columns).rows);
        }
      }),
      { seed: 7, numRuns: 25 },
    );
    expect(met).toBeGreaterThan(50);
  });
});

describe('a loop that polls', () => {
  const polls = (count: number) => Array.from({ length: count }, () => ['waiter', 0] as const);
  const rowsOf = (frames: readonly Frame[], drawnTurns = 0) =>
    drawTimeline(drawing(polling, frames, drawnTurns), columnsFor(polling.program, 888)).rows.map(
      ({ first, last, cells }) => [first, last, cells[0]?.times],
    );

  it('is one row that counts, until somebody else moves; now stands apart', () => {
    const frames = ran(polling, [...polls(3), ['other', 0], ...polls(2), ['other', 0]]);
    expect(rowsOf(frames)).toEqual([
      [1, 3, 3],
      [4, 4, 1],
      [5, 6, 2],
    ]);
    expect(rowsOf(frames.slice(0, 4))).toEqual([[1, 2, 2]]);
  });

  it('says how often', () => {
    const { rows, drawWords } = drawTimeline(
      drawing(polling, ran(polling, polls(4))),
      columnsFor(polling.program, 888),
    );
    const words = rows.flatMap(drawWords).flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
    expect(words).toContain('× 3');
  });

  it('keeps a row for a step that is noted', () => {
    const input = drawing(polling, ran(polling, polls(5)));
    const notesOf = (turn: number) => (turn === 2 ? ['1'] : []);
    const { rows } = drawTimeline({ ...input, notesOf }, columnsFor(polling.program, 888));
    expect(rows.map(({ first, last }) => [first, last])).toEqual([
      [1, 1],
      [2, 2],
      [3, 4],
    ]);
  });
});
