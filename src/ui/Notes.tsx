/** The document's notes in our words; the one that belongs to the current step stands out. */

import type { View } from '../store/view.ts';
import { CodeWords } from './CodeWords.tsx';
import { noteId } from './notes.ts';
import { notesAt } from './picture.ts';

export function Notes({ view }: { readonly view: View }) {
  const { notes } = view.scenario;
  if (notes.length === 0) return null;
  const current = notesAt(view.drawn, view.cursor);
  return (
    <section className="notes" aria-label="Notes">
      <h2>Notes of the document, and what the code does</h2>
      <ul>
        {notes.map(({ number, text }) => (
          <li
            key={text}
            id={number === undefined ? undefined : noteId(number)}
            tabIndex={-1}
            data-current={number !== undefined && current.includes(number)}
          >
            {number !== undefined && <b>Note {number}</b>} <CodeWords text={text} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The notes that belong to the current step, over the end of the column, so that nothing moves when they come. */
export function CurrentNotes({ view }: { readonly view: View }) {
  const current = notesAt(view.drawn, view.cursor);
  const told = view.scenario.notes.filter(({ number }) => number !== undefined && current.includes(number));
  if (told.length === 0) return null;
  return (
    <div className="current-notes">
      {told.map(({ number, text }) => (
        <p key={number}>
          <b>Note {number}</b> <CodeWords text={text} />
        </p>
      ))}
    </div>
  );
}
