// The forms in which a run can leave, for page and command line alike.

import { toChromeTrace } from './chromeTrace.ts';
import type { ExportedRun } from './exportedRun.ts';
import { toMermaid } from './mermaid.ts';
import { toPlantUml } from './plantuml.ts';
import { printRunFile } from './runFile.ts';

export interface Exporter {
  /** What `--to` takes. */
  readonly word: string;
  readonly title: string;
  /** What it is for, in a sentence. */
  readonly use: string;
  /** Of the file's name, without its point. */
  readonly extension: string;
  /** The file's media type. */
  readonly type: string;
  /** The file as text, its last line ended. */
  readonly print: (run: ExportedRun) => string;
}

export const exporters: readonly Exporter[] = [
  {
    word: 'mermaid',
    title: 'Mermaid',
    use: 'A sequence diagram for Markdown pages and wikis.',
    extension: 'mmd',
    type: 'text/vnd.mermaid',
    print: toMermaid,
  },
  {
    word: 'plantuml',
    title: 'PlantUML',
    use: 'A sequence diagram for documents that PlantUML draws.',
    extension: 'puml',
    type: 'text/plain',
    print: toPlantUml,
  },
  {
    word: 'trace',
    title: 'Chrome trace',
    use: 'A timeline for Perfetto or chrome://tracing: a lane is a thread.',
    extension: 'trace.json',
    type: 'application/json',
    print: toChromeTrace,
  },
  {
    word: 'run',
    title: 'Run file',
    use: 'The run with its scenario, to be kept and opened again here or by `wakelane run`.',
    extension: 'run.json',
    type: 'application/json',
    print: ({ words, program }) => printRunFile(words, program.text),
  },
];
