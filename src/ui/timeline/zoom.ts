// How short time is drawn: from rows that can be read to stripes that show where something happened.

import { defined } from '../../base/defined.ts';

/** From readable to the shortest; a step of the wheel or a button goes one further. */
export const zooms: readonly number[] = [1, 0.5, 0.25, 0.125];

/** Below this, rows are too low for words. */
export const readable = 0.9;

/** A shorter run is in view as a whole. */
const rowsToZoom = 40;

export function canZoom(rows: number): boolean {
  return rows > rowsToZoom;
}

/** Width of the corner of the history, with the air before it. */
export function cornerWidth(rows: number): number {
  return canZoom(rows) ? 106 : 42;
}

export function zoomedBy(zoom: number, steps: number): number {
  const index = Math.max(0, zooms.indexOf(zoom)) - steps;
  return defined(zooms[Math.max(0, Math.min(zooms.length - 1, index))]);
}
