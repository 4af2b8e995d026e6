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

/** Opens a file of the language; what any other holds is handed to `onTable`. */
export function openFile(file: File | undefined, onTable: (text: string) => void): void {
  if (file === undefined) return;
  void file.text().then((text) => {
    if (file.name.endsWith('.race') && text.length <= SOURCE_CHARS_MAX) openOwn(text);
    else onTable(text);
  });
}
