// What an exporter is given of a run.

import type { Program } from '../../model/program.ts';
import type { Frame } from '../../model/run.ts';
import type { LinkV1 } from '../link/link.ts';

export interface ExportedRun {
  /** The scenario's title. */
  readonly title: string;
  readonly program: Program;
  /** Frame 0 is the initial state. */
  readonly frames: readonly Frame[];
  /** How the run stands behind its last step, in a sentence. */
  readonly ends: string;
  /** Address of the run on the page. */
  readonly link: string;
  /** The same run in the words of a link, its text included. */
  readonly words: LinkV1;
}
