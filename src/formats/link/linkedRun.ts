// Runs into links and back. What comes in is checked against the scenarios of this page: as much is opened as can
// be, and a sentence says what could not.

import { nearestName } from '../../base/nearestName.ts';
import type { Program, Settings } from '../../model/program.ts';
import type { Schedule } from '../../model/run.ts';
import { isSameSettings } from '../../model/sameSettings.ts';
import { quoted } from '../quoted.ts';
import { printSchedule, readSchedule } from '../schedule.ts';
import { type Choosable, completeSettings, settingWords } from '../settings.ts';
import { FINGERPRINT_CHARS, type LinkLineV1, type LinkV1, type ParsedLink, printLink } from './link.ts';
import type { LinkViewV1 } from './linkView.ts';
import type { Packer } from './packer.ts';

/** Names that a sentence lists. */
const NAMES_TOLD_MAX = 6;

/** What links are checked against. */
export interface LinkLibrary {
  /** Names and texts of the shipped scenarios that are here: of the link's own, at least. */
  readonly texts: ReadonlyMap<string, string>;
  /** Names of all shipped scenarios. */
  readonly names: readonly string[];
  /** What a text lets one choose; undefined where it has errors. */
  readonly read: (text: string) => Choosable | undefined;
  /** The compiled text; undefined where it has errors under these settings. */
  readonly compile: (text: string, settings: Settings) => Compiled | undefined;
  /** Undefined until something must be packed, or was. */
  readonly packer: Packer | undefined;
}

interface Compiled {
  readonly actors: readonly Pick<Program['actors'][number], 'name'>[];
  readonly fingerprint: string;
}

export interface OpenedLink {
  readonly opened: LinkedRun | undefined;
  readonly problems: readonly string[];
}

export interface LinkedRun {
  /** The shipped scenario that this is or was made from; empty where the link names none. */
  readonly id: string;
  readonly text: string;
  /** What somebody has asked to be shown. */
  readonly view?: LinkViewV1 | undefined;
  /** Undefined where the text has errors, so that it can only be edited. */
  readonly line: LinkedLine | undefined;
}

export interface LinkedLine {
  readonly settings: Settings;
  /** What the schedule was recorded under. */
  readonly under: Settings;
  readonly schedule: Schedule;
  readonly fair: boolean;
  readonly cursor: number;
  /** Turns that the whole line should have; undefined where the link does not say, or was not read to its end. */
  readonly turns: number | undefined;
}

/** The fragment for a run, without `#`; a text that has errors goes without its run. */
export function encodeLink(run: LinkedRun, library: LinkLibrary): string {
  return printLink(wordsOfRun(run, library), library.packer);
}

/** What a link to a run says. */
export function wordsOfRun(run: LinkedRun, library: LinkLibrary): LinkV1 {
  const { id, text, view, line } = run;
  const scenario = library.read(text);
  const program = line && library.compile(text, line.under);
  const source = {
    version: 1,
    scenario: id,
    text: library.texts.get(id) === text ? undefined : text,
    ...(view === undefined ? {} : { view }),
  } as const;
  if (line === undefined || scenario === undefined || program === undefined) {
    return { ...source, settings: [], under: undefined, line: undefined };
  }
  const isEmpty = line.schedule.length === 0 && !line.fair;
  return {
    ...source,
    settings: settingWords(line.settings, scenario),
    // Without steps nothing was recorded.
    under:
      isEmpty || isSameSettings(line.settings, line.under) ? undefined : settingWords(line.under, scenario),
    line: isEmpty ? undefined : lineWords(line, program),
  };
}

function lineWords(line: LinkedLine, program: Compiled): LinkLineV1 {
  return {
    schedule: printSchedule(line.schedule, actorNames(program)),
    fair: line.fair,
    cursor: line.cursor,
    turns: line.turns,
    fingerprint: shortFingerprint(program),
  };
}

/** Opens what can be opened of a parsed fragment; it never throws. */
export function readLink({ link, problems }: ParsedLink, library: LinkLibrary): OpenedLink {
  if (link === undefined) return { opened: undefined, problems };
  const text = link.text ?? library.texts.get(link.scenario);
  if (text === undefined) {
    const problem = `There is no scenario ${quoted(link.scenario)} here${instead(link.scenario, library.names)}`;
    return { opened: undefined, problems: [...problems, problem] };
  }
  const id = library.texts.has(link.scenario) ? link.scenario : '';
  const { line, problems: more } = openLine(link, text, library);
  return {
    opened: { id, text, ...(link.view === undefined ? {} : { view: link.view }), line },
    problems: [...problems, ...more],
  };
}

/** The end of the sentence: which name was meant, or which there are, where these are few. */
function instead(name: string, names: readonly string[]): string {
  // A link that was cut off has the beginning of a name.
  const [begun, another] = name === '' ? [] : names.filter((each) => each.startsWith(name));
  const near = another === undefined && begun !== undefined ? begun : nearestName(name, names);
  if (near !== undefined) return `: did you mean ${near}?`;
  return names.length <= NAMES_TOLD_MAX ? `; there are ${names.join(', ')}.` : '.';
}

const emptyLine: LinkLineV1 = { schedule: '', fair: false, cursor: 0, turns: 0, fingerprint: undefined };

function openLine(
  link: LinkV1,
  text: string,
  library: LinkLibrary,
): { line: LinkedLine | undefined; problems: readonly string[] } {
  const scenario = library.read(text);
  const shown = scenario && completeSettings(link.settings, scenario);
  const under = scenario && completeSettings(link.under ?? link.settings, scenario);
  const program = under && library.compile(text, under.settings);
  if (shown === undefined || under === undefined || program === undefined) {
    const what = link.text === undefined ? `The scenario ${quoted(link.scenario)}` : 'The text in the link';
    return { line: undefined, problems: [`${what} has errors: it can be edited, but not run.`] };
  }
  const { line = emptyLine } = link;
  const { schedule, problem } = readSchedule(line.schedule, actorNames(program));
  return {
    line: {
      settings: shown.settings,
      under: under.settings,
      schedule,
      fair: line.fair,
      cursor: line.cursor,
      turns: problem === undefined ? line.turns : undefined,
    },
    problems: [
      ...shown.problems,
      ...(link.under === undefined ? [] : under.problems),
      ...(problem === undefined ? [] : [problem.sentence]),
      ...fingerprintProblems(line, program),
    ],
  };
}

function fingerprintProblems(line: LinkLineV1, program: Compiled): readonly string[] {
  if (line.fingerprint === undefined || line.fingerprint === shortFingerprint(program)) return [];
  return ['The scenario has changed since this link was made: the same turns may do something else here.'];
}

function shortFingerprint(program: Compiled): string {
  return program.fingerprint.slice(0, FINGERPRINT_CHARS);
}

function actorNames(program: Compiled): readonly string[] {
  return program.actors.map(({ name }) => name);
}
