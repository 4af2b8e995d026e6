// The run that the page shows, as it stands in a mail: the same words as `wakelane run` prints.

import { printSchedule } from '../../formats/schedule.ts';
import { settingsText } from '../../formats/settings.ts';
import { authorsHeadings, printRunMail } from '../../formats/table/runMail.ts';
import { printRunTable } from '../../formats/table/runTable.ts';
import type { ComparedEnd, View } from '../../store/derived/view.ts';
import type { Status } from '../../words/statusWords.ts';
import { endRemarks } from '../../words/tableEnding.ts';
import { notesAt, noteText } from '../parts/notes.ts';

/** `end`: how the run stands behind its last turn, and `status` in words; `link`: its whole address. */
export function runMail(
  view: View,
  end: ComparedEnd | undefined,
  status: Status | undefined,
  link: string,
): string {
  const { program, scenario, frames, fates } = view;
  const turns = frames.length - 1;
  const vain = end?.judgements.find((judgement) => judgement.kind === 'in vain');
  const names = [...new Set(frames.flatMap(({ index }) => notesAt(view, index)))];
  const notes = frames.flatMap(({ index }) =>
    notesAt(view, index).map((note) => ({ at: index, name: String(names.indexOf(note) + 1) })),
  );
  const cycleFrom =
    vain?.kind === 'in vain' && vain.at === turns && vain.from < turns ? vain.from : undefined;
  const isDoomed = fates?.frames[turns] === 'doomed';
  const table = printRunTable(program, frames, {
    headings: authorsHeadings(scenario, program.settings),
    remarks:
      end === undefined ? [] : endRemarks(program, { standing: end.standing, turns, cycleFrom, isDoomed }),
    notes,
  });
  const schedule = frames.flatMap(({ turn }) => (turn === undefined ? [] : [turn]));
  return printRunMail({
    table,
    notes: names.map((note, index) => ({ name: String(index + 1), text: noteText(view, note) })),
    sentences: status === undefined ? [] : [`${status.head} ${status.more}`.trim()],
    title: scenario.title,
    settings: settingsText(scenario, program.settings),
    schedule: printSchedule(
      schedule,
      program.actors.map(({ name }) => name),
    ),
    link,
  });
}
