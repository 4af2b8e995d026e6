/** Draw your own: a table is pasted and becomes a run, or the first line that cannot happen; or a text is begun or opened. */

import './own.css';
import './ownCells.css';
import { type ComponentType, useCallback } from 'react';
import { useStore } from 'zustand';
import type { Level } from '../../model/level.ts';
import { firstPageAddress } from '../parts/address.ts';
import { Logo } from '../parts/Logo.tsx';
import { OwnStarts } from './OwnStarts.tsx';
import { OwnTexts } from './OwnTexts.tsx';
import { openFile } from './openOwn.ts';
import type { OwnDesk } from './ownDesk.ts';
import type { OwnRunProps } from './ownRunProps.ts';
import { takePasted } from './pasted.ts';
import { SHARED_LINES_MAX, TablePane } from './TablePane.tsx';
import { TableRun } from './TableRun.tsx';
import { runOfTable } from './verdictWords.ts';
import { Became, WhatBecame } from './WhatBecame.tsx';

interface Props {
  readonly desk: OwnDesk;
  /** In course order. */
  readonly levels: readonly Level[];
  readonly Run: ComponentType<OwnRunProps>;
}

export function Own({ desk, levels, Run }: Props) {
  const state = useStore(desk.store);
  const { text, failed, judged, busy, shown, skeletons } = state;
  const table = judged?.judged.tables[shown];
  const isShared = table !== undefined && text.split('\n').length <= SHARED_LINES_MAX;
  const hasRun =
    busy === undefined &&
    (table === undefined ? skeletons[shown]?.kind === 'text' : runOfTable(table) !== undefined);
  // Before the table there may be pages of a mail.
  const firstLine = isShared ? table.cells[0]?.line : undefined;
  const toFirstCell = useCallback(
    (lines: HTMLElement | null) => {
      if (lines !== null && firstLine !== undefined) lines.scrollTop = lineHeight * (firstLine - linesBefore);
    },
    [firstLine],
  );
  // What was pasted on the first page has come along.
  const mount = useCallback(
    (element: HTMLTextAreaElement | null) => {
      if (element === null) return;
      const pasted = takePasted();
      if (pasted !== undefined) desk.paste(pasted);
      element.focus();
    },
    [desk],
  );
  const dropped = useCallback(
    (element: HTMLElement | null) =>
      element === null ? undefined : listenForFiles(element, (file) => openFile(file, desk.paste)),
    [desk],
  );
  return (
    <div className="own" ref={dropped}>
      <header className="own-bar">
        <a className="own-brand" href={firstPageAddress}>
          <Logo />
          Wakelane
        </a>
        <h1>Draw your own</h1>
        <OwnStarts look="outlined" onTable={desk.paste} />
        <a href="language.txt">The language</a>
      </header>
      <main className="own-main">
        <div className="own-top" data-run={hasRun}>
          <div className="own-columns">
            <div>
              <h2 id="own-table">The table</h2>
              {text.trim() === '' && (
                <p className="own-hint">
                  Paste it as it stands in the mail, with its headings and its indentation.
                </p>
              )}
            </div>
            <WhatBecame desk={desk} state={state} levels={levels} />
          </div>
          <div className="own-columns own-lines" data-shared={isShared} ref={toFirstCell}>
            <TablePane text={text} table={isShared ? table : undefined} mount={mount} onChange={desk.paste} />
            <Became desk={desk} state={state} />
          </div>
          {failed !== undefined && (
            <p className="own-failed" role="alert">
              Wakelane failed at this text: {failed}
            </p>
          )}
          {text.trim() === '' && <OwnTexts />}
        </div>
        <TableRun desk={desk} state={state} Run={Run} />
      </main>
    </div>
  );
}

/** Of a line that the text and its cells share, as own.css has it. */
const lineHeight = 28;
/** So much of what stands before the first cell stays in view. */
const linesBefore = 3;

/** A file may be dropped anywhere on the page. */
function listenForFiles(element: HTMLElement, open: (file: File | undefined) => void): () => void {
  const allow = (event: DragEvent): void => event.preventDefault();
  const take = (event: DragEvent): void => {
    event.preventDefault();
    open(event.dataTransfer?.files[0]);
  };
  element.addEventListener('dragover', allow);
  element.addEventListener('drop', take);
  return () => {
    element.removeEventListener('dragover', allow);
    element.removeEventListener('drop', take);
  };
}
