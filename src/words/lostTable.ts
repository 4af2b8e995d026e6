// Why a drawn table cannot be played as it says, in one sentence.

import { assert } from '../base/assert.ts';
import { unreachable } from '../base/unreachable.ts';
import { listed } from '../engine/names.ts';
import { TABLE_SEARCH_MAX } from '../model/limits.ts';
import type { LostTable } from '../model/lostTable.ts';

/** What of a drawn table the sentence names. */
interface TableWords {
  readonly columns: readonly { readonly heading: string }[];
  readonly cells: readonly { readonly phrase: string; readonly row: number; readonly column: number }[];
}

export function lostTableSentence(table: TableWords, lost: LostTable): string {
  switch (lost.kind) {
    case 'not in force':
      return `Under these settings ${lost.property} is not in force: nothing can break it.`;
    case 'stopped':
      return `Stopped after ${TABLE_SEARCH_MAX} positions, at “${cellOf(table, lost.cell).phrase}”. A table that leaves much free takes long: draw more of it.`;
    case 'unreached':
      return unreached(table, lost.cell, lost.undrawn);
    case 'unbroken': {
      const sentences = listed(lost.sentences.map((sentence) => `“${sentence}”`));
      return lost.isCut
        ? `The table can be played; whether that can break ${sentences} is not known after ${TABLE_SEARCH_MAX} positions.`
        : `The table can be played, but no schedule that plays it breaks ${sentences}.`;
    }
    default:
      return unreachable(lost);
  }
}

function unreached(table: TableWords, index: number, undrawn: readonly string[]): string {
  const { phrase, row, column } = cellOf(table, index);
  const where = `“${phrase}” in row ${row + 1}, column ${table.columns[column]?.heading}`;
  if (undrawn.length === 0) return `No schedule reaches ${where}, after what is drawn above it.`;
  const [verb, noun] = undrawn.length === 1 ? ['comes', 'is'] : ['come', 'are'];
  const missing = listed(undrawn.map((label) => `“${label}”`));
  return `No schedule reaches ${where}: ${missing} ${verb} before it, and ${noun} not drawn.`;
}

function cellOf(table: TableWords, index: number) {
  const cell = table.cells[index];
  assert(cell !== undefined, 'a table is lost at one of its cells');
  return cell;
}
