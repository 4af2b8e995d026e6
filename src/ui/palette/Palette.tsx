/** The palette: everything that can be done now, found by a few letters and done by Enter. */

import './palette.css';
import { type KeyboardEvent, useDeferredValue, useMemo, useState } from 'react';
import { findFuzzily } from '../parts/fuzzy.ts';
import { showModal } from '../parts/showModal.ts';
import { useActions, useWholeSession } from '../parts/useSession.ts';
import { entryMore, type PaletteEntry, paletteEntries } from './paletteEntries.ts';

const listId = 'palette-list';
/** More are not read, and would only cost time. */
const shownMax = 80;
const pageOfRows = 8;

export function Palette() {
  const session = useWholeSession();
  const { showSheet } = useActions();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  // What could be done when it was opened: the run stands still meanwhile.
  const [entries] = useState(() => paletteEntries(session));
  const asked = useDeferredValue(query);
  const found = useMemo(() => findFuzzily(entries, asked, ({ title }) => title, entryMore), [entries, asked]);
  const shown = found.slice(0, shownMax);
  const active = Math.min(chosen, shown.length - 1);
  const run = (entry: PaletteEntry | undefined) => {
    if (entry === undefined) return;
    // First, so that what is done may open a sheet of its own or take the focus.
    showSheet(undefined);
    entry.run();
  };
  const press = (event: KeyboardEvent) => {
    const rows = moves.get(event.key);
    if (event.key === 'Enter') run(shown[active]);
    else if (rows !== undefined) setChosen(clamp(active + rows, shown.length));
    else return;
    event.preventDefault();
  };
  return (
    <dialog className="palette" ref={showModal} onClose={() => showSheet(undefined)} aria-label="Commands">
      <input
        type="text"
        role="combobox"
        aria-label="Find a command, a step, a level"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={active < 0 ? undefined : optionId(active)}
        autoComplete="off"
        spellCheck={false}
        placeholder="Find a command, a step, a level …"
        value={query}
        onKeyDown={press}
        onChange={(event) => {
          setQuery(event.target.value);
          setChosen(0);
        }}
      />
      <div className="palette-list" role="listbox" id={listId} aria-label="Found">
        {shown.map((entry, index) => (
          <Row
            // biome-ignore lint/suspicious/noArrayIndexKey: a row has no state
            key={index}
            id={optionId(index)}
            entry={entry}
            active={index === active}
            onRun={() => run(entry)}
          />
        ))}
      </div>
      <p className="palette-found" role="status">
        {foundWords(found.length)}
      </p>
    </dialog>
  );
}

/** By key: so many rows on. */
const moves: ReadonlyMap<string, number> = new Map([
  ['ArrowDown', 1],
  ['ArrowUp', -1],
  ['PageDown', pageOfRows],
  ['PageUp', -pageOfRows],
]);

function showRow(row: HTMLElement | null): void {
  row?.scrollIntoView({ block: 'nearest' });
}

function clamp(index: number, count: number): number {
  return Math.max(0, Math.min(index, count - 1));
}

function optionId(index: number): string {
  return `palette-${index}`;
}

function foundWords(count: number): string {
  if (count === 0) return 'Nothing here is called that.';
  const counted = count === 1 ? '1 found' : `${count} found`;
  return count > shownMax ? `${counted}, the first ${shownMax} are shown` : counted;
}

interface RowProps {
  readonly id: string;
  readonly entry: PaletteEntry;
  readonly active: boolean;
  readonly onRun: () => void;
}

function Row({ id, entry, active, onRun }: RowProps) {
  const { group, title, detail, key } = entry;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the focus stays in the field, which hears Enter
    <div
      className="palette-row"
      role="option"
      id={id}
      tabIndex={-1}
      aria-selected={active}
      ref={active ? showRow : undefined}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onRun}
    >
      <span className="palette-group">{group}</span>
      <span className="palette-title">
        {title}
        {detail !== '' && <small>{detail}</small>}
      </span>
      {key !== '' && <kbd>{key}</kbd>}
    </div>
  );
}
