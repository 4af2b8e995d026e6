// A run as a file: what a link carries, as JSON that another program can read, its scenario's text included, so that
// it opens when the scenario has changed. `docs/run.schema.json` describes it. A file of version 1 opens for ever.

import { SOURCE_CHARS_MAX } from '../../model/limits.ts';
import type { LinkLineV1, LinkV1, ParsedLink } from '../link/link.ts';
import type { SettingWords } from '../settings.ts';

/** Says that a JSON object is a run of ours. */
const FORMAT = 'wakelane-run';

/** What a run file of version 1 says; the words are those of a link. */
interface RunFileV1 {
  readonly format: typeof FORMAT;
  readonly version: 1;
  /** The shipped scenario that this is, or was made from. */
  readonly scenario: string;
  readonly text: string;
  readonly settings: Readonly<Record<string, string>>;
  /** What the schedule was recorded under, where that is not `settings`. */
  readonly recordedUnder?: Readonly<Record<string, string>>;
  readonly schedule: string;
  readonly fair: boolean;
  /** The step that is shown. */
  readonly step: number;
  readonly steps?: number;
  readonly fingerprint?: string;
}

/** The line of a link that has none: the run at its start. */
const NO_STEP: LinkLineV1 = {
  schedule: '',
  fair: false,
  cursor: 0,
  turns: undefined,
  fingerprint: undefined,
};

/** The file; `text` is that of the scenario, which a link to a shipped one leaves out. */
export function printRunFile({ scenario, settings, under, line = NO_STEP }: LinkV1, text: string): string {
  const file: RunFileV1 = {
    format: FORMAT,
    version: 1,
    scenario,
    settings: Object.fromEntries(settings),
    ...(under === undefined ? {} : { recordedUnder: Object.fromEntries(under) }),
    schedule: line.schedule,
    fair: line.fair,
    step: line.cursor,
    ...(line.turns === undefined ? {} : { steps: line.turns }),
    ...(line.fingerprint === undefined ? {} : { fingerprint: line.fingerprint }),
    text,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** True where a text is meant to be a run file, however damaged it is. */
export function isRunFile(text: string): boolean {
  return /^\s*\{/.test(text) && text.includes(`"${FORMAT}"`);
}

/** Reads a run file as a link that carries its text; what cannot be read is told, and it never throws. */
export function parseRunFile(text: string): ParsedLink {
  const file = new Reader(text);
  if (file.isBroken) return failed('This run file is damaged: it is no JSON any more.');
  const version = file.number('version');
  if (version !== undefined && version > 1)
    return failed(`This run file is of version ${version}, and version 1 is read here: update the page.`);
  const source = file.string('text');
  if (source === undefined) return failed('This run file has no “text”: the scenario’s own text is missing.');
  if (source.length > SOURCE_CHARS_MAX)
    return failed(
      `The text in this run file is too long: at most ${SOURCE_CHARS_MAX} characters can be opened.`,
    );
  const link: LinkV1 = {
    version: 1,
    scenario: file.string('scenario') ?? '',
    text: source,
    settings: file.words('settings') ?? [],
    under: file.words('recordedUnder'),
    line: lineOf(file),
  };
  return { link, problems: file.problems };
}

function lineOf(file: Reader): LinkLineV1 | undefined {
  const schedule = file.string('schedule');
  if (schedule === undefined) return undefined;
  const fair = file.flag('fair');
  const turns = file.number('steps');
  return {
    schedule,
    fair,
    cursor: file.number('step') ?? turns ?? 0,
    turns,
    fingerprint: file.string('fingerprint'),
  };
}

/** Reads members of a JSON object, each with its type; what has another one is told and left out. */
class Reader {
  readonly problems: string[] = [];
  readonly isBroken: boolean;
  private readonly members: ReadonlyMap<string, unknown>;

  constructor(text: string) {
    const value = parseJson(text);
    this.isBroken = typeof value !== 'object' || value === null;
    this.members = new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
  }

  string(name: string): string | undefined {
    const value = this.members.get(name);
    if (typeof value === 'string' || value === undefined) return value;
    return this.refuse(name, 'a string');
  }

  number(name: string): number | undefined {
    const value = this.members.get(name);
    if (value === undefined) return undefined;
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
    return this.refuse(name, 'a whole number from 0 on');
  }

  flag(name: string): boolean {
    const value = this.members.get(name);
    if (value === undefined || typeof value === 'boolean') return value === true;
    this.refuse(name, 'true or false');
    return false;
  }

  words(name: string): SettingWords | undefined {
    const value = this.members.get(name);
    if (value === undefined) return undefined;
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return this.refuse(name, 'an object of settings');
    return Object.entries(value).flatMap(([setting, word]): SettingWords => {
      if (typeof word === 'string') return [[setting, word]];
      this.refuse(`${name}.${setting}`, 'a string');
      return [];
    });
  }

  private refuse(name: string, wanted: string): undefined {
    this.problems.push(`In this run file “${name}” must be ${wanted}; it was left out.`);
    return undefined;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function failed(problem: string): ParsedLink {
  return { link: undefined, problems: [problem] };
}
