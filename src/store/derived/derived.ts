// From the session's inputs to what the page reads. Everything is remembered by identity, so that asking again costs
// nothing and a step runs one step.

import { assert } from '../../base/assert.ts';
import { rememberEach, rememberLast } from '../../base/remember.ts';
import { outlook, standingOf } from '../../engine/explain.ts';
import { createJudge } from '../../engine/judge.ts';
import type { Machine } from '../../engine/machine.ts';
import { carrySettings, fitSettings } from '../../formats/settings.ts';
import type { Settings } from '../../model/program.ts';
import type { Frame, Outlook, Standing } from '../../model/run.ts';
import type { Scenario } from '../../model/scenario.ts';
import { notKept } from '../../words/failureWords.ts';
import { createGoals } from '../goals/goals.ts';
import { areShown } from '../goals/hiding.ts';
import type { CompileCache } from '../inputs/compileCache.ts';
import type { SessionState } from '../inputs/state.ts';
import { idleParts } from '../inputs/textParts.ts';
import {
  carryDrawn,
  compareWithDrawn,
  type DrawnView,
  type FindDrawn,
  type SoughtDrawn,
} from '../line/drawnLine.ts';
import { createFates } from '../line/fates.ts';
import { createLineMemory, createLines } from '../line/line.ts';
import { createLost } from '../line/lost.ts';
import { runNotes } from '../line/runNotes.ts';
import { createBranchViews } from './branchViews.ts';
import { type Comparisons, createComparisons, endOf } from './comparison.ts';
import type { ComparedEnd, View } from './view.ts';

export interface Derived {
  readonly viewOf: (state: SessionState) => View;
  /** Searches the schedule of a drawn table; undefined where there is no such table. */
  readonly seekDrawn: (state: SessionState, index: number) => SoughtDrawn | undefined;
  /** How the run stands behind the last turn of its line. */
  readonly endOf: (state: SessionState) => ComparedEnd | undefined;
  /** The machine that is shown. */
  readonly machineOf: (state: SessionState) => Machine;
  /** The frames of the whole line, as the view has them. */
  readonly framesOf: (state: SessionState) => readonly Frame[];
  /** The machine that is compared with it, if one is. */
  readonly otherMachineOf: (state: SessionState) => Machine | undefined;
  /** The machine that the schedule was recorded on. */
  readonly recorderOf: (state: SessionState) => Machine;
}

interface Now {
  readonly outlook: readonly Outlook[];
  readonly standing: Standing;
}

/** Makes a function that looks around in a frame, once for each. */
function createNow(): (machine: Machine, frame: Frame) => Now {
  return rememberEach((machine: Machine, frame: Frame) => ({
    outlook: outlook(machine, frame),
    standing: standingOf(machine, frame.state, frame.happenings),
  }));
}

/** What runs, and what the schedule was recorded on. */
function createShown(cache: CompileCache) {
  function scenarioOf(state: SessionState): Scenario {
    const scenario = cache.scenario(state.good);
    assert(scenario !== undefined, 'the last good text can be read');
    return scenario;
  }

  function machineOf(state: SessionState): Machine {
    const machine = cache.machine(state.good, state.settings);
    assert(machine !== undefined, 'the last good text compiles under the settings that are shown');
    return machine;
  }

  // The text may have been edited since the schedule was recorded, so that it no longer compiles under those settings.
  function recorderOf(state: SessionState): Machine {
    return cache.machine(state.good, state.under) ?? machineOf(state);
  }

  return { scenarioOf, machineOf, recorderOf };
}

/** The drawn tables: searched once each, and held against the run. */
function createDrawn(
  cache: CompileCache,
  findDrawn: FindDrawn,
  { scenarioOf, machineOf }: Pick<ReturnType<typeof createShown>, 'scenarioOf' | 'machineOf'>,
) {
  const find = rememberEach(findDrawn);
  const carry = rememberLast(carryDrawn);
  const compare = rememberLast(compareWithDrawn);

  function seekDrawn(state: SessionState, index: number): SoughtDrawn | undefined {
    const scenario = scenarioOf(state);
    const table = scenario.drawn[index];
    if (table === undefined) return undefined;
    // Params that the table does not name may have any value: those that are shown.
    const values = { ...state.settings.values, ...table.settings.values };
    const settings = fitSettings({ values, memory: table.settings.memory }, scenario);
    const machine = cache.machine(state.good, settings);
    return machine && { table, settings, machine, found: find(machine, table) };
  }

  function drawnOf(state: SessionState, frames: readonly Frame[], cursor: number): DrawnView | undefined {
    const sought = state.drawn === undefined ? undefined : seekDrawn(state, state.drawn);
    if (sought === undefined || 'lost' in sought.found) return undefined;
    const drawn = carry(sought.machine, sought.table, sought.found, machineOf(state));
    return compare(sought.table, drawn, frames, cursor);
  }

  return { seekDrawn, drawnOf };
}

/** Makes the selectors of one session. */
export function createDerived(cache: CompileCache, findDrawn: FindDrawn): Derived {
  const remembering = createLineMemory();
  const lineOf = remembering(createLines());
  const nowOf = createNow();
  const judgeOf = createJudge();
  const fatesOf = rememberLast(createFates());
  const notesOf = rememberLast(runNotes);
  const lineEnd = rememberLast(endOf);
  const lostOf = createLost();
  const goalsOf = createGoals(cache);

  const { scenarioOf, machineOf, recorderOf } = createShown(cache);

  const { seekDrawn, drawnOf } = createDrawn(cache, findDrawn, { scenarioOf, machineOf });
  const { otherOf, comparisonOf }: Comparisons = createComparisons({ cache, scenarioOf, seekDrawn });

  const framesOf = (state: SessionState): readonly Frame[] =>
    lineOf(recorderOf(state), state.recorded, machineOf(state), state.fair).frames;
  const branchesOf = createBranchViews({ machineOf, recorderOf, lineOf: remembering(createLines()) });

  /** The settings under which the text in the editor will run, once it compiles. */
  function settingsOfText({ text, good, settings }: SessionState, running: Scenario): Settings {
    const written = text === good ? undefined : cache.scenario(text);
    return written === undefined ? settings : carrySettings(settings, running, written);
  }

  const viewOf = rememberLast((state: SessionState): View => {
    const machine = machineOf(state);
    const { frames, divergence } = lineOf(recorderOf(state), state.recorded, machine, state.fair);
    const scenario = scenarioOf(state);
    const cursor = Math.min(state.cursor, frames.length - 1);
    const frame = frames[cursor];
    assert(frame !== undefined, 'a run has frame 0');
    const now = nowOf(machine, frame);
    const exploration = state.explorations.get(machine.program);
    const map = exploration?.fates;
    const fates = map && fatesOf(map, machine, frames, cursor, now.outlook);
    const judgements = judgeOf(machine, frames, cursor);
    const lost = lostOf(machine, frames, cursor, fates);
    const drawn = drawnOf(state, frames, cursor);
    const recorder = recorderOf(state);
    const run = { frames, cursor, judgements, drawn, exploration, ...now };
    const goals = goalsOf(state, { ...run, scenario, machine, recorder, fates, lost });
    const fatesShown = areShown(state.page.fates, goals, machine.program);
    return {
      scenario,
      program: machine.program,
      diagnostics: cache.diagnostics(state.text, settingsOfText(state, scenario)),
      ...run,
      idle: idleParts(state.parts, state.good),
      fatesShown,
      fates: fatesShown ? fates : undefined,
      lost: fatesShown ? lost : lost.map(() => undefined),
      goals,
      runNotes: notesOf(scenario, machine.program, frames),
      divergence,
      branches: branchesOf(state, frames, fatesShown ? map : 'hidden'),
      comparison: comparisonOf(state, { machine, frames, cursor, fatesShown }),
      problems: [...state.problems, ...(state.notKept === undefined ? [] : [notKept(state.notKept)])],
    };
  });

  return {
    viewOf,
    endOf: (state) => lineEnd(machineOf(state), viewOf(state).frames),
    framesOf,
    seekDrawn,
    machineOf,
    otherMachineOf: (state) => otherOf(state)?.machine,
    recorderOf,
  };
}
