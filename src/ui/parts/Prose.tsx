/** Prose in which words of kernels are explained, once in each text, and names of the program are in the machine's face. */

import { memo } from 'react';
import { type GlossaryPiece, glossaryPieces } from '../../words/glossaryWords.ts';
import { codePieces } from './CodeWords.tsx';
import { ExplainedWord } from './ExplainedWord.tsx';

export const Prose = memo(function Prose({ text }: { readonly text: string }) {
  const explained = new Set<string>();
  return codePieces(text).map(({ text: piece, code }, index) => {
    const words = glossaryPieces(piece).map((each, place) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never change places
      <Piece key={place} piece={each} isNew={isFirst(explained, each)} />
    ));
    // biome-ignore lint/suspicious/noArrayIndexKey: as above
    return code ? <code key={index}>{words}</code> : <span key={index}>{words}</span>;
  });
});

function isFirst(explained: Set<string>, { word }: GlossaryPiece): boolean {
  if (word === undefined || explained.has(word.term)) return false;
  explained.add(word.term);
  return true;
}

function Piece({ piece: { text, word }, isNew }: { readonly piece: GlossaryPiece; readonly isNew: boolean }) {
  if (word === undefined || !isNew) return text;
  return <ExplainedWord word={word}>{text}</ExplainedWord>;
}
