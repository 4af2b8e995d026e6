// One sentence that always says where the run stands.

import { unreachable } from '../base/unreachable.ts';
import type { Program } from '../model/program.ts';
import type { Outlook, Standing, Waiting } from '../model/run.ts';
import { actorAt } from './lanes.ts';
import { lineAt, type TextLines } from './textLines.ts';

export interface Status {
  readonly tone: 'open' | 'bad';
  readonly head: string;
  /** The rest of it, where one sentence is not enough. */
  readonly more: string;
}

export function statusOf(
  program: Program,
  lines: TextLines,
  standing: Standing,
  outlook: readonly Outlook[],
  cursor: number,
): Status {
  switch (standing.kind) {
    case 'running':
      return running(program, outlook, cursor);
    case 'finished':
      return {
        tone: 'open',
        head: 'Finished.',
        more: 'No step is left, and everybody is where they should come to rest.',
      };
    case 'stuck':
      return {
        tone: 'bad',
        head: 'Stuck for ever:',
        more: sentencesAtFault(standing.waiting),
      };
    case 'error':
      return {
        tone: 'bad',
        head: `Error on line ${lineAt(lines, standing.at.from)}:`,
        more: standing.message,
      };
    default:
      return unreachable(standing);
  }
}

/** Those who keep the run from its rest; the others merely have nothing to do. */
function sentencesAtFault(waiting: readonly Waiting[]): string {
  const atFault = waiting.filter((task) => task.atFault);
  return (atFault.length > 0 ? atFault : waiting).map(({ sentence }) => sentence).join(' ');
}

function running(program: Program, outlook: readonly Outlook[], cursor: number): Status {
  const movers = outlook.filter(({ options }) => options.length > 0);
  const [only] = movers;
  if (movers.length === 1 && only !== undefined && only.options.length === 1) {
    return { tone: 'open', head: `Only ${actorAt(program, only.actor).name} can move.`, more: '' };
  }
  const head =
    cursor === 0 ? 'You are the scheduler: who steps first?' : 'You are the scheduler: who steps next?';
  return { tone: 'open', head, more: '' };
}
