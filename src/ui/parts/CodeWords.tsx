/** A line of prose in which names of the program are set in the machine's face. */

import { memo } from 'react';

const codeWord =
  /(`[^`]+`|[A-Za-z_][\w]*(?:\[[\w]*\])?(?:(?:->|\.)[A-Za-z_]\w*(?:\[[\w]*\])?)+|[A-Za-z_]\w*\[\w*\]|[A-Za-z]\w*_\w+(?:\(\))?)/g;

export interface CodePiece {
  readonly text: string;
  readonly code: boolean;
}

/** The text in pieces, those of the program told apart. */
export function codePieces(text: string): readonly CodePiece[] {
  return text.split(codeWord).map((piece, index) => {
    const code = index % 2 === 1;
    return { text: code ? piece.replaceAll('`', '') : piece, code };
  });
}

export const CodeWords = memo(function CodeWords({ text }: { readonly text: string }) {
  return codePieces(text).map((piece, index) =>
    piece.code ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never change places
      <code key={index}>{piece.text}</code>
    ) : (
      piece.text
    ),
  );
});
