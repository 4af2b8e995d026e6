// `wakelane run`: one schedule, as a table.

import { fairFinish } from '../engine/finish.ts';
import { firstFrame } from '../engine/frames.ts';
import { createMachine, type Machine } from '../engine/machine.ts';
import { type Replay, replay } from '../engine/replay.ts';
import { transfer } from '../engine/transfer.ts';
import { findDrawn } from '../explorer/drawn.ts';
import { readSchedule } from '../formats/schedule.ts';
import { completeSettings } from '../formats/settings.ts';
import { printRunMail } from '../formats/table/runMail.ts';
import { PAGE_STATES_MAX } from '../model/limits.ts';
import type { Settings } from '../model/program.ts';
import type { Frame, Schedule } from '../model/run.ts';
import { isSameSettings } from '../model/sameSettings.ts';
import type { WrittenRun } from '../model/scenario.ts';
import { lostTableSentence } from '../words/lostTable.ts';
import { partingSentence } from '../words/partingWords.ts';
import { impossibleSentence } from '../words/reasonWords.ts';
import { commands } from './commands.ts';
import { BadInput, EXIT, type ExitCode, type Io } from './io.ts';
import { mailParts } from './mailParts.ts';
import { onlyWord, parse, readNumber, readWidth, readWord } from './options.ts';
import { runFate } from './runFate.ts';
import { runV1 } from './runJson.ts';
import { fateText, judgementTexts, standingAt, standingText } from './runText.ts';
import { changedSettings, chosenSettings } from './settings.ts';
import { compileOpened, type OpenedSource, openSource } from './sources.ts';

/** A schedule on the machine that it shall be played on. */
export interface Play {
  readonly machine: Machine;
  readonly schedule: Schedule;
  /** Why it cannot be read further. */
  readonly problem: string | undefined;
  /** What the scenario's own run says of its steps. */
  readonly notes: WrittenRun['notes'];
  /** Everybody is then served in turn, as a run file may say. */
  readonly fair: boolean;
  /** Where it parts from the same schedule under other settings (R23). */
  readonly divergence: string | undefined;
}

/** Plays a schedule and prints it, how it ends, and what it broke. */
export function run(args: readonly string[], io: Io): ExitCode {
  const { values, positionals } = parse(commands.run, args);
  const grain = readWord('grain', values.grain, ['coarse', 'fine']);
  const opened = openSource(io, onlyWord(commands.run, positionals));
  const machineFor = (settings: Settings): Machine =>
    createMachine(compileOpened(io, opened, settings, grain));
  const play = choosePlay(opened, values, machineFor);
  const { machine, divergence, problem } = play;
  const { frames, stopped } = replayed(play, values.fair === true);
  const { broken, met } = judgementTexts(machine, frames);
  const parting = divergence === undefined ? [] : [divergence];
  const limit = values.limit === undefined ? PAGE_STATES_MAX : readNumber('limit', values.limit);
  const last = frames.at(-1) ?? firstFrame(machine);
  const goesOn = standingAt(machine, last).kind === 'running';
  const fate = goesOn ? runFate(machine, frames, limit, io) : undefined;
  const sentences = [
    ...parting,
    standingText(machine, last),
    ...(goesOn ? [fateText(machine, frames, fate, limit)] : []),
    ...broken,
    ...met,
  ];
  const remarks =
    divergence === undefined ? [] : [{ after: play.schedule.length, text: 'here the two part' }];
  const taken = { machine, frames, remarks, notes: play.notes, isDoomed: fate?.fate === 'doomed' };
  const error =
    stopped === undefined
      ? problem
      : `Step ${stopped.turn + 1} is impossible: ${impossibleSentence(machine.program, stopped.why)}`;
  const width = readWidth(values.width);
  const mail = mailParts(io, opened, values.page, width, { ...taken, sentences, cycleFrom: undefined });
  io.out(
    values.json === true
      ? `${JSON.stringify(runV1(opened, machine, frames, fate, { ...mail, problem: error }), undefined, 2)}\n`
      : printRunMail(mail, width),
  );
  if (error !== undefined) throw new BadInput(`wakelane run: ${error}`);
  const isLost = fate?.fate === 'doomed' || hasEndedBadly(machine, last);
  return broken.length > 0 || isLost ? EXIT.fails : EXIT.good;
}

function hasEndedBadly(machine: Machine, frame: Frame): boolean {
  const { kind } = standingAt(machine, frame);
  return kind === 'stuck' || kind === 'error';
}

/** `fair`: everybody is then served in turn, if all of the schedule could be played. */
export function replayed({ machine, schedule, problem, fair: kept }: Play, wanted: boolean): Replay {
  const fair = wanted || kept;
  const played = replay(machine, schedule);
  const last = played.frames.at(-1);
  if (!fair || last === undefined || played.stopped !== undefined || problem !== undefined) return played;
  return { ...played, frames: [...played.frames, ...fairFinish(machine, last)] };
}

/** Which run a command was asked for. */
export interface WantedRun {
  readonly schedule?: string | undefined;
  readonly run?: string | undefined;
  readonly drawn?: string | undefined;
  readonly set?: readonly string[] | undefined;
  readonly memory?: string | undefined;
  readonly buffer?: string | undefined;
}

/** The run that was asked for. Throws `BadInput` where there is none, or more than one. */
export function choosePlay(
  opened: OpenedSource,
  wanted: WantedRun,
  machineFor: (settings: Settings) => Machine,
): Play {
  const given = [wanted.schedule, wanted.run, wanted.drawn].filter((each) => each !== undefined);
  const { source } = opened;
  if (given.length > 1) throw new BadInput(oneOfThem);
  if (wanted.schedule !== undefined)
    return readPlay(machineFor(chosenSettings(source, wanted)), wanted.schedule);
  const { recorded, before } = recordedPlay(opened, wanted, machineFor);
  const shown = changedSettings(source, before, wanted);
  return isSameSettings(shown, recorded.machine.program.settings)
    ? recorded
    : transferred(recorded, machineFor(shown));
}

const oneOfThem = 'wakelane: give one of --schedule TURNS, --run N and --drawn N.';

/** A play under the settings that it was recorded under, and those that it is shown under unless others are chosen. */
interface RecordedPlay {
  readonly recorded: Play;
  readonly before: Settings;
}

function recordedPlay(
  opened: OpenedSource,
  { run, drawn }: WantedRun,
  machineFor: (settings: Settings) => Machine,
): RecordedPlay {
  if (run !== undefined) return asRecorded(writtenPlay(opened, readNumber('run', run), machineFor));
  if (drawn !== undefined) return asRecorded(drawnPlay(opened, readNumber('drawn', drawn), machineFor));
  const { kept, source } = opened;
  if (kept?.line === undefined) throw new BadInput(oneOfThem);
  const { settings: before } = completeSettings(kept.settings, source.scenario);
  const { settings } = completeSettings(kept.under ?? kept.settings, source.scenario);
  const { schedule, fair } = kept.line;
  return { recorded: { ...readPlay(machineFor(settings), schedule), fair }, before };
}

function asRecorded(recorded: Play): RecordedPlay {
  return { recorded, before: recorded.machine.program.settings };
}

function readPlay(machine: Machine, text: string): Play {
  const names = machine.program.actors.map(({ name }) => name);
  const { schedule, problem } = readSchedule(text, names);
  return { machine, schedule, problem: problem?.sentence, notes: [], fair: false, divergence: undefined };
}

function writtenPlay(
  opened: OpenedSource,
  number: number,
  machineFor: (settings: Settings) => Machine,
): Play {
  const { runs } = opened.source.scenario;
  const written = runs[number - 1];
  if (written === undefined) throw new BadInput(missing('run', number, runs));
  return { ...readPlay(machineFor(written.settings), written.turns), notes: written.notes };
}

function drawnPlay(opened: OpenedSource, number: number, machineFor: (settings: Settings) => Machine): Play {
  const { drawn } = opened.source.scenario;
  const table = drawn[number - 1];
  if (table === undefined) throw new BadInput(missing('drawn table', number, drawn));
  const machine = machineFor(table.settings);
  const found = findDrawn(machine, table);
  if ('lost' in found) throw new BadInput(`wakelane run: ${lostTableSentence(table, found.lost)}`);
  return {
    machine,
    schedule: found.schedule,
    problem: undefined,
    notes: [],
    fair: false,
    divergence: undefined,
  };
}

function missing(what: string, number: number, titled: readonly { readonly title: string }[]): string {
  const titles = titled.map(({ title }, index) => `\n  ${index + 1}: ${title}`).join('');
  const others = titled.length === 0 ? 'it has none.' : `there are${titles}`;
  return `wakelane run: the scenario has no ${what} ${number}; ${others}`;
}

function transferred({ machine: recorded, schedule, problem, notes, fair }: Play, other: Machine): Play {
  const { schedule: same, divergence } = transfer(recorded, schedule, other);
  return {
    machine: other,
    schedule: same,
    problem,
    notes,
    fair,
    divergence: divergence && partingSentence(other.program, divergence.parting),
  };
}
