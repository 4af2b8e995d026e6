// What stands at the head of a column, where time runs down: as much of the names as fits, and the condition beside it.

import type { LaneHead } from '../words/laneState.ts';
import { clipText, textWidth } from './glyphs.ts';

export interface FittedHead {
  /** Both names. */
  readonly whole: string;
  /** What fits of them. */
  readonly shown: string;
  readonly size: number;
  /** Empty where it does not fit. */
  readonly condition: string;
  /** Where the condition begins, behind the names. */
  readonly conditionAt: number;
}

const sizes = [14, 13, 12] as const;
/** Between names and condition. */
const gap = 10;
const small = 12;

/** The task is what its steps are called by: where two names do not fit, it stays. */
export function fitHead({ lane, task, condition }: LaneHead, room: number): FittedHead {
  const whole = task === undefined ? spaced(lane) : `${lane} · ${task}`;
  const names = task === undefined ? [whole, whole.split(' ')[0] ?? whole] : [whole, task, lane];
  const [fitting] = names.flatMap((shown) =>
    sizes.flatMap((size) => (textWidth(shown, 'bold', size) <= room ? [{ shown, size }] : [])),
  );
  const { shown, size } = fitting ?? { shown: clipText(task ?? lane, 'bold', small, room), size: small };
  const conditionAt = textWidth(shown, 'bold', size) + gap;
  const fits = textWidth(condition, 'sans', small) <= room - conditionAt;
  return { whole, shown, size, condition: fits ? condition : '', conditionAt };
}

/** `host_scheduler` as two words, which break and read better. */
function spaced(name: string): string {
  return name.replaceAll('_', ' ');
}
