// The document's notes: where they stand on the page, and how a reference leads there.

export function noteId(note: number): string {
  return `note-${note}`;
}

/** Brings a note of the story into view and under the reader's keys. */
export function showNote(note: number): void {
  const element = document.getElementById(noteId(note));
  element?.scrollIntoView({ block: 'nearest' });
  element?.focus({ preventScroll: true });
}
