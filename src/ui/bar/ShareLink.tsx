/** Copies a link that carries the whole run, or its short name, and says so. */

import { useState } from 'react';
import { shortest } from '../parts/shortest.ts';
import { useWholeSession } from '../parts/useSession.ts';

type Copy = 'ready' | 'copied' | 'refused';
const saidMs = 2_500;

export function ShareLink() {
  const { store, linkOf } = useWholeSession();
  const [copy, setCopy] = useState<Copy>('ready');
  const share = async () => {
    const url = new URL(window.location.href);
    url.hash = await shortest(linkOf(store.getState()));
    const say = (said: Copy) => {
      setCopy(said);
      window.setTimeout(() => setCopy('ready'), saidMs);
    };
    // Where the page may not write to the clipboard, the address bar shows the link.
    navigator.clipboard.writeText(url.href).then(
      () => say('copied'),
      () => {
        window.history.replaceState(null, '', url);
        say('refused');
      },
    );
  };
  return (
    <span className="share">
      <button type="button" className="strong" onClick={() => void share()}>
        Share link
      </button>
      <output className="said" data-said={copy !== 'ready'}>
        {words(copy)}
      </output>
    </span>
  );
}

function words(copy: Copy): string {
  switch (copy) {
    case 'ready':
      return '';
    case 'copied':
      return 'Link copied';
    case 'refused':
      return 'The link is in the address bar';
  }
}
