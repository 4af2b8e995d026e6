/**
 * The drawn table in a room of its own: it takes the story's place and, on a wide page, that of the right column, so that
 * each of its columns is as wide as its cells and the lanes keep their width. Escape and a press give all of that back.
 */

import './tableRoom.css';
import type { KeyboardEvent } from 'react';
import type { DrawnTable as Table } from '../../model/scenario.ts';
import type { View } from '../../store/derived/view.ts';
import { DrawnTable } from './DrawnTable.tsx';

interface Props {
  readonly view: View;
  readonly table: Table;
  readonly onClose: () => void;
}

export function TableRoom({ view, table, onClose }: Props) {
  const drawn = view.drawn?.table === table ? view.drawn : undefined;
  const close = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is inside takes the keys
    <div className="table-room" onKeyDown={close}>
      <div className="table-room-head">
        <h2>{table.title}</h2>
        {/* biome-ignore lint/a11y/noAutofocus: the button that was pressed is gone */}
        <button type="button" className="link" autoFocus onClick={onClose}>
          Close the table
        </button>
      </div>
      <p className="table-room-words">{wordsOf(table, drawn, view.cursor)}</p>
      <DrawnTable table={table} drawn={drawn} cursor={view.cursor} wide />
    </div>
  );
}

/** How far the run is, and what a press does. */
function wordsOf({ cells }: Table, drawn: View['drawn'], cursor: number): string {
  if (drawn === undefined) return `${cells.length} cells. This run is not played by this table.`;
  const played = drawn.cellsOfTurn.slice(0, cursor).flat().length;
  return `${played} of ${cells.length} cells played. Press a cell to go to its step.`;
}
