// The address of a run on the page.

import { type LinkV1, printLink } from '../formats/link/link.ts';
import { wordsOfRun } from '../formats/link/linkedRun.ts';
import { packer } from '../formats/link/packedText.ts';
import { compile } from '../lang/compile.ts';
import { parseScenario } from '../lang/scenario.ts';
import { charts } from '../machines/charts.ts';
import type { Settings } from '../model/program.ts';
import type { Schedule } from '../model/run.ts';
import type { Io } from './io.ts';
import { type Named, shipped } from './sources.ts';

/** Where `npm start` serves the page. */
const HERE = 'http://127.0.0.1:4173/';

/** The variable that names the page's address. */
const PAGE_VARIABLE = 'WAKELANE_PAGE';

/** The address of a run: `page` as an option gave it, else as the environment does, else that of `npm start`. */
export function pageLink(
  io: Io,
  page: string | undefined,
  named: Pick<Named, 'id' | 'text'>,
  settings: Settings,
  schedule: Schedule,
): string {
  return linkAddress(io, page, linkWords(named, settings, schedule));
}

/** The address of what a link says. */
export function linkAddress(io: Io, page: string | undefined, words: LinkV1): string {
  return `${pageAddress(io, page)}#${printLink(words, packer)}`;
}

/** The address of the page, without a fragment: `page` as an option gave it, else as the environment does. */
export function pageAddress(io: Io, page: string | undefined): string {
  return (page ?? io.environment(PAGE_VARIABLE) ?? HERE).replace(/#.*$/, '');
}

/** What a link to a run of a scenario says, which stands at its end. */
export function linkWords(
  { id, text }: Pick<Named, 'id' | 'text'>,
  settings: Settings,
  schedule: Schedule,
): LinkV1 {
  const texts = new Map(shipped.map((each) => [each.id, each.text]));
  const line = {
    settings,
    under: settings,
    schedule,
    fair: false,
    cursor: schedule.length,
    turns: schedule.length,
  };
  return wordsOfRun(
    { id: texts.has(id) ? id : '', text, line },
    {
      texts,
      names: [...texts.keys()],
      read: (each) => parseScenario('link', each, charts).source?.scenario,
      compile: (each, under) => {
        const { source } = parseScenario('link', each, charts);
        return source && compile(source, under).program;
      },
      packer,
    },
  );
}
