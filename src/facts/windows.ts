// Race windows along time (R29): the stretches of a run in which an actor is on its way from one place to another.

import type { Actor } from '../model/actors.ts';
import type { ActorIndex, LaneIndex } from '../model/indices.ts';
import { actorAt, laneOf, rowAt } from '../model/lookup.ts';
import type { Program } from '../model/program.ts';
import type { Frame } from '../model/run.ts';
import type { RaceWindow } from '../model/show.ts';
import {
  type Positions,
  placesAt,
  placesOfStep,
  positionsOf,
  type Standpoint,
  standpointKey,
  standpointOf,
  stepsFrom,
} from './controlFlow.ts';
import { lasting, type Stretch, Stretches } from './stretches.ts';

/** From the turn that opened the window to the one that closed it. */
export interface WindowSpan extends Stretch {
  readonly lane: LaneIndex;
  readonly title: string;
}

/** Follows all windows through a run. */
export function trackWindows(program: Program) {
  const windows = program.shows.flatMap(({ actor, windows: shown }) => {
    const lane = laneOf(program, actor);
    if (lane === undefined) return [];
    return shown.map((each) => new WindowTracker(program, actor, lane, each));
  });
  return {
    spans: windows.map(({ spans }) => spans),
    cut(turn: number): void {
      for (const { spans } of windows) spans.cut(turn);
    },
    /** Takes in the next frame, which `before` came before. */
    grow(before: Frame | undefined, frame: Frame): void {
      for (const tracker of windows) tracker.grow(before, frame);
    },
  };
}

class WindowTracker {
  readonly spans = new Stretches<WindowSpan>(lasting);
  private readonly program: Program;
  private readonly index: ActorIndex;
  private readonly actor: Actor;
  private readonly lane: LaneIndex;
  private readonly shown: RaceWindow;
  private readonly known = new Map<string, boolean>();

  constructor(program: Program, index: ActorIndex, lane: LaneIndex, shown: RaceWindow) {
    this.program = program;
    this.index = index;
    this.actor = actorAt(program, index);
    this.lane = lane;
    this.shown = shown;
  }

  /** Only a step of the actor's own can open or close the window. */
  grow(before: Frame | undefined, frame: Frame): void {
    if (before !== undefined && frame.actor !== this.index) return;
    const here = standpointOf(this.program, frame.state, this.index);
    const there = before && positionsOf(this.program, before.state, this.index);
    const step = there === undefined ? [] : this.placesOf(there, frame);
    const { open } = this.spans;
    const closes = open !== undefined && (this.closesWith(step) || !this.mayClose(here));
    if (closes) this.spans.end({ ...open, to: frame.index });
    if ((open === undefined || closes) && this.opensWith(there, here.positions, step) && this.mayClose(here))
      this.spans.begin({ lane: this.lane, title: this.shown.title, from: frame.index, to: undefined });
  }

  private placesOf(there: Positions, frame: Frame): readonly string[] {
    const row = frame.choice === undefined ? undefined : rowAt(this.program, frame.choice);
    return row === undefined ? [] : placesOfStep(this.actor, there, row);
  }

  private opensWith(there: Positions | undefined, here: Positions, step: readonly string[]): boolean {
    const { opening, from, to } = this.shown;
    if (opening === 'after') return step.includes(from) && (from === to || !step.includes(to));
    return this.standsIn(here) && (there === undefined || !this.standsIn(there));
  }

  private standsIn(positions: Positions): boolean {
    return placesAt(this.actor, positions).includes(this.shown.from);
  }

  private closesWith(step: readonly string[]): boolean {
    return !this.isStretch && step.includes(this.shown.to);
  }

  /** `from P to P`: for as long as the actor stands at P. */
  private get isStretch(): boolean {
    const { opening, from, to } = this.shown;
    return opening === 'from' && from === to;
  }

  /** Whether the second place may be reached from here without opening the window again. */
  private mayClose(here: Standpoint): boolean {
    if (this.isStretch) return this.standsIn(here.positions);
    const key = standpointKey(here);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const answer = this.search(here);
    this.known.set(key, answer);
    return answer;
  }

  private search(here: Standpoint): boolean {
    const seen = new Set<string>();
    const open = [here];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const key = standpointKey(at);
      if (seen.has(key)) continue;
      seen.add(key);
      const { positions } = at;
      for (const { at: step, to } of stepsFrom(this.program, this.actor, at)) {
        if (this.closesWith(step)) return true;
        open.push(...to.filter((next) => !this.opensWith(positions, next.positions, step)));
      }
    }
    return false;
  }
}
