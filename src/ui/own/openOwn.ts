// Opens a text as one of one's own: it is kept first, so that it cannot be lost.

import { ownAddress } from '../../kept/address.ts';
import { keepText } from '../../kept/ownTexts.ts';

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
