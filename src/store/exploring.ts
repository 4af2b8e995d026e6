// What the explorer has told about programs that were shown: asked for by itself whenever another one is shown.

import type { StoreApi } from 'zustand/vanilla';
import { FateMap } from '../engine/fateMap.ts';
import { GameMap } from '../engine/gameMap.ts';
import type { ExplorationEvent, Explore } from '../model/exploration.ts';
import { EXPLORATIONS_KEPT_MAX, PAGE_STATES_MAX } from '../model/limits.ts';
import type { Program } from '../model/program.ts';
import type { Report } from '../model/report.ts';
import type { SessionState } from './state.ts';

/** What is known about one program. */
export interface Exploration {
  readonly status: 'searching' | 'analysing' | 'finished' | 'failed';
  readonly states: number;
  readonly transitions: number;
  readonly report: Report | undefined;
  readonly fates: FateMap | undefined;
  /** Who wins the game of “avoid”; known soon after the fates. */
  readonly game: GameMap | undefined;
  /** Why it failed. */
  readonly message: string | undefined;
}

const BEGUN: Exploration = {
  status: 'searching',
  states: 1,
  transitions: 0,
  report: undefined,
  fates: undefined,
  game: undefined,
  message: undefined,
};

/** Explores the shown programs in their order, one at a time; one that is no longer shown makes way. */
export function followShown(
  { getState, setState, subscribe }: StoreApi<SessionState>,
  shown: (state: SessionState) => readonly Program[],
  explore: Explore,
): void {
  let under: Program | undefined;
  let stop = (): void => {};

  /** What an interrupted exploration found is of no use: it starts anew when its program is shown again. */
  function put(program: Program, next: Exploration, interrupted?: Program): void {
    const others = [...getState().explorations].filter(([key]) => key !== program && key !== interrupted);
    const kept = others.slice(Math.max(0, others.length + 1 - EXPLORATIONS_KEPT_MAX));
    setState({ explorations: new Map([...kept, [program, next]]) });
  }

  function look(): void {
    const state = getState();
    const program = shown(state).find((each) => each === under || !state.explorations.has(each));
    if (program === undefined || program === under) return;
    const interrupted = under;
    stop();
    under = program;
    put(program, BEGUN, interrupted);
    stop = explore(program, { states: PAGE_STATES_MAX, fairness: true }, (event) => {
      if (event.kind === 'finished' || event.kind === 'failed') {
        under = undefined;
        stop = () => {};
      }
      put(program, after(getState().explorations.get(program) ?? BEGUN, event));
    });
  }

  subscribe(look);
  look();
}

function after(before: Exploration, event: ExplorationEvent): Exploration {
  switch (event.kind) {
    case 'searching':
      return { ...before, states: event.states, transitions: event.transitions };
    case 'report': {
      const { report, fates } = event;
      const { states, transitions } = report;
      const map = fates === undefined ? before.fates : new FateMap(fates);
      return { ...before, status: 'analysing', states, transitions, report, fates: map };
    }
    case 'game':
      return { ...before, game: before.fates && new GameMap(before.fates, event.game) };
    case 'finished':
      return { ...before, status: 'finished' };
    case 'failed':
      return { ...before, status: 'failed', message: event.message };
  }
}
