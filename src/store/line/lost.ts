// Where a run lost what must stay possible: the first of its states from which it is out of reach, whoever steps.

import { rememberEach } from '../../base/remember.ts';
import { canReach } from '../../engine/canReach.ts';
import type { Machine } from '../../engine/machine.ts';
import { LOST_STATES_MAX } from '../../model/limits.ts';
import type { Property } from '../../model/program.ts';
import type { Frame } from '../../model/run.ts';
import type { RunFates } from './fates.ts';

/** One entry a property: the turn that lost it, as far as it is known and not later than now. */
export type Lost = readonly (number | undefined)[];

/** Makes a function that looks where a run lost its properties, and remembers what it found out about each frame. */
export function createLost(): (
  machine: Machine,
  frames: readonly Frame[],
  cursor: number,
  fates: RunFates | undefined,
) => Lost {
  const reaches = rememberEach((machine: Machine, frame: Frame, property: Property) =>
    canReach(machine, frame.state, property.expr, LOST_STATES_MAX),
  );

  return (machine, frames, cursor, fates) =>
    machine.program.properties.map((property) => {
      const doomedAt = fates?.doomedAt;
      if (property.kind !== 'possible' || doomedAt === undefined || doomedAt > cursor) return undefined;
      // What has been lost dooms the run, and what is lost stays so.
      let first = doomedAt;
      let last = cursor;
      const isLost = (turn: number): boolean | undefined => {
        const frame = frames[turn];
        const can = frame && reaches(machine, frame, property);
        return can === undefined ? undefined : !can;
      };
      if (isLost(first) === true) return first;
      if (isLost(last) !== true) return undefined;
      while (last - first > 1) {
        const middle = Math.floor((first + last) / 2);
        const lost = isLost(middle);
        if (lost === undefined) return undefined;
        if (lost) last = middle;
        else first = middle;
      }
      return last;
    });
}
