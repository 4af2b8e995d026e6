// Finds the schedule that a drawn table draws, or says why there is none (R21).

import { createAttempts } from '../engine/attempts.ts';
import type { Machine } from '../engine/machine.ts';
import { listed } from '../engine/names.ts';
import { TABLE_SEARCH_MAX } from '../model/limits.ts';
import type { DrawnTable } from '../model/scenario.ts';
import { tableBreaks } from './tableBreaks.ts';
import { type FoundTable, type TableProgress, TableSearch, type TableTerms } from './tableSearch.ts';

export interface LostTable {
  /** The first cell that no schedule reaches; undefined where the table can be played, and does not break what it must. */
  readonly failedCell: number | undefined;
  readonly sentence: string;
}

/** The shortest schedule that plays a table from the initial state, and breaks what it says; or why there is none. */
export function findDrawn(machine: Machine, table: DrawnTable): FoundTable | LostTable {
  const breaks = table.breaks.length === 0 ? undefined : tableBreaks(machine, table.breaks);
  const absent = table.breaks.find((name) => breaks?.subjects.every((subject) => subject.name !== name));
  if (absent !== undefined)
    return {
      failedCell: undefined,
      sentence: `Under these settings ${absent} is not in force: nothing can break it.`,
    };
  const terms: TableTerms = { attempts: undefined, undrawn: new Set(), breaks };
  const first = new TableSearch(machine, table, terms);
  const found = first.run();
  if (found !== undefined) return found;
  if (!table.deadlock) return lost(machine, table, terms, first.progress());
  const waiting: TableTerms = { ...terms, attempts: createAttempts(machine) };
  const second = new TableSearch(machine, table, waiting);
  return second.run() ?? lost(machine, table, waiting, second.progress());
}

function lost(machine: Machine, table: DrawnTable, terms: TableTerms, progress: TableProgress): LostTable {
  const { open, isCut } = progress;
  if (open === undefined) return { failedCell: undefined, sentence: unbroken(terms, isCut) };
  const cell = table.cells[open];
  const phrase = cell?.phrase ?? '';
  const stopped = `Stopped after ${TABLE_SEARCH_MAX} positions, at “${phrase}”. A table that leaves much free takes long: draw more of it.`;
  if (isCut) return { failedCell: open, sentence: stopped };
  const column = table.columns[cell?.column ?? 0]?.heading ?? '';
  const where = `“${phrase}” in row ${(cell?.row ?? 0) + 1}, column ${column}`;
  const missing = undrawnSteps(machine, table, terms, progress).map((label) => `“${label}”`);
  const [verb, noun] = missing.length === 1 ? ['comes', 'is'] : ['come', 'are'];
  const sentence =
    missing.length === 0
      ? `No schedule reaches ${where}, after what is drawn above it.`
      : `No schedule reaches ${where}: ${listed(missing)} ${verb} before it, and ${noun} not drawn.`;
  return { failedCell: open, sentence };
}

function unbroken({ breaks }: TableTerms, isCut: boolean): string {
  const sentences = (breaks?.subjects ?? []).map(({ sentence }) => `“${sentence}”`);
  return isCut
    ? `The table can be played; whether that can break ${listed(sentences)} is not known after ${TABLE_SEARCH_MAX} positions.`
    : `The table can be played, but no schedule that plays it breaks ${listed(sentences)}.`;
}

/** Labelled steps of the same lane that are looked for, one behind the other. */
const UNDRAWN_MAX = 6;

/** Labels of steps without which the next cell cannot be reached: with all of them allowed to stay undrawn, it can. */
function undrawnSteps(
  machine: Machine,
  table: DrawnTable,
  terms: TableTerms,
  { cells, refused }: TableProgress,
): readonly string[] {
  const reachesWith = (undrawn: ReadonlySet<string>): TableProgress | 'reached' => {
    const search = new TableSearch(machine, table, { ...terms, undrawn });
    const further = search.run() === undefined ? search.progress() : undefined;
    return further === undefined || further.cells > cells ? 'reached' : further;
  };
  let undrawn = new Set(refused);
  for (let more = refused; more.length > 0 && undrawn.size <= UNDRAWN_MAX; ) {
    const found = reachesWith(undrawn);
    if (found === 'reached') {
      // Only those that are needed.
      for (const label of [...undrawn]) {
        const fewer = new Set([...undrawn].filter((each) => each !== label));
        if (reachesWith(fewer) === 'reached') undrawn = fewer;
      }
      return [...undrawn];
    }
    more = found.refused.filter((label) => !undrawn.has(label));
    undrawn = new Set([...undrawn, ...more]);
  }
  return [];
}
