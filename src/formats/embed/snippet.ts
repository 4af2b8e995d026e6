// A run for somebody else's page: the frame in which it is played, and below it the run's table, which needs no scripts.

interface SnippetParts {
  /** The address of `embed.html` with the fragment of the run. */
  readonly address: string;
  readonly title: string;
  /** The run as it stands in a mail. */
  readonly table: string;
  /** Of the frame, in pixels. */
  readonly height: number;
}

/**
 * What the frame may do: scripts, and its own address, without which it could fetch neither its files nor a worker; and a
 * link that opens the full page, outside of all this. It may not move the page around it, nor open dialogs, nor download.
 */
const sandbox = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox';

/** As HTML, which a Markdown page takes too: it has no empty line outside of the table, and begins at the margin. */
export function embedSnippet({ address, title, table, height }: SnippetParts): string {
  const src = escaped(address);
  const name = escaped(title);
  return [
    `<iframe src="${src}" title="${name}" width="720" height="${height}" style="max-width:100%;border:1px solid #bcb7ab" sandbox="${sandbox}" loading="lazy"></iframe>`,
    '<details>',
    `<summary>The run as a table: ${name}</summary>`,
    `<pre>${whole(escaped(table.trimEnd()))}</pre>`,
    '</details>',
    '',
  ].join('\n');
}

/** In Markdown an empty line would end the HTML. */
function whole(text: string): string {
  return text.replaceAll(/\n(?=\n)/g, '\n&#32;');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
