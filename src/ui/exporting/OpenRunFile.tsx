/** The way back: a run file is chosen or dropped, and its run is open. What cannot be read is said here, and nothing is lost. */

import { useState } from 'react';
import { linkOfRunFile } from '../../formats/exports/runFileLink.ts';

const unreadable = 'The browser could not read that file.';

interface Problems {
  readonly problems: readonly string[];
  /** What can be opened all the same. */
  readonly fragment: string | undefined;
}

export function OpenRunFile({ opened }: { readonly opened: () => void }) {
  const [wrong, setWrong] = useState<Problems>();
  const go = (fragment: string) => {
    window.location.hash = fragment;
    opened();
  };
  const read = (file: File | undefined) => {
    if (file === undefined) return;
    file.text().then(
      (text) => {
        const { fragment, problems } = linkOfRunFile(text);
        if (problems.length > 0) setWrong({ problems, fragment });
        else if (fragment !== undefined) go(fragment);
      },
      () => setWrong({ problems: [unreadable], fragment: undefined }),
    );
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the field in it does the same for keys
    <div
      className="export-open"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        read(event.dataTransfer.files[0]);
      }}
    >
      <label>
        Open a run file{' '}
        <input
          type="file"
          accept=".json,application/json"
          onChange={({ target }) => read(target.files?.[0])}
        />
      </label>
      <span className="export-small">or drop it here</span>
      {wrong !== undefined && <Wrong {...wrong} go={go} />}
    </div>
  );
}

function Wrong({ problems, fragment, go }: Problems & { readonly go: (fragment: string) => void }) {
  return (
    <div role="alert" className="export-wrong">
      {problems.map((problem) => (
        <p key={problem}>{problem}</p>
      ))}
      {fragment !== undefined && (
        <button type="button" className="link" onClick={() => go(fragment)}>
          Open the rest of it
        </button>
      )}
    </div>
  );
}
