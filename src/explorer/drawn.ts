// Finds the schedule that a drawn table draws, or says why there is none (R21).

import { createAttempts } from '../engine/attempts.ts';
import type { Machine } from '../engine/machine.ts';
import { UNDRAWN_STEPS_MAX } from '../model/limits.ts';
import type { LostTable } from '../model/lostTable.ts';
import type { DrawnTable } from '../model/scenario.ts';
import { tableBreaks } from './tableBreaks.ts';
import { type FoundTable, type TableProgress, TableSearch, type TableTerms } from './tableSearch.ts';

/** The shortest schedule that plays a table from the initial state, and breaks what it says; or why there is none. */
export function findDrawn(machine: Machine, table: DrawnTable): FoundTable | { readonly lost: LostTable } {
  const breaks = table.breaks.length === 0 ? undefined : tableBreaks(machine, table.breaks);
  const absent = table.breaks.find((name) => breaks?.subjects.every((subject) => subject.name !== name));
  if (absent !== undefined) return { lost: { kind: 'not in force', property: absent } };
  const terms: TableTerms = { attempts: undefined, undrawn: new Set(), breaks };
  const first = new TableSearch(machine, table, terms);
  const found = first.run();
  if (found !== undefined) return found;
  if (!table.deadlock) return { lost: whyLost(machine, table, terms, first.progress()) };
  const waiting: TableTerms = { ...terms, attempts: createAttempts(machine) };
  const second = new TableSearch(machine, table, waiting);
  return second.run() ?? { lost: whyLost(machine, table, waiting, second.progress()) };
}

function whyLost(machine: Machine, table: DrawnTable, terms: TableTerms, progress: TableProgress): LostTable {
  const { open: cell, isCut } = progress;
  if (cell === undefined) {
    const sentences = terms.breaks === undefined ? [] : terms.breaks.subjects.map(({ sentence }) => sentence);
    return { kind: 'unbroken', sentences, isCut };
  }
  if (isCut) return { kind: 'stopped', cell };
  return { kind: 'unreached', cell, undrawn: undrawnSteps(machine, table, terms, progress) };
}

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
  for (let more = refused; more.length > 0 && undrawn.size <= UNDRAWN_STEPS_MAX; ) {
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
