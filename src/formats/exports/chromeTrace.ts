// A run in the Trace Event Format of Chromium, which Perfetto opens too: a lane is a thread, a step a slice of a
// millisecond, an interrupt a flow from the step that raised it to the one that took it.
// The format: “Trace Event Format”, The Chromium Authors (complete events, metadata events, flow events).

import { createRunFacts } from '../../facts/runFacts.ts';
import type { LaneIndex } from '../../model/indices.ts';
import { laneIndices, laneOf } from '../../model/lookup.ts';
import type { Program } from '../../model/program.ts';
import type { Frame } from '../../model/run.ts';
import { laneTitle } from '../../words/laneTitle.ts';
import { sentenceText, stepSentence } from '../../words/stepSentence.ts';
import type { ExportedRun } from './exportedRun.ts';

/** Microseconds, the format's unit. A step takes no time; so much is enough to see and to click. */
const STEP = 1_000;
const process = 1;

interface Slice {
  readonly ph: 'X';
  readonly name: string;
  readonly cat: 'step';
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur: number;
  readonly args: { readonly step: number; readonly sentence: string };
}

interface Flow {
  /** Begins, or finishes. */
  readonly ph: 's' | 'f';
  readonly name: string;
  readonly cat: 'signal';
  readonly id: number;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  /** A finish belongs to the slice that is on at its time. */
  readonly bp?: 'e';
}

interface Instant {
  readonly ph: 'i';
  readonly name: string;
  readonly s: 'p';
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
}

interface Metadata {
  readonly ph: 'M';
  readonly name: 'process_name' | 'thread_name' | 'thread_sort_index';
  readonly pid: number;
  readonly tid: number;
  readonly args: { readonly name: string } | { readonly sort_index: number };
}

type TraceEvent = Slice | Flow | Instant | Metadata;

/** The trace as JSON. */
export function toChromeTrace({ title, program, frames, ends, link }: ExportedRun): string {
  const last: Instant = {
    ph: 'i',
    name: ends,
    s: 'p',
    pid: process,
    tid: 0,
    ts: frames.length > 1 ? (frames.length - 1) * STEP : 0,
  };
  const traceEvents: readonly TraceEvent[] = [
    ...metadata(program, title),
    ...frames.flatMap((_, turn) => sliceOf(program, frames, turn)),
    ...flows(program, frames),
    last,
  ];
  return `${JSON.stringify({ traceEvents, displayTimeUnit: 'ms', otherData: { link } }, null, 1)}\n`;
}

function metadata(program: Program, title: string): readonly Metadata[] {
  const threads = [...laneIndices(program), undefined].flatMap((lane): readonly Metadata[] => {
    const name = laneTitle(program, lane);
    const tid = threadOf(program, lane);
    return [
      { ph: 'M', name: 'thread_name', pid: process, tid, args: { name } },
      { ph: 'M', name: 'thread_sort_index', pid: process, tid, args: { sort_index: tid } },
    ];
  });
  return [{ ph: 'M', name: 'process_name', pid: process, tid: 0, args: { name: title } }, ...threads];
}

function sliceOf(program: Program, frames: readonly Frame[], turn: number): readonly Slice[] {
  const step = stepSentence(program, frames, turn);
  const actor = frames[turn]?.actor;
  if (step === undefined || actor === undefined) return [];
  const tid = threadOf(program, laneOf(program, actor));
  const args = { step: turn, sentence: sentenceText(step) };
  return [{ ph: 'X', name: step.what, cat: 'step', pid: process, tid, ts: startOf(turn), dur: STEP, args }];
}

/** One for each signal that was taken: those that wait to this day have no end to show. */
function flows(program: Program, frames: readonly Frame[]): readonly Flow[] {
  const facts = createRunFacts(program)(frames);
  const taken = frames.flatMap((_, turn) => facts.at(turn).taken);
  return taken.flatMap(({ name, from, to, fromLane, toLane }, id): readonly Flow[] => {
    if (to === undefined) return [];
    const common = { name, cat: 'signal', id, pid: process } as const;
    const begins: Flow = {
      ...common,
      ph: 's',
      tid: threadOf(program, fromLane),
      ts: startOf(from) + STEP / 2,
    };
    const ends: Flow = { ...common, ph: 'f', bp: 'e', tid: threadOf(program, toLane), ts: startOf(to) };
    return [begins, ends];
  });
}

/** Threads count from 1; env's is behind the lanes'. */
function threadOf({ lanes }: Program, lane: LaneIndex | undefined): number {
  return (lane ?? lanes.length) + 1;
}

function startOf(turn: number): number {
  return (turn - 1) * STEP;
}
