/** The way to one's own tables: a link, or the table itself, pasted anywhere on the first page. */

import { type ReactNode, Suspense } from 'react';
import { bringPasted } from '../own/pasted.ts';
import { ownPageAddress } from '../parts/address.ts';

interface Props {
  /** To begin a text, or to open one; a moment later than the page. */
  readonly starts: ReactNode;
}

export function DrawYourOwn({ starts }: Props) {
  return (
    <section className="way" aria-labelledby="draw-your-own" ref={listenForTables}>
      <h2 id="draw-your-own">Draw your own</h2>
      <p>
        Paste the table of a mail, a commit message or lockdep, here or there: you play it, or the first line
        that cannot happen is named. Or write the code behind it.
      </p>
      <p className="way-links">
        <a href={ownPageAddress}>Paste a table</a>
        <Suspense fallback={null}>{starts}</Suspense>
      </p>
    </section>
  );
}

/** What is pasted outside of fields is for us. */
function listenForTables(element: HTMLElement | null): (() => void) | undefined {
  if (element === null) return undefined;
  const take = (event: ClipboardEvent): void => {
    const text = event.clipboardData?.getData('text/plain');
    if (text === undefined || text.trim() === '') return;
    event.preventDefault();
    bringPasted(text);
  };
  document.addEventListener('paste', take);
  return () => document.removeEventListener('paste', take);
}
