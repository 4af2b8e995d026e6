// `npm run crosscheck -- [--only NAME] [--seconds N] [--jobs N]`

import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { crosscheck } from './crosscheck.ts';
import { hasSpin } from './spin.ts';

const usage = 'crosscheck [--only NAME] [--seconds N] [--jobs N]: holds the explorer against SPIN';

const texts: Readonly<Record<string, string>> = import.meta.glob('../../scenarios/*.race', {
  query: '?raw',
  import: 'default',
  eager: true,
});

process.exitCode = await run();

async function run(): Promise<number> {
  const { only, seconds, jobs } = parseArgs({
    options: {
      only: { type: 'string', default: '' },
      seconds: { type: 'string', default: 'Infinity' },
      jobs: { type: 'string', default: String(availableParallelism()) },
    },
  }).values;
  if (!(Number(seconds) > 0) || !Number.isInteger(Number(jobs)) || Number(jobs) < 1) {
    console.error(usage);
    return 2;
  }
  if (!hasSpin()) {
    console.error('The crosscheck runs `spin` and `cc`, which are not both installed here.');
    return 2;
  }
  const named = Object.entries(texts).map(
    ([path, text]) => [path.replace(/^.*\/|\.race$/g, ''), text] as const,
  );
  const options = {
    only,
    seconds: Number(seconds),
    jobs: Number(jobs),
    cache: 'node_modules/.cache/wakelane-crosscheck',
  };
  return crosscheck(new Map(named), options, (line) => console.log(line));
}
