/** Draw your own: a table is pasted and becomes a run, or the first line that cannot happen; or a text is begun or opened. */

import './own.css';
import { useCallback } from 'react';
import { useStore } from 'zustand';
import type { Level } from '../../model/level.ts';
import { firstPageAddress } from '../parts/address.ts';
import { Logo } from '../parts/Logo.tsx';
import { BecameOfCells } from './BecameOfCells.tsx';
import { OwnStarts } from './OwnStarts.tsx';
import { OwnTexts } from './OwnTexts.tsx';
import { openFile } from './openOwn.ts';
import type { OwnDesk } from './ownDesk.ts';
import { takePasted } from './pasted.ts';
import { Verdict } from './Verdict.tsx';

interface Props {
  readonly desk: OwnDesk;
  /** In course order. */
  readonly levels: readonly Level[];
}

export function Own({ desk, levels }: Props) {
  const state = useStore(desk.store);
  const { text, failed } = state;
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
      <main>
        <Verdict state={state} />
        <div className="own-columns">
          <section aria-labelledby="own-table">
            <h2 id="own-table">The table</h2>
            <p className="own-hint">
              Paste it as it stands in the mail, with its headings and its indentation.
            </p>
            <textarea
              ref={mount}
              aria-labelledby="own-table"
              spellCheck={false}
              wrap="off"
              rows={Math.min(30, Math.max(12, text.split('\n').length + 1))}
              value={text}
              onChange={({ target }) => desk.paste(target.value)}
            />
          </section>
          <BecameOfCells desk={desk} state={state} levels={levels} />
        </div>
        {failed !== undefined && (
          <p className="own-failed" role="alert">
            Wakelane failed at this text: {failed}
          </p>
        )}
        <OwnTexts />
      </main>
    </div>
  );
}

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
