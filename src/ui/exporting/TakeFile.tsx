/** Takes a file: onto the clipboard, or onto the disk; and says so, or why not. */

import { useState } from 'react';
import { copyFile, type ExportFile, saveFile } from './exportFile.ts';

const refusedCopy = 'The browser does not let the page copy this: download it instead.';
const refusedFile = 'The browser cannot draw a picture as large as this: choose fewer steps.';

export function TakeFile({ file }: { readonly file: ExportFile }) {
  const [said, setSaid] = useState<{ readonly of: ExportFile; readonly words: string }>();
  const say = (words: string) => setSaid({ of: file, words });
  return (
    <div className="export-take">
      <button
        type="button"
        className="solid export-take-download"
        onClick={() =>
          void saveFile(file).then(
            () => say(`${file.name} is in your downloads.`),
            () => say(refusedFile),
          )
        }
      >
        Download
      </button>
      <button
        type="button"
        className="outlined"
        onClick={() =>
          void copyFile(file).then(
            () => say('Copied.'),
            () => say(refusedCopy),
          )
        }
      >
        Copy
      </button>
      <span className="export-small">
        {file.name}, {file.type}
      </span>
      <output className="export-small">{said?.of === file ? said.words : ''}</output>
    </div>
  );
}
