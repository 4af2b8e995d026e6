/** What a file holds: the picture, or the beginning of the text. */

import { type ExportFile, pictureAddress } from './exportFile.ts';

/** The trace of a long run has thousands. */
const linesMax = 400;

export function Preview({ file, title }: { readonly file: ExportFile; readonly title: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <section className="export-preview" tabIndex={0} aria-label="Preview" data-scrolls="true">
      {file.kind === 'text' ? (
        <pre>{beginning(file.text)}</pre>
      ) : (
        <img src={pictureAddress(file.svg)} alt={`The timeline of “${title}”`} />
      )}
    </section>
  );
}

function beginning(text: string): string {
  const lines = text.split('\n');
  if (lines.length <= linesMax) return text;
  return `${lines.slice(0, linesMax).join('\n')}\n… and ${lines.length - linesMax} more lines`;
}
