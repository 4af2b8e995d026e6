/** The way to one's own tables: a link, or the table itself, pasted anywhere on the first page. */

import './drawYourOwn.css';
import { type ReactNode, Suspense } from 'react';
import { bringPasted } from '../own/pasted.ts';
import { ownPageAddress } from '../parts/address.ts';

interface Props {
  /** The texts that this browser keeps, which may come a moment later. */
  readonly texts: ReactNode;
}

export function DrawYourOwn({ texts }: Props) {
  return (
    <section className="draw-your-own" aria-labelledby="draw-your-own" ref={listenForTables}>
      <h2 id="draw-your-own">Draw your own</h2>
      <p>
        Paste a table of CPU0 and CPU1 from a mail, a commit message or lockdep, here or{' '}
        <a href={ownPageAddress}>there</a>: it happens, and you play it; or the first line that cannot happen
        is named, with the reason.
      </p>
      <Suspense fallback={null}>{texts}</Suspense>
    </section>
  );
}

/** What is pasted outside of fields is for us. */
function listenForTables(element: HTMLElement | null): (() => void) | undefined {
  if (element === null) return undefined;
  const take = (event: ClipboardEvent): void => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text.trim() === '') return;
    event.preventDefault();
    bringPasted(text);
  };
  document.addEventListener('paste', take);
  return () => document.removeEventListener('paste', take);
}
