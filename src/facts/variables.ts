// The shared variables as tables: arrays of one size share their columns, as in
//
//               0      1      2
//   ev[].set    true   false  false
//   req[]       1      1      0

import { defined } from '../base/defined.ts';
import { Multimap } from '../base/multimap.ts';
import { formatValue, readSlot } from '../engine/values.ts';
import type { SlotIndex } from '../model/indices.ts';
import { slotAt } from '../model/lookup.ts';
import type { Program, Variable } from '../model/program.ts';
import type { Frame } from '../model/run.ts';

interface ValueCell {
  readonly slot: SlotIndex;
  readonly text: string;
  /** The last step wrote it. */
  readonly written: boolean;
}

export interface VariableRow {
  readonly name: string;
  readonly ghost: boolean;
  /** Some step of the line changed it. */
  readonly changed: boolean;
  /** No code that these settings leave touches it. */
  readonly unused: boolean;
  readonly cells: readonly ValueCell[];
  /** What the last step did to it; undefined where it did nothing. */
  readonly news: string | undefined;
}

export interface VariableTable {
  /** Undefined for plain variables. */
  readonly columns: number | undefined;
  readonly rows: readonly VariableRow[];
}

/**
 * Plain variables first, then arrays by size; in each, what the line changes comes first, else the order of the text
 * counts. That depends on the whole line, future included, so that nothing moves while it is gone through.
 */
export function variableTables(
  program: Program,
  frame: Frame,
  used: ReadonlySet<SlotIndex>,
  changed: ReadonlySet<SlotIndex> = new Set(),
): readonly VariableTable[] {
  const tables = new Multimap<number | undefined, VariableRow>();
  const modes = new Set(program.shows.flatMap((show) => show.modes.map(({ slot }) => slot)));
  for (const variable of program.variables) {
    // Modes have their charts, with room for their long names.
    if (variable.slots.every((slot) => modes.has(slot))) continue;
    const columns = variable.dims.at(-1);
    for (const row of rowsOfVariable(program, frame, variable, { used, changed })) tables.add(columns, row);
  }
  return [...tables]
    .map(([columns, rows]) => ({
      columns,
      rows: rows.toSorted((a, b) => Number(b.changed) - Number(a.changed)),
    }))
    .toSorted((a, b) => Number(a.columns !== undefined) - Number(b.columns !== undefined));
}

function rowsOfVariable(
  program: Program,
  frame: Frame,
  variable: Variable,
  { used, changed }: { readonly used: ReadonlySet<SlotIndex>; readonly changed: ReadonlySet<SlotIndex> },
): readonly VariableRow[] {
  // One that is no array is a table of one cell.
  const columns = variable.dims.length === 0 ? 1 : defined(variable.dims.at(-1));
  const count = Math.ceil(variable.slots.length / columns);
  return Array.from({ length: count }, (_, row) => {
    const slots = variable.slots.slice(row * columns, (row + 1) * columns);
    return {
      name: count === 1 ? variable.name : variable.name.replace('[]', `[${row}]`),
      ghost: variable.ghost,
      changed: slots.some((slot) => changed.has(slot)),
      unused: !slots.some((slot) => used.has(slot)),
      cells: slots.map((slot) => ({
        slot,
        text: formatValue(program, variable.type, readSlot(program, frame.state, slot)),
        written: frame.happenings.some((each) => each.kind === 'write' && each.slot === slot),
      })),
      news: newsOf(program, frame, slots),
    };
  });
}

function newsOf(program: Program, frame: Frame, slots: readonly SlotIndex[]): string | undefined {
  const writes = frame.happenings
    .filter((each) => each.kind === 'write')
    .filter(({ slot }) => slots.includes(slot));
  const [first] = writes;
  const last = writes.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const { type } = slotAt(program, first.slot);
  const before = formatValue(program, type, first.before);
  const after = formatValue(program, type, last.after);
  if (before === after) return `step ${frame.index} wrote ${after} over ${before}: nothing changed`;
  return `step ${frame.index}: ${before} -> ${after}`;
}
