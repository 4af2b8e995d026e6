// The frames that a machine has played. Runs that begin alike share the frames of their beginning, so that a step is
// executed once, however often it is looked at, taken, replayed, or taken again after others.

import { FRAMES_REMEMBERED_MAX } from '../model/limits.ts';
import type { Frame } from '../model/run.ts';

const NONE: readonly Frame[] = [];

export class PlayedFrames {
  private start: Frame | undefined;
  private next = new WeakMap<Frame, Frame[]>();
  private count = 0;

  /** Frame 0, made when it is first asked for. */
  first(make: () => Frame): Frame {
    this.start ??= make();
    return this.start;
  }

  /** The frames that are known to follow on one, in the order in which they were played. */
  after(frame: Frame): readonly Frame[] {
    return this.next.get(frame) ?? NONE;
  }

  /** Keeps a frame that follows on another, and forgets all others where they have become too many. */
  keep(before: Frame, after: Frame): Frame {
    if (this.count === FRAMES_REMEMBERED_MAX) {
      this.next = new WeakMap();
      this.count = 0;
    }
    this.count++;
    const known = this.next.get(before);
    if (known === undefined) this.next.set(before, [after]);
    else known.push(after);
    return after;
  }
}
