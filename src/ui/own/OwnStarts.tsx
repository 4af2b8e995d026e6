/** Two ways to begin: a text of a few lines to be changed, or a file. */

import './ownStarts.css';
import { openFile, openOwn } from './openOwn.ts';

const newText = `scenario "My race"

lane CPU0;
lane CPU1;

bool shared;

task first on CPU0 {
    "write": shared = true;
}

task second on CPU1 {
    bool seen;
    "read": seen = shared;
    if (seen) "saw it": step;
}
`;

interface Props {
  /** As links, or as buttons. */
  readonly look: 'link' | 'outlined';
  /** A file that is no text of the language is taken for a table. */
  readonly onTable: (text: string) => void;
}

export function OwnStarts({ look, onTable }: Props) {
  return (
    <>
      <button type="button" className={look} onClick={() => openOwn(newText)}>
        New scenario
      </button>
      <label className={`own-open ${look}`}>
        Open a file
        <input
          type="file"
          accept=".race,.txt,.json,text/plain,application/json"
          onChange={({ target }) => openFile(target.files?.[0], onTable)}
        />
      </label>
    </>
  );
}
