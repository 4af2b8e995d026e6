// Notes: the document's go by their numbers, those of a written run by letters; how a reference leads to one.

import { defined } from '../../base/defined.ts';
import type { View } from '../../store/derived/view.ts';
import type { DrawnView } from '../../store/line/drawnLine.ts';
import { runNoteName } from '../../words/noteNames.ts';

/** What a note is called: `2` for the document's, `a` for the first of a run. */
export type NoteName = string;

export function noteId(note: NoteName): string {
  return `note-${note}`;
}

/** Brings a note of the story into view and under the reader's keys. */
export function showNote(note: NoteName): void {
  const element = document.getElementById(noteId(note));
  element?.scrollIntoView({ block: 'nearest' });
  element?.focus({ preventScroll: true });
}

/** The notes that stand on a turn: on the document's cells that it played, and on the written run's step. */
export function notesAt(
  { drawn, runNotes }: Pick<View, 'drawn' | 'runNotes'>,
  turn: number,
): readonly NoteName[] {
  const numbers = drawn === undefined ? [] : numbersAt(drawn, turn);
  const letters = runNotes.flatMap(({ at }, index) => (at === turn ? [runNoteName(index)] : []));
  return [...new Set(numbers.map(String)), ...letters];
}

/** A turn behind the line's last, and the start, play no cell. */
function numbersAt({ table, cellsOfTurn }: DrawnView, turn: number): readonly number[] {
  const cells = cellsOfTurn[turn - 1];
  return cells === undefined ? [] : cells.flatMap((cell) => defined(table.cells[cell]).notes);
}

/** What a note says. */
export function noteText(
  { scenario, runNotes }: Pick<View, 'scenario' | 'runNotes'>,
  name: NoteName,
): string {
  const ofRun = runNotes.find((_, index) => runNoteName(index) === name);
  return ofRun?.text ?? scenario.notes.find(({ number }) => `${number}` === name)?.text ?? '';
}
