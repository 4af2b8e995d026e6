/** Copies a text and says so, or says that the browser would not. */

import { useState } from 'react';

interface Props {
  readonly name: string;
  readonly text: () => string;
  readonly look?: 'link' | 'outlined';
}

type Copy = 'ready' | 'copied' | 'refused';
const words: Readonly<Record<Copy, string>> = {
  ready: '',
  copied: 'Copied',
  refused: 'The browser refused: select the text instead',
};
const saidMs = 2_500;

export function CopyButton({ name, text, look = 'link' }: Props) {
  const [copy, setCopy] = useState<Copy>('ready');
  const say = (said: Copy) => {
    setCopy(said);
    window.setTimeout(() => setCopy('ready'), saidMs);
  };
  return (
    <span className="copy">
      <button
        type="button"
        className={look}
        onClick={() =>
          navigator.clipboard.writeText(text()).then(
            () => say('copied'),
            () => say('refused'),
          )
        }
      >
        {name}
      </button>
      <output>{words[copy]}</output>
    </span>
  );
}
