// The session: what the user is looking at. It holds inputs only; `derived.ts` makes the rest from them.

import { createStore, type StoreApi } from 'zustand/vanilla';
import { assert } from '../base/assert.ts';
import { encodeLink, type LinkLibrary } from '../formats/linkedRun.ts';
import type { ChartTable } from '../model/chart.ts';
import type { Explore } from '../model/exploration.ts';
import type { Settings } from '../model/program.ts';
import type { Example } from '../model/report.ts';
import type { Turn } from '../model/run.ts';
import type { Scenario } from '../model/scenario.ts';
import { type Bench, createBench, type Shipped } from './bench.ts';
import { createDerived } from './derived.ts';
import type { FindDrawn } from './drawnLine.ts';
import { followShown } from './exploring.ts';
import { choose, edit, freshState, nextMemory, nextValue, open, openLink } from './opening.ts';
import { finishFairly, jump, move, play, playDrawn, playExample, playRun, step, tick } from './playing.ts';
import type { SessionState } from './state.ts';
import type { Change, Tools } from './tools.ts';
import type { View } from './view.ts';

export interface SessionParts {
  /** The shipped scenarios; the easiest one that compiles is open at the start. */
  readonly library: readonly Shipped[];
  readonly charts: readonly ChartTable[];
  readonly findDrawn: FindDrawn;
  /** Tries every schedule of what is shown; without it nothing is claimed about other runs. */
  readonly explore?: Explore;
}

/** What the user can do. Where something cannot be done, `problems` says why. */
export interface Actions {
  /** Opens a shipped scenario with its first settings. */
  readonly open: (id: string) => void;
  /** Opens what a link carries; an empty fragment changes nothing. */
  readonly openLink: (fragment: string) => void;
  /** Replaces the text. While it has errors, the last good one runs. */
  readonly edit: (text: string) => void;
  /** Plays the same schedule under other settings; choosing the old ones again brings everything back. */
  readonly choose: (settings: Settings) => void;
  /** Chooses the next value of the first setting, or the next memory model; the first one after the last. */
  readonly nextValue: () => void;
  readonly nextMemory: () => void;
  /** Takes a turn: advances where it is the line's next one, else cuts the future off and goes this way. */
  readonly step: (turn: Turn) => void;
  readonly back: () => void;
  readonly forward: () => void;
  /** Goes to the state after `cursor` turns. */
  readonly jump: (cursor: number) => void;
  readonly restart: () => void;
  /** Plays a drawn table of the scenario from the start, under the settings that it was drawn for. */
  readonly playDrawn: (index: number) => void;
  /** Plays a run that the scenario has in its text. */
  readonly playRun: (index: number) => void;
  /** Holds the run against a drawn table, or against none. */
  readonly chooseDrawn: (index: number | undefined) => void;
  /** Lets everybody who can move do so in turn, from now to the end. */
  readonly finishFairly: () => void;
  /** Plays the line; where there is none, the first drawn table or, failing that, the first run. */
  readonly play: (turnsPerSecond: number) => void;
  readonly pause: () => void;
  /** One turn of playing; pauses at the end of the line. */
  readonly tick: () => void;
  readonly dismissProblems: () => void;
  /** Shows or hides what the explorer knows of this run. */
  readonly showFates: (shown: boolean) => void;
  /** Opens a run that the explorer found, at its end; `fair` plays it on from there. */
  readonly playExample: (example: Example, fair: boolean) => void;
}

export interface Session {
  readonly store: StoreApi<SessionState>;
  /** What the page reads; the same object until something changes. */
  readonly viewOf: (state: SessionState) => View;
  /** The fragment of a link to what is shown, without `#`. */
  readonly linkOf: (state: SessionState) => string;
  /** The shipped scenarios that can be read, easier ones first. */
  readonly shipped: readonly Scenario[];
  readonly actions: Actions;
}

/** Opens a session on the easiest scenario of the library that compiles. */
export function createSession({ library, charts, findDrawn, explore }: SessionParts): Session {
  const bench = createBench(library, charts);
  const course = inCourseOrder(library, bench);
  const [start] = course.flatMap((scenario) => freshState(scenario, bench) ?? []);
  assert(start !== undefined, 'the library has a scenario that compiles');
  const store = createStore<SessionState>(() => ({ ...start, fatesShown: true, explorations: new Map() }));
  const derived = createDerived(bench, findDrawn);
  const links: LinkLibrary = {
    texts: bench.texts,
    read: bench.scenario,
    compile: (text, settings) => bench.machine(text, settings)?.program,
  };

  if (explore !== undefined) followShown(store, (state) => derived.machineOf(state).program, explore);

  function linkOf(state: SessionState): string {
    const { id, text, settings, under, recorded: schedule, fair } = state;
    if (text !== state.good) return encodeLink({ id, text, line: undefined }, links);
    const { frames, cursor } = derived.viewOf(state);
    const line = { settings, under, schedule, fair, cursor, turns: frames.length - 1 };
    return encodeLink({ id, text, line }, links);
  }

  return {
    store,
    viewOf: derived.viewOf,
    linkOf,
    shipped: course.flatMap(({ text }) => bench.scenario(text) ?? []),
    actions: createActions(store, { bench, derived, links }),
  };
}

function inCourseOrder(library: readonly Shipped[], bench: Bench): readonly Shipped[] {
  const levelOf = ({ text }: Shipped): number => bench.scenario(text)?.level ?? Number.POSITIVE_INFINITY;
  // Infinity − Infinity is NaN, which must not decide.
  return library.toSorted((a, b) => levelOf(a) - levelOf(b) || a.id.localeCompare(b.id, 'en'));
}

function createActions({ getState, setState }: StoreApi<SessionState>, tools: Tools): Actions {
  const act =
    <Args extends readonly unknown[]>(action: (tools: Tools, state: SessionState, ...args: Args) => Change) =>
    (...args: Args): void =>
      setState(action(tools, getState(), ...args));
  return {
    open: act(open),
    openLink: act(openLink),
    edit: act(edit),
    choose: act(choose),
    nextValue: act(nextValue),
    nextMemory: act(nextMemory),
    step: act(step),
    back: () => act(move)(-1),
    forward: () => act(move)(1),
    jump: act(jump),
    restart: () => act(jump)(0),
    playDrawn: act(playDrawn),
    playRun: act(playRun),
    chooseDrawn: (drawn) => setState({ drawn }),
    finishFairly: act(finishFairly),
    play: act(play),
    pause: () => setState({ playing: { status: 'paused' } }),
    tick: act(tick),
    dismissProblems: () => setState({ problems: [] }),
    showFates: (fatesShown) => setState({ fatesShown }),
    playExample: act(playExample),
  };
}
