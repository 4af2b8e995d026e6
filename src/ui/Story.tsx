/** The document's account: title, citation, runs to play, chapters, its own table and notes, and what is left out. */

import './styles/story.css';
import type { View } from '../store/view.ts';
import { AbstractionSheet } from './AbstractionSheet.tsx';
import { Chapters } from './Chapters.tsx';
import { CodeWords } from './CodeWords.tsx';
import { DrawnTable } from './DrawnTable.tsx';
import { Notes } from './Notes.tsx';
import { Runs } from './Runs.tsx';
import { useView } from './useSession.ts';

export function Story({ onPlay }: { readonly onPlay: () => void }) {
  const view = useView();
  const { scenario } = view;
  return (
    <section className="story" aria-label="Story">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
      <div className="account" tabIndex={0} data-scrolls="true">
        <h2 className="title">{scenario.title}</h2>
        {scenario.citations.map((citation) => (
          <p key={citation} className="citation">
            <cite>{citation}</cite>
          </p>
        ))}
        <Runs view={view} onPlay={onPlay} />
        <Chapters key={scenario.id} chapters={scenario.chapters} />
        {scenario.hints.length > 0 && (
          <details className="hints">
            <summary>Hints</summary>
            {scenario.hints.map((hint) => (
              <p key={hint}>
                <CodeWords text={hint} />
              </p>
            ))}
          </details>
        )}
        <AbstractionSheet sheet={scenario.sheet} />
      </div>
      <DrawnTables view={view} />
      <Notes view={view} />
    </section>
  );
}

/** The table that the run is held against stands open; others can be opened. */
function DrawnTables({ view }: { readonly view: View }) {
  return view.scenario.drawn.map((table) => (
    <DrawnTable
      key={table.title}
      table={table}
      drawn={view.drawn?.table === table ? view.drawn : undefined}
      cursor={view.cursor}
    />
  ));
}
