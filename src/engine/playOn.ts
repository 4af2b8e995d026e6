// A run played on fairly to its end, and what the end says of the properties.

import { unreachable } from '../base/unreachable.ts';
import type { RowIndex } from '../model/indices.ts';
import { actorOfRow } from '../model/lookup.ts';
import type { Frame, Schedule, Standing } from '../model/run.ts';
import { enabledRows, standingOf } from './explain.ts';
import { fairFinish } from './finish.ts';
import { firstFrame } from './frames.ts';
import { judge } from './judge.ts';
import type { Machine } from './machine.ts';
import { replay } from './replay.ts';

export interface PlayedOn {
  /** The run, and its fair finish after that. */
  readonly frames: readonly Frame[];
  /** How it stands at the end of them. */
  readonly standing: Standing;
  /** Frames from here on repeat for ever; undefined where the run ends, or nothing is known of what comes. */
  readonly cycleFrom: number | undefined;
  /** For each property of the program: the first frame at which it is broken, undefined where it is not. */
  readonly broken: readonly (number | undefined)[];
}

/** Plays a schedule from the start as far as it goes, and on. */
export function playFromStart(machine: Machine, schedule: Schedule): PlayedOn {
  return playOn(machine, replay(machine, schedule).frames);
}

/** Lets everybody who can move do so in turn after the last of these frames. */
export function playOn(machine: Machine, run: readonly Frame[]): PlayedOn {
  const now = run.at(-1) ?? firstFrame(machine);
  const frames = [...run, ...fairFinish(machine, now)];
  const last = frames.at(-1) ?? now;
  const stands = standingOf(machine, last.state, last.happenings);
  const cycleFrom = stands.kind === 'running' ? repeatOf(frames) : undefined;
  // Where the run ends, or nobody but env could go on, it stays as it is.
  const stays = enabledRows(machine, last.state).every((row) => isEnv(machine, row));
  const endless = cycleFrom ?? (stays ? frames.length - 1 : undefined);
  return { frames, standing: stands, cycleFrom, broken: brokenIn(machine, frames, endless) };
}

/** The frame with the state that the last one has again. */
function repeatOf(frames: readonly Frame[]): number | undefined {
  const words = frames.at(-1)?.state.join();
  const found = frames.slice(0, -1).findLastIndex(({ state }) => state.join() === words);
  return found < 0 ? undefined : found;
}

function isEnv({ program }: Machine, row: RowIndex): boolean {
  return actorOfRow(program, row).kind === 'env';
}

/** `endless`: what is so in none of the frames from here on will never be so again. */
function brokenIn(
  machine: Machine,
  frames: readonly Frame[],
  endless: number | undefined,
): PlayedOn['broken'] {
  const last = frames.length - 1;
  const judgements = judge(machine, frames, last);
  return machine.program.properties.map(({ kind: property, expr, from }, index) => {
    const holds = (test: typeof expr) => {
      const condition = machine.condition(test);
      return (frame: Frame): boolean => machine.evaluate(condition, frame.state, 0) !== 0;
    };
    const never = (first: number | undefined): boolean =>
      first !== undefined && !frames.slice(first).some(holds(expr));
    switch (property) {
      case 'never':
      case 'final': {
        const judgement = judgements[index];
        return judgement?.kind === 'broken' ? judgement.at : undefined;
      }
      case 'possible':
      case 'always eventually':
        return never(endless) ? last : undefined;
      case 'leads to': {
        const start = from === undefined ? -1 : frames.findLastIndex(holds(from));
        return endless !== undefined && start >= 0 && never(Math.min(start, endless)) ? last : undefined;
      }
      case 'cover':
        return undefined;
      default:
        return unreachable(property);
    }
  });
}
