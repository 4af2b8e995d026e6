// A run for a mail or a commit message: its table, and below it what is needed to play it again.

import type { Settings } from '../../model/program.ts';
import { isSameSettings } from '../../model/sameSettings.ts';
import type { Scenario } from '../../model/scenario.ts';
import { TABLE_WIDTH } from './runTable.ts';
import type { Headings } from './tableColumns.ts';
import { wrapWords } from './wrapWords.ts';

export interface MailParts {
  /** As `printRunTable` prints it. */
  readonly table: string;
  readonly notes: readonly { readonly name: string; readonly text: string }[];
  /** What became of the run. */
  readonly sentences: readonly string[];
  readonly title: string;
  /** `fix = counter, memory = tso`; empty where there is nothing to choose. */
  readonly settings: string;
  /** As links and `wakelane run --schedule` take it. */
  readonly schedule: string;
  /** Undefined where the page has no link for it. */
  readonly link: string | undefined;
}

const noteIndent = 2;

/** The whole of it, each line ended by `\n`. A link is never broken; everything else is, at `width`. */
export function printRunMail(
  { table, notes, sentences, title, settings, schedule, link }: MailParts,
  width = TABLE_WIDTH,
): string {
  const lines = (text: string, hang = 0): readonly string[] => wrapWords(text, width, hang);
  const noted = notes.flatMap(({ name, text }) =>
    wrapWords(`[${name}] ${text}`, width - noteIndent, 4).map((line) => ' '.repeat(noteIndent) + line),
  );
  const parts: readonly (readonly string[])[] = [
    notes.length === 0 ? [] : ['Notes:', ...noted],
    sentences.flatMap((sentence) => lines(sentence)),
    [
      ...lines(`Scenario: ${title}${settings === '' ? '' : ` (${settings})`}`, 2),
      ...(schedule === '' ? [] : lines(`Schedule: ${schedule.replaceAll(',', ', ')}`, 2).map(tight)),
      ...(link === undefined ? [] : [`Link: ${link}`]),
    ],
  ];
  const below = parts.filter(({ length }) => length > 0).map((part) => part.join('\n'));
  return `${[table.trimEnd(), ...below].filter((part) => part !== '').join('\n\n')}\n`;
}

/** A schedule is read by its commas; the blanks behind them were only there to break it. */
function tight(line: string): string {
  return line.replace(/, (?=\S)/g, ',');
}

/**
 * What the author calls the lanes: as his table for these settings does, else as the first that he drew. Empty where he
 * drew none.
 */
export function authorsHeadings({ drawn }: Pick<Scenario, 'drawn'>, settings: Settings): Headings {
  const own = drawn.find((table) => isSameSettings(table.settings, settings)) ?? drawn[0];
  return own === undefined ? [] : own.columns;
}
