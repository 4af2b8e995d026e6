/** The texts of one's own that this browser keeps. */

import './ownTexts.css';
import { useSyncExternalStore } from 'react';
import { ownAddress } from '../../kept/address.ts';
import { listTexts, type OwnText, removeText, whenTextsChange } from '../../kept/ownTexts.ts';
import { saveAsFile } from '../parts/saveAsFile.ts';

/** What is known of them by now. */
let known: readonly OwnText[] = [];

function follow(tell: () => void): () => void {
  const read = (): void => {
    listTexts().then(
      (texts) => {
        known = texts;
        tell();
      },
      // A browser may refuse to keep anything: then there is nothing to list.
      () => {},
    );
  };
  read();
  return whenTextsChange(read);
}

/** The texts that are kept, the newest first. */
export function useOwnTexts(): readonly OwnText[] {
  return useSyncExternalStore(follow, () => known);
}

export function OwnTexts() {
  const texts = useOwnTexts();
  if (texts.length === 0) return null;
  return (
    <section className="own-texts" aria-labelledby="own-texts">
      <h2 id="own-texts">Your own texts, kept in this browser</h2>
      <ul>
        {texts.map(({ id, title, text, changed }) => (
          <li key={id}>
            <a href={ownAddress(id)}>{title}</a>
            <span>{new Date(changed).toLocaleString()}</span>
            <button type="button" className="quiet" onClick={() => saveAsFile(title, text)}>
              Save as .race
            </button>
            <button type="button" className="quiet" onClick={() => void removeText(id)}>
              Delete
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
