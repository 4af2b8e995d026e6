/** What became of a program: a word, and the author's phrase. */

import './becameLine.css';
import type { Became } from '../../model/became.ts';
import { becomingWords } from '../../words/becameWords.ts';
import { CodeWords } from './CodeWords.tsx';

export function BecameLine({ became: { kind, phrase } }: { readonly became: Became }) {
  return (
    <span className="became" data-kind={kind}>
      <b>{becomingWords[kind]}:</b> <CodeWords text={phrase} />
    </span>
  );
}
