// What the explorer has told about one program so far, and how each of its messages adds to it.

import { FateMap } from '../../engine/fateMap.ts';
import { GameMap } from '../../engine/gameMap.ts';
import type { ExplorationEvent } from '../../model/exploration.ts';
import type { Report } from '../../model/report.ts';

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

/** Nothing was told yet. */
export const BEGUN: Exploration = {
  status: 'searching',
  states: 1,
  transitions: 0,
  report: undefined,
  fates: undefined,
  game: undefined,
  message: undefined,
};

/** What is known after one more message. */
export function afterEvent(before: Exploration, event: ExplorationEvent): Exploration {
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
