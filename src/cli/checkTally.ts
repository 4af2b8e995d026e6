// What checking scenarios comes to.

import type { Report } from '../model/report.ts';
import { bufferClause } from '../words/explorerWords.ts';
import { EXIT, type ExitCode } from './io.ts';
import { paragraph, plural } from './words.ts';

/** How many of what was looked at is not as expected, or not known. */
export interface CheckTally {
  checks: number;
  wrong: number;
  unknown: number;
  /** Texts that do not compile. */
  broken: number;
  /** What is not as expected, or not known, as sentences. */
  readonly findings: string[];
}

export function newTally(): CheckTally {
  return { checks: 0, wrong: 0, unknown: 0, broken: 0, findings: [] };
}

/** The worst decides. */
export function exitCodeOf({ broken, wrong, unknown }: CheckTally): ExitCode {
  if (broken > 0) return EXIT.badInput;
  return wrong > 0 ? EXIT.fails : unknown > 0 ? EXIT.unknown : EXIT.good;
}

export function summaryText(
  scenarios: number,
  seconds: number,
  { checks, wrong, unknown }: CheckTally,
): string {
  const looked = `${plural(scenarios, 'scenario')}, ${plural(checks, 'check')}, ${seconds.toFixed(1)} s`;
  const all = checks === 1 ? 'it is' : 'all are';
  const bad = wrong === 0 ? [] : [`${plural(wrong, 'is', 'are')} not as expected`];
  const open = unknown === 0 ? [] : [`${unknown} not known: a bound was reached`];
  const found = [...bad, ...open];
  return paragraph(`${looked}: ${found.length === 0 ? `${all} as expected` : found.join(', ')}.`);
}

/** `holds: error, rest; fails: sum` */
export function verdictsLine({ verdicts, bufferLimit }: Report): string {
  const buffers = bufferLimit === undefined ? '' : ` ${bufferClause(bufferLimit)}`;
  const kinds = ['holds', 'fails', 'unknown'] as const;
  return kinds
    .flatMap((kind) => {
      const names = verdicts.filter(({ verdict }) => verdict === kind).map(({ name }) => name);
      return names.length === 0 ? [] : [`${kind}${kind === 'holds' ? buffers : ''}: ${names.join(', ')}`];
    })
    .join('; ');
}
