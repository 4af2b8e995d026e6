// Actions that move along the line of a session, or give it another one.

import { stepFrame } from '../../engine/replay.ts';
import { readSchedule } from '../../formats/schedule.ts';
import { fitSettings } from '../../formats/settings.ts';
import { TURNS_MAX } from '../../model/limits.ts';
import type { Example } from '../../model/report.ts';
import type { Frame, Schedule, Turn } from '../../model/run.ts';
import { isSameSettings } from '../../model/sameSettings.ts';
import { isSameTurn, turnsOf } from '../../schedule/turns.ts';
import { lostTableSentence } from '../../words/lostTable.ts';
import { impossibleSentence } from '../../words/reasonWords.ts';
import type { SessionState } from '../inputs/state.ts';
import { atTurn, goTo, timeOf } from './together.ts';
import type { Change, Tools } from './tools.ts';

/** Goes to the state after `cursor` turns, or to the nearest that there is. */
export function jump({ derived }: Tools, state: SessionState, at: number): Change {
  return { ...goTo(derived.viewOf(state), at), playing: 'paused' };
}

/** Goes to the last turn of the line. */
export function toEnd(tools: Tools, state: SessionState): Change {
  return jump(tools, state, timeOf(tools.derived.viewOf(state)).last);
}

/** Goes a number of turns on, or back. */
export function move(tools: Tools, state: SessionState, turns: number): Change {
  return jump(tools, state, timeOf(tools.derived.viewOf(state)).at + turns);
}

/** Takes a turn: advances where it is the line's next one, else goes this way: the line is kept as a branch. */
export function step(tools: Tools, state: SessionState, turn: Turn): Change {
  const { frames, cursor } = tools.derived.viewOf(state);
  const now = frames[cursor];
  if (now === undefined) return {};
  if (isSameTurn(frames[cursor + 1]?.turn, turn)) return { ...atTurn(state, cursor + 1), playing: 'paused' };
  if (cursor >= TURNS_MAX) return { problems: [`A run has at most ${TURNS_MAX} turns.`] };
  const machine = tools.derived.machineOf(state);
  const next = stepFrame(machine, now, turn);
  if (next.kind === 'impossible') return { problems: [impossibleSentence(machine.program, next.why)] };
  return {
    ...recording(state, turnsUpTo(state, frames, cursor).concat(turn), false),
    ...atTurn(state, cursor + 1),
  };
}

/** Lets everybody who can move do so in turn, from now to the end. */
export function finishFairly({ derived }: Tools, state: SessionState): Change {
  const { frames, cursor, standing } = derived.viewOf(state);
  const isEnd = cursor === frames.length - 1;
  if (isEnd && standing.kind !== 'running') return {};
  // At the end of a schedule from other settings nothing need be cut off, and the way back must find it whole.
  if (isEnd && !state.fair) return { fair: true };
  return recording(state, turnsUpTo(state, frames, cursor), true);
}

/** The turns that have been taken. */
function turnsUpTo(
  { under, settings, recorded }: SessionState,
  frames: readonly Frame[],
  cursor: number,
): Schedule {
  // Of a run of 100,000 turns a copy costs far less than looking at each of its frames.
  const asRecorded = isSameSettings(under, settings) && cursor <= recorded.length;
  return asRecorded ? recorded.slice(0, cursor) : turnsOf(frames.slice(0, cursor + 1));
}

/** Replaces the line by one recorded under the settings that are shown. */
function recording({ settings }: SessionState, recorded: Schedule, fair: boolean): Change {
  return { recorded, under: settings, fair, playing: 'paused' };
}

/** Plays a drawn table from the start, under the settings that it was drawn for, and on to a fair end. */
export function playDrawn({ derived }: Tools, state: SessionState, index: number): Change {
  const sought = derived.seekDrawn(state, index);
  if (sought === undefined) return { problems: ['The scenario has no such drawn table.'] };
  const { table, found, settings } = sought;
  if ('lost' in found) return { drawn: index, problems: [lostTableSentence(table, found.lost)] };
  const line = { settings, under: settings, recorded: found.schedule, fair: true, cursor: 0 };
  return { ...line, drawn: index, playing: 'playing', problems: [] };
}

/** Plays a run that is written in the scenario's text. */
export function playRun({ cache, derived }: Tools, state: SessionState, index: number): Change {
  const { scenario } = derived.viewOf(state);
  const run = scenario.runs[index];
  if (run === undefined) return { problems: ['The scenario has no such run.'] };
  const settings = fitSettings(run.settings, scenario);
  const program = cache.machine(state.good, settings)?.program;
  if (program === undefined) return { problems: ['The scenario has errors under the settings of this run.'] };
  const names = program.actors.map(({ name }) => name);
  const { schedule, problem } = readSchedule(run.turns, names);
  const line = { settings, under: settings, recorded: schedule, fair: problem === undefined, cursor: 0 };
  return { ...line, playing: 'playing', problems: problem === undefined ? [] : [problem.sentence] };
}

/** Opens a run that the explorer found, at its end; `fair` plays it on, until those who sleep are asleep. */
export function playExample(_: Tools, state: SessionState, example: Example, fair: boolean): Change {
  const { schedule, cycleFrom } = example;
  // Twice round shows that it can go on so for ever: with one round it would look like any other run.
  const round = cycleFrom === undefined ? [] : schedule.slice(cycleFrom);
  const whole = [...schedule, ...round];
  return { ...recording(state, whole, fair), cursor: whole.length, problems: [], toast: undefined };
}

/** Starts to play the line: from now, or from the start where now is its end; where there is none, what is drawn. */
export function play(tools: Tools, state: SessionState): Change {
  const view = tools.derived.viewOf(state);
  const { at, last } = timeOf(view);
  if (last === 0) return playFirst(tools, state);
  return { ...(at === last ? goTo(view, 0) : {}), playing: 'playing' };
}

/** Where there is no line yet: the scenario's first drawn table or, failing that, its first run. */
export function playFirst(tools: Tools, state: SessionState): Change {
  const { drawn, runs } = tools.derived.viewOf(state).scenario;
  const asDrawn = drawn.length === 0 ? {} : playDrawn(tools, state, 0);
  return asDrawn.playing === undefined && runs.length > 0 ? playRun(tools, state, 0) : asDrawn;
}

/** One turn of playing; pauses at the end of the line. */
export function tick({ derived }: Tools, state: SessionState): Change {
  if (state.playing === 'paused') return {};
  const view = derived.viewOf(state);
  const { at, last } = timeOf(view);
  if (at + 1 < last) return goTo(view, at + 1);
  return { ...goTo(view, last), playing: 'paused' };
}
