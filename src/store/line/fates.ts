// What the explorer knows of the run that is shown: the fate of each of its states, and of each step it could take.

import { rememberEach, rememberLast } from '../../base/remember.ts';
import type { FateMap } from '../../engine/fateMap.ts';
import { frameAfter } from '../../engine/frames.ts';
import type { Machine } from '../../engine/machine.ts';
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
  // A frame belongs to the turns before it, so that its run's fate can be remembered with it.
  const fateOf = rememberEach(
    (map: FateMap, frame: Frame, isDoomed: boolean) => (isDoomed ? 'doomed' : map.of(frame.state)),
    (map, frame) => [map, frame],
  );
  // Moving along a line changes no fate of it.
  const lineFates = rememberLast((map: FateMap, frames: readonly Frame[]): LineFates => {
    const fates: (Fate | undefined)[] = [];
    let doomedAt: number | undefined;
    frames.forEach((frame, index) => {
      const fate = fateOf(map, frame, doomedAt !== undefined);
      if (fate === 'doomed') doomedAt ??= index;
      fates.push(fate);
    });
    return { frames: fates, doomedAt };
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
