// `wakelane export`: a run in another tool's form, or the program in SPIN's language.

import { firstFrame } from '../engine/frames.ts';
import { createMachine } from '../engine/machine.ts';
import type { ExportedRun } from '../formats/exports/exportedRun.ts';
import { type Exporter, exporters } from '../formats/exports/exporters.ts';
import { toPromela } from '../formats/promela/promela.ts';
import { printRunMail } from '../formats/table/runMail.ts';
import { TABLE_WIDTH } from '../formats/table/runTable.ts';
import type { Program, Property } from '../model/program.ts';
import { turnsOf } from '../schedule/turns.ts';
import { runNoteName } from '../words/noteNames.ts';
import { impossibleSentence } from '../words/reasonWords.ts';
import { commands } from './commands.ts';
import { BadInput, EXIT, type ExitCode, type Io } from './io.ts';
import { mailParts } from './mailParts.ts';
import { onlyWord, parse, readWord } from './options.ts';
import { linkAddress, linkWords } from './pageLink.ts';
import { pictureOptions, type WantedPicture } from './pictureOptions.ts';
import { choosePlay, replayed, type WantedRun } from './run.ts';
import { standingText } from './runText.ts';
import { chosenSettings, type SettingOptions } from './settings.ts';
import { compileOpened, type Grain, type OpenedSource, openSource } from './sources.ts';

/** Prints or writes a run, or the model of a scenario under one combination of its settings. */
export function exportTo(args: readonly string[], io: Io): ExitCode {
  const { values, positionals } = parse(commands.export, args);
  const words = exporters.map(({ word }) => word).join(' or ');
  if (values.to === undefined) throw new BadInput(`wakelane export: say what to write: --to ${words}.`);
  const exporter = exporters.find(({ word }) => word === values.to);
  if (exporter === undefined) throw new BadInput(`wakelane: --to can be ${words}, not “${values.to}”.`);
  const grain = readWord('grain', values.grain, ['coarse', 'fine']);
  const opened = openSource(io, onlyWord(commands.export, positionals));
  const content =
    // A model is of the program: it needs no run, and can be asked about a property.
    exporter.word === 'promela'
      ? modelText(io, opened, values, grain)
      : printed(io, exporter, exportedRun(io, opened, values, grain), values);
  if (values.out !== undefined) write(io, values.out, content);
  else if (typeof content === 'string') io.out(content);
  else throw new BadInput('wakelane export: a PNG is no text: say which file it goes to, with -o FILE.');
  return EXIT.good;
}

function printed(io: Io, exporter: Exporter, run: ExportedRun, values: WantedPicture): string | Uint8Array {
  if (exporter.kind === 'text') {
    const text = exporter.print(run);
    if (typeof text !== 'string') throw new BadInput(`wakelane export: ${text.refused}`);
    return text;
  }
  const svg = exporter.print(run, pictureOptions(values, run.frames.length - 1));
  if (exporter.kind === 'svg') return svg;
  if (io.drawPng === undefined)
    throw new BadInput(
      'wakelane export: what draws a PNG is not installed; install it with npm install @resvg/resvg-wasm, or write an SVG.',
    );
  return io.drawPng(svg);
}

interface ModelOptions extends SettingOptions {
  readonly property?: string | undefined;
}

function modelText(io: Io, opened: OpenedSource, values: ModelOptions, grain: Grain): string {
  const program = compileOpened(io, opened, chosenSettings(opened.source, values), grain);
  const property = values.property === undefined ? undefined : propertyCalled(program, values.property);
  return toPromela(program, property);
}

interface RunOptions extends WantedRun {
  readonly fair?: boolean | undefined;
  readonly page?: string | undefined;
}

/** Plays the run that was asked for. Throws `BadInput` where it cannot be played to its end. */
function exportedRun(io: Io, opened: OpenedSource, values: RunOptions, grain: Grain): ExportedRun {
  const play = choosePlay(opened, values, (settings) =>
    createMachine(compileOpened(io, opened, settings, grain)),
  );
  const { machine, problem } = play;
  const { frames, stopped } = replayed(play, values.fair === true);
  const { program } = machine;
  if (stopped !== undefined)
    throw new BadInput(
      `wakelane export: step ${stopped.turn + 1} is impossible: ${impossibleSentence(program, stopped.why)}`,
    );
  if (problem !== undefined) throw new BadInput(`wakelane export: ${problem}`);
  const last = frames.at(-1) ?? firstFrame(machine);
  const words = linkWords(opened, program.settings, turnsOf(frames));
  const link = linkAddress(io, values.page, words);
  const { title } = opened.source.scenario;
  const shown = {
    notesOf: (turn: number) =>
      play.notes.flatMap(({ at }, index) => (at === turn ? [runNoteName(index)] : [])),
    drawnTurns: values.drawn === undefined ? 0 : play.schedule.length,
    ...{ moverOf: undefined, parting: undefined, fates: undefined },
  };
  const ends = standingText(machine, last);
  const mail = () =>
    printRunMail(
      mailParts(io, opened, values.page, TABLE_WIDTH, {
        ...{ machine, frames, remarks: [], notes: play.notes, isDoomed: false, cycleFrom: undefined },
        sentences: [ends],
      }),
      TABLE_WIDTH,
    );
  return { title, program, frames, ends, link, words, mail, shown };
}

function propertyCalled({ properties }: Program, name: string): Property {
  const property = properties.find((each) => each.name === name);
  if (property?.kind === 'possible')
    throw new BadInput(`wakelane: ${name} says what stays possible, which SPIN cannot decide.`);
  if (property !== undefined) return property;
  const names = properties.map((each) => each.name);
  const others = names.length === 0 ? 'it has none' : `there are ${names.join(', ')}`;
  throw new BadInput(`wakelane: the scenario has no property “${name}”; ${others}.`);
}

function write(io: Io, path: string, content: string | Uint8Array): void {
  const problem = io.writeFile(path, content);
  if (problem !== undefined) throw new BadInput(`wakelane: “${path}” could not be written: ${problem}`);
}
