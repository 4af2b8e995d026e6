// What a person has said of a table: lanes of columns, and meanings of cells, as the command line takes them.

import { matched } from '../base/matched.ts';
import type { Table } from '../tables/table.ts';

export interface Confirmed {
  readonly lanes: readonly ConfirmedLane[];
  readonly cells: readonly ConfirmedCell[];
}

export interface ConfirmedLane {
  readonly heading: string;
  readonly lane: string;
}

export interface ConfirmedCell {
  /** Only in this column, where it is given. */
  readonly heading: string | undefined;
  /** As the cell is drawn, or without what its signs add to it. */
  readonly cell: string;
  readonly meaning: ConfirmedMeaning;
}

export type ConfirmedMeaning =
  /** In order; each is a label, a statement or a call. */
  | { readonly kind: 'steps'; readonly steps: readonly string[] }
  | { readonly kind: 'attempt'; readonly step: string }
  | { readonly kind: 'check'; readonly condition: string }
  | { readonly kind: 'not'; readonly label: string }
  | { readonly kind: 'gap' | 'none' };

export const nothingConfirmed: Confirmed = { lanes: [], cells: [] };

/**
 * Reads `cell=label`, `CPU1: cell=label + label`, `cell=attempt label`, `cell=check condition`, `cell=not label`,
 * `cell=none` and `cell=...`. A cell may have `=` in it: it is split where the left side is a cell of the tables.
 * Undefined where there is no such cell.
 */
export function readBinding(text: string, tables: readonly Table[]): ConfirmedCell | undefined {
  for (let at = text.indexOf('='); at >= 0; at = text.indexOf('=', at + 1)) {
    const left = text.slice(0, at).trim();
    const meaning = meaningOf(text.slice(at + 1).trim());
    if (meaning === undefined) continue;
    for (const { columns, cells } of tables) {
      if (cells.some((cell) => isNamed(cell, left))) return { heading: undefined, cell: left, meaning };
      const column = columns.findIndex(({ heading }) => heading !== '' && left.startsWith(`${heading}:`));
      const heading = columns[column]?.heading;
      if (heading === undefined) continue;
      const rest = left.slice(heading.length + 1).trim();
      if (cells.some((cell) => cell.column === column && isNamed(cell, rest)))
        return { heading, cell: rest, meaning };
    }
  }
  return undefined;
}

/** Whether a cell is meant by a text: as it is drawn, or by its words. */
export function isNamed(cell: { readonly text: string; readonly words: string }, text: string): boolean {
  const plain = (each: string): string => each.replace(/\s+/g, ' ').trim();
  return plain(cell.text) === plain(text) || plain(cell.words) === plain(text);
}

function meaningOf(text: string): ConfirmedMeaning | undefined {
  if (text === '') return undefined;
  if (text === 'none') return { kind: 'none' };
  if (/^(?:\.{3}|\u2026)$/.test(text)) return { kind: 'gap' };
  const [, word, rest = ''] = matched(/^(attempt|check|not)\s+(.+)$/s, text);
  switch (word) {
    case 'attempt':
      return { kind: 'attempt', step: rest };
    case 'check':
      return { kind: 'check', condition: rest };
    case 'not':
      return { kind: 'not', label: rest };
    default:
      return { kind: 'steps', steps: text.split(/\s\+\s/).map((step) => step.trim()) };
  }
}

/** Reads `CPU1=cpu0`; undefined where it has no equals sign. */
export function readLane(text: string): ConfirmedLane | undefined {
  const at = text.lastIndexOf('=');
  return at <= 0 ? undefined : { heading: text.slice(0, at).trim(), lane: text.slice(at + 1).trim() };
}
