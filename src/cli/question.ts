// What `wakelane explore` is to ask, and whom.

import { SAFETY_MEBIBYTES_MAX } from '../model/limits.ts';
import { BadInput } from './io.ts';
import { readNumber, readWord } from './options.ts';
import type { SpinEngine } from './spin/spinEngine.ts';

/** For each searcher, unless said otherwise: to clear a larger table takes longer than most searches do. */
const BITSTATE_MEBIBYTES = 512;

export type AskedQuestion =
  | { readonly kind: 'everything' }
  | { readonly kind: 'safety'; readonly mebibytes: number }
  | { readonly kind: 'spin'; readonly spin: SpinEngine };

interface QuestionOptions {
  readonly safety?: boolean | undefined;
  readonly switches?: boolean | undefined;
  readonly bitstate?: boolean | undefined;
  readonly swarm?: string | undefined;
  readonly engine?: string | undefined;
  readonly limit?: string | undefined;
  readonly 'memory-limit'?: string | undefined;
}

/** Reads the options that choose it. Throws `BadInput` for those that contradict each other. */
export function readQuestion(values: QuestionOptions): AskedQuestion {
  const engine = readWord('engine', values.engine, ['wakelane', 'spin']);
  const { safety, switches, bitstate, swarm, limit } = values;
  const isNarrow = safety === true || engine === 'spin';
  refuseWhere(
    isNarrow && switches === true,
    '--switches counts along edges, which --safety and --engine spin do not keep',
  );
  refuseWhere(
    !isNarrow && values['memory-limit'] !== undefined,
    '--memory-limit is for --safety and --engine spin; else say --limit, in states',
  );
  refuseWhere(engine !== 'spin' && bitstate === true, '--bitstate is for --engine spin');
  refuseWhere(swarm !== undefined && bitstate !== true, '--swarm is for --engine spin --bitstate');
  refuseWhere(
    engine === 'spin' && limit !== undefined,
    'SPIN counts no states beforehand: bound it with --memory-limit',
  );
  const given = values['memory-limit'];
  const mebibytes = given === undefined && bitstate === true ? BITSTATE_MEBIBYTES : mebibytesOf(given);
  if (engine === 'spin') {
    const searchers = swarm === undefined ? 1 : readNumber('swarm', swarm);
    return { kind: 'spin', spin: { bitstate: bitstate === true, searchers, mebibytes } };
  }
  return safety === true ? { kind: 'safety', mebibytes } : { kind: 'everything' };
}

function refuseWhere(isSo: boolean, why: string): void {
  if (isSo) throw new BadInput(`wakelane: ${why}.`);
}

function mebibytesOf(text: string | undefined): number {
  const mebibytes = text === undefined ? SAFETY_MEBIBYTES_MAX : readNumber('memory-limit', text);
  if (mebibytes > SAFETY_MEBIBYTES_MAX)
    throw new BadInput(
      `wakelane: --memory-limit takes ${SAFETY_MEBIBYTES_MAX} MiB at most, not ${mebibytes}.`,
    );
  return mebibytes;
}
