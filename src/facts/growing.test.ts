// A timeline that grows with its run must be the one that is drawn from scratch.

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsFor } from '../drawing/laneColumns.ts';
import { createTimeline, drawTimeline, type Timeline, type TimelineInput } from '../drawing/timeline.ts';
import { firstFrame } from '../engine/frames.ts';
import { createJudge, judge } from '../engine/judge.ts';
import { createMachine, type Machine } from '../engine/machine.ts';
import { stepped } from '../fixtures/walking.ts';
import { defaultSettings } from '../formats/settings.ts';
import { compile } from '../lang/compile.ts';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import type { Frame } from '../model/run.ts';
import { ledgersOf } from './ledger.ts';
import { createRunFacts } from './runFacts.ts';

function machineOf(id: string, memory?: 'tso'): Machine {
  const text = readFileSync(new URL(`../scenarios/${id}.race`, import.meta.url), 'utf8');
  const { source } = parseScenario(id, text, charts);
  const settings = source && defaultSettings(source.scenario);
  const program = source && settings && compile(source, { ...settings, ...(memory && { memory }) }).program;
  if (program === undefined) throw new Error(`${id} does not compile`);
  return createMachine(program);
}

function drawn({ marksIn, rows, drawWords, nowTop, height }: Timeline) {
  return { rows, nowTop, height, marks: marksIn(0, height), words: rows.map(drawWords) };
}

interface Move {
  /** Steps to go back first, and a step to take. */
  readonly back: number;
  readonly step: number;
  readonly parting: boolean;
  readonly drawnTurns: number;
}

const moves: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.record({
    back: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.nat(12)),
    step: fc.nat(1_000),
    parting: fc.boolean(),
    drawnTurns: fc.constantFrom(0, 5, 99),
  }),
  { minLength: 10, maxLength: 60 },
);

const machines = [
  machineOf('acrn-sched-event'),
  machineOf('acrn-drift'),
  machineOf('store-buffering', 'tso'),
  machineOf('weak-message'),
  machineOf('vcpu-mode-handshake'),
  machineOf('lost-update'),
];

describe('what is remembered of a run', () => {
  it('is what a look at the whole run gives, back and forth and along other ways', () => {
    fc.assert(
      fc.property(fc.constantFrom(...machines), moves, (machine, walk) => {
        const { program } = machine;
        const columns = columnsFor(program, 888);
        const draw = createTimeline();
        const judgeOf = createJudge();
        const factsOf = createRunFacts(program);
        let frames: readonly Frame[] = [firstFrame(machine)];
        for (const { back, step, parting, drawnTurns } of walk) {
          const whole = frames;
          frames = frames.slice(0, Math.max(1, frames.length - back));
          const input: TimelineInput = {
            program,
            text: program.text,
            frames,
            drawnTurns,
            notesOf: (turn) => (turn % 7 === 3 && !parting ? ['1'] : []),
            next: [],
            parting: parting ? 6 : undefined,
            fates: undefined,
          };
          expect(drawn(draw(input, columns))).toEqual(drawn(drawTimeline(input, columns)));
          const now = frames.length - 1;
          expect(ledgersOf(factsOf(frames), now)).toEqual(ledgersOf(createRunFacts(program)(frames), now));
          expect(judgeOf(machine, whole, frames.length - 1)).toEqual(
            judge(machine, frames, frames.length - 1),
          );
          frames = stepped(machine, frames, step);
        }
      }),
      { seed: 5, numRuns: 60 },
    );
  });

  it('gives the same marks for a part as for the whole', () => {
    const [, machine] = machines;
    if (machine === undefined) throw new Error('there is a second machine');
    let frames: readonly Frame[] = [firstFrame(machine)];
    for (let turn = 0; turn < 200; turn++) frames = stepped(machine, frames, turn * 31);
    const { program } = machine;
    const input: TimelineInput = {
      ...{ program, text: program.text, frames, drawnTurns: 0, notesOf: () => [], next: [] },
      ...{ parting: undefined, fates: undefined },
    };
    const { marksIn, height } = drawTimeline(input, columnsFor(program, 888));
    const small = marksIn(0, height).filter((mark) => mark.kind === 'dot' || mark.kind === 'text');
    const parts = Array.from({ length: Math.ceil(height / 300) }, (_, part) =>
      marksIn(part * 300, part * 300 + 299),
    );
    for (const mark of small) expect(parts.flat()).toContainEqual(mark);
  });
});
