// That a weaker machine was not asked, where all holds on x86 and nothing but x86 keeps two stores in order.

import { laneName } from '../facts/lanes.ts';
import { plainFlags } from '../facts/plainFlags.ts';
import { slotAt } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';
import type { Report } from '../model/report.ts';

/** The sentence, and how to ask; undefined where something fails, or nothing is left to ask. */
export function weakerMachineSentence(
  program: Program,
  { complete, verdicts }: Pick<Report, 'complete' | 'verdicts'>,
): string | undefined {
  if (!complete || verdicts.some(({ verdict }) => verdict === 'fails')) return undefined;
  const flags = plainFlags(program);
  if (flags === undefined) return undefined;
  const [one, other] = flags.places.map((place) => slotAt(program, place).name);
  const [writer, reader] = [laneName(program, flags.writer), laneName(program, flags.reader)];
  return `${writer} stores ${one} and ${other}, and ${reader} reads both, with no barrier: x86 keeps them in order. A weaker machine was not asked. To ask one, offer \`memory weak\`, too.`;
}
