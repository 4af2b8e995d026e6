/** The document's account: goals on top, then one thing at a time to read, and the notes of the run that is played. */

import './story.css';
import { useRef, useState } from 'react';
import type { Became } from '../../model/became.ts';
import type { Scenario } from '../../model/scenario.ts';
import type { View } from '../../store/derived/view.ts';
import { useView } from '../parts/useSession.ts';
import { AbstractionSheet } from './AbstractionSheet.tsx';
import { Chapter } from './Chapter.tsx';
import { DrawnTable } from './DrawnTable.tsx';
import { Goals } from './Goals.tsx';
import { Notes, notesTitle } from './Notes.tsx';
import { Reading, type ReadingPart } from './Reading.tsx';
import { hasRuns, Runs } from './Runs.tsx';
import { TableRoom } from './TableRoom.tsx';

export function Story() {
  const view = useView();
  const { scenario, drawn, runNotes } = view;
  const [chosen, setChosen] = useState<Chosen | undefined>(undefined);
  const situation = `${scenario.id} ${drawn?.table.title ?? ''}`;
  const [roomFor, setRoomFor] = useState<string | undefined>(undefined);
  const inRoom = scenario.drawn.find(({ title }) => title === roomFor);
  const leavesRoom = useRef(false);
  const parts = readingParts(view, {
    open: setRoomFor,
    attach: (opener) => {
      // Who closes the table stands again where it was opened.
      if (opener !== null && leavesRoom.current) opener.focus();
      if (opener !== null) leavesRoom.current = false;
    },
  });
  const close = () => {
    leavesRoom.current = true;
    setRoomFor(undefined);
  };
  const usual = drawn === undefined ? parts[0]?.name : tableName(drawn.table.title);
  const open = chosen?.situation === situation ? chosen.name : usual;
  const isTable = scenario.drawn.some(({ title }) => tableName(title) === open);
  // References to notes stand in the table and in the timeline of a run that has some.
  const hasNotes = scenario.notes.length + runNotes.length > 0;
  const notesBelow = hasNotes && (drawn !== undefined || runNotes.length > 0 || isTable);
  const notes = { name: 'notes', title: notesTitle(view), content: <Notes view={view} /> };
  if (inRoom !== undefined)
    return (
      <section className="story story-place" aria-label="Story" data-room="table">
        <TableRoom view={view} table={inRoom} onClose={close} />
        {hasNotes && <Notes view={view} heading />}
      </section>
    );
  return (
    <section className="story story-place" aria-label="Story">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
      <div className="story-head" tabIndex={0} data-scrolls="true">
        <h2 className="title">{scenario.title}</h2>
        <Citations citations={scenario.citations} />
        <Goals view={view} />
      </div>
      <Reading
        parts={hasNotes && !notesBelow ? withNotes(parts, notes) : parts}
        open={open}
        onOpen={(name) => setChosen({ situation, name })}
      />
      {notesBelow && <Notes view={view} heading />}
    </section>
  );
}

/** Where the race comes from; the other sources open on demand, for the goals stand below them. */
function Citations({ citations }: { readonly citations: readonly string[] }) {
  const [first, ...others] = citations.map((citation) => (
    <p key={citation} className="citation">
      <cite>{citation}</cite>
    </p>
  ));
  return (
    <>
      {first}
      {others.length > 0 && (
        <details className="more-citations">
          <summary>{others.length === 1 ? 'One more source' : `${others.length} more sources`}</summary>
          {others}
        </details>
      )}
    </>
  );
}

/** What the reader opened, or closed, as long as nothing else is shown. */
interface Chosen {
  readonly situation: string;
  readonly name: string | undefined;
}

function tableName(title: string): string {
  return `table ${title}`;
}

/** The button that gives a table its own room. */
interface RoomOpener {
  readonly open: (title: string) => void;
  readonly attach: (opener: HTMLButtonElement | null) => void;
}

function readingParts(view: View, room: RoomOpener): readonly ReadingPart[] {
  const { scenario, program, drawn, cursor } = view;
  const chapters = scenario.chapters.map(({ title, text }) => ({
    name: `chapter ${title}`,
    title,
    content: <Chapter text={text} />,
  }));
  const tables = scenario.drawn.map((table) => ({
    name: tableName(table.title),
    title: table.title,
    content: (
      <>
        <button
          type="button"
          className="link table-opener"
          ref={room.attach}
          onClick={() => room.open(table.title)}
        >
          Show the table in a room of its own
        </button>
        <DrawnTable table={table} drawn={drawn?.table === table ? drawn : undefined} cursor={cursor} />
      </>
    ),
  }));
  const runs = hasRuns(view) ? [{ name: 'runs', title: 'Runs to play', content: <Runs view={view} /> }] : [];
  return [...chapters, ...tables, ...runs, ...sheetOf(scenario, program.became)];
}

function sheetOf({ sheet, became }: Scenario, now: Became | undefined): readonly ReadingPart[] {
  const titles = [
    ...(became.length > 0 ? ['what became of it'] : []),
    ...(sheet.length > 0 ? ['what the model leaves out'] : []),
  ];
  if (titles.length === 0) return [];
  const title = titles.join(', and ').replace(/^w/, 'W');
  return [{ name: 'sheet', title, content: <AbstractionSheet sheet={sheet} became={became} now={now} /> }];
}

/** Notes stand before the sheet. */
function withNotes(parts: readonly ReadingPart[], notes: ReadingPart): readonly ReadingPart[] {
  const sheet = parts.filter(({ name }) => name === 'sheet');
  return [...parts.filter(({ name }) => name !== 'sheet'), notes, ...sheet];
}
