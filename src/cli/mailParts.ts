// A run as the command line prints it: as it stands in a mail.

import { standingOf } from '../engine/explain.ts';
import { firstFrame } from '../engine/frames.ts';
import type { Machine } from '../engine/machine.ts';
import { printSchedule } from '../formats/schedule.ts';
import { settingsText } from '../formats/settings.ts';
import { authorsHeadings, type MailParts } from '../formats/table/runMail.ts';
import { printRunTable, type Remark } from '../formats/table/runTable.ts';
import type { Frame, Schedule } from '../model/run.ts';
import type { WrittenRun } from '../model/scenario.ts';
import { endRemarks } from '../words/tableEnding.ts';
import type { Io } from './io.ts';
import { pageLink } from './pageLink.ts';
import type { OpenedSource } from './sources.ts';

interface TakenRun {
  readonly machine: Machine;
  readonly frames: readonly Frame[];
  readonly remarks: readonly Remark[];
  readonly notes: WrittenRun['notes'];
  readonly isDoomed: boolean;
  readonly cycleFrom: number | undefined;
  /** What became of it. */
  readonly sentences: readonly string[];
}

/** The table of a run with its end, notes and link. `page`: its base address, where an option gave one. */
export function mailParts(
  io: Io,
  opened: OpenedSource,
  page: string | undefined,
  width: number,
  { machine, frames, remarks, notes, isDoomed, cycleFrom, sentences }: TakenRun,
): MailParts & { readonly link: string } {
  const { program } = machine;
  const { scenario } = opened.source;
  const last = frames.at(-1) ?? firstFrame(machine);
  const end = {
    standing: standingOf(machine, last.state, last.happenings),
    turns: last.index,
    cycleFrom,
    isDoomed,
  };
  const named = notes
    .filter(({ at }) => at < frames.length)
    .map(({ text, at }, index) => ({ text, at, name: String(index + 1) }));
  const schedule: Schedule = frames.flatMap(({ turn }) => (turn === undefined ? [] : [turn]));
  const names = program.actors.map(({ name }) => name);
  const table = printRunTable(program, frames, {
    width,
    headings: authorsHeadings(scenario, program.settings),
    remarks: [...remarks, ...endRemarks(program, end)],
    notes: named,
  });
  return {
    ...{ table, sentences, notes: named, title: scenario.title },
    settings: settingsText(scenario, program.settings),
    schedule: printSchedule(schedule, names),
    link: pageLink(io, page, opened, program.settings, schedule),
  };
}
