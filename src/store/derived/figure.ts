// The live figure of the first page: a run of one compiled program, stepped like any other.

import { outlook, standingOf } from '../../engine/explain.ts';
import { FateMap } from '../../engine/fateMap.ts';
import { firstFrame } from '../../engine/frames.ts';
import { type Judgement, judge } from '../../engine/judge.ts';
import { createMachine, type Machine } from '../../engine/machine.ts';
import { replay } from '../../engine/replay.ts';
import { StateTable } from '../../engine/stateTable.ts';
import { encodeLink, type LinkLibrary } from '../../formats/link/linkedRun.ts';
import type { FigureData, PrintedFates } from '../../model/figure.ts';
import type { Program } from '../../model/program.ts';
import type { Frame, Outlook, Schedule, Standing } from '../../model/run.ts';
import { createFates, type RunFates } from '../line/fates.ts';

/** What the figure shows of a run; now is its end. */
export interface FigureView {
  readonly program: Program;
  readonly frames: readonly Frame[];
  readonly cursor: number;
  readonly outlook: readonly Outlook[];
  readonly standing: Standing;
  readonly judgements: readonly Judgement[];
  readonly fates: RunFates;
  /** The fragment of a link to this run on the full page, without `#`. */
  readonly link: string;
}

/** Makes the function that plays a schedule on the figure's program. */
export function createFigure({ scenario, program, fates }: FigureData): (schedule: Schedule) => FigureView {
  const machine = createMachine(program);
  const map = fateMap(fates);
  const fatesOf = createFates();
  const linkOf = linksOf(scenario, program);
  return (schedule) => {
    const { frames } = replay(machine, schedule);
    const cursor = frames.length - 1;
    const now = nowOf(machine, frames);
    return {
      ...{ program, frames, cursor, ...now },
      judgements: judge(machine, frames, cursor),
      fates: fatesOf(map, machine, frames, cursor, now.outlook),
      link: linkOf(schedule, cursor),
    };
  };
}

function nowOf(machine: Machine, frames: readonly Frame[]): Pick<FigureView, 'outlook' | 'standing'> {
  const now = frames.at(-1) ?? firstFrame(machine);
  return { outlook: outlook(machine, now), standing: standingOf(machine, now.state, now.happenings) };
}

function fateMap({ width, words, codes }: PrintedFates): FateMap {
  const states = Uint32Array.from(words);
  const { index } = StateTable.of(width, states);
  return new FateMap({ width, words: states, index, codes: Uint8Array.from(codes) });
}

function linksOf(scenario: FigureData['scenario'], program: Program) {
  const { id } = scenario;
  const { text, settings } = program;
  const library: LinkLibrary = {
    texts: new Map([[id, text]]),
    names: [id],
    read: () => scenario,
    compile: () => program,
    // A figure is short.
    packer: undefined,
  };
  return (schedule: Schedule, cursor: number): string => {
    const line = { settings, under: settings, schedule, fair: false, cursor, turns: cursor };
    return encodeLink({ id, text, line }, library);
  };
}
