// How far a line follows the table of its document.

import type { DrawnView } from '../../store/line/drawnLine.ts';

/** How many turns of the line are those of the document's table: none where nothing is drawn. */
export function turnsAsDrawn(drawn: DrawnView | undefined): number {
  return drawn === undefined ? 0 : drawn.followed;
}
