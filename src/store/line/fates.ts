// What the explorer knows of the run that is shown: the fate of each of its states, and of each step it could take.

import { rememberLast } from '../../base/remember.ts';
import type { FateMap } from '../../engine/fateMap.ts';
import { frameAfter } from '../../engine/frames.ts';
import type { Machine } from '../../engine/machine.ts';
import { sharedFrames } from '../../engine/sharedFrames.ts';
import type { Fate } from '../../model/report.ts';
import type { Frame, Outlook } from '../../model/run.ts';

export interface RunFates {
  /** Of the run after each of its turns. Sticky (R15): a run that has been bad once stays doomed. */
  readonly frames: readonly (Fate | undefined)[];
  /** The first turn that doomed the run; 0 where it was doomed from the start. */
  readonly doomedAt: number | undefined;
  /** The fate that each enabled row of the step table leads to, from now. */
  readonly choices: ReadonlyMap<number, Fate>;
}

export type FatesOf = (
  map: FateMap,
  machine: Machine,
  frames: readonly Frame[],
  cursor: number,
  outlook: readonly Outlook[],
) => RunFates;

/** Makes a function that looks fates up and remembers those of frames it has seen. */
export function createFates(): FatesOf {
  let last:
    | { readonly map: FateMap; readonly frames: readonly Frame[]; readonly line: LineFates }
    | undefined;
  // Moving along a line changes no fate of it, and where it grows the fates behind are looked up alone.
  const lineFates = rememberLast((map: FateMap, frames: readonly Frame[]): LineFates => {
    const known = last?.map === map ? last : undefined;
    const shared = known === undefined ? 0 : sharedFrames(known.frames, frames);
    const fates: (Fate | undefined)[] = known === undefined ? [] : known.line.frames.slice(0, shared);
    const doomed = known?.line.doomedAt;
    let doomedAt = doomed !== undefined && doomed < shared ? doomed : undefined;
    for (const frame of frames.slice(shared)) {
      const fate = doomedAt === undefined ? map.of(frame.state) : 'doomed';
      if (fate === 'doomed') doomedAt ??= frame.index;
      fates.push(fate);
    }
    const line = { frames: fates, doomedAt };
    last = { map, frames, line };
    return line;
  });
  return (map, machine, frames, cursor, outlook) => {
    const line = lineFates(map, frames);
    const now = frames[cursor];
    const isDoomed = line.doomedAt !== undefined && line.doomedAt <= cursor;
    const choices = now === undefined ? new Map() : choiceFates(map, machine, now, outlook, isDoomed);
    return { ...line, choices };
  };
}

type LineFates = Pick<RunFates, 'frames' | 'doomedAt'>;

function choiceFates(
  map: FateMap,
  machine: Machine,
  now: Frame,
  outlook: readonly Outlook[],
  isDoomed: boolean,
): ReadonlyMap<number, Fate> {
  const fates = new Map<number, Fate>();
  for (const { options } of outlook) {
    for (const { choice } of options) {
      const fate = isDoomed ? 'doomed' : map.of(frameAfter(machine, now, choice).state);
      if (fate !== undefined) fates.set(choice, fate);
    }
  }
  return fates;
}
