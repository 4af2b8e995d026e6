// A link: a whole run in the fragment of a URL, e.g. `1/acrn-sched-event/fix=flag/v1*3,v2.1,idle0@3of5~8d20c1`.
//
// Parts, in order: the version; the shipped scenario, or `~` and the packed text of an edited one (after the name of
// the scenario that it was made from); the settings; `under:` and the settings that the schedule was recorded under,
// where they are others; the schedule, `+fair` where it is played on fairly to the end; `@`, the turn that is shown,
// `of`, the turns of the whole run; `~` and the beginning of the fingerprint of the compiled steps.
// Where somebody has asked for it, `view:` and how it is to be shown stand before the schedule (`linkView.ts`). A run of
// the scenario's own has a short name, too (`namedRuns.ts`).
// Nothing in it needs an escape. What is said twice shows that a link was cut off or that its scenario has changed.

import { assert } from '../../base/assert.ts';
import { defined } from '../../base/defined.ts';
import { matched, namedGroups } from '../../base/matched.ts';
import {
  LINK_CHARS_MAX,
  READABLE_SCHEDULE_CHARS_MAX,
  SCHEDULE_BYTES_MAX,
  SOURCE_CHARS_MAX,
} from '../../model/limits.ts';
import { quoted } from '../quoted.ts';
import type { SettingWords } from '../settings.ts';
import { type LinkViewV1, parseView, printView } from './linkView.ts';
import type { Packer } from './packer.ts';

/** What a link of version 1 says. Nothing in it has been looked up. */
export interface LinkV1 {
  readonly version: 1;
  /** Name of the shipped scenario; of the one it was made from, if any, where `text` is given. */
  readonly scenario: string;
  /** The text of an edited scenario. */
  readonly text: string | undefined;
  readonly settings: SettingWords;
  /** What the schedule was recorded under, where that is not `settings`. */
  readonly under: SettingWords | undefined;
  /** How it is to be shown, where somebody has asked for that. */
  readonly view?: LinkViewV1 | undefined;
  readonly line: LinkLineV1 | undefined;
}

export interface LinkLineV1 {
  /** In the text form of `schedule.ts`. */
  readonly schedule: string;
  /** Played on fairly after the schedule's end. */
  readonly fair: boolean;
  readonly cursor: number;
  /** Turns of the line as it was shown; undefined where the link does not say. */
  readonly turns: number | undefined;
  readonly fingerprint: string | undefined;
}

export interface ParsedLink {
  /** Undefined where nothing can be opened. */
  readonly link: LinkV1 | undefined;
  readonly problems: readonly string[];
}

/** What must be here before a link can be read. */
export interface LinkNeeds {
  /** The shipped scenario that it names; empty where it names none. */
  readonly scenario: string;
  /** It carries a text of its own. */
  readonly text: boolean;
  /** Something in it is packed. */
  readonly packed: boolean;
}

/** How much of a program's fingerprint a link carries: enough to notice a change, short enough to read. */
export const FINGERPRINT_CHARS = 6;

/** UTF-8 needs at most so many bytes for a UTF-16 unit. */
const bytesPerCharMax = 3;

/** Prints the fragment, without `#`. Without a packer a schedule stays readable, and no text can go with it. */
export function printLink(link: LinkV1, packer: Packer | undefined): string {
  assert(link.text === undefined || packer !== undefined, 'who writes texts has what packs them');
  const source = link.text === undefined ? link.scenario : `${link.scenario}~${packer?.pack(link.text)}`;
  const view = link.view && printView(link.view);
  const segments = [
    String(link.version),
    source,
    ...(link.settings.length > 0 ? [printWords(link.settings)] : []),
    ...(link.under === undefined ? [] : [`under:${printWords(link.under)}`]),
    ...(view === undefined ? [] : [`view:${view}`]),
    ...(link.line === undefined ? [] : [printLine(link.line, packer)]),
  ];
  return segments.join('/');
}

function printWords(words: SettingWords): string {
  return words.map(([name, value]) => `${name}=${value}`).join(',');
}

function printLine(line: LinkLineV1, packer: Packer | undefined): string {
  const { schedule, fair, cursor, turns, fingerprint } = line;
  const isLong = schedule.length > READABLE_SCHEDULE_CHARS_MAX && packer !== undefined;
  const text = isLong ? `~${packer.pack(schedule)}` : schedule;
  const end = `${turns === undefined ? '' : `of${turns}`}${fingerprint === undefined ? '' : `~${fingerprint}`}`;
  return `${text}${fair ? '+fair' : ''}@${cursor}${end}`;
}

/** True where a fragment says a run by its short name, which `namedRuns.ts` writes out before anything is read. */
export function namesRun(fragment: string): boolean {
  return plainLink(fragment).includes('/run:');
}

/** Looks into a fragment, with or without `#`. */
export function linkNeeds(fragment: string): LinkNeeds {
  const [, source = '', ...rest] = plainLink(fragment).split('/');
  const [scenario = '', text] = source.split('~');
  return {
    scenario,
    text: text !== undefined,
    packed: text !== undefined || rest.some((segment) => segment.startsWith('~')),
  };
}

/**
 * Reads a fragment, with or without `#`. An empty one is no link, and no problem either. A packer must be here where
 * `linkNeeds` says so.
 */
export function parseLink(fragment: string, packer: Packer | undefined): ParsedLink {
  const text = plainLink(fragment);
  if (text === '') return { link: undefined, problems: [] };
  if (text.length > LINK_CHARS_MAX) {
    return failed(
      `The link is too long: it has ${text.length} characters, and ${LINK_CHARS_MAX} are the most.`,
    );
  }
  const [version, source, ...rest] = text.split('/');
  if (version === undefined || !/^\d{1,9}$/.test(version) || source === undefined) {
    return failed('The link does not say which scenario to open; it should begin like #1/lost-update.');
  }
  const read = readers.get(Number(version));
  if (read === undefined) {
    const known = LINK_VERSIONS.join(' and ');
    return failed(
      `The link is of version ${version}, and this page reads version ${known}: it may be out of date.`,
    );
  }
  return read(source, rest, packer);
}

/** Reads what stands behind the version, and brings it up to what the newest version says. */
type ReadVersion = (source: string, rest: readonly string[], packer: Packer | undefined) => ParsedLink;

/** A new version gets a reader beside these, and none ever goes: links of each are in the world. */
const readers: ReadonlyMap<number, ReadVersion> = new Map([[1, parseSource]]);

/** The versions that are read, the newest last. */
export const LINK_VERSIONS: readonly number[] = [...readers.keys()];

function parseSource(source: string, rest: readonly string[], packer: Packer | undefined): ParsedLink {
  const { scenario, packed } = namedGroups(/^(?<scenario>[\w-]*)(?:~(?<packed>.*))?$/, source);
  if (scenario === undefined)
    return failed(`The link names the scenario ${quoted(source)}, and no name has such signs.`);
  const text = packed === undefined ? undefined : packer?.unpack(packed, SOURCE_CHARS_MAX * bytesPerCharMax);
  if (packed !== undefined && text === undefined) {
    return failed('The text in the link is damaged: the link was cut off or changed on its way.');
  }
  if (text !== undefined && text.length > SOURCE_CHARS_MAX) {
    return failed(`The text in the link is too long: at most ${SOURCE_CHARS_MAX} characters can be opened.`);
  }
  const start = { version: 1, scenario, text, settings: [], under: undefined, line: undefined } as const;
  return parseSegments(start, rest, packer);
}

function parseSegments(start: LinkV1, segments: readonly string[], packer: Packer | undefined): ParsedLink {
  let link = start;
  const problems: string[] = [];
  const seen = new Set<SegmentKind>();
  for (const segment of segments) {
    if (segment === '') continue;
    const { kind, rest } = segmentOf(segment);
    if (seen.has(kind)) problems.push(`The link has ${segmentNames[kind]} twice: the last counts.`);
    seen.add(kind);
    if (kind === 'under') link = { ...link, under: parseWords(rest, problems) };
    else if (kind === 'view') link = { ...link, view: parseView(rest, problems) };
    else if (kind === 'settings') link = { ...link, settings: parseWords(rest, problems) };
    else link = { ...link, line: parseLine(rest, problems, packer) };
  }
  if (seen.has('under') && !seen.has('line'))
    problems.push('The link says under which settings its steps were taken, and has no steps.');
  return { link, problems };
}

type SegmentKind = 'under' | 'view' | 'settings' | 'line';

const segmentNames = {
  under: 'the settings of its steps',
  view: 'what is to be shown',
  settings: 'settings',
  line: 'a schedule',
} satisfies Record<SegmentKind, string>;

function segmentOf(segment: string): { readonly kind: SegmentKind; readonly rest: string } {
  for (const kind of ['under', 'view'] as const) {
    const mark = `${kind}:`;
    if (segment.startsWith(mark)) return { kind, rest: segment.slice(mark.length) };
  }
  return { kind: segment.includes('=') ? 'settings' : 'line', rest: segment };
}

function parseWords(text: string, problems: string[]): SettingWords {
  const words = text.split(',').map((word) => /^([\w-]+)=([\w-]+)$/.exec(word) ?? word);
  const names = words.flatMap((word) => (typeof word === 'string' ? [] : [defined(word[1])]));
  for (const name of new Set(names.filter((each, index) => names.indexOf(each) < index)))
    problems.push(`The link sets ${quoted(name)} twice: the last value counts.`);
  return words.flatMap((word): SettingWords => {
    if (typeof word !== 'string') return [[defined(word[1]), defined(word[2])]];
    problems.push(`The link has ${quoted(word)} where a setting should be, like fix=counter.`);
    return [];
  });
}

const endPattern = /^(?<fair>\+fair)?@(?<cursor>\d{1,9})of(?<turns>\d{1,9})(?:~(?<fingerprint>\w+))?$/;

function parseLine(segment: string, problems: string[], packer: Packer | undefined): LinkLineV1 | undefined {
  const [, written = '', end = ''] = matched(/^(~?[^~+@]*)(.*)$/s, segment);
  const schedule = written.startsWith('~') ? packer?.unpack(written.slice(1), SCHEDULE_BYTES_MAX) : written;
  if (schedule === undefined) {
    problems.push('The schedule in the link is damaged: the link was cut off or changed on its way.');
    return undefined;
  }
  const { fair, cursor, turns, fingerprint } = namedGroups(endPattern, end);
  if (cursor === undefined || turns === undefined) {
    problems.push('The link does not end as links of this page do: it may have been cut off.');
    return { schedule, fair: end.startsWith('+fair'), cursor: 0, turns: undefined, fingerprint: undefined };
  }
  if (Number(cursor) > Number(turns))
    problems.push(`The link points to step ${cursor} of a run of ${turns}: its end is shown.`);
  return { schedule, fair: fair !== undefined, cursor: Number(cursor), turns: Number(turns), fingerprint };
}

/** Undoes what mail and chat do to a link: `#`, escapes, and punctuation of the sentence around it. */
export function plainLink(fragment: string): string {
  const text = fragment.replace(/^#/, '').replace(/[\s).,;:!?'"<>\]]+$/, '');
  // A stray % is somebody else's damage; the parts that are whole may still open.
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function failed(problem: string): ParsedLink {
  return { link: undefined, problems: [problem] };
}
