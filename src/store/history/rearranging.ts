// Actions that give the line another order: by a coin, or by moving one of its steps.

import { defined } from '../../base/defined.ts';
import { judge } from '../../engine/judge.ts';
import { moveTurn } from '../../engine/moveTurn.ts';
import { spoken } from '../../engine/names.ts';
import { randomWalk, type WalkEnd } from '../../engine/randomWalk.ts';
import { TURNS_MAX } from '../../model/limits.ts';
import type { Impossible } from '../../model/run.ts';
import { turnsOf } from '../../schedule/turns.ts';
import { impossibleSentence } from '../../words/reasonWords.ts';
import { atTurn } from '../actions/together.ts';
import type { Change, Tools } from '../actions/tools.ts';
import type { SessionState } from '../inputs/state.ts';
import { done, refused } from '../inputs/time.ts';

const endWords: Readonly<Record<WalkEnd, string>> = {
  'nobody can move': 'then nobody can move',
  broken: 'and a promise is broken',
  'at rest': 'and all are at rest',
  bound: 'where it was given up',
};

/** Walks on from now with the next seed; from where the last walk set out, where the line is at the end of that one. */
export function walkRandomly({ derived }: Tools, state: SessionState): Change {
  const { frames, cursor } = derived.viewOf(state);
  const machine = derived.machineOf(state);
  const again = state.walked?.recorded === state.recorded && cursor === frames.length - 1;
  const from = Math.min(again ? (state.walked?.from ?? cursor) : cursor, cursor);
  const start = frames[from];
  if (start === undefined) return {};
  const broken = judge(machine, frames, from).flatMap(({ kind }, index) =>
    kind === 'broken' ? [index] : [],
  );
  const walk = randomWalk(machine, start, state.seed, new Set(broken));
  if (walk.frames.length === 0)
    return { toast: refused('Nobody can move here: go back first, and walk from there.') };
  const recorded = turnsOf([...frames.slice(0, from + 1), ...walk.frames]).slice(0, TURNS_MAX);
  const steps = walk.frames.length === 1 ? '1 step' : `${walk.frames.length} steps`;
  return {
    ...{ recorded, under: state.settings, fair: false, playing: 'paused', walked: { recorded, from } },
    ...atTurn(state, recorded.length),
    seed: state.seed + 1,
    toast: done(`Random walk from step ${from}, seed ${state.seed}: ${steps}, ${endWords[walk.end]}.`),
  };
}

/** Chooses the seed of the next random walk. */
export function chooseSeed(_: Tools, __: SessionState, seed: number): Change {
  return Number.isFinite(seed) ? { seed: Math.abs(Math.trunc(seed)) % 2 ** 32 } : {};
}

/** Takes the step that just happened earlier or later by one. */
export function moveNow(tools: Tools, state: SessionState, by: -1 | 1): Change {
  const { cursor, frames } = tools.derived.viewOf(state);
  if (cursor === 0) return { toast: refused('No step has happened yet: go to the one that is to be moved.') };
  const to = cursor + by;
  if (to < 1) return { toast: refused('Step 1 cannot be taken earlier: it is the first.') };
  if (to >= frames.length)
    return { toast: refused(`Step ${cursor} cannot be taken later: it is the line’s last.`) };
  return moveStep(tools, state, cursor, to);
}

/** Takes a step of the line at another place of the order; goes to it there, unless both are past. */
export function moveStep({ derived }: Tools, state: SessionState, from: number, to: number): Change {
  const { frames, cursor } = derived.viewOf(state);
  const machine = derived.machineOf(state);
  const moved = moveTurn(machine, turnsOf(frames), from - 1, to - 1);
  const who = spoken(defined(defined(frames[from]).turn).actor);
  const side = to < from ? 'before' : 'behind';
  const order = `Step ${from} cannot go ${side} step ${to}.`;
  const impossible = (why: Impossible) => impossibleSentence(machine.program, why);
  if (moved.kind === 'unchanged')
    return {
      toast: refused(`${order} Both are ${who}’s, and an actor’s own steps keep their order.`),
    };
  if (moved.kind === 'impossible') {
    const where = `In that order step ${moved.turn} is impossible:`;
    return { toast: refused(`${order} ${where} ${impossible(moved.why)}`) };
  }
  const { schedule: recorded, cut } = moved;
  // Where the run was played on fairly it is so again; else it ends where its old order ends.
  const fair = state.fair && cut !== undefined;
  const rest = fair ? ' From there it is played on fairly.' : ' The line ends before it.';
  const after =
    cut === undefined ? '' : ` Then step ${cut.turn} is impossible: ${impossible(cut.why)}${rest}`;
  return {
    ...{ recorded, under: state.settings, fair, playing: 'paused' },
    ...atTurn(state, cursor > Math.max(from, to) ? cursor : to),
    toast: done(`${who} steps ${to < from ? 'earlier' : 'later'}, as step ${to}.${after}`),
  };
}
