// What is shown beside the run: another program under the same schedule, or another run, aligned with it step by step.

import { defined } from '../../base/defined.ts';
import { rememberLast } from '../../base/remember.ts';
import { enabledRows, outlook, standingOf } from '../../engine/explain.ts';
import { fairFinish } from '../../engine/finish.ts';
import { judge } from '../../engine/judge.ts';
import type { Machine } from '../../engine/machine.ts';
import { spoken } from '../../engine/names.ts';
import { replay } from '../../engine/replay.ts';
import { transfer } from '../../engine/transfer.ts';
import { type Alignment, alignCarried, alignRuns, positionOf, rightTurnsAt } from '../../facts/compare.ts';
import { readSchedule } from '../../formats/schedule.ts';
import { fitSettings } from '../../formats/settings.ts';
import { TURNS_MAX } from '../../model/limits.ts';
import type { Settings } from '../../model/program.ts';
import type { Frame, Outlook, Schedule } from '../../model/run.ts';
import { chosenValue, type Scenario, type WrittenRun } from '../../model/scenario.ts';
import { isSameTurn, turnsOf } from '../../schedule/turns.ts';
import { sidesSentence } from '../../words/partingWords.ts';
import type { CompileCache } from '../inputs/compileCache.ts';
import type { Against, SessionState } from '../inputs/state.ts';
import type { SoughtDrawn } from '../line/drawnLine.ts';
import { createFates } from '../line/fates.ts';
import type { ComparedEnd, Comparison } from './view.ts';

/** The other side before it is aligned: a schedule of its own, or none where it takes that of the left one. */
interface Other {
  readonly machine: Machine;
  readonly schedule: Schedule | undefined;
}

interface Aligned extends Alignment {
  readonly frames: readonly Frame[];
  /** How the two part; undefined where they do not. */
  readonly sentence: string | undefined;
}

export interface Comparisons {
  /** The program that stands beside the one that is shown; undefined where nothing is compared. */
  readonly otherOf: (state: SessionState) => Other | undefined;
  readonly comparisonOf: (
    state: SessionState,
    left: {
      readonly machine: Machine;
      readonly frames: readonly Frame[];
      readonly cursor: number;
      readonly fatesShown: boolean;
    },
  ) => Comparison | undefined;
}

/** What a session's comparisons are made from. */
interface Sources {
  readonly cache: CompileCache;
  readonly scenarioOf: (state: SessionState) => Scenario;
  readonly seekDrawn: (state: SessionState, index: number) => SoughtDrawn | undefined;
}

/** Makes the selectors of comparisons. Like all of them, they remember by identity. */
export function createComparisons(sources: Sources): Comparisons {
  const alignBeside = rememberLast(beside);
  const alignOwn = rememberLast(withOwnSchedule);
  const rightFates = createFates();
  const fatesOf = rememberLast(rightFates);
  const outlookOf = rememberLast((machine: Machine, frame: Frame) => outlook(machine, frame));
  const leftEnd = rememberLast(endOf);
  const rightEnd = rememberLast(endOf);

  const runSchedule = rememberLast(
    (run: WrittenRun, machine: Machine): Schedule =>
      readSchedule(
        run.turns,
        machine.program.actors.map(({ name }) => name),
      ).schedule,
  );

  function otherOf(state: SessionState): Other | undefined {
    if (state.comparing === undefined) return undefined;
    const { against } = state.comparing;
    const scenario = sources.scenarioOf(state);
    switch (against.kind) {
      case 'settings': {
        const machine = sources.cache.machine(state.good, against.settings);
        return machine && { machine, schedule: undefined };
      }
      case 'run': {
        const run = scenario.runs[against.index];
        const machine = run && sources.cache.machine(state.good, fitSettings(run.settings, scenario));
        return machine && { machine, schedule: runSchedule(run, machine) };
      }
      case 'drawn': {
        const sought = sources.seekDrawn(state, against.index);
        if (sought === undefined || 'lost' in sought.found) return undefined;
        return { machine: sought.machine, schedule: sought.found.schedule };
      }
    }
  }

  return {
    otherOf,
    comparisonOf(state, { machine: left, frames: leftFrames, cursor, fatesShown }) {
      const other = otherOf(state);
      if (state.comparing === undefined || other === undefined) return undefined;
      const { machine, schedule } = other;
      const aligned =
        schedule === undefined
          ? alignBeside(left, leftFrames, machine)
          : alignOwn(left, leftFrames, machine, schedule);
      const { frames, steps, parting, sentence } = aligned;
      const at = positionOf(aligned, cursor, state.comparing.extra);
      const rightCursor = rightTurnsAt(aligned, at);
      const now = frames[rightCursor];
      const around: readonly Outlook[] = now === undefined ? [] : outlookOf(machine, now);
      const map = fatesShown ? state.explorations.get(machine.program)?.fates : undefined;
      return {
        against: state.comparing.against,
        steps,
        at,
        parting: parting === undefined ? undefined : { step: parting, sentence: defined(sentence) },
        leftEnd: leftEnd(left, leftFrames),
        right: {
          program: machine.program,
          frames,
          cursor: rightCursor,
          outlook: around,
          fates: map && fatesOf(map, machine, frames, rightCursor, around),
          end: rightEnd(machine, frames),
        },
      };
    },
  };
}

/** What a run is compared with at first: the next value of the first setting, which is the fix, or what else there is. */
export function firstAgainst(
  scenario: Scenario,
  inForce: readonly string[],
  settings: Settings,
): Against | undefined {
  const param = scenario.params.find(({ name, values }) => inForce.includes(name) && values.length > 1);
  if (param !== undefined) {
    const names = param.values.map(({ value }) => value);
    const next = names[(names.indexOf(chosenValue(settings, param)) + 1) % names.length];
    if (next !== undefined)
      return {
        kind: 'settings',
        settings: { ...settings, values: { ...settings.values, [param.name]: next } },
      };
  }
  const memory = scenario.memories.find((each) => each !== settings.memory);
  if (memory !== undefined) return { kind: 'settings', settings: { ...settings, memory } };
  if (scenario.runs.length > 0) return { kind: 'run', index: 0 };
  return scenario.drawn.length > 0 ? { kind: 'drawn', index: 0 } : undefined;
}

/** The left run's schedule on the other machine, and on to the end where the two part or the left one is over. */
function beside(left: Machine, leftFrames: readonly Frame[], right: Machine): Aligned {
  const carried = transfer(left, turnsOf(leftFrames), right);
  const isOver = carried.divergence !== undefined || hasEnded(left, leftFrames);
  const frames = played(right, carried.schedule, isOver);
  const alignment = alignCarried(carried, leftFrames.length - 1, frames.length - 1);
  const sentence = carried.divergence && sidesSentence(right.program, carried.divergence.parting);
  return { ...alignment, frames, sentence };
}

/** Another run: the two go together while the same turn runs the same text. */
function withOwnSchedule(
  left: Machine,
  leftFrames: readonly Frame[],
  right: Machine,
  schedule: Schedule,
): Aligned {
  const frames = played(right, schedule, true);
  const alignment = alignRuns(
    (turn) => isSameStep(leftFrames[turn], frames[turn]),
    leftFrames.length - 1,
    frames.length - 1,
  );
  const { parting } = alignment;
  const sentence =
    parting === undefined
      ? undefined
      : `On the left ${doingAt(left, leftFrames[parting + 1])}; on the right ${doingAt(right, frames[parting + 1])}.`;
  return { ...alignment, frames, sentence };
}

function isSameStep(a: Frame | undefined, b: Frame | undefined): boolean {
  return isSameTurn(a?.turn, b?.turn) && a?.at?.from === b?.at?.from;
}

function doingAt({ program }: Machine, frame: Frame | undefined): string {
  if (frame?.turn === undefined) return 'the run is over';
  const text =
    frame.at === undefined ? '' : program.text.slice(frame.at.from, frame.at.to).replace(/\s+/g, ' ');
  const words = frame.labels.length > 0 ? frame.labels.join(', ') : text;
  return `${spoken(frame.turn.actor)} steps: “${words}”`;
}

function played(machine: Machine, schedule: Schedule, fairly: boolean): readonly Frame[] {
  const start = replay(machine, schedule).frames;
  const end = start.at(-1);
  if (!fairly || end === undefined) return start;
  return [...start, ...fairFinish(machine, end).slice(0, Math.max(0, TURNS_MAX - start.length))];
}

function hasEnded(machine: Machine, frames: readonly Frame[]): boolean {
  const end = frames.at(-1);
  return end !== undefined && enabledRows(machine, end.state).length === 0;
}

/** How a run stands behind its last turn. */
export function endOf(machine: Machine, frames: readonly Frame[]): ComparedEnd | undefined {
  const end = frames.at(-1);
  if (end === undefined) return undefined;
  return {
    standing: standingOf(machine, end.state, end.happenings),
    outlook: outlook(machine, end),
    judgements: judge(machine, frames, frames.length - 1),
  };
}
