// What each lane would do if nobody else moved: the first thing to know about a program of which one deals the steps.

import { mapDefined } from '../base/mapDefined.ts';
import { enabledRows } from '../engine/explain.ts';
import { firstFrame, frameAfter } from '../engine/frames.ts';
import { createMachine } from '../engine/machine.ts';
import { actorName, columnIndexOf, environmentOf, tasksOn } from '../facts/lanes.ts';
import type { ActorIndex } from '../model/indices.ts';
import { laneIndices, rowAt } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';
import type { Frame } from '../model/run.ts';
import { phraseOf } from './stepWords.ts';

/** The steps of one column, in words. */
interface AloneSteps {
  readonly column: number;
  readonly name: string;
  readonly steps: readonly { readonly words: string; readonly code: boolean }[];
}

/**
 * The first steps of each lane's first task and of each task of the environment, from the start and with all others
 * standing still: until it must wait, comes back to a state, or has taken `max`. A task that cannot begin has none.
 */
export function leftAlone(program: Program, text: string, max: number): readonly AloneSteps[] {
  const machine = createMachine(program);
  const walk = (actor: ActorIndex): readonly Frame[] => {
    const frames: Frame[] = [];
    let now = firstFrame(machine);
    const seen = new Set([now.state.join()]);
    while (frames.length < max) {
      const row = enabledRows(machine, now.state).find((each) => rowAt(program, each).actor === actor);
      if (row === undefined) break;
      now = frameAfter(machine, now, row);
      frames.push(now);
      if (seen.has(now.state.join())) break;
      seen.add(now.state.join());
    }
    return frames;
  };
  const homes = mapDefined(laneIndices(program), (lane) => tasksOn(program, lane)[0]);
  return [...homes, ...environmentOf(program)].map((actor) => ({
    column: columnIndexOf(program, actor),
    name: actorName(program, actor),
    steps: mapDefined(walk(actor), ({ choice, labels, happenings, at }) => {
      if (choice === undefined) return undefined;
      const { parts, source } = phraseOf(program, text, { actor, choice, labels, happenings, at });
      return { words: parts.join(', '), code: source === 'code' };
    }),
  }));
}
