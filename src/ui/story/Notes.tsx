/**
 * The notes of the document in our words, and those of the written run that is played. They keep their room and
 * scroll inside it: the one that belongs to the current step comes into view, and nothing else moves.
 */

import { memo, useEffect, useRef } from 'react';
import type { View } from '../../store/derived/view.ts';
import { runNoteName } from '../../words/noteNames.ts';
import { afterPaint } from '../parts/afterPaint.ts';
import { alikeIn } from '../parts/alike.ts';
import { type NoteName, noteId, notesAt } from '../parts/notes.ts';
import { Prose } from '../parts/Prose.tsx';
import { useActions } from '../parts/useSession.ts';

interface Note {
  /** Undefined for the document's remarks without a number. */
  readonly name: NoteName | undefined;
  readonly text: string;
  /** The step that a run's note stands on. */
  readonly at: number | undefined;
}

export function notesTitle({ runNotes }: View): string {
  return runNotes.length > 0 ? 'Notes of this run' : 'Notes of the document';
}

interface Props {
  readonly view: View;
  /** Where they stand for themselves. */
  readonly heading?: boolean;
}

export function Notes({ view, heading = false }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const notes = notesOf(view);
  const current = notesAt(view, view.cursor);
  const focus = latestNote(view);
  useEffect(() => {
    const box = list.current;
    if (box === null) return undefined;
    if (box.style.getPropertyValue('--note') === '') keepHeight(box);
    return afterPaint(() => showNoteOf(box, focus));
  }, [focus]);
  if (notes.length === 0) return null;
  return (
    <section className="notes" aria-label="Notes">
      {heading && <h2>{notesTitle(view)}</h2>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
      <ul ref={list} tabIndex={0} data-scrolls="true">
        {notes.map((note) => (
          <NoteItem
            key={note.text}
            note={note}
            current={note.name !== undefined && current.includes(note.name)}
          />
        ))}
      </ul>
    </section>
  );
}

/** The longest note has its full height, where there is room, so that nothing moves from one to the next. */
function keepHeight(box: HTMLElement): void {
  const heights = [...box.children].map((item) => item.clientHeight);
  box.style.setProperty('--note', `${Math.max(0, ...heights)}px`);
}

function showNoteOf(box: HTMLElement, focus: NoteName | undefined): void {
  const note = focus === undefined ? null : box.querySelector(`#${noteId(focus)}`);
  keepHeight(box);
  if (note instanceof HTMLElement) box.scrollTo({ top: note.offsetTop });
}

/** The note that was passed last, so that it can still be read some steps later. */
function latestNote(view: View): NoteName | undefined {
  for (let turn = view.cursor; turn > 0; turn--) {
    const [note] = notesAt(view, turn);
    if (note !== undefined) return note;
  }
  return undefined;
}

/** Those of the run first: there are some only while it is played. */
function notesOf({ scenario, runNotes }: View): readonly Note[] {
  return [
    ...runNotes.map(({ text, at }, index) => ({ name: runNoteName(index), text, at })),
    ...scenario.notes.map(({ number, text }) => ({
      name: number === undefined ? undefined : `${number}`,
      text,
      at: undefined,
    })),
  ];
}

interface ItemProps {
  readonly note: Note;
  readonly current: boolean;
}

const NoteItem = memo(function NoteItem({ note, current }: ItemProps) {
  const { jump } = useActions();
  const { name, text, at } = note;
  return (
    <li id={name === undefined ? undefined : noteId(name)} tabIndex={-1} data-current={current}>
      {name !== undefined && <b>Note {name}</b>}
      {at !== undefined && (
        <button type="button" className="link note-step" onClick={() => jump(at)}>
          step {at}
        </button>
      )}{' '}
      <Prose text={text} />
    </li>
  );
}, alikeIn('note'));
