// What an exporter is given of a run.

import type { FatesOfRun } from '../../facts/fates.ts';
import type { Mover } from '../../facts/movers.ts';
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
  /** The run as `wakelane run` prints it: its table with notes, end and link. */
  readonly mail: () => string;
  readonly shown: ShownBeside;
}

/** What a picture shows beside the steps, as far as it is known and may be shown. */
interface ShownBeside {
  /** The notes at a turn: numbers of the document's, letters of a run's. */
  readonly notesOf: (turn: number) => readonly string[];
  /** As many leading turns are the drawn schedule's. */
  readonly drawnTurns: number;
  /** In a game, whose move each turn was. */
  readonly moverOf: ((turn: number) => Mover | undefined) | undefined;
  /** The turn at which this run parted from the recorded one. */
  readonly parting: number | undefined;
  readonly fates: FatesOfRun | undefined;
}
