// While a task cannot move and others do: it may not step while or it waits. Where a mode bar of the task says so
// already, nothing is said twice.

import { type BarredBy, createBarredBy } from '../engine/barred.ts';
import { quote } from '../engine/sourceText.ts';
import { readSlot } from '../engine/values.ts';
import { isTask } from '../model/actors.ts';
import type { Condition, Reason } from '../model/conditions.ts';
import type { ActorIndex, LaneIndex } from '../model/indices.ts';
import { actorAt, laneIndices } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';
import type { Frame } from '../model/run.ts';
import { tasksOn } from './lanes.ts';
import { tracksOf } from './modes.ts';
import { lasting, type Stretch, Stretches } from './stretches.ts';

export interface WaitSpan extends Stretch {
  readonly lane: LaneIndex;
  readonly kind: 'gate closed' | 'waits';
  readonly actor: ActorIndex;
  /** Place among the tasks of the lane whose waits are followed: each has a line of its own. */
  readonly ordinal: number;
  /** What keeps it, and the scenario's own words for that; those of a prelude are those of its call. */
  readonly by: Reason['kind'];
  readonly words: string;
}

/** Follows all tasks of a program through a run. */
export function trackWaits(program: Program) {
  const tasks = laneIndices(program).flatMap((lane) =>
    followedOn(program, lane).map((actor, ordinal) => ({
      ...{ actor, lane, ordinal, spans: new Stretches<WaitSpan>(lasting) },
      isTold: toldByBar(program, lane, actor),
      // What an endless task stands before at first is its rest: there it waits for work, not in the middle of it.
      rest: actorAt(program, actor).endless ? firstPlace(program, actor) : undefined,
    })),
  );
  const quoted = new Map<Condition, string>();
  let barredBy: BarredBy | undefined;

  function keeping(
    state: Uint32Array,
    { actor, isTold, rest }: (typeof tasks)[number],
  ): Condition | undefined {
    if (isTold(state) || (rest !== undefined && rest === placeIn(program, state, actor))) return undefined;
    barredBy ??= createBarredBy(program);
    const by = barredBy(state, actor);
    // Of its ways none is open: an endless task has nothing to do.
    return actorAt(program, actor).endless && by?.reason.kind === 'when' ? undefined : by;
  }

  function wordsOf(condition: Condition): string {
    const known = quoted.get(condition);
    if (known !== undefined) return known;
    const { reason } = condition;
    const words = 'at' in reason ? quote(program, reason.at) : '';
    quoted.set(condition, words);
    return words;
  }

  return {
    spans: tasks.map(({ spans }) => spans),
    cut(turn: number): void {
      for (const { spans } of tasks) spans.cut(turn);
    },
    grow({ index, state }: Frame): void {
      for (const task of tasks) {
        const { actor, lane, ordinal, spans } = task;
        const condition = keeping(state, task);
        const { open } = spans;
        const words = condition && wordsOf(condition);
        const by = condition?.reason.kind;
        const same = open?.by === by && open?.words === words;
        if (open !== undefined && !same) spans.end({ ...open, to: index });
        if (by === undefined || words === undefined || same) continue;
        const kind = by === 'gate' ? 'gate closed' : 'waits';
        spans.begin({ lane, kind, actor, ordinal, by, words, from: index, to: undefined });
      }
    },
  };
}

/** Where a bar shows who has the CPU, an endless task without one is what runs when nobody else does. */
function followedOn(program: Program, lane: LaneIndex): readonly ActorIndex[] {
  const shown = new Set(
    tracksOf(program, lane).flatMap(({ actor, mode }) => (mode === undefined ? [] : [actor])),
  );
  return tasksOn(program, lane).filter((actor) => {
    const task = actorAt(program, actor);
    return isTask(task) && (shown.size === 0 || shown.has(actor) || !task.endless);
  });
}

/** True in the states in which a mode of the task is drawn as one in which it does not run. */
function toldByBar(program: Program, lane: LaneIndex, actor: ActorIndex): (state: Uint32Array) => boolean {
  const modes = tracksOf(program, lane).flatMap((track) =>
    track.actor === actor && track.mode !== undefined ? [track.mode] : [],
  );
  return (state) =>
    modes.some(({ slot, chart }) => {
      const bar = program.charts[chart]?.drawing[readSlot(program, state, slot)]?.bar;
      return bar === 'blocked' || bar === 'runnable';
    });
}

function placeIn(program: Program, state: Uint32Array, actor: ActorIndex): number | undefined {
  const pc = actorAt(program, actor).threads[0]?.pc;
  return pc === undefined ? undefined : readSlot(program, state, pc);
}

function firstPlace(program: Program, actor: ActorIndex): number | undefined {
  const pc = actorAt(program, actor).threads[0]?.pc;
  return pc === undefined ? undefined : program.initial[pc];
}
