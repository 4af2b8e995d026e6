/** What was made of the pasted text: held against a scenario each cell with what it stands for, else a scenario of its own. */

import type { TableV1 } from '../../formats/judgement/judgement.ts';
import type { Level } from '../../model/level.ts';
import { BecameOfCells, ColumnsOfTable } from './BecameOfCells.tsx';
import { HeldAgainst } from './HeldAgainst.tsx';
import type { OwnDesk, OwnState } from './ownDesk.ts';
import { Elsewhere, SettingsOfTable } from './SettingsOfTable.tsx';
import { headOf, verdictWords } from './verdictWords.ts';

interface Props {
  readonly desk: OwnDesk;
  readonly state: OwnState;
}

/** Over the lines: what is asked of the table as a whole, and what is known of it. */
export function WhatBecame({ desk, state, levels }: Props & { readonly levels: readonly Level[] }) {
  const { text, against, judged, busy, remarks, shown } = state;
  const table = judged?.judged.tables[shown];
  return (
    <section aria-labelledby="own-cells" aria-busy={busy !== undefined}>
      <div className="own-line-of">
        <h2 id="own-cells">
          {text.trim() !== '' && against === undefined ? 'A scenario of its own' : 'What became of each cell'}
        </h2>
        {table !== undefined && <ColumnsOfTable desk={desk} table={table} />}
      </div>
      {text.trim() === '' ? (
        <p className="own-hint">
          Commit messages, mails quoted or not, lockdep’s and KCSAN’s reports, tables in a comment or drawn by
          a machine: what cannot be read without guessing is refused, with the reason.
        </p>
      ) : (
        <div className="own-line-of">
          <HeldAgainst desk={desk} state={state} levels={levels} />
          {judged !== undefined && <SettingsOfTable desk={desk} choices={judged.choices} />}
        </div>
      )}
      <Tables desk={desk} state={state} />
      {remarks.map((remark) => (
        <p key={remark} className="own-hint">
          {remark}
        </p>
      ))}
      {table !== undefined && judged !== undefined && (
        <>
          <p className="own-narrow">{headOf(table)}</p>
          <ul className="own-more">
            {restOf(table).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <Elsewhere desk={desk} choices={judged.choices} table={table} />
        </>
      )}
    </section>
  );
}

/** What the strip has no room for. */
function restOf(table: TableV1): readonly string[] {
  const { two, more } = verdictWords(table);
  return more.filter((sentence) => sentence !== two);
}

/** Of several tables in one text one is shown. */
function Tables({ desk, state: { read, judged, shown } }: Props) {
  const tables = (judged?.judged ?? read)?.tables;
  if (tables === undefined || tables.length < 2) return null;
  return (
    <p className="own-tables">
      {tables.map(({ lines: [from, to] }, index) => (
        <button
          key={from}
          type="button"
          className="outlined"
          aria-pressed={index === shown}
          onClick={() => desk.show(index)}
        >
          {from === to ? `Line ${from}` : `Lines ${from} to ${to}`}
        </button>
      ))}
    </p>
  );
}

/** Beside the lines: the cells, or the text that the table makes. */
export function Became({ desk, state: { against, judged, read, skeletons, shown } }: Props) {
  const table = judged?.judged.tables[shown];
  if (table !== undefined) return <BecameOfCells desk={desk} table={table} />;
  const loose = read?.tables[shown];
  if (against !== undefined || loose === undefined) return <p className="own-code" />;
  const skeleton = skeletons[shown];
  if (skeleton === undefined)
    return (
      <p className="own-failed">
        Line {loose.lines[0]}: {loose.problem}
      </p>
    );
  if (skeleton.kind === 'none') return <p className="own-failed">{skeleton.sentence}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <pre className="own-code" tabIndex={0}>
      {skeleton.text}
    </pre>
  );
}
