/** Two ways to begin: a text to be changed, or a file. */

import './ownStarts.css';
import { Suspense, useState } from 'react';
import { onDemand } from '../parts/onDemand.tsx';
import { openFile } from './openOwn.ts';

/** Few begin a text: what it can begin with comes when somebody does. */
const newScenario = onDemand(async () => (await import('./NewScenario.tsx')).NewScenario);

interface Props {
  /** As links, or as buttons. */
  readonly look: 'link' | 'outlined';
  /** A file that is no text of the language is taken for a table. */
  readonly onTable: (text: string) => void;
}

export function OwnStarts({ look, onTable }: Props) {
  const [beginning, setBeginning] = useState(false);
  return (
    <>
      <button
        type="button"
        className={look}
        onClick={() => setBeginning(true)}
        onPointerEnter={() => void newScenario.prefetch()}
      >
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
      {beginning && (
        <Suspense fallback={null}>
          <newScenario.Part close={() => setBeginning(false)} />
        </Suspense>
      )}
    </>
  );
}
