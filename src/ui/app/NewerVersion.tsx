/** Keeps the page for when there is no network, and tells of a newer version: it is taken when its reader says so. */

import './newerVersion.css';
import { type ComponentType, useState, useSyncExternalStore } from 'react';
import { keepOffline, type NewVersion, type VersionState } from '../../offline/newVersion.ts';

/** What is shown of it. Where the browser keeps nothing, the page works as it did, with a network. */
export async function openNewerVersion(): Promise<ComponentType> {
  // Missing where the page was not sent securely, whatever its type says.
  if (!('serviceWorker' in navigator)) return Nothing;
  const version = await keepOffline(navigator.serviceWorker).catch(() => undefined);
  return version === undefined ? Nothing : () => <NewerVersion version={version} />;
}

const words: Readonly<
  Record<
    Exclude<VersionState, 'current'>,
    { readonly title: string; readonly rest: string; readonly take: string }
  >
> = {
  waiting: {
    title: 'A newer Wakelane is here',
    rest: 'It waits until you take it. The page is then loaded again: this run, your texts and your goals stay; other branches and undo do not.',
    take: 'Take it now',
  },
  'taken elsewhere': {
    title: 'Another tab has a newer Wakelane',
    rest: 'This tab goes on with the one it has. Load it again when it suits you: the run, your texts and your goals stay.',
    take: 'Load it again',
  },
};

function NewerVersion({ version }: { readonly version: NewVersion }) {
  const state = useSyncExternalStore(version.follow, version.state);
  const [dismissed, setDismissed] = useState<VersionState>('current');
  if (state === 'current' || state === dismissed) return null;
  const { title, rest, take } = words[state];
  return (
    <aside className="newer-version" aria-label="Newer version">
      <p role="status">
        <b>{title}</b>
        {rest}
      </p>
      <div className="newer-version-buttons">
        <button type="button" className="outlined small-target" onClick={version.take}>
          {take}
        </button>
        <button type="button" className="quiet small-target" onClick={() => setDismissed(state)}>
          Later
        </button>
      </div>
    </aside>
  );
}

function Nothing() {
  return null;
}
