// The forms in which a run can leave, for page and command line alike.

import type { PictureOptions } from '../../picture/picture.ts';
import { printPicture } from '../../picture/printPicture.tsx';
import { sentenceText, stepSentence } from '../../words/stepSentence.ts';
import type { Refused } from '../litmus/litmus.ts';
import { printLitmusFile } from '../litmus/litmusFile.ts';
import { toPromela } from '../promela/promela.ts';
import { toChromeTrace } from './chromeTrace.ts';
import type { ExportedRun } from './exportedRun.ts';
import { toMermaid } from './mermaid.ts';
import { toPlantUml } from './plantuml.ts';
import { printRunFile } from './runFile.ts';
import { toXState } from './xstate.ts';

interface Form {
  /** What `--to` takes. */
  readonly word: string;
  readonly title: string;
  /** What it is for, in a sentence. */
  readonly use: string;
  /** Of the file's name, without its point. */
  readonly extension: string;
  /** The file's media type. */
  readonly type: string;
}

interface TextExporter extends Form {
  readonly kind: 'text';
  /** The file as text, its last line ended; or why there is none. */
  readonly print: (run: ExportedRun) => string | Refused;
}

/** Of a PNG the SVG that it is to be made of: page and command line have their own programs that draw it. */
interface PictureExporter extends Form {
  readonly kind: 'svg' | 'png';
  readonly print: (run: ExportedRun, options: PictureOptions) => string;
}

export type Exporter = TextExporter | PictureExporter;

export const exporters: readonly Exporter[] = [
  {
    kind: 'svg',
    word: 'svg',
    title: 'SVG picture',
    use: 'The timeline as it stands on the page, sharp at any size: for papers, slides and web pages.',
    extension: 'svg',
    type: 'image/svg+xml',
    print: pictureOf,
  },
  {
    kind: 'png',
    word: 'png',
    title: 'PNG picture',
    use: 'The same for programs that take no SVG: mail, chat, office documents.',
    extension: 'png',
    type: 'image/png',
    print: pictureOf,
  },
  {
    kind: 'text',
    word: 'table',
    title: 'Table',
    use: 'For a mail or a commit message, as authors draw races by hand; “Draw your own” and `wakelane judge` read it back.',
    extension: 'txt',
    type: 'text/plain',
    print: ({ mail }) => mail(),
  },
  {
    kind: 'text',
    word: 'mermaid',
    title: 'Mermaid',
    use: 'A sequence diagram for Markdown pages and wikis.',
    extension: 'mmd',
    type: 'text/vnd.mermaid',
    print: toMermaid,
  },
  {
    kind: 'text',
    word: 'plantuml',
    title: 'PlantUML',
    use: 'A sequence diagram for documents that PlantUML draws.',
    extension: 'puml',
    type: 'text/plain',
    print: toPlantUml,
  },
  {
    kind: 'text',
    word: 'trace',
    title: 'Chrome trace',
    use: 'A timeline for Perfetto or chrome://tracing: a lane is a thread.',
    extension: 'trace.json',
    type: 'application/json',
    print: toChromeTrace,
  },
  {
    kind: 'text',
    word: 'promela',
    title: 'Promela',
    use: 'Not the run but the program, under these settings: SPIN searches the same states.',
    extension: 'pml',
    type: 'text/plain',
    print: ({ program }) => toPromela(program),
  },
  {
    kind: 'text',
    word: 'litmus',
    title: 'Litmus test',
    use: 'Not the run but the program, under these settings, in the C of the kernel’s memory model: herd7 asks the LKMM about it.',
    extension: 'litmus',
    type: 'text/plain',
    print: ({ program, words }) => {
      const file = printLitmusFile(program.text, words.scenario, program.settings);
      return 'refused' in file ? file : file.text;
    },
  },
  {
    kind: 'text',
    word: 'xstate',
    title: 'XState charts',
    use: 'Not the run but its statecharts: XState’s createMachine takes each of them.',
    extension: 'xstate.json',
    type: 'application/json',
    print: ({ program }) => toXState(program),
  },
  {
    kind: 'text',
    word: 'run',
    title: 'Run file',
    use: 'The run with its scenario, to be kept and opened again here or by `wakelane run`.',
    extension: 'run.json',
    type: 'application/json',
    print: ({ words, program }) => printRunFile(words, program.text),
  },
];

function pictureOf({ title, program, frames, shown }: ExportedRun, options: PictureOptions): string {
  const sentences = frames.flatMap((_, turn) => {
    const sentence = stepSentence(program, frames, turn);
    return sentence === undefined ? [] : [`${turn}. ${sentenceText(sentence)}`];
  });
  return printPicture({ title, program, frames, sentences, ...shown }, options);
}
