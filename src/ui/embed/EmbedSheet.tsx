/** A run for another page: what to paste there, and what its reader will see. */

import './embedSheet.css';
import { useState } from 'react';
import { embedSnippet } from '../../formats/embed/snippet.ts';
import { CopyButton } from '../parts/CopyButton.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { useActions, useSession, useView, useWholeSession } from '../parts/useSession.ts';
import { useRunMail } from '../reading/useRunMail.ts';

const heights = [320, 420, 560] as const;

export function EmbedSheet() {
  const { showSheet } = useActions();
  const view = useView();
  const link = useSession(useWholeSession().linkOf);
  const table = useRunMail(view);
  const [height, setHeight] = useState<number>(420);
  const { href } = new URL(`embed.html#${link}`, window.location.href);
  const snippet = embedSnippet({ address: href, title: view.scenario.title, table, height });
  return (
    <Sheet title="Embed this run" className="embed-sheet" close={() => showSheet(undefined)}>
      <p>
        Paste this into an article, slides or a Markdown page. It shows the run at this step, and its reader
        plays on from here. Below the frame stands the run as a table, for those without scripts.
      </p>
      <label className="embed-height">
        Height
        <select value={height} onChange={({ target }) => setHeight(Number(target.value))}>
          {heights.map((each) => (
            <option key={each} value={each}>
              {each} pixels
            </option>
          ))}
        </select>
      </label>
      <textarea className="embed-snippet" aria-label="What to paste" readOnly rows={9} value={snippet} />
      <CopyButton name="Copy it" text={() => snippet} />
    </Sheet>
  );
}
