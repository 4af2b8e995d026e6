// A run file as a link: where it opens on the page.

import { LINK_CHARS_MAX } from '../../model/limits.ts';
import { printLink } from '../link/link.ts';
import { packer } from '../link/packedText.ts';
import { isRunFile, parseRunFile } from './runFile.ts';

interface RunFileLink {
  /** Without `#`; undefined where nothing of the file can be opened. */
  readonly fragment: string | undefined;
  /** What cannot be read of it, in sentences. */
  readonly problems: readonly string[];
}

/** Never throws. */
export function linkOfRunFile(text: string): RunFileLink {
  if (!isRunFile(text))
    return {
      fragment: undefined,
      problems: ['This is no run file. “Export” writes them, and so does `wakelane export --to run`.'],
    };
  const { link, problems } = parseRunFile(text);
  if (link === undefined) return { fragment: undefined, problems };
  const fragment = printLink(link, packer);
  if (fragment.length <= LINK_CHARS_MAX) return { fragment, problems };
  const tooLong = `This run is too long for the page: as a link it has ${fragment.length} characters, and ${LINK_CHARS_MAX} are the most. \`wakelane run FILE\` plays it.`;
  return { fragment: undefined, problems: [...problems, tooLong] };
}
