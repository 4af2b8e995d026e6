// The options that choose what `wakelane explore` asks, and whom; `question.ts` reads them.

import { SAFETY_MEBIBYTES_MAX } from '../model/limits.ts';
import { grouped } from '../words/grouped.ts';

/** Each with its help. */
export const questionOptions = {
  safety: {
    type: 'boolean',
    help: 'ask only what must never happen: errors, never, final and cover; takes less memory, and so more states',
  },
  'memory-limit': {
    type: 'string',
    value: 'MIB',
    help: `with --safety or --engine spin: mebibytes that its states may take (${grouped(SAFETY_MEBIBYTES_MAX)} unless given, and at most)`,
  },
  engine: {
    type: 'string',
    value: 'wakelane|spin',
    help: 'spin: let SPIN search for what must never happen, where it is installed with a C compiler',
  },
  bitstate: {
    type: 'boolean',
    help: 'with --engine spin: tell states apart by hashes alone; what is not found is then only not refuted',
  },
  swarm: {
    type: 'string',
    value: 'N',
    help: 'with --bitstate: N searchers, each with other hashes and in another order',
  },
} as const;
