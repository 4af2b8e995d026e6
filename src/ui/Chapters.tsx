/** The account in short chapters, one at a time. */

import { useState } from 'react';
import { CodeWords } from './CodeWords.tsx';

interface Props {
  readonly chapters: readonly { readonly title: string; readonly text: string }[];
}

export function Chapters({ chapters }: Props) {
  const [shown, setShown] = useState(0);
  const chapter = chapters[shown];
  if (chapter === undefined) return null;
  return (
    <section className="chapter" aria-label="Account">
      <h2>{chapter.title}</h2>
      {chapter.text.split(/\n\s*\n/).map((paragraph) => (
        <p key={paragraph}>
          <CodeWords text={paragraph.replace(/\s+/g, ' ').trim()} />
        </p>
      ))}
      {chapters.length > 1 && (
        <p className="pager">
          <button type="button" className="link" disabled={shown === 0} onClick={() => setShown(shown - 1)}>
            Previous
          </button>
          <span>
            {shown + 1} of {chapters.length}
          </span>
          <button
            type="button"
            className="link"
            disabled={shown + 1 === chapters.length}
            onClick={() => setShown(shown + 1)}
          >
            Next
          </button>
        </p>
      )}
    </section>
  );
}
