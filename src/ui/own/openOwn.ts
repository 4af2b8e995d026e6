// Opens a text as one of one's own: it is kept first, so that it cannot be lost.

import { ownAddress } from '../../kept/address.ts';
import { keepText } from '../../kept/ownTexts.ts';
import { SOURCE_CHARS_MAX } from '../../model/limits.ts';

const nothingKept =
  'This browser keeps nothing for pages like this one, so that no text of your own can be opened here.';

/** Keeps a text and goes to its run. */
export function openOwn(text: string): void {
  keepText(undefined, text).then(
    ({ id }) => {
      window.location.hash = ownAddress(id);
    },
    () => window.alert(nothingKept),
  );
}

/** Opens a file of the language, or a run file; what any other holds is handed to `onTable`. */
export function openFile(file: File | undefined, onTable: (text: string) => void): void {
  if (file === undefined) return;
  void file.text().then((text) => {
    if (file.name.endsWith('.race') && text.length <= SOURCE_CHARS_MAX) openOwn(text);
    else if (/\.json$/i.test(file.name)) void openRunFile(text);
    else onTable(text);
  });
}

/** Opens what it can of a run file, and says what it cannot. */
async function openRunFile(text: string): Promise<void> {
  const { linkOfRunFile } = await import('../../formats/exports/runFileLink.ts');
  const { fragment, problems } = linkOfRunFile(text);
  if (problems.length > 0) window.alert(problems.join('\n'));
  if (fragment !== undefined) window.location.hash = fragment;
}
