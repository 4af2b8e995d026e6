/** A line of prose in which names of the program are set in the machine's face. */

const codeWord =
  /(`[^`]+`|[A-Za-z_][\w]*(?:\[[\w]*\])?(?:(?:->|\.)[A-Za-z_]\w*(?:\[[\w]*\])?)+|[A-Za-z_]\w*\[\w*\]|[A-Za-z]\w*_\w+(?:\(\))?)/g;

export function CodeWords({ text }: { readonly text: string }) {
  return text.split(codeWord).map((piece, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never change places
      <code key={index}>{piece.replaceAll('`', '')}</code>
    ) : (
      piece
    ),
  );
}
